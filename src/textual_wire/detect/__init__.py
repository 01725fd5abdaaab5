"""Decide what a terminal is and can do, from what its environment says."""
