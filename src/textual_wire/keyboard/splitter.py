"""Split a terminal's input into characters, control sequences and pastes."""

import codecs
from collections.abc import Callable, Iterator

from textual_wire.keyboard.control_sequence import ControlSequence, Outcome
from textual_wire.keyboard.control_string import ControlString
from textual_wire.keyboard.paste import START, Paste
from textual_wire.keyboard.tokens import DROPPED, ESCAPE, INTERRUPT, Pasted, Sequence, Token, Typed

KEY_WAIT = 0.5
"""Seconds without input after which an escape byte is the escape key, and an incomplete sequence is dropped."""
STRING_WAIT = 1.0
"""Seconds without input after which a paste or a control string has ended."""
_SEQUENCES, _STRINGS = "[O", "]P_^X"
"""The characters that introduce control sequences and control strings after an escape byte."""
_ESC = 0x1B
_C1_OFFSET = 0x40
"""The difference between an introducer and the single control character that replaces it and the escape byte."""
_C1_BYTES = range(0x80, 0xA0)


class Splitter:
    """The state of one terminal's input.

    A control sequence is read whole, or it is dropped whole. It depends on reads, not on a clock: the caller passes
    each read to ``feed``, and calls ``quiet`` when nothing has come for ``timeout`` seconds.
    """

    def __init__(
        self,
        encoding: str,
        max_paste: int,
        is_interrupt: Callable[[bytes], bool] = lambda data: data == INTERRUPT.encode(),
    ) -> None:
        """Keep at most ``max_paste`` characters of a paste.

        ``is_interrupt`` recognizes ctrl+c in a read of its own, which ends a paste.
        """
        make_decoder = codecs.getincrementaldecoder(encoding)
        self._decoder: codecs.IncrementalDecoder = make_decoder("replace")
        self._make_decoder, self._max_paste = make_decoder, max_paste
        self._is_utf8 = codecs.lookup(encoding).name == "utf-8"
        self._is_interrupt = is_interrupt
        self._tokens: list[Token] = []
        self._reads = 0
        self._pending: ControlSequence | ControlString | Paste | None = None
        self._escapes = 0
        """Escape bytes before the next byte: one, or two from the same read."""
        self._last_read = 0
        """The read of the last byte of what is incomplete."""
        self._by_hand = False
        """Each byte of what is incomplete came in a read of its own, as typed keys do."""
        self._alt = False
        self._was_cut = False
        """The rest of a character may follow whose first bytes were given up."""

    @property
    def timeout(self) -> float | None:
        """Seconds without input after which to call ``quiet``; None if nothing is incomplete."""
        if isinstance(self._pending, Paste | ControlString) and not self._by_hand:
            return STRING_WAIT
        incomplete = self._pending or self._escapes or self._decoder.getstate()[0]
        return KEY_WAIT if incomplete else None

    @property
    def is_cutting(self) -> bool:
        """True if a paste that has not ended is longer than the limit."""
        return isinstance(self._pending, Paste) and self._pending.is_cut

    def feed(self, data: bytes) -> Iterator[Token]:
        """Yield what is complete with these bytes, which came in one read."""
        self._reads += 1
        in_text = isinstance(self._pending, Paste) or self._decoder.getstate()[0]
        if in_text and self._is_interrupt(data):
            self._pending = None
            self._decoder.reset()
            self._alt = False
        position = 0
        while position < len(data):
            if self._pending is not None:
                position = self._continue(self._pending, data, position)
            elif self._escapes:
                position = self._after_escape(data[position], position)
            else:
                position = self._ground(data[position], position)
            yield from self._take_tokens()

    def quiet(self) -> Iterator[Token]:
        """Yield the keys that were waiting for more, and end everything that is incomplete."""
        pending, self._pending = self._pending, None
        if isinstance(pending, Paste):
            self._tokens.append(Pasted(pending.text, pending.is_cut))
        elif pending is not None:
            self._give_up(pending)
        self._end_escapes()
        self._was_cut = bool(self._decoder.getstate()[0])
        self._decoder.reset()
        self._alt = False
        yield from self._take_tokens()

    def _take_tokens(self) -> list[Token]:
        tokens, self._tokens = self._tokens, []
        return tokens

    def _ground(self, byte: int, position: int) -> int:
        if byte == _ESC:
            self._decoder.reset()
            self._alt = False
            self._escapes, self._last_read = 1, self._reads
            return position + 1
        for character in self._decode(byte):
            introducer = chr(ord(character) - _C1_OFFSET) if "\x80" <= character <= "\x9f" else ""
            if not introducer:
                self._tokens.append(Typed(character, self._alt))
            elif introducer in _SEQUENCES + _STRINGS:
                self._begin(introducer)
            else:
                self._tokens.append(DROPPED)
            self._alt = False
        return position + 1

    def _decode(self, byte: int) -> str:
        """Return the characters that a byte completes.

        xterm sends single control characters as single bytes in UTF-8, too, where no character begins with them.
        """
        self._was_cut = self._was_cut and self._is_utf8 and 0x80 <= byte < 0xC0
        if self._was_cut:
            return ""
        if self._is_utf8 and byte in _C1_BYTES and not self._decoder.getstate()[0]:
            return chr(byte)
        return self._decoder.decode(bytes([byte]))

    def _after_escape(self, byte: int, position: int) -> int:
        same_read = self._last_read == self._reads
        self._last_read = self._reads
        if byte == _ESC:
            if same_read and self._escapes == 2:
                self._tokens.append(ESCAPE)
            elif same_read:
                self._escapes = 2
            else:
                self._end_escapes()
                self._escapes = 1
            return position + 1
        if (introducer := chr(byte)) in _SEQUENCES + _STRINGS:
            alone = self._escapes == 1
            if introducer in _STRINGS and not alone:
                self._tokens.append(ESCAPE)
            self._begin(introducer, by_hand=not same_read and alone)
            return position + 1
        if not same_read:
            self._end_escapes()
            return position
        if self._escapes == 2:
            self._tokens.append(ESCAPE)
        self._escapes = 0
        if introducer == "\\":  # the end of a control string that has ended already
            self._tokens.append(DROPPED)
            return position + 1
        self._alt = introducer != INTERRUPT
        return position

    def _begin(self, introducer: str, by_hand: bool = False) -> None:
        """Begin a control sequence or string. Escape bytes that are left belong to the sequence."""
        self._by_hand, self._last_read = by_hand, self._reads
        if introducer in _SEQUENCES:
            self._pending = ControlSequence(introducer)
        else:
            self._escapes = 0
            self._pending = ControlString(introducer, self._is_utf8)

    def _continue(self, pending: "ControlSequence | ControlString | Paste", data: bytes, position: int) -> int:
        apart = self._last_read != self._reads
        self._last_read = self._reads
        if isinstance(pending, Paste):
            position = pending.take(data, position)
            if pending.has_ended:
                self._pending = None
                self._tokens.append(Pasted(pending.text, pending.is_cut))
            return position
        if isinstance(pending, ControlSequence):
            return self._continue_sequence(pending, data[position], position, apart)
        if self._by_hand and apart and not pending.can_begin_with(data[position]):
            self._pending = None
            self._give_up(pending)
            return position
        self._by_hand = False
        position = pending.take(data, position)
        if pending.has_ended:
            self._pending = None
            self._tokens.append(DROPPED)
            if pending.awaits_backslash and data[position - 1 : position] != b"\\":
                # The escape byte begins something else.
                self._escapes = int(data[position] != ord(INTERRUPT))
                self._last_read -= position == 0
        return position

    def _continue_sequence(self, pending: ControlSequence, byte: int, position: int, apart: bool) -> int:
        outcome = pending.take(byte)
        if outcome is Outcome.BROKEN:
            self._pending = None
            self._give_up(pending)
            return position
        self._by_hand = self._by_hand and apart
        if outcome is Outcome.COMPLETE:
            is_paste, alt = pending.text == START, self._escapes == 2
            self._escapes = 0
            self._by_hand = False
            self._pending = Paste(self._make_decoder("replace"), self._max_paste) if is_paste else None
            if not is_paste:
                self._tokens.append(Sequence(pending.text, alt) if pending.is_known_length else DROPPED)
        return position + 1

    def _give_up(self, pending: "ControlSequence | ControlString") -> None:
        """Drop an incomplete sequence or string, unless it is no more than a few keys that were typed."""
        if self._by_hand and pending.text in ("[[", *_SEQUENCES, *_STRINGS):
            self._tokens += [ESCAPE, *(Typed(character) for character in pending.text)]
        else:
            self._tokens.append(DROPPED)
        self._escapes = 0

    def _end_escapes(self) -> None:
        self._tokens += [ESCAPE] * self._escapes
        self._escapes = 0
