"""Errors in a source that cannot be imported."""

from burnout_tui.errors import DocumentError, KeyPath, Problem
from burnout_tui.message import Message

TOO_LARGE = Message("too much is in it: the draft would be larger than a film file may be")


class SourceError(DocumentError):
    """A source that cannot be imported: what it is instead, or what is wrong with it and where."""

    def __init__(self, name: str, message: Message, line: int = 0, column: int = 0, path: KeyPath = ()) -> None:
        problem = Problem(message=message, line=line, column=column, path=path)
        super().__init__(name, [problem])
