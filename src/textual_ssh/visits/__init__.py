"""One visit: its input, its output, and the app or conversation between them."""
