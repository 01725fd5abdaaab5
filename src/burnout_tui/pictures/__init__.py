"""The geometry of pictures, as data, independent of any screen."""
