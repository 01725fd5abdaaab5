"""Accept connections, and check their requests."""
