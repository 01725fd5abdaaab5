"""Find names and texts of a film, whatever their spelling."""
