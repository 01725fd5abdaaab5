"""What widgets tell the screen above them."""

from textual.message import Message


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
