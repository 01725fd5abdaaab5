"""Make drafts of screenplays: scenes, who is in them, and who wrote them; never what is said or happens."""
