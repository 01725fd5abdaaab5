"""The family of errors that end a command with a sentence instead of a traceback."""

import re
from collections.abc import Sequence
from typing import Literal, Self

from msgspec import Struct

_BARE_KEY = re.compile(r"[\w-]{1,40}\Z")

Step = str | int
"""One step of a path into a file: a key, or an index counted from 0."""


class Problem(Struct, frozen=True, kw_only=True):
    """One thing that is wrong in a film file."""

    message: str
    """What is wrong, in TOML's words, and what to write instead."""
    path: tuple[Step, ...] = ()
    """Where, as keys and indexes: ``("characters", 3, "age")``; empty for the file as a whole."""
    line: int = 0
    """Counted from 1; 0 where the file as a whole is meant."""
    column: int = 0
    """In characters, counted from 1; 0 where the file as a whole is meant."""
    at_key: bool = False
    """Whether the key is wrong, not its value."""
    severity: Literal["error", "warning"] = "error"
    """A warning does not keep the guide from opening."""

    def said_of(self, name: str) -> str:
        """The problem as one line: ``FILE:LINE:COLUMN: error: characters[3].age: what is wrong``."""
        place = f"{name}:{self.line}:{self.column}" if self.line else name
        path = path_text(self.path)
        return ": ".join(part for part in (place, self.severity, path, self.message) if part)


def path_text(path: Sequence[Step]) -> str:
    """A path as people write it: ``characters[3].age``; a long or odd key is shortened and put in quotation marks."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += ("." if text else "") + (step if _BARE_KEY.match(step) else f'"{short(step)}"')
    return text


def short(text: str, most: int = 40) -> str:
    """A text on one line, of ``most`` characters or fewer, for quoting in a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


class GuideError(Exception):
    """An error that a person can do something about."""

    exit_status = 1
    """What the command exits with."""

    def lines(self) -> list[str]:
        """What to print on standard error, one problem a line."""
        return [str(self)]


class FilmError(GuideError):
    """A film file that cannot be opened, with every problem found in it."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__(f"{name}: {len(problems)} problems")
        self.name = name
        """The file, as the person named it."""
        self.problems = tuple(problems)
        """In the order of their lines; never empty."""

    @classmethod
    def of_file(cls, name: str, message: str) -> Self:
        """The error of a file that is wrong as a whole."""
        return cls(name, [Problem(message=message)])

    def lines(self) -> list[str]:
        """One line a problem."""
        return [problem.said_of(self.name) for problem in self.problems]


class UsageError(GuideError):
    """A command line that names something the guide does not have."""

    exit_status = 2
