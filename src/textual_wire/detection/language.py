"""The language that an environment asks for."""

import re
from collections.abc import Mapping

LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that select the language, in order of precedence."""

_CODE = re.compile(r"([a-z]{2,3})(?![a-z])", re.IGNORECASE)


def language_code(environ: Mapping[str, str]) -> str:
    """Return the code of the language, ``fr`` for ``LANG=fr_FR.UTF-8``; empty if the environment names none."""
    value = next((environ[name] for name in LANGUAGE_VARIABLES if environ.get(name)), "")
    found = _CODE.match(value)
    return found[1].lower() if found else ""
