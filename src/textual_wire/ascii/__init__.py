"""Show text on terminals and streams that lack some of its characters."""
