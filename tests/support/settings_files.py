"""The files of an account's settings, in the folders that each test has for itself."""

import os
from pathlib import Path


def write_config(text: str | bytes) -> Path:
    """Write ``config.toml`` and return its path."""
    file = Path(os.environ["XDG_CONFIG_HOME"]) / "burnout-tui" / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def remembered_files() -> list[Path]:
    """Return the files with what is remembered, by name."""
    folder = Path(os.environ["XDG_STATE_HOME"]) / "burnout-tui" / "remembered"
    return sorted(folder.iterdir()) if folder.is_dir() else []
