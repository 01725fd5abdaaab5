"""Records as readable text in the reader's language: pure functions that know no screen."""
