"""Themes: the guide's own, and colours for Textual's, in which each colour has one meaning."""
