"""A cut film keeps the sources that something cites, and says that something is hidden."""

import re
import tomllib

import msgspec
import pytest
from msgspec.structs import replace
from tests.support.texts import in_languages

from burnout_tui.film.cut import cut_film, shown_guide
from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load_bytes
from burnout_tui.film.model import Film
from burnout_tui.film.notation import to_records

HEAD = """format = 1
[[sources]]
id = "post"
title = "A review"
[[sources]]
id = "blog"
title = "Another review"
[[works]]
id = "dust"
title = "Dust"
{work}
[film]
title = "Dust"
year = 1999
directors = []
synopsis = "Rain."
"""


def _guide(rest: str, work: str = "") -> Guide:
    return load_bytes((HEAD.replace("{work}", work) + rest).encode(), "dust.toml")


@pytest.mark.parametrize(
    ("rest", "work"),
    [
        ('sources = ["post"]', ""),
        ('about = { en = "Hot.", sources = ["post"] }', ""),
        ('about = { fr = "Voir [[source:post]]." }', ""),
        ('notes = ["Hot.", "See [[number:1]] and [[ source:post | this ]]."]', ""),
        ('[[film.facts]]\nid = "end"\nlabel = "End"\nvalue = "See [[source:post]]"', ""),
        ("", 'awards = [{ text = "Oslo: a prize", sources = ["post"] }]'),
        ("", 'cycle = { name = { en = "Heat", sources = ["post"] }, number = 1 }'),
    ],
)
def test_a_source_that_is_cited_is_shown(rest: str, work: str) -> None:
    """A source stays if a record, a text, a link or a record within another cites it; one that nothing cites goes."""
    assert [source.id for source in cut_film(_guide(rest, work).film).sources] == ["post"]


def test_a_source_that_only_hidden_things_cite_is_hidden() -> None:
    """A source that only hidden texts and records cite is left out."""
    hidden = 'notes = [{ en = "He dies, says [[source:post]].", sources = ["blog"], spoiler = true }]'
    assert cut_film(_guide(hidden).film).sources == ()


def test_a_fact_or_a_dispute_without_a_mark_hides_what_links_to_it() -> None:
    """A dispute with one claim left is hidden, then the fact that links to it, then the text that links to the fact."""
    scenes = "".join(f'[[scenes]]\nid = "{name}"\ntitle = "{name}"\n' for name in ("door", "roof"))
    notes = ", ".join(f'{{ en = "See [[{ref}]].", spoiler = "door" }}' for ref in ("dispute:age", "fact:end"))
    fact = '[[film.facts]]\nid = "end"\nlabel = "End"\nvalue = { en = "See [[dispute:age]].", spoiler = "door" }\n'
    claims = '{ text = "Yes.", sources = ["post"] }, { text = { en = "No.", spoiler = "roof" }, sources = ["blog"] }'
    dispute = f'[[disputes]]\nid = "age"\nabout = "film"\nquestion = "So?"\nclaims = [{claims}]\n'
    film = _guide(f"notes = [{notes}]\n{fact}{scenes}{dispute}").film
    shown = cut_film(film, 1)
    assert (shown.disputes, shown.film.facts, shown.film.notes) == ((), (), ())
    assert cut_film(film, 2).film.notes == film.film.notes


def test_a_story_that_only_hidden_scenes_have_is_hidden() -> None:
    """A storyline goes with its last scene; one that has no scene in the whole film stays."""
    stories = "".join(f'[[stories]]\nid = "{name}"\nname = "{name}"\n' for name in ("escape", "planned"))
    scene = '[[scenes]]\nid = "roof"\ntitle = "The roof"\nstory = "escape"\nspoiler = true\n'
    film = _guide(stories + scene).film
    assert [story.id for story in cut_film(film).stories] == ["planned"]
    assert [story.id for story in cut_film(film, 1).stories] == ["escape", "planned"]


DISPUTE = """
[[characters]]
id = "ada"
name = "Ada"
[[characters]]
id = "ghost"
name = "The Ghost"
spoiler = true
[[disputes]]
id = "end"
about = "{about}"
question = "Who leaves?"
claims = [{{ text = "Ada", sources = ["post"] }}, {{ text = "Nobody", sources = ["blog"] }}{claim}]
{spoiler}
"""
SECRET_CLAIM = ', { text = { en = "The ghost", spoiler = true }, sources = ["post"] }'


@pytest.mark.parametrize(
    ("about", "claim", "spoiler", "claims"),
    [
        ("film", "", "", 2),
        ("character:ada", "", "", 2),
        ("character:ada", SECRET_CLAIM, "", 2),
        ("character:ghost", "", "spoiler = true", None),
        ("character:ada", "", "spoiler = true", None),
    ],
)
def test_a_dispute_is_shown_with_the_claims_that_may_be(
    about: str, claim: str, spoiler: str, claims: int | None
) -> None:
    """A dispute loses its hidden claims, and is left out if it is a spoiler."""
    film = cut_film(_guide(DISPUTE.format(about=about, claim=claim, spoiler=spoiler)).film)
    assert [len(dispute.claims) for dispute in film.disputes] == ([] if claims is None else [claims])


def test_a_dispute_with_one_visible_claim_or_a_hidden_subject_is_left_out() -> None:
    """A dispute is left out if too few of its claims are left, or if its subject is hidden."""
    film = _guide(DISPUTE.format(about="character:ada", claim="", spoiler="")).film
    (dispute,) = film.disputes
    secret = replace(dispute.claims[1], text=in_languages(en="Nobody", spoiler=True))
    for changed in (
        replace(dispute, claims=(dispute.claims[0], secret)),
        replace(dispute, about="character:ghost"),
    ):
        assert cut_film(replace(film, disputes=(changed,))).disputes == ()


@pytest.mark.parametrize(
    ("rest", "hides"),
    [
        ('about = "See [[source:post]] and [[source:blog]]."', False),
        ("", False),  # sources that nothing cites are no spoilers
        ('about = { en = "He dies.", spoiler = true }', True),
        ('[[themes]]\nid = "sea"\nname = "Sea"\nspoiler = true', True),
    ],
)
def test_hidden_things_are_announced(rest: str, hides: bool) -> None:
    """A guide says that it hides spoilers if there are some and they are not shown."""
    guide = _guide(rest)
    assert shown_guide(guide, 0).hides is hides
    assert shown_guide(guide, guide.timeline.end) == (guide, False)
    assert shown_guide(guide, 0) is shown_guide(guide, 0)


def test_the_guide_of_a_cut_film() -> None:
    """It has the file of the whole film; a film from which nothing is cut keeps its guide."""
    whole = _guide('sources = ["post", "blog"]')
    assert shown_guide(whole, 0).guide is whole
    film = _guide('sources = ["post", "blog"]\nnotes = [{ en = "He dies.", spoiler = true }]').film
    cut = shown_guide(Guide(film, "dust.toml"), 0)
    assert (cut.guide.film.film.notes, cut.guide.file, Guide(film).file) == ((), "dust.toml", "")


SECRETS = """format = 1
[film]
title = "Dust"
year = 1999
directors = ["pia"«, "ghost"»]
«work = "end"»
synopsis = "Rain."
sources = ["post"]
«tagline = { en = "He dies.", spoiler = true }»
notes = ["Hot.", «{ en = "He dies.", spoiler = true },» { en = "Cold." }]
quotes = [
  «{ by = "ghost", text = "Boo." },»
  «{ by = "pia", text = { en = "He dies.", spoiler = true } },»
  { by = "pia", text = "One." },
]
«[[film.facts]]
id = "death"
label = "Death"
value = { en = "He dies.", spoiler = true }»
[[people]]
id = "pia"
name = "Pia"
«notes = [{ en = "She did it.", spoiler = true }]»
«[[people]]
id = "ghost"
name = "The Ghost"
spoiler = true»
[[characters]]
id = "ada"
name = "Ada"
«short = { en = "the dead", spoiler = true }»
«[[characters]]
id = "end"
name = "The End"
spoiler = true»
«[[roles]]
person = "ghost"»
«[[roles]]
person = "pia"
character = "end"»
[[roles]]
person = "pia"
«note = { en = "also the end", spoiler = true }»
«[[people]]
id = "lone"
name = "Lone"
[[roles]]
person = "lone"
character = "end"»
[[works]]
id = "dust"
title = "Dust"
awards = [{ text = "A prize", people = ["pia"«, "ghost"»] }«, { text = "Another", spoiler = true }»]
«cycle = { name = { en = "The End", spoiler = true }, number = 1 }»
«[[works]]
id = "end"
title = "The End"
spoiler = true»
[[themes]]
id = "heat"
name = "Heat"
characters = [«"end", »"ada"]
«[[themes]]
id = "death"
name = { en = "Death", spoiler = true }»
[[sources]]
id = "post"
title = "A review"
"""
"""A film whose hidden parts are in guillemets."""


def test_a_cut_film_is_as_if_its_author_had_written_nothing_hidden() -> None:
    """Every record, text and id is left out that is hidden or names a hidden record, and nothing else is."""
    whole, cut = (
        msgspec.convert(to_records(tomllib.loads(text)), Film)
        for text in (re.sub("[«»]", "", SECRETS), re.sub("«.*?»", "", SECRETS, flags=re.DOTALL))
    )
    assert cut_film(whole) == cut
    assert cut_film(cut) == cut
    hidden = replace(whole, film=replace(whole.film, spoiler=True, synopsis=in_languages(en="He dies.", spoiler=True)))
    assert cut_film(hidden) == replace(cut, film=replace(cut.film, synopsis=""))
