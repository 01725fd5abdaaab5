"""The reader's settings: the file ``config.toml``, the keys it rebinds, and what is remembered between runs."""
