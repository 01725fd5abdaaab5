"""The screens: shelf, film and dialogs."""
