"""Pastes cut short before they are parsed: a paste without an end would grow without bound."""

START, END = "\x1b[200~", "\x1b[201~"


class PasteLimit:
    """Lets so many characters of each paste through, and its marks; ``cut`` tells whether something was dropped."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._left = 0
        self._inside = False
        self._held = ""
        self._passed = 0
        self.cut = False
        """Whether a paste was cut."""

    def through(self, text: str) -> str:
        """What is left of the text. The beginning of a mark at its end is kept back until what follows is known."""
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
                self._left = self._most
        # An escape byte alone is a key that must not wait, though it may turn out to be where a mark begins.
        if not self._inside and self._held == "\x1b":
            passed.append(self._held)
            self._passed = 1
        let = "".join(passed)
        self._passed = self._passed or max(0, already - len(let))
        return let[already:]

    def _cut(self, text: str) -> str:
        kept = text[: self._left]
        self._left -= len(kept)
        self.cut = self.cut or len(kept) < len(text)
        # A paste is text: what moves the cursor in it would be taken for keys.
        return kept.replace("\x1b", "")


def _split(text: str, mark: str) -> tuple[str, str]:
    """The text, and the beginning of the mark that it ends with."""
    for length in range(min(len(mark) - 1, len(text)), 0, -1):
        if text.endswith(mark[:length]):
            return text[:-length], text[-length:]
    return text, ""
