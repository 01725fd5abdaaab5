"""Accept connections, and check what each one asks for."""
