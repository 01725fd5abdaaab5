"""Environment variables that would change an app without its knowledge."""

import os
from collections.abc import MutableMapping

_PREFIX = "TEXTUAL"


def drop_textual_variables(environ: MutableMapping[str, str] | None = None) -> None:
    """Remove Textual's variables, such as TEXTUAL_PRESS, from the environment of this process or from another one.

    Textual reads some of them when it is imported, so call this before.
    """
    environ = os.environ if environ is None else environ
    for name in [*environ]:
        if name.startswith(_PREFIX):
            del environ[name]
