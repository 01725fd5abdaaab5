"""Show text on terminals and streams that cannot show all of Unicode."""
