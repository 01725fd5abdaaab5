"""A terminal guide to an ensemble film, read from one TOML file."""

__version__ = "0.2.0.dev0"
