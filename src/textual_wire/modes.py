"""The terminal modes of a full-screen app, and the sequences that enter and leave them."""

from collections.abc import Mapping
from typing import NamedTuple

from textual_wire.title import RESTORE, SAVE

CLICKS = ("1000", "1002", "1006")
"""Mouse modes that report clicks, the wheel and drags, in SGR form."""
MOVES = ("1000", "1003", "1015", "1006")
"""Mouse modes that also report every move."""
QUERY_SYNCHRONIZED = "\x1b[?2026$p"
"""Asks if the terminal supports synchronized output, which shows only whole frames."""
QUERY_IN_BAND_SIZES = "\x1b[?2048$p"
"""Asks if the terminal can report its size in its input."""

_KEYBOARD = 0b00001 | 0b00100 | 0b01000 | 0b10000
"""Flags of kitty's keyboard protocol: disambiguate escape codes, report alternate keys (with shift, and at the same
place of a US keyboard), report all keys, report associated text."""


class Modes(NamedTuple):
    """The modes of one app on one terminal."""

    mouse: tuple[str, ...] = ()
    """Mouse modes: ``CLICKS``, ``MOVES`` or none."""

    focus: bool = False
    """Report when the terminal's window gains and loses the focus."""

    keyboard: bool = False
    """Use kitty's keyboard protocol (sw.kovidgoyal.net/kitty/keyboard-protocol)."""

    cursor: bool = False
    """Leave the cursor visible."""

    title: bool = False
    """Restore the title of the terminal's window."""

    queries: tuple[str, ...] = ()
    """Queries to send to the terminal."""

    def enter(self) -> tuple[str, ...]:
        """Return the sequences that take over the terminal."""
        return (*self.enter_screen(), *self.enter_input())

    def enter_screen(self) -> tuple[str, ...]:
        """Return the sequences that take over the screen, so that a picture can be painted on it."""
        return (
            *([SAVE] if self.title else []),
            "\x1b[?1049h",  # alternate screen
            "\x1b[?25h" if self.cursor else "\x1b[?25l",
            "\x1b[?7l",  # no line wrap
        )

    def enter_input(self) -> tuple[str, ...]:
        """Return the sequences that take over the input, to send after those of the screen."""
        return (
            *(["\x1b[?1004h"] if self.focus else []),
            # The main and the alternate screen have separate settings of the keyboard protocol.
            *([f"\x1b[>{_KEYBOARD}u"] if self.keyboard else []),
            *self.queries,
            "\x1b[?2004h",  # bracketed paste
            # iTerm 3.5.0 ignores the mouse modes if they come first.
            *(f"\x1b[?{mode}h" for mode in self.mouse),
        )

    def disable_mouse(self) -> tuple[str, ...]:
        """Return the sequences that end mouse reports."""
        return tuple(f"\x1b[?{mode}l" for mode in self.mouse)

    def leave(self) -> tuple[str, ...]:
        """Return the sequences that restore the terminal, to send after those of ``disable_mouse``."""
        return (
            "\x1b[?2004l",
            *(["\x1b[?1004l"] if self.focus else []),
            *(["\x1b[<u"] if self.keyboard else []),
            *self.leave_screen(),
        )

    def leave_screen(self) -> tuple[str, ...]:
        """Return the sequences that undo those of ``enter_screen``."""
        return ("\x1b[?7h", *(RESTORE if self.title else []), "\x1b[?1049l", "\x1b[?25h")


def queries(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the queries for a terminal; iTerm's support of sizes in the input has bugs."""
    in_iterm = environment.get("LC_TERMINAL") == "iTerm2" or environment.get("TERM_PROGRAM") == "iTerm.app"
    return (QUERY_SYNCHRONIZED,) if in_iterm else (QUERY_SYNCHRONIZED, QUERY_IN_BAND_SIZES)
