"""Shows a stored picture of an app before Textual is imported, and passes the terminal on to the app's driver."""
