"""Screenplays of Final Draft become drafts."""

import pytest
from tests.support.screenplays import IMPORTED, account, fdx, names, present, scenes

from burnout_tui.author.imports.errors import SourceError
from burnout_tui.author.imports.formats import reader

FERRY = (IMPORTED / "night_ferry.fdx").read_text(encoding="utf-8")
_HEADING = '<Paragraph Type="Scene Heading"><Text>INT. HALL</Text></Paragraph>'


def _error(data: bytes) -> str:
    with pytest.raises(SourceError) as error:
        reader("fdx")(data, "film.fdx")
    return error.value.lines()[0].removeprefix("film.fdx")


def test_a_screenplay_of_final_draft_brings_what_it_knows_beside_its_text() -> None:
    """Titles and summaries of scenes, who is there without speaking, and runs of text in one piece."""
    draft = reader("fdx")(FERRY.encode(), "a.fdx")
    assert draft.values["film"] == {"title": "The Night Ferry", "work": "the-night-ferry"}
    assert [person["name"] for person in draft.values["people"]] == ["Odile Varn", "Teo Lind"]
    assert draft.values["sources"][0]["date"] == "2018-12-25"
    assert names(draft) == ["Teo", "Anton", "Zoé", "Mara"]
    assert scenes(draft) == [
        {
            "id": "waiting",
            "title": "Waiting",
            "place": "Mara's landing stage",
            "story": "act-one",
            "characters": ["anton", "zoe", "mara"],
            "about": "Mara waits.",
        },
        {
            "id": "wheelhouse",
            "title": "Wheelhouse",
            "place": "Wheelhouse",
            "story": "act-one",
            "characters": ["mara", "teo", "zoe"],
        },
    ]
    assert account(draft) == (
        "taken: people who are only named in the action of a scene (1)\n"
        "left out: voices of people who may not be in the scene (1: TEO), speeches (4), paragraphs of action (1), "
        "transitions (1), omitted scenes and passages (2)"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings_are_read_as_declared(encoding: str) -> None:
    """The declared encoding, or an evident one, gives the same draft."""
    text = FERRY.replace("UTF-8", encoding.upper().removesuffix("-SIG"))
    assert reader("fdx")(text.encode(encoding), "a.fdx").values == reader("fdx")(FERRY.encode(), "a.fdx").values


def test_names_in_small_letters_stay_as_they_are() -> None:
    """Final Draft shows McTavish in capitals by a style, and the name is taken as it is typed."""
    draft = fdx(
        f'{_HEADING}<Paragraph Type="Character"><Text Style="AllCaps">Mc</Text><Text>Tavish (O.S.)</Text></Paragraph>'
    )
    assert present(draft) == ["McTavish"]
    assert draft.values["film"] == {"title": "film"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ": error: this is not a screenplay of Final Draft"),
        ("Once upon", ": error: this is not a screenplay of Final Draft"),
        (
            "Title: A\n\nINT. HALL",
            ": error: this is a screenplay in Fountain, not a screenplay of Final Draft; import it as fountain",
        ),
        (
            "<movie><title>M</title></movie>",
            ": error: this is an NFO file, not a screenplay of Final Draft; import it as nfo",
        ),
        ("<html><p>M</p></html>", ": error: this is an HTML page, not a screenplay of Final Draft"),
        (
            "<document type='Open Screenplay Format document'/>",
            ": error: this is a screenplay in the Open Screenplay Format, not a screenplay of Final Draft",
        ),
        ("<tvshow/>", ": error: this is XML, not a screenplay of Final Draft"),
        (
            '<!DOCTYPE a [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><FinalDraft>&c;</FinalDraft>',
            ": error: this XML declares a document type or entities, which are not read",
        ),
        (
            '<!DOCTYPE a SYSTEM "file:///etc/passwd"><FinalDraft/>',
            ": error: this XML declares a document type or entities, which are not read",
        ),
        ("<FinalDraft>\n <a></b>", ":2:7: error: not well-formed XML: mismatched tag"),
        ("<FinalDraft>\n <a>&nbsp;", ":2:5: error: not well-formed XML: undefined entity"),
        (
            f"<FinalDraft><Content>{_HEADING}",
            ":1:88: error: the XML ends before its last element does; is the file complete?",
        ),
        (FERRY[:700], ":13:30: error: the XML ends before its last element does; is the file complete?"),
        ("<FinalDraft>" + "<a>" * 200, ": error: this XML has more than 100 elements within each other"),
        (
            '<FinalDraft xmlns="a:b"/>',
            ": error: this screenplay has no scenes: the heading of a scene is a paragraph of the type Scene Heading",
        ),
    ],
)
def test_what_is_no_screenplay_of_final_draft_is_named(text: str, message: str) -> None:
    """Broken, hostile and other XML gets one sentence, with the place of the mistake."""
    assert _error(text.encode()) == message
