"""The picture that the guide began with last time, shown before Textual is imported, and kept for the next time."""
