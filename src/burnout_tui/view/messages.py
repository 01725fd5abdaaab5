"""Messages from widgets to the screen above them, and from screens to the app."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.message import Message

from burnout_tui.prose.found import Found
from burnout_tui.prose.reading import Marks
from burnout_tui.view.history import Place

if TYPE_CHECKING:
    from burnout_tui.film.shelf import Shelf


class Open(Message):
    """A request to open a ref: a record, a tab, a filmography."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref
        """``character:zoe``, ``tab:cast``, ``filmography:mona-lee``."""


class Selected(Message):
    """Another row of a list is selected."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref
        """The row's ref."""


class MarkSeen(Message):
    """The reader has seen the film up to a scene."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref
        """The ref of the record that is shown, which may be no scene."""


class Entered(Message):
    """A request to open the card of the selected row."""


class SwitchFilm(Message):
    """A request to show another film of the shelf, or the shelf itself."""

    def __init__(self, film: str, ref: str = "", place: Place | None = None, found: Found | None = None) -> None:
        super().__init__()
        self.film = film
        """The film's key; empty for the shelf."""
        self.ref = ref
        """The ref to open in the film; empty to return to where the reader was."""
        self.place = place
        """A place to return to, instead of a ref."""
        self.found = found
        """The text that a search has found there."""


class FilmsSaved(Message):
    """A film file that is followed was saved, has come or has gone."""

    def __init__(self, shelf: "Shelf", places: Mapping[str, Place], marks: Marks) -> None:
        super().__init__()
        self.shelf = shelf
        """All films as they are now."""
        self.places = places
        """The places at which films begin that open now for the first time, by their keys."""
        self.marks = marks
        """The last scenes seen of those films."""


class ShowProblems(Message):
    """A request for the list of problems of the film's file."""


class FollowingFailed(Message):
    """The films are no longer followed, because of an error of the program."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class Copy(Message):
    """A request to copy a text."""

    def __init__(self, text: str, part: str = "") -> None:
        super().__init__()
        self.text = text
        """An entry, or a web address."""
        self.part = part
        """The entry, as the ``show`` command names it; empty for an address."""


class CopyProblems(Message):
    """A request to copy the problems of a file."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        """The problems, one a line."""


class PlaceNamed(Message):
    """The reader is somewhere else, which has this name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        """The film and the entry, or the tab."""


class UntilNextKey(Message):
    """Something on the screen ends with the next key."""

    def __init__(self, end: Callable[[], object]) -> None:
        super().__init__()
        self.end = end


class Unavailable(Message):
    """A key can do nothing here."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason
        """The reason, in English: a sentence of ``view/unavailable.py``."""


class Notice(Message):
    """A line for the reader, until the next key."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        """A sentence, such as the reason why a key does nothing here."""
