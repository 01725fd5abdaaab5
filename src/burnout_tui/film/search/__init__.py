"""Find names and texts of a film, regardless of spelling."""
