"""Screenplays in Fountain become drafts."""

import pytest
from tests.support.screenplays import IMPORTED, account, fountain, names, present, scene, scenes

from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.errors import SourceError

FERRY = (IMPORTED / "night_ferry.fountain").read_text(encoding="utf-8")

NO_SCENES = "this screenplay has no scenes: the heading of a scene begins a line with INT. or EXT., or with a full stop"


def _head(draft: Draft) -> str:
    return f"{scenes(draft)[0]['title']}|{scenes(draft)[0].get('place', '')}"


def test_a_screenplay_brings_its_title_page_storylines_scenes_and_characters() -> None:
    """The draft has the title, the authors, the sections, and each scene with who is there; nothing that is said."""
    values = fountain(FERRY).values
    assert values["film"] == {
        "title": "The Night Ferry",
        "work": "the-night-ferry",
        "synopsis": "Three people, one crossing, and a suitcase.",
    }
    assert [person["name"] for person in values["people"]] == ["Odile Varn", "Teo Lind"]
    assert {credit["part"] for credit in values["credits"]} == {"writer"}
    assert values["sources"] == [{"id": "screenplay", "title": "The Night Ferry (screenplay)", "date": "2012-01-20"}]
    assert [story["name"] for story in values["stories"]] == ["The crossing", "The shore"]
    assert [
        (record["title"], record.get("place"), record["story"], record.get("characters"), record.get("about"))
        for record in values["scenes"]
    ] == [
        (
            "Landing Stage, night",
            "Landing Stage",
            "the-crossing",
            ["mara-lind", "anton"],
            "Mara waits for her deckhand.",
        ),
        (
            *("Ferry, wheelhouse", "Ferry, wheelhouse", "the-crossing"),
            *(["mctavish", "emile", "teo", "mara-lind", "anton"], None),
        ),
        ("Later that night", None, "the-shore", ["dr-o-hara", "anton"], None),
        ("Mara's Kitchen, dawn", "Mara's Kitchen", "the-shore", None, None),
    ]
    assert names(fountain(FERRY)) == ["Mara Lind", "Teo", "McTAVISH", "Émile", "Anton", "Dr. O'Hara"]
    assert not any(word in str(values) for word in ("Nobody", "Rain", "coughs", "Boo", "older", "without"))


def test_the_ledger_says_what_was_left_out() -> None:
    """Cues that are nobody's name, voices, silent people, speeches and action are counted, with names as examples."""
    assert account(fountain(FERRY)) == (
        "taken: people who are only named in the action of a scene (2)\n"
        "left out: cues that name nobody (2: CROWD, SUPER:), cues without a name, in one scene only (1: POLICEMAN #1), "
        "voices of people who may not be in the scene (1: TEO), "
        "speeches (13), paragraphs of action (5), transitions (1), notes (1), omitted scenes and passages (1)"
    )


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_line_ends_and_encodings_do_not_matter(end: str, encoding: str) -> None:
    """A screenplay of any editor gives the same draft."""
    if encoding == "cp1252" and end == "\u2028":
        return
    assert fountain(FERRY.replace("\n", end), encoding).values == fountain(FERRY).values


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("INT. KITCHEN - DAY", "Kitchen, day|Kitchen"),
        ("ext kitchen", "kitchen|kitchen"),
        ("EST. PARIS – NUIT", "Paris, nuit|Paris"),
        ("I/E CAR -- DUSK", "Car, dusk|Car"),
        ("INT./EXT. EARL’S HOUSE — DEN — SAME TIME", "Earl’s House, Den|Earl’s House, Den"),
        ("EXT./INT. ST. MARY'S - NEW YORK", "St. Mary's, New York|St. Mary's, New York"),
        ("INT. HALL - THE NEXT MORNING (RAIN)", "Hall, the next morning (rain)|Hall"),
        ("INT. HALL - THE NEXT", "Hall, the Next|Hall, the Next"),
        ("INT. HALL - NIGHT #12A#", "Hall, night|Hall"),
        (".ИНТ. КВАРТИРА - НОЧЬ", "Квартира, ночь|Квартира"),
        (".***SNIPER*** SCOPE", "Sniper Scope|Sniper Scope"),
        (".CHEZ L'ONCLE DE ZOÉ - PLUS TARD", "Chez l'Oncle de Zoé, plus tard|Chez l'Oncle de Zoé"),
        ("INT. TV STUDIO 2B, 3RD FLOOR", "TV Studio 2B, 3rd Floor|TV Studio 2B, 3rd Floor"),
        ("INT. " + "A" * 3000, f"{'A' + 'a' * 118}…|{'A' + 'a' * 118}…"),
        ("INT. [[[[", "[ [ [ [|[ [ [ ["),
        (".1", "1|1"),
        ("INT.", "INT.|"),
    ],
)
def test_headings_are_read_as_place_and_time(heading: str, found: str) -> None:
    """A heading gives a title and a place in small letters, without the number of the scene."""
    assert _head(fountain(f"{heading}\n\nSomebody waits.")) == found


def test_the_action_shows_how_the_words_of_a_place_are_written() -> None:
    """A word that the action has in small letters is small in a place; a name in both cases stays as it is there."""
    draft = fountain("INT. MCBRIDE'S OLD MILL\n\nThe old mill of McBride burns.\n\nMCBRIDE\nFire!")
    assert scenes(draft)[0]["place"] == "McBride's old mill"
    assert names(draft) == ["McBride"]


@pytest.mark.parametrize(
    "action",
    [
        "He reads: INT. NOWHERE.",
        "...and then nothing.",
        "Est-ce vrai ?",
        "/* INT. A\n\nEXT. B */",
        "[[INT. A]]",
        "=== \n\nExtra time.",
    ],
)
def test_other_lines_are_no_headings(action: str) -> None:
    """Scenes begin where Fountain says so: not within a paragraph, a note or the boneyard."""
    assert len(scenes(fountain(scene(action)))) == 1


@pytest.mark.parametrize(
    "unclosed",
    ["/* never closed", "a */ b", "[[ a note\n\nwhich is none ]]", "[[ [[ a", "/* /* nested */ */"],
)
def test_what_is_not_closed_hides_nothing(unclosed: str) -> None:
    """The scene after a comment or note without an end is found."""
    assert len(scenes(fountain(scene(unclosed, "EXT. YARD\n")))) == 2


def test_storylines_are_the_sections_of_the_highest_level_with_several() -> None:
    """One section around all scenes is no storyline: those within it are. A name that returns is the same storyline."""
    text = "# Act I\n\n## Mara\n\n= Alone.\n\nINT. A\n\n### Aside\n\nINT. B\n\n## Teo\n\nINT. C\n\n## MARA\n\nINT. D"
    draft = fountain(text)
    assert draft.values["stories"] == [
        {"id": "mara", "name": "Mara", "about": "Alone."},
        {"id": "teo", "name": "Teo"},
    ]
    assert [record["story"] for record in scenes(draft)] == ["mara", "mara", "teo", "mara"]
    assert "sections of other levels, or without scenes (2: Act I, Aside)" in account(draft)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            b"",
            NO_SCENES,
        ),
        (
            b"Once upon a time.",
            NO_SCENES,
        ),
        (b"PK\x03\x04", "this is a zip archive, not text; unpack it, or export it as text"),
        (b"%PDF-1.7", "this is a PDF, not text; unpack it, or export it as text"),
        (b"{\\rtf1", "this is an RTF document, not text; unpack it, or export it as text"),
        (b"\0\0\0\0", "this is a binary file, not text"),
        (b"<!DOCTYPE html><p>INT. A", "this is an HTML page, not a screenplay in Fountain"),
        (
            b"<?xml version='1.0'?><FinalDraft>",
            "this is a screenplay of Final Draft, not a screenplay in Fountain; import it as fdx",
        ),
        (b"https://example.org/a.fountain\n", "this is an address, not a screenplay in Fountain"),
        (b'{"title": 1}', "this is JSON, not a screenplay in Fountain"),
    ],
)
def test_what_is_no_screenplay_is_named(text: bytes, sentence: str) -> None:
    """A source of another kind gets one sentence."""
    with pytest.raises(SourceError) as error:
        fountain(text.decode("latin-1"), "latin-1")
    assert error.value.lines() == [f"film.fountain: error: {sentence}"]


def test_a_text_with_more_scenes_than_any_film_is_refused() -> None:
    """A text of many lines that look like headings does not take the memory of as many scenes."""
    with pytest.raises(SourceError) as error:
        fountain("INT. A\n\n" * 50_001)
    assert error.value.lines() == ["film.fountain: error: more than 50000 scenes or sections: this is not a screenplay"]


def test_a_scene_may_follow_the_title_page_at_once() -> None:
    """A heading ends the title page, also without an empty line."""
    draft = fountain("Title: The Ferry\n" + scene("MARA\nNo."))
    assert draft.values["film"] == {"title": "The Ferry"}
    assert len(scenes(draft)) == 1


def test_the_title_is_that_of_the_file_where_there_is_no_title_page() -> None:
    """FADE IN: is no title page, and a screenplay without one is called like its file."""
    draft = fountain("FADE IN:\n\n" + scene("MARA\nNo."))
    assert draft.values["film"] == {"title": "film"}
    assert present(draft) == ["Mara"]
