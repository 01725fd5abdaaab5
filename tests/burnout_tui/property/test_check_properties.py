"""The errors that the checks find in a film, and the texts that they may skip."""

from collections.abc import Iterator

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.mutations import Keys, changed
from tests.support.strategies import films
from tests.support.texts import in_languages
from tests.support.toml_writer import as_written

from burnout_tui.film.check import errors
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import Character, Film, FilmHead
from burnout_tui.film.notation import to_records
from burnout_tui.film.references import References
from burnout_tui.film.traverse import LocatedRecord, LocatedText, records, texts

LINK_PIECES = st.sampled_from(
    [
        *("[[", "]]", "[", "]", "|", ":", "\n", " ", "character:", "person:", "ada", "ghost", "x", "date:", "1999"),
        *("[[character:ada]]", "[[character:ada|she]]", "[[character:ghost]]", "[[ character:ada ]]", "[[number:1]]"),
    ]
)
"""Parts of links, and what can break them."""

VISIBLE = Character(id="ada", name="Ada")
HIDDEN = Character(id="ghost", name="The Ghost", spoiler=True)
HEAD = FilmHead(title="Dust", year=1999, directors=(), synopsis="A city.")
GUIDE = Guide(Film(format=1, film=HEAD, characters=(VISIBLE, HIDDEN)))
REFERENCES = References(GUIDE)
ADA = LocatedRecord(("characters", 0), VISIBLE, 0, GUIDE.timeline)


@examples(120)
@given(st.lists(LINK_PIECES, min_size=1, max_size=8).map("".join))
def test_skipped_texts_have_no_problem(text: str) -> None:
    """A text that the quick check skips has no problem in the full check, in any language."""
    for either in (text, in_languages(en=text), in_languages(en="Dust", fr=text)):
        located = LocatedText(("characters", 0, "about"), either, revealed=0)
        assert not REFERENCES.is_clearly_valid(either, "about") or not list(REFERENCES.text_problems(located, ADA))


def visible_texts(film: Film) -> Iterator[tuple[Keys, str]]:
    """Yield the strings that every reader sees and that can hold links, with their paths."""
    for record in records(film):
        for text in texts(record):
            if text.hidden or text.path[-1] in ("name", "title", "short", "label"):
                continue
            if isinstance(text.text, str):
                yield text.path, text.text
            else:
                for language, words in text.text.words:
                    yield (*text.path, language), words


@examples(50)
@given(films(), st.data())
def test_a_leak_is_an_error(film: Film, data: st.DataObject) -> None:
    """A link from a visible text to a hidden record is exactly one error, at the text."""
    guide = Guide(film)
    hidden = [
        f"{kind}:{name}"
        for kind in record_kinds().named
        for name, record in guide.table(kind).items()
        if getattr(record, "spoiler", False)
    ]
    assume(hidden)
    at, words = data.draw(st.sampled_from(list(visible_texts(film))))
    ref = data.draw(st.sampled_from(hidden))
    written = changed(as_written(msgspec.to_builtins(film)), at, f"{words} [[{ref}]]")
    leaking = msgspec.convert(to_records(written), Film)

    [problem] = errors(Guide(leaking))

    assert problem.path == at
    assert problem.message.startswith(f"names the {ref.partition(':')[0]} ")
    ends = (", which is a spoiler; mark this as a spoiler too", " here")
    assert problem.message.endswith(ends)
