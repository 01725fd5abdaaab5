"""The project's folders."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The project's folder."""
DATA = ROOT / "data"
"""The bundled films."""
CORPUS = ROOT / "tests" / "data"
"""Valid and invalid film files, with the messages that ``check`` prints for them."""
