"""The film file that is part of the package."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def bundled_film() -> Path:
    """Return its path: in the installed package, or beside the source if the package is installed for editing."""
    packed = _PACKAGE / "data" / "film.toml"
    return packed if packed.exists() else _PACKAGE.parents[1] / "data" / "film.toml"
