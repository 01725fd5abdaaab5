"""Tables of words that authors write as keys, and where they go: ``actor`` of a character goes into a role."""
