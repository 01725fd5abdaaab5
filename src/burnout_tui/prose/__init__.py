"""Records as readable text in the reader's language: pure functions, independent of any screen."""
