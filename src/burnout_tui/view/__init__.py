"""The guide on a screen: the Textual app."""
