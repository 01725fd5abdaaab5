"""A limit on pastes, applied before Textual parses them: a paste without an end would grow without bound."""

START, END = "\x1b[200~", "\x1b[201~"


class PasteLimit:
    """Passes the marks of each paste and a limited number of its characters."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._left = 0
        self._inside = False
        self._held = ""
        self._passed = 0
        self.cut = False
        """True once a paste was cut."""

    def filter(self, text: str) -> str:
        """Return what is left of the text. If it ends with the beginning of a mark, that waits for the next text."""
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
        # A lone escape byte is a key that must not wait, even though a mark may begin with it.
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
        # A paste is plain text: escape sequences in it would be taken for keys.
        return kept.replace("\x1b", "")


def _split(text: str, mark: str) -> tuple[str, str]:
    """Split off the beginning of the mark that the text ends with."""
    for length in range(min(len(mark) - 1, len(text)), 0, -1):
        if text.endswith(mark[:length]):
            return text[:-length], text[-length:]
    return text, ""
