"""The guide, its help and its sources, each a screen."""
