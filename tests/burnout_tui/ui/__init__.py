"""Tests of the screen, driven through Textual's Pilot."""
