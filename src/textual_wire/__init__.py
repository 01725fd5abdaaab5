"""What a terminal is and can do, and a wire that sends it only what changed; for any Textual app."""
