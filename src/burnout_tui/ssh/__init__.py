"""The guide as a site that textual_ssh serves."""
