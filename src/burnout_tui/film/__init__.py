"""The film as data: records, loading, checks and look-ups. Nothing here depends on a terminal."""
