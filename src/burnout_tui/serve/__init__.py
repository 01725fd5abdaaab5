"""Visitors over SSH: one process, an App for each of them over the one film."""
