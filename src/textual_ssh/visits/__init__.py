"""One visit: input, output, and the app or the conversation between them."""
