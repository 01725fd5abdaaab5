"""Compare frames with the contents of the terminal, and send only the cells that changed."""
