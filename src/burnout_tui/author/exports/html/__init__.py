"""`export html`: the guide as one page."""
