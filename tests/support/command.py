"""Run the command in this process, or in a new one if its streams or imports matter."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import IO
from unittest.mock import patch

from click.testing import CliRunner, Result
from tests.support.kept_films import kept_guide
from tests.support.paths import DATA

from burnout_tui.cli import main
from burnout_tui.film import load
from textual_wire.detection.language import LANGUAGE_VARIABLES

FILM = DATA / "film.toml"
"""The bundled film."""
SECOND_FILM = DATA / "razzia.toml"


def run(*arguments: str, **environment: str) -> Result:
    """Run the command in this process, in English unless the environment sets a language. It must raise no error."""
    return run_with_input(b"", *arguments, **environment)


def run_with_input(data: bytes, *arguments: str, **environment: str) -> Result:
    """Run the command in this process with these bytes as standard input.

    The environment is as before when it has ended, though the command removes variables from it. Films that were read
    before are not checked again.
    """
    clean: dict[str, str | None] = {**dict.fromkeys(LANGUAGE_VARIABLES), "COLUMNS": "80", **environment}
    with patch.dict(os.environ), patch.object(load, "_guide", kept_guide):
        result = CliRunner().invoke(main, arguments, data, clean)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def environment(**changes: str) -> dict[str, str]:
    """Return this process's environment without a language, and with the changes."""
    return {name: value for name, value in os.environ.items() if name not in LANGUAGE_VARIABLES} | changes


def run_fresh(
    *arguments: str | bytes, stdout: int | IO[bytes] = subprocess.PIPE, **changes: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a new process, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "burnout_tui", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment(**changes),
        check=False,
        timeout=60,
    )


_ONE_AFTER_THE_OTHER = """
import json, sys
from burnout_tui.__main__ import main
statuses = []
for arguments in json.loads(sys.argv.pop()):
    sys.argv[1:] = arguments
    try:
        main()
        statuses.append(0)
    except SystemExit as end:
        statuses.append(end.code or 0)
    for stream in (sys.stdout, sys.stderr):
        print("\\0", end="", file=stream, flush=True)
json.dump(statuses, sys.stderr)
"""


def run_one_after_the_other(commands: Sequence[Sequence[str]], **changes: str) -> list[tuple[int, bytes, bytes]]:
    """Run commands in one new process, without a terminal. Returns the status, the output and the errors of each."""
    ended = subprocess.run(
        [sys.executable, "-c", _ONE_AFTER_THE_OTHER, json.dumps(commands)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(**changes),
        check=True,
        timeout=60,
    )
    *outputs, rest = ended.stdout.split(b"\0")
    *errors, statuses = ended.stderr.split(b"\0")
    assert not rest
    return [*zip(json.loads(statuses), outputs, errors, strict=True)]
