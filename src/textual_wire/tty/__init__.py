"""The terminal device of this process: its settings, its input, and job control."""
