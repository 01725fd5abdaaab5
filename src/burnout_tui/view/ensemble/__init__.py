"""The ensemble drawn and walked."""
