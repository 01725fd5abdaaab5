"""Share between visitors what is the same for all of them."""
