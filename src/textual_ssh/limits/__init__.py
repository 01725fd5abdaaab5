"""Limits for one visitor, for one address, and for all visitors together."""
