"""The project's folders."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The project's folder."""
DATA = ROOT / "data"
"""The bundled films."""
CORPUS = ROOT / "tests" / "data"
"""Valid and invalid film files, with the messages that ``check`` prints for them."""
FOLDER_VARIABLES = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
"""The variables that name the folders of an account with its settings and what is remembered."""
