"""Messages from widgets to the screen above them, and from screens to the app."""

from textual.message import Message

from burnout_tui.view.history import Place


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


class Entered(Message):
    """A request to open the card of the selected row."""


class SwitchFilm(Message):
    """A request to show another film of the shelf, or the shelf itself."""

    def __init__(self, film: str, ref: str = "", place: Place | None = None) -> None:
        super().__init__()
        self.film = film
        """The film's key; empty for the shelf."""
        self.ref = ref
        """The ref to open in the film; empty to return to where the reader was."""
        self.place = place
        """A place to return to, instead of a ref."""


class Copy(Message):
    """A request to copy a text."""

    def __init__(self, text: str, part: str = "") -> None:
        super().__init__()
        self.text = text
        """An entry, or a web address."""
        self.part = part
        """The entry, as the ``show`` command names it; empty for an address."""
