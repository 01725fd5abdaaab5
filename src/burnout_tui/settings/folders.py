"""The places of the settings on this machine."""

from pathlib import Path

_NAME = "burnout-tui"


def config_file() -> Path | None:
    """Return the path of ``config.toml``, which may not exist; None for an account without a home folder."""
    from platformdirs import user_config_path

    try:
        return Path(user_config_path(_NAME)) / "config.toml"
    except (OSError, RuntimeError, ValueError):
        return None


def cache_folder() -> Path | None:
    """Return the folder of what makes the next start faster, which may not exist; None without a home folder."""
    from platformdirs import user_cache_path

    try:
        return Path(user_cache_path(_NAME))
    except (OSError, RuntimeError, ValueError):
        return None


def memory_folder() -> Path | None:
    """Return the folder of what is remembered, which may not exist; None for an account without a home folder."""
    from platformdirs import user_state_path

    try:
        return Path(user_state_path(_NAME)) / "remembered"
    except (OSError, RuntimeError, ValueError):
        return None
