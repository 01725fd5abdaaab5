"""Find out from the environment what a terminal is and can do."""
