"""The film file that comes with the program."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def bundled_film() -> Path:
    """Inside the installed package; beside the source where the package is installed for editing."""
    packed = _PACKAGE / "data" / "film.toml"
    return packed if packed.exists() else _PACKAGE.parents[1] / "data" / "film.toml"
