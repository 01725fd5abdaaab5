"""What the checks say of a film, and what they may pass over."""

from collections.abc import Iterator

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.support.mutations import Keys, changed
from tests.support.strategies import films

from burnout_tui.film.check import errors
from burnout_tui.film.guide import REF_KINDS, Guide
from burnout_tui.film.model import Character, Film, FilmHead
from burnout_tui.film.records import Localized
from burnout_tui.film.references import References
from burnout_tui.film.traverse import LocatedText, records, texts

LINK_PIECES = st.sampled_from(
    [
        *("[[", "]]", "[", "]", "|", ":", "\n", " ", "character:", "person:", "ada", "ghost", "x", "date:", "1999"),
        *("[[character:ada]]", "[[character:ada|she]]", "[[character:ghost]]", "[[ character:ada ]]", "[[number:1]]"),
    ]
)
"""What links are made of, and what they break on."""

VISIBLE = Character(id="ada", name="Ada")
HIDDEN = Character(id="ghost", name="The Ghost", spoiler=True)
HEAD = FilmHead(title="Dust", year=1999, directors=(), synopsis="A city.")
REFERENCES = References(Guide(Film(format=1, film=HEAD, characters=(VISIBLE, HIDDEN))))


@settings(max_examples=300)
@given(st.lists(LINK_PIECES, min_size=1, max_size=8).map("".join))
def test_what_is_passed_over_is_well(text: str) -> None:
    """A text that is passed over after a quick look has no problem on a close one, in either language."""
    for either in (text, Localized(en=text), Localized(en="Dust", fr=text)):
        said = LocatedText(("characters", 0, "about"), either, hidden=False)
        assert not REFERENCES.is_sound_text(either, "about") or not list(REFERENCES.text_problems(said))


@settings(max_examples=100)
@given(films())
def test_a_valid_film_has_no_error(film: Film) -> None:
    """The checks say nothing of a film that keeps every rule."""
    assert list(errors(Guide(film))) == []


def visible_texts(film: Film) -> Iterator[tuple[Keys, str]]:
    """The texts that every reader sees and that can hold links, with the places of their strings."""
    for place in records(film):
        for said in texts(place):
            if said.hidden or said.path[-1] in ("name", "title", "short", "label"):
                continue
            if isinstance(said.text, str):
                yield said.path, said.text
            else:
                for language in ("en", "fr"):
                    if words := getattr(said.text, language):
                        yield (*said.path, language), words


@settings(max_examples=150)
@given(films(), st.data())
def test_a_leak_is_an_error(film: Film, data: st.DataObject) -> None:
    """A link from what every reader sees to what is hidden is exactly one error, at its text."""
    guide = Guide(film)
    hidden = [
        f"{kind}:{name}"
        for kind in REF_KINDS
        for name, record in guide.table(kind).items()
        if getattr(record, "spoiler", False)
    ]
    assume(hidden)
    at, words = data.draw(st.sampled_from(list(visible_texts(film))))
    ref = data.draw(st.sampled_from(hidden))
    leaking = msgspec.convert(changed(msgspec.to_builtins(film), at, f"{words} [[{ref}]]"), Film)

    [problem] = errors(Guide(leaking))

    assert problem.path == at
    assert problem.message.startswith(f"names the {ref.partition(':')[0]} ")
    assert problem.message.endswith(", which is a spoiler; mark this as a spoiler too")
