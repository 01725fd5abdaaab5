"""The bidirectional algorithm (UAX #9) as terminals apply it, and films to try it with."""

import re
from collections.abc import Iterable
from unicodedata import category

from bidi import get_display
from rich.cells import cell_len
from tests.support.reference_terminal import Emulator

from textual_wire.detection.features import Features
from textual_wire.wire.wire import Wire

_BETWEEN = re.compile(r" {2,}|[ ]?[·›•‹─-◿≠≡♥▸▲△▽★†←-↓]+[ ]?")
"""Texts between two fields of a line: a gap, the line of a frame, a sign."""
_MIRRORED = str.maketrans(")]}>»", "([{<«")

_ARABIC = {
    "TITLE": "الاحتراق",
    "OTHER": "فيلم 12 (كازا)",
    "ONE": "عايدة",
    "TWO": "جاد",
    "THREE": "غيثة (2)",
    "FOUR": "أيوب Ayoub",
    "FIVE": "نور الدين",
    "SIX": "سعيد",
    "WORD": "ممرضة",
    "MORE": "مالكة ١٢",
    "PROSE": "قصة [[character:one|فتاة]] و [[character:two|رجل]] في الدار البيضاء، سنة 2017",
}
_HEBREW = {
    "TITLE": "שלום עליכם",
    "OTHER": "סרט 12 (חיפה)",
    "ONE": "דוד",
    "TWO": "רות",
    "THREE": "שרה (2)",
    "FOUR": "יעל Yael",
    "FIVE": "משה כהן",
    "SIX": "לאה",
    "WORD": "אחות",
    "MORE": "רופא 12",
    "PROSE": "סיפור על [[character:one|ילדה]], [[character:two|ילד]] בחיפה, שנת 2017",
}
_FILM = """
format = 1
[film]
title = "TITLE"
year = 2017
directors = ["five", "six"]
work = "title"
synopsis = "PROSE"
notes = ["MORE"]
[[film.facts]]
id = "fact"
label = "WORD"
value = "MORE"
sources = ["source"]
[[film.quotes]]
by = "five"
text = "PROSE"
[[characters]]
id = "one"
name = "ONE"
also = ["SIX", "WORD"]
occupation = "WORD"
age = 25
lead = true
about = "PROSE"
sources = ["source"]
[[characters]]
id = "two"
name = "TWO"
occupation = "MORE"
presence = "dead"
[[characters]]
id = "three"
name = "THREE"
occupation = "WORD"
age = 30
[[characters]]
id = "four"
name = "FOUR"
occupation = "MORE"
[[people]]
id = "five"
name = "FIVE"
also = ["ONE", "TWO"]
occupation = "WORD"
[[people]]
id = "six"
name = "SIX"
occupation = "MORE"
[[roles]]
person = "six"
character = "one"
note = "WORD"
[[roles]]
person = "six"
character = "two"
[[roles]]
person = "five"
character = "three"
[[relations]]
between = ["one", "two"]
kind = "love"
label = "WORD"
[[relations]]
between = ["one", "three"]
kind = "work"
label = "MORE"
reverse = "WORD"
[[relations]]
between = ["two", "four"]
kind = "family"
label = "WORD"
[[works]]
id = "title"
title = "TITLE"
year = 2017
kind = "feature"
[[works]]
id = "other"
title = "OTHER"
year = 2012
kind = "short"
also = ["TITLE", "ONE"]
cycle = { name = "WORD", number = 2 }
[[credits]]
person = "five"
work = "other"
part = "director"
[[credits]]
person = "six"
work = "other"
part = "actor"
note = "WORD"
[[sources]]
id = "source"
title = "TITLE"
publisher = "SIX"
date = "2017-10"
[[disputes]]
id = "dispute"
about = "work:other"
question = "WORD"
claims = [{ text = "MORE", sources = ["source"] }, { text = "OTHER", sources = ["source"] }]
kept = "MORE"
[[themes]]
id = "theme"
name = "WORD"
about = "PROSE"
characters = ["one", "two"]

[[stories]]
id = "story"
name = "THEME"

[[scenes]]
id = "first"
title = "TITLE"
place = "CITY"
story = "story"
characters = ["one", "two"]

[[scenes]]
id = "second"
title = "OTHER"
characters = ["three", "two"]
mentions = ["one"]
order = "unknown"
about = "PROSE"

[[scenes]]
id = "third"
title = "THEME"
characters = ["one", "three"]
"""


def right_to_left_films() -> dict[str, tuple[bytes, list[str]]]:
    """Return a film in Arabic and one in Hebrew, each with its names."""
    films = {}
    for language, words in (("arabic", _ARABIC), ("hebrew", _HEBREW)):
        text = _FILM
        for key, word in words.items():
            text = text.replace(key, word)
        films[language] = (text.encode(), [word for key, word in words.items() if key != "PROSE"])
    return films


def moved_fields(line: str, names: list[str]) -> list[str]:
    """Return the fields of a line that terminals which reorder do not show in their own columns; names are fields."""
    logical = _visible(line)
    spans = [found.span() for found in _BETWEEN.finditer(logical)]
    ends = [0, *(place for span in spans for place in span), len(logical)]
    spans += zip(ends[::2], ends[1::2], strict=True)
    spans += [found.span() for name in names for found in re.finditer(re.escape(name), logical)]
    return moved_spans(line, spans)


def moved_spans(line: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """Return the parts of a line, by their columns, that are not shown there on either kind of terminal that reorders.

    One kind takes every line as left to right, the other takes the direction from the line's first letter.
    """
    logical, spans = _visible(line), list(spans)
    moved = []
    for direction in ("L", None):
        shown = _visible(str(get_display(line, base_dir=direction)))
        assert len(shown) == len(logical)
        for start, end in spans:
            if _letters(shown[start:end]) != _letters(logical[start:end]):
                moved.append(logical[start:end])
    return moved


def _visible(line: str) -> str:
    return "".join(character for character in line if category(character) not in ("Cf", "Mn"))


def _letters(text: str) -> list[str]:
    """Return the characters of a text in a fixed order; reordering mirrors brackets."""
    return sorted(text.translate(_MIRRORED))


def as_sent(lines: list[str], columns: int) -> list[str]:
    """Return lines of a screen as a terminal holds them, after the wire has sent them with and after others."""
    rows = len(lines)
    terminal, wire = Emulator(columns, rows), Wire(columns, rows, Features(erase=True, direction_marks=True))
    padded = [line + " " * (columns - cell_len(line)) for line in lines]
    for shown in (padded[::-1], padded):
        wire.feed("".join(f"\x1b[{row};1H\x1b[0m{line}" for row, line in enumerate(shown, 1)))
        terminal.feed(wire.take())
    return ["".join(cell.character for cell in row) for row in terminal.cells()]
