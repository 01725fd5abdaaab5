"""The geometry of pictures, as data; knows no Textual."""
