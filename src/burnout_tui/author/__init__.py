"""Author tools: what turns other formats into a film file, and a film file into other formats."""
