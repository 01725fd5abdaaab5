"""Detect a terminal and its capabilities from the environment."""
