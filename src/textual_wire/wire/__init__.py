"""Compare frames with what the terminal shows, and send it only the cells that changed."""
