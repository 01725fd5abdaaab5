"""The title page of a screenplay: its title, its authors and the date of the draft."""

import re
from collections.abc import Iterator, Sequence

from burnout_tui.author.imports.screenplay.elements import Element, Kind
from burnout_tui.author.imports.screenplay.fountain_text import plain
from burnout_tui.author.imports.screenplay.headings import is_heading
from burnout_tui.author.imports.texts import is_day

_KEY = re.compile(r"([^\s:][^:]{0,40}):\s*(.*)\Z", re.DOTALL)
_KEYS: dict[str, Kind] = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "draft date": "date",
    "date": "date",
}
_OTHER_KEYS = frozenset(
    ("credit", "source", "contact", "contact info", "copyright", "notes", "revision", "draft", "format")
)
_BETWEEN_AUTHORS = re.compile(r"\s*[&,;/\n]\s*|\s+(?:and|et|y|und)\s+", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*[(<@].*", re.DOTALL)
_CREDIT = re.compile(
    r"\s*((?:(?:screenplay|teleplay|script|story|written|scénario|écrit|guion|escrito|buch)\b.{0,40}?)?\b(?:by|par|por|von)|"
    r"scénario\s+de|un\s+film\s+de|guion\s+de)\b:?\s*(.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
"""A line of a title page that says what the authors named after it did."""
_LONGEST_LINE = 1000
"""Characters of a line that are looked at."""
_DAY = re.compile(r"\b([12]\d{3})-(\d{1,2})-(\d{1,2})\b", re.ASCII)
_NUMBERS = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]([12]\d{3})\b", re.ASCII)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)


def read_title_page(lines: Sequence[str]) -> tuple[list[Element], int]:
    """Return the elements of the title page of a screenplay in Fountain, and the number of its lines; 0 if none."""
    start = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    end = start
    values: dict[str, list[str]] = {}
    key = ""
    while end < len(lines) and lines[end].strip() and not lines[end].startswith("===") and not is_heading(lines[end]):
        found = _KEY.match(lines[end])
        if found:
            key = found[1].strip().casefold()
            values.setdefault(key, []).append(found[2])
        elif not key:
            return [], 0
        else:
            values[key].append(lines[end].strip())
        end += 1
    if not any(key in _KEYS or key in _OTHER_KEYS for key in values):
        return [], 0
    return [element for key, found in values.items() if key in _KEYS for element in _elements(_KEYS[key], found)], end


def typed_title_page(lines: Sequence[str]) -> Iterator[Element]:
    """Yield the elements of a title page that is typed freely: the title first, then the authors after “written by”."""
    written = [" ".join(line.split()) for line in lines if line and len(line) <= _LONGEST_LINE]
    if written and not _CREDIT.match(written[0]):
        yield Element("title", written[0])
    is_author = False
    for line in written:
        found = _CREDIT.match(line)
        names = found[2] if found else line if is_author else ""
        yield from (Element("author", name) for name in authors(names))
        is_author = bool(found) and not names
        if not found and not names and (_DAY.search(line) or _NUMBERS.search(line)):
            yield Element("date", draft_date(line))


def authors(text: str) -> list[str]:
    """Return the names in a line of authors, without addresses and remarks."""
    names = (_AFTER_NAME.sub("", part).strip(" .-") for part in _BETWEEN_AUTHORS.split(text[:_LONGEST_LINE]))
    return [name for name in names if name and not any(character.isdigit() for character in name)]


def draft_date(text: str) -> str:
    """Return the date in a line as a film file has it: only the year if day and month can be confused; or empty."""
    text = text[:_LONGEST_LINE]
    if found := _DAY.search(text):
        year, month, day = found.groups()
    elif found := _NUMBERS.search(text):
        first, second, year = found.groups()
        if first != second and int(first) <= 12 and int(second) <= 12:
            return year
        month, day = (second, first) if int(first) > 12 else (first, second)
    else:
        return found[0] if (found := _YEAR.search(text)) else ""
    found_day = f"{year}-{int(month):02}-{int(day):02}"
    return found_day if is_day(found_day) else year


def _elements(kind: Kind, lines: Sequence[str]) -> Iterator[Element]:
    text = plain(" ".join(plain(line) for line in lines if line.strip())) if kind != "author" else "\n".join(lines)
    if kind == "author":
        yield from (Element("author", plain(name)) for name in authors(plain(text)))
    elif kind == "date":
        yield Element("date", draft_date(text))
    elif text:
        yield Element(kind, text)
