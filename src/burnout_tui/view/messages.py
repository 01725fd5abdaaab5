"""What widgets tell the screen above them."""

from textual.message import Message

from burnout_tui.view.history import Place


class Open(Message):
    """The reader asks for what a ref names: a record, a tab, a filmography."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref
        """``character:zoe``, ``tab:cast``, ``filmography:mona-lee``."""


class Selected(Message):
    """Another row of a list is selected."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref
        """What the row stands for."""


class Entered(Message):
    """The reader asks for the card of the selected row."""


class TurnTo(Message):
    """The reader goes to another film of the shelf, or to the shelf itself."""

    def __init__(self, film: str, ref: str = "", place: Place | None = None) -> None:
        super().__init__()
        self.film = film
        """The film's key; empty for the shelf."""
        self.ref = ref
        """What to open there; empty where the reader last was in it."""
        self.place = place
        """A place in it, in place of a ref."""


class Copy(Message):
    """The reader asks for a text to be copied."""

    def __init__(self, text: str, part: str = "") -> None:
        super().__init__()
        self.text = text
        """An entry, or an address of the web."""
        self.part = part
        """The entry, as ``show`` names it; empty for an address."""
