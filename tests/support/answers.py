"""Runs of the command, one after another, each in a fork of one process that has imported it."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.support.command import environment

_PROGRAM = """
import json, os, sys
from contextlib import suppress
from burnout_tui.__main__ import main
from burnout_tui.early import answers, recording

def run(*arguments):
    sys.argv[1:] = arguments
    with suppress(SystemExit):
        main()

def in_the_fork(case):
    give = answers.Answer.give
    def given(answer):
        status = give(answer)
        os.write(given_end, b"stored" if status is not None else b"")
        return status
    answers.Answer.give = given
    recording._GRAIN = 0  # nothing else changes the films of a test
    for number in (1, 2):
        os.dup2(os.open(case["streams"][number - 1], os.O_WRONLY | os.O_APPEND | os.O_CREAT), number)
    exec(case["before"], globals())
    for number, name in ((1, "stdout"), (2, "stderr")):
        encoding = case["environment"].get("PYTHONIOENCODING", "utf-8")
        errors = "backslashreplace" if number == 2 else "strict"
        setattr(sys, name, os.fdopen(number, "w", encoding=encoding, errors=errors, newline="\\n", closefd=False))
        setattr(sys, f"__{name}__", getattr(sys, name))
    os.environ.clear()
    os.environ.update(case["environment"])
    os.chdir(case["folder"])
    sys.argv[1:] = case["arguments"]
    main()

with open(os.devnull, "w") as sys.stdout:
    for arguments in json.loads(sys.argv[1]):
        run(*arguments)
sys.stdout = sys.__stdout__
for line in sys.stdin:
    reading, given_end = os.pipe()
    if not (child := os.fork()):
        try:
            in_the_fork(json.loads(line))
        except SystemExit as end:
            sys.stdout.flush()
            os._exit(end.code or 0)
        except BaseException:
            import traceback
            traceback.print_exc()
            os._exit(99)
        os._exit(0)
    os.close(given_end)
    given = os.read(reading, 100).decode()
    os.close(reading)
    print(json.dumps([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), given]), flush=True)
"""


Variables = Mapping[str, str] | None


class Ended(NamedTuple):
    """The status and the output of a run."""

    status: int
    output: bytes
    errors: bytes


class Runs:
    """The runs of a test, in a folder of its own."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        """Use the process that ``running`` starts."""
        self._process, self._folder = process, folder
        (folder / "streams").mkdir()
        self.was_stored = False
        """True if the last answer was a stored one."""

    def run(
        self,
        *arguments: str,
        folder: Path | None = None,
        output: str = "",
        before: str = "",
        variables: Variables = None,
    ) -> Ended:
        """Run the command. ``output`` is a file for standard output;

        ``before`` is Python code for the fork; ``variables`` change the environment.
        """
        streams = [self._folder / "streams" / name for name in ("output", "errors")]
        for stream in streams:
            stream.unlink(missing_ok=True)
        case = {
            "arguments": arguments,
            "environment": {"LC_ALL": "C.UTF-8", **environment(**(variables or {}))},
            "folder": str(folder or self._folder),
            "before": before,
            "streams": [output or str(streams[0]), str(streams[1])],
        }
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(case), file=self._process.stdin, flush=True)
        status, given = json.loads(self._process.stdout.readline())
        self.was_stored = given == "stored"
        return Ended(status, b"" if output else streams[0].read_bytes(), streams[1].read_bytes())

    def fresh(self, *arguments: str, folder: Path | None = None, variables: Variables = None) -> Ended:
        """Run the command without a cache."""
        return self.run(*arguments, folder=folder, variables={**(variables or {}), "BURNOUT_TUI_CACHE": "off"})


@contextmanager
def running(folder: Path, *first: list[str]) -> Iterator[Runs]:
    """Start the process and run the commands ``first``, for what they import; it ends with the context."""
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, json.dumps(first)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(BURNOUT_TUI_CACHE="off"),
    ) as process:
        yield Runs(process, folder)
