"""Film files that change while they are open: noticed on any file system, read when they are complete."""
