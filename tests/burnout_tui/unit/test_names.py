"""The source contains no names from the films."""

from collections.abc import Iterator

import tomli
from tests.support.paths import ROOT

from burnout_tui.normalize import normalize
from burnout_tui.prose.entries.common import capitalized

SOURCE = ROOT / "src" / "burnout_tui"
ORDINARY = {
    "broken",  # a film
    "burnout",  # the program
    "falls",  # part of a description that stands for a name
    "june",  # a woman's name
    "light",  # a man's family name
    "love",  # part of a description that stands for a name
    "process",  # likewise
    "said",  # a man's name, without its accent
    "server",  # part of a description that stands for a name
    "the window",  # a film
}
"""Words of the program that are also names in the films."""
WORD_LISTS = {
    SOURCE / "film" / "synonyms.py",
    SOURCE / "film" / "destinations" / "destination.py",
    SOURCE / "author" / "imports" / "short_names.py",
}
"""Lists of ordinary words such as sister and husband, which are also parts of names such as "Jane's sister"."""


def test_no_name_of_a_film_is_in_the_source() -> None:
    """No id, title or name in data/, nor a word of a character's or person's name, occurs in the source."""
    names = set(_names())
    assert len(names) > 200
    files = (file for pattern in ("*.py", "*.tcss") for file in SOURCE.rglob(pattern) if file not in WORD_LISTS)
    texts = {file.relative_to(SOURCE).as_posix(): f" {_words(file.read_text(encoding='utf-8'))} " for file in files}
    assert {f"{file}: {name}" for file, text in texts.items() for name in names if f" {name} " in text} == set()


def _names() -> Iterator[str]:
    """Yield the names in the films, as _words(), and the single words of those of characters and people."""
    for file in sorted((ROOT / "data").glob("*.toml")):
        film = tomli.loads(file.read_text(encoding="utf-8"))
        for table in ("film", "characters", "people", "works"):
            records = film[table] if isinstance(film[table], list) else [film[table]]
            for name in (_words(name) for record in records for name in _strings(record)):
                parts = name.split() if table in ("characters", "people") else []
                yield from (word for word in (name, *parts) if len(word) >= 4 and word not in ORDINARY)


def _strings(record: dict[str, object]) -> Iterator[str]:
    for key in ("id", "name", "short", "title", "also"):
        value = record.get(key, ())
        if isinstance(value, str):
            yield value
        else:
            yield from value.values() if isinstance(value, dict) else value  # type: ignore[misc] # lists of spellings


def _words(text: str) -> str:
    """Return the words of a text, without accents and case, with single spaces between them."""
    return normalize(text)


def test_a_ligature_opens_a_line_as_a_capital_and_a_small_letter() -> None:
    """A name that begins with a ligature keeps its second letter small at the beginning of a line."""
    assert (capitalized("\ufb01lm"), capitalized("the guest"), capitalized("")) == ("Film", "The guest", "")
