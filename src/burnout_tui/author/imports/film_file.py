"""Add an imported draft to a film file that exists."""

import codecs
from collections.abc import Collection
from typing import Any, NamedTuple

from burnout_tui.author.imports.additions import Difference, additions
from burnout_tui.author.imports.complete import UNKNOWN_YEAR, in_chosen_languages
from burnout_tui.author.imports.disputes import disputes
from burnout_tui.author.imports.errors import TOO_LARGE, SourceError
from burnout_tui.author.imports.into import with_records
from burnout_tui.author.imports.matching import Values
from burnout_tui.author.imports.merge import add_records
from burnout_tui.author.imports.works import all_words, titles_agree, years_agree
from burnout_tui.film.given_ids import give_ids
from burnout_tui.film.load import load_bytes
from burnout_tui.film.schema import film_schema
from burnout_tui.film.traverse import languages_in
from burnout_tui.message import Message
from burnout_tui.toml.document import parse_document
from burnout_tui.toml.newer import newer_syntax
from burnout_tui.toml.read import decode

_FACTS = ("film", "facts")


class Grown(NamedTuple):
    """A film file with the records of a draft."""

    data: bytes
    """The bytes of the whole file; those it had if there is nothing new."""
    added: dict[str, Any]
    """The new records, in lists as in a film."""
    missing: list[Difference]
    """Values that the film lacks; authors add them themselves."""
    conflicts: list[Difference]
    """Values in which the film stays as it is."""
    guessed: list[tuple[Values, Values]]
    """Characters of the film and of the draft who are taken as the same, though their names differ."""
    hidden: list[str]
    """Scenes that are left out because the film hides who is in them."""
    facts: list[str]
    """Facts that are left out because of how the film's head is written."""


def grow(data: bytes, name: str, draft: Values, comment: str, languages: Collection[str] = ()) -> Grown:
    """Return a film file with what a draft adds to it, below a comment. ``name`` is the file's name in messages.

    Texts are added in some languages; in those of the film if none are given, and in one for all readers if the film
    has only such texts. Raises DocumentError if the film has
    errors, needs TOML 1.1, or is another one than that of the draft.
    """
    guide = load_bytes(data, name)
    text = decode(data, name)
    _require_toml_1_0(text, name)
    film = parse_document(data, name, film_schema()).values
    give_ids(film)
    _require_same_film(film, draft, name)
    found = additions(film, in_chosen_languages(draft, languages or languages_in(guide.film)))
    made = [(("disputes",), dispute) for dispute in disputes(film, found.conflicts, found.sources)]
    records = [*found.records, *made] if any(path != ("sources",) for path, _ in found.records) or made else []
    facts = [] if _takes_facts(text, name) else [record["id"] for path, record in records if path == _FACTS]
    if facts:
        records = [item for item in records if item[0] != _FACTS]
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    written = mark + with_records(text, records, comment).encode()
    load_bytes(written, name)
    if len(written) > film_schema().size_limit:
        raise SourceError(name, TOO_LARGE)
    added: dict[str, Any] = {}
    add_records(added, records)
    return Grown(written, added, found.missing, found.conflicts, found.guessed, found.hidden, facts)


def _takes_facts(text: str, name: str) -> bool:
    """Return False for a [film] in braces or with dotted keys, which no header below can add facts to."""
    below = with_records(text, [(_FACTS, {"id": "fact"})], "")
    return not parse_document(below.encode(), name, film_schema()).syntax_errors


def _require_toml_1_0(text: str, name: str) -> None:
    for problem in newer_syntax(text.replace("\r\n", "\n")):
        message = Message("{problem}; import adds only to files in TOML 1.0", problem=problem.message)
        raise SourceError(name, message, problem.line, problem.column)


def _require_same_film(film: Values, draft: Values, name: str) -> None:
    """Raise SourceError if neither the titles nor the years allow the film and the draft to be of the same film."""
    ours, theirs = film["film"], draft.get("film", {})
    if "title" not in theirs or "year" not in theirs or ours["year"] == UNKNOWN_YEAR:
        return
    if not titles_agree(ours, theirs) and not years_agree(ours, theirs):
        message = Message(
            "this film is “{ours}” ({year}), the source is about “{theirs}” ({other_year})",
            ours=all_words(ours["title"])[0],
            year=ours["year"],
            theirs=all_words(theirs["title"])[0],
            other_year=theirs["year"],
        )
        raise SourceError(name, message)
