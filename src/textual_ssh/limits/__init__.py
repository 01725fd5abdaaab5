"""Limits on what one visitor, one address and all together may use."""
