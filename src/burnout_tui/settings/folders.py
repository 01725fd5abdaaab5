"""The places of the settings on this machine."""

import os
import sys
from pathlib import Path
from typing import Literal

_NAME = "burnout-tui"
_Kind = Literal["config", "cache", "state"]
_XDG: dict[_Kind, tuple[str, str]] = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
    "state": ("XDG_STATE_HOME", ".local/state"),
}
"""The variable of each folder, and its place below the home folder, by the XDG Base Directory Specification."""


def config_file() -> Path | None:
    """Return the path of ``config.toml``, which may not exist; None for an account without a home folder."""
    folder = _folder("config")
    return folder / "config.toml" if folder else None


def cache_folder() -> Path | None:
    """Return the folder of what makes the next start faster, which may not exist; None without a home folder."""
    return _folder("cache")


def memory_folder() -> Path | None:
    """Return the folder of what is remembered, which may not exist; None for an account without a home folder."""
    folder = _folder("state")
    return folder / "remembered" if folder else None


def _folder(kind: _Kind) -> Path | None:
    """Return a folder of the guide. On Linux the common case needs no library, whose import delays the first frame."""
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        variable, below_home = _XDG[kind]
        folder, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
        if folder.startswith("/"):
            return Path(folder, _NAME)
        if home.startswith("/"):
            return Path(home, below_home, _NAME)
    import platformdirs

    try:
        return Path(getattr(platformdirs, f"user_{kind}_path")(_NAME))
    except (OSError, RuntimeError, ValueError):
        return None
