"""The film as data: records, loading, checking and looking up. Knows no terminal."""
