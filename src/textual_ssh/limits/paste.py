"""A limit on pastes. It applies before Textual parses them, because a paste without an end would fill the memory."""

START, END = "\x1b[200~", "\x1b[201~"


class PasteLimit:
    """Passes on each paste's markers, and a limited number of its characters."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._left = 0
        self._inside = False
        self._held = ""
        self._passed = 0
        self.cut = False
        """True once a paste has been truncated."""

    def filter(self, text: str) -> str:
        """Return the text with its pastes truncated. The beginning of a marker at its end is kept for the next text."""
        text = self._held + text
        already = self._passed
        self._held, self._passed = "", 0
        passed = []
        while text:
            mark = END if self._inside else START
            before, found, text = text.partition(mark)
            if not found:
                before, self._held = _split(before, mark)
            passed.append(self._cut(before) if self._inside else before)
            if found:
                passed.append(mark)
                self._inside = not self._inside
                self._left = self._limit
        # A lone escape byte is a key that must not wait, although it may begin a marker.
        if not self._inside and self._held == "\x1b":
            passed.append(self._held)
            self._passed = 1
        result = "".join(passed)
        self._passed = self._passed or max(0, already - len(result))
        return result[already:]

    def _cut(self, text: str) -> str:
        kept = text[: self._left]
        self._left -= len(kept)
        self.cut = self.cut or len(kept) < len(text)
        # A paste is plain text. Escape sequences in it would be parsed as keys.
        return kept.replace("\x1b", "")


def _split(text: str, mark: str) -> tuple[str, str]:
    """Split off an incomplete marker at the end of the text."""
    for length in range(min(len(mark) - 1, len(text)), 0, -1):
        if text.endswith(mark[:length]):
            return text[:-length], text[-length:]
    return text, ""
