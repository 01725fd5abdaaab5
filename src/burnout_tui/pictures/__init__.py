"""The geometry of pictures, as data. This package knows no screen."""
