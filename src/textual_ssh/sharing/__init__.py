"""Styles and memory that all visitors of one process share."""
