"""Errors that end a command with a sentence instead of a traceback."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from burnout_tui.message import Message, Translate, translated, untranslated
from burnout_tui.visible import spell_out

_COLON = Message(": ")
_BARE_KEY = re.compile(r"[\w-]{1,40}\Z")

Step = str | int
"""One step of a path into a document: a key, or an index counted from 0."""

KeyPath = tuple[Step, ...]
"""A path into a document, as keys and indexes: ``("characters", 3, "age")``; empty for the whole document."""


class Problem(Struct, frozen=True, kw_only=True):
    """One problem in a document."""

    message: Message
    """The problem, in TOML's terms, and the remedy."""
    path: KeyPath = ()
    """The value or key that is wrong."""
    line: int = 0
    """Counted from 1; 0 for the whole document, or when the position is not known yet."""
    column: int = 0
    """In characters, counted from 1; 0 like ``line``."""
    at_key: bool = False
    """True if the key is wrong, not its value."""
    severity: Literal["error", "warning", "todo"] = "error"
    """A document with warnings can be used; a document with errors cannot. ``todo`` is for what is not wrong."""
    code: str = ""
    """The kind of problem, as programs know it: ``unknown-key``. It stays when the words of the message change."""

    def format(self, name: str, translate: Translate = untranslated) -> str:
        """Return the problem as one line: ``FILE:LINE:COLUMN: error: characters[3].age: message``."""
        position = f"{name}:{self.line}:{self.column}" if self.line else name
        severity = Message("warning") if self.severity == "warning" else Message("error")
        parts = (severity.translated(translate), path_text(self.path), self.message.translated(translate))
        return f"{position}: {translate(_COLON).join(part for part in parts if part)}"


class TextProblem(Problem, frozen=True, kw_only=True):
    """A problem at a part of a string."""

    words: str
    """The part that is wrong."""
    count: int = 0
    """The number of equal parts before it in the string."""


def path_text(path: Sequence[Step]) -> str:
    """Return a path as text: ``characters[3].age``. Long and unusual keys are shortened and quoted."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += ("." if text else "") + (step if _BARE_KEY.match(step) else f'"{short(step)}"')
    return text


def short(text: str, limit: int = 40) -> str:
    """Return a text on one line, cut after ``limit`` characters, to quote in a message: with codes for unseen ones."""
    text = " ".join(text.split())
    return spell_out(text if len(text) <= limit else text[: limit - 1] + "…")


class GuideError(Exception):
    """An error that the user can fix."""

    exit_status = 1
    """The exit status of the command."""

    def lines(self, translate: Translate = untranslated) -> list[str]:
        """Return the lines for standard error, one for each problem."""
        return [translated(text, translate) for text in self.args[:1]]


class DocumentError(GuideError):
    """A document that cannot be used, with every problem found in it."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__(f"{name}: {len(problems)} problems")
        self.name = name
        """The file's name, as the user gave it."""
        self.problems = tuple(problems)
        """In the order of their lines; never empty."""

    def lines(self, translate: Translate = untranslated) -> list[str]:
        """Return one line for each problem."""
        return [problem.format(self.name, translate) for problem in self.problems]


class UnreadableError(DocumentError):
    """A document that cannot be read, so that nothing in it can be checked."""

    def __init__(self, name: str, message: Message) -> None:
        super().__init__(name, [Problem(message=message, code="unreadable")])


class UsageError(GuideError):
    """A command line that names something that does not exist."""

    exit_status = 2
