"""Turn the bytes that a terminal sends into Textual's messages."""

from collections.abc import Iterable, Iterator

from textual import events
from textual.message import Message

from textual_wire.keyboard.key import typed_key
from textual_wire.keyboard.layouts import other_names
from textual_wire.keyboard.mouse import Mouse
from textual_wire.keyboard.reports import report
from textual_wire.keyboard.sequence_keys import sequence_keys
from textual_wire.keyboard.splitter import Splitter
from textual_wire.keyboard.tokens import INTERRUPT, Dropped, Pasted, Token, Typed

MAX_PASTE = 1_000_000
"""Characters that are kept of a paste, unless the caller sets another limit."""
_CTRL_C = "ctrl+c"


class KeyParser:
    """The keys, pastes, mouse events and reports of one terminal. Everything else that it sends is dropped."""

    def __init__(self, encoding: str = "utf-8", max_paste: int = MAX_PASTE) -> None:
        """Keep at most ``max_paste`` characters of a paste."""
        self._splitter = Splitter(encoding, max_paste, is_ctrl_c)
        self._mouse = Mouse()
        self._has_cut = False

    @property
    def has_cut(self) -> bool:
        """True if a paste was longer than the limit, or one that has not ended yet is."""
        return self._has_cut or self._splitter.is_cutting

    @property
    def timeout(self) -> float | None:
        """Seconds without input after which to call ``quiet``; None if nothing is incomplete."""
        return self._splitter.timeout

    def feed(self, data: bytes) -> Iterator[Message | None]:
        """Yield the messages that are complete with these bytes, which came in one read; None for what is dropped."""
        return self._messages(self._splitter.feed(data))

    def quiet(self) -> Iterator[Message | None]:
        """Yield the messages that waited for more input, None for what is dropped. Nothing is incomplete afterwards."""
        return self._messages(self._splitter.quiet())

    def _messages(self, tokens: Iterable[Token]) -> Iterator[Message | None]:
        for token in tokens:
            if isinstance(token, Typed):
                yield typed_key(token.character, token.alt)
            elif isinstance(token, Pasted):
                self._has_cut = self._has_cut or token.is_cut
                yield events.Paste(token.text)
            elif isinstance(token, Dropped):
                yield None
            elif keys := sequence_keys(token.text, token.alt):
                yield from keys
            else:
                message = report(token.text) or self._mouse.event(token.text)
                if isinstance(message, events.Resize):
                    self._mouse.resize(message.size, message.pixel_size)
                yield message


def is_ctrl_c(data: bytes) -> bool:
    """Return True if a read is ctrl+c and nothing else, in any form that terminals send."""
    if data == INTERRUPT.encode():
        return True
    if not data.startswith(b"\x1b[") or len(data) > 32:
        return False
    keys = sequence_keys(data[1:].decode("latin-1"))
    return len(keys) == 1 and _CTRL_C in (keys[0].key, *keys[0].also, *other_names(keys[0].key))
