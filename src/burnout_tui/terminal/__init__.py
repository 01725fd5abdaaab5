"""What the terminal is and can do, and fewer bytes on the wire; knows no film."""
