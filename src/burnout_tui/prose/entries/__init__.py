"""The records of a film as documents, a module for each kind that has a card of its own."""
