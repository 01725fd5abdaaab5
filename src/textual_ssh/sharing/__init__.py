"""Styles and caches that all visitors of one process share, and less memory for each visitor."""
