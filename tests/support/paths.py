"""The project's folders."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The project's folder."""
DATA = ROOT / "data"
"""The films that ship with the guide."""
CORPUS = ROOT / "tests" / "data"
"""Film files, valid and not, with the messages that ``check`` prints for them."""
