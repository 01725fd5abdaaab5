"""Serve a Textual app to visitors over SSH: one process for many, with limits, metrics and workers."""
