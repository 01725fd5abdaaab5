"""The cards say who does what to whom, and keep every note beside what it is about."""

from collections.abc import Sequence

import pytest

from burnout_tui.film.language import Language
from burnout_tui.film.load import load_bytes
from burnout_tui.prose.document import Document
from burnout_tui.prose.ensemble import ensemble_blocks
from burnout_tui.prose.entries.documents import entry_document
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.entries.synopsis import facts_document
from burnout_tui.prose.layout import plain_lines
from burnout_tui.prose.path import path_document
from burnout_tui.prose.reading import Reading

HEAD = """format = 1
[film]
title = "Dust"
year = 1999
directors = ["pia"]
work = "dust"
synopsis = "Rain."
sources = ["script", "post"]
sure = "A"
{film}
[[people]]
id = "pia"
name = "Pia"
[[people]]
id = "ola"
name = "Ola"
[[people]]
id = "rui"
name = "Rui"
[[works]]
id = "dust"
title = "Dust"
year = 1999
kind = "feature"
sources = ["post"]
sure = "B"
{awards}
[[characters]]
id = "ada"
name = "Ada Holm"
short = "Ada"
age = 41
[[characters]]
id = "ben"
name = "Ben"
age = 1
[[sources]]
id = "script"
title = "Dust: The Shooting Script"
publisher = "The Press"
[[sources]]
id = "post"
title = "Review"
"""


def reading(rest: str = "", film: str = "", awards: str = "", language: Language = "en") -> Reading:
    """Return a small film with further records, as a reader sees it who prints it."""
    head = HEAD.replace("{film}", film).replace("{awards}", awards)
    return Reading.of(load_bytes((head + rest).encode(), "dust.toml"), language, on_screen=False)


def lines(document: Document) -> list[str]:
    """Return the lines of a document that are not empty, with single spaces."""
    return [" ".join(line.split()) for line in plain_lines(document, 100) if line.strip()]


def card(shown: Reading, ref: str) -> list[str]:
    """Return the lines of an entry."""
    return lines(entry_document(shown, ref))


def after(found: Sequence[str], heading: str) -> list[str]:
    """Return the lines after a heading."""
    return list(found[found.index(heading) + 1 :])


ARRESTS = '[[relations]]\nbetween = ["ada", "ben"]\nkind = "work"\nlabel = "arrests him"\n'
REVERSE = 'reverse = "is arrested by her"\n'
ABOUT = 'about = "She reads him the rights twice."\n'


def test_a_relation_without_a_reverse() -> None:
    """Both cards say that the first character does it to the second."""
    shown = reading(ARRESTS)
    assert after(card(shown, "character:ada"), "Linked to") == ["# Ben Ada — arrests him (work)"]
    assert after(card(shown, "character:ben"), "Linked to") == ["# Ada Holm arrests him (work)"]


def test_a_relation_with_a_reverse_and_a_text() -> None:
    """Each card says what the other character is to this one, and then the relation's own text."""
    shown = reading(ARRESTS + REVERSE + ABOUT)
    about = "She reads him the rights twice."
    assert after(card(shown, "character:ada"), "Linked to") == ["# Ben is arrested by her (work)", about]
    assert after(card(shown, "character:ben"), "Linked to") == ["# Ada Holm arrests him (work)", about]


@pytest.mark.parametrize("rest", ["", REVERSE])
def test_a_relation_is_told_with_both_names(rest: str) -> None:
    """The ensemble and the path name both characters before the relation's own text."""
    shown = reading(ARRESTS + rest + ABOUT)
    told = "# Ada Holm — arrests him — Ben · She reads him the rights twice."
    assert told in lines(tuple(ensemble_blocks(shown)))
    assert told in lines(path_document(shown, "ben", "ada"))


def test_the_title_of_a_source_keeps_its_capitals() -> None:
    """A source is named as it is written, behind its publisher."""
    shown = reading()
    assert shown.name("source:script") == "The Press, Dust: The Shooting Script"
    assert shown.name("source:post") == "Review"


ROLES = """
[[roles]]
person = "rui"
character = "ada"
[[roles]]
person = "rui"
character = "ben"
note = "Uncredited."
[[roles]]
person = "ola"
character = "ben"
note = "as a child"
"""


def test_a_note_stays_beside_its_role() -> None:
    """Notes follow their role on the card of the person, and their actor on that of the character."""
    shown = reading(ROLES)
    assert card(shown, "person:rui")[1] == "Plays Ada Holm, Ben (Uncredited)"
    assert card(shown, "character:ben")[1] == "Played by Rui (Uncredited), Ola (as a child)"
    unknown = reading('[[roles]]\nperson = "rui"\nnote = "in the crowd"\n')
    assert card(unknown, "person:rui")[1] == "In the film; role not known (in the crowd)"


CREDITS = """
[[credits]]
person = "pia"
work = "dust"
part = "writer"
[[credits]]
person = "pia"
work = "dust"
part = "producer"
[[credits]]
person = "ola"
work = "dust"
part = "music"
note = "songs"
[[credits]]
person = "rui"
work = "dust"
part = "music"
[[credits]]
person = "rui"
work = "dust"
part = "sound"
note = "on location"
[[credits]]
person = "ola"
work = "dust"
note = "in one scene"
"""


def test_the_credits_of_a_work() -> None:
    """Each of the crew is named once, with all parts and the notes on them; the directors of [film] come first."""
    found = after(card(reading(CREDITS), "work:dust"), "Credits")
    assert found[:6] == [
        "director, writer, producer",
        "Pia",
        "music Ola (songs)",
        "music, sound Rui (sound: on location)",
        "Ola (in one scene)",
        "This guide’s film: synopsis ›",
    ]


def test_the_works_of_a_person() -> None:
    """A person's works have all parts, each with its note; who only directed has the film among the works."""
    shown = reading(CREDITS)
    assert "1999 Dust · feature · director, writer, producer" in card(shown, "person:pia")
    assert "1999 Dust · feature · by Pia · music, sound (on location)" in card(shown, "person:rui")
    assert "1999 Dust · feature · by Pia · music (songs) · actor (in one scene)" in card(shown, "person:ola")
    assert "1999 Dust · feature · director" in card(reading(), "person:pia")


def test_a_director_with_a_credit_is_credited_once() -> None:
    """A credit as director takes the place of the one that [film] implies."""
    shown = reading('[[credits]]\nperson = "pia"\nwork = "dust"\npart = "director"\nnote = "with a crew of two"\n')
    assert "director Pia (with a crew of two)" in card(shown, "work:dust")
    assert [credit.part for credit in shown.guide.credits_of_person["pia"]] == ["director"]


def test_a_film_without_facts() -> None:
    """The heading of the facts is left out with them."""
    assert lines(facts_document(reading())) == []
    fact = '[[film.facts]]\nid = "length"\nlabel = "Length"\nvalue = "90 min"\n'
    assert lines(facts_document(reading(film=fact))) == ["Facts", "Length 90 min"]


INNER = """
[[film.quotes]]
by = "pia"
text = "Hot."
[[film.facts]]
id = "length"
label = "Length"
value = "90 min"
[[film.facts]]
id = "colour"
label = "Colour"
value = "None"
sources = ["post"]
"""


def test_records_within_another_inherit_its_sources() -> None:
    """Quotes and facts have the film's sources, and awards the work's, unless they have their own."""
    shown = reading(film=INNER, awards='awards = [{ text = "Oslo: a prize" }]')
    found = lines(sources_document(shown, "film"))
    film = "The Press, Dust: The Shooting Script; Review · ●●● 2 sources"
    assert found[found.index("Quote from Pia") + 1] == film
    assert found[found.index("Length: 90 min") + 1] == film
    assert found[found.index("Colour: None") + 1] == "Review"
    found = lines(sources_document(shown, "work:dust"))
    assert found[found.index("★ Oslo: a prize") + 1] == "Review · ●●○ 1 source"


def test_how_sure_a_statement_is() -> None:
    """A statement has its grade and the number of its sources; the grades in use are explained once."""
    shown = reading('[[themes]]\nid = "heat"\nname = "Heat"\nsources = ["script"]\nsure = "A"\n')
    assert "The Press, Dust: The Shooting Script · ●●● first-hand" in lines(sources_document(shown, "theme:heat"))
    found = lines(sources_document(shown, "work:dust"))
    grades = "●●● several independent sources, or a first-hand one; ●●○ one good source, even if repeated"
    assert [line for line in found if line.startswith("●●● several")] == [grades]
    assert not any("two independent" in line for line in found)


def test_the_sources_of_credits() -> None:
    """Parts with the same sources are listed together, and the others by themselves."""
    cited = CREDITS.replace('part = "writer"', 'part = "writer"\nsources = ["script"]')
    cited = cited.replace('part = "producer"', 'part = "producer"\nsources = ["script"]')
    found = lines(sources_document(reading(cited), "work:dust"))
    assert [line for line in found if line.startswith("Pia")] == ["Pia · director", "Pia · writer, producer"]
    assert "Rui · music, sound" in found
    assert "Dust · music, sound" in lines(sources_document(reading(cited), "person:rui"))


def test_what_a_source_supports() -> None:
    """A source lists each entry once, with the kinds of the statements that rest on it."""
    cited = CREDITS.replace("[[credits]]", '[[credits]]\nsources = ["script"]')
    cited += ROLES.replace("[[roles]]", '[[roles]]\nsources = ["script"]')
    cited += f'{ARRESTS}sources = ["script"]\n'
    cited += '[[themes]]\nid = "heat"\nname = "Heat"\nabout = { en = "It is hot.", sources = ["script"] }\n'
    found = after(card(reading(cited), "source:script"), "What it supports")
    assert found == [
        "· Synopsis",
        "· Rui — Ada Holm · role",
        "· Rui — Ben · role",
        "· Ola — Ben · role",
        "· Ada Holm — arrests him — Ben · relation",
        "· Pia — Dust · writer, producer",
        "· Ola — Dust · music, actor",
        "· Rui — Dust · music, sound",
        "· Heat · text",
    ]


def test_words_agree_with_the_number_in_french() -> None:
    """In French, ages are in years, and headings of lists agree with the number of names."""
    shown = reading(ROLES, language="fr")
    assert card(shown, "character:ada")[0] == "Ada Holm, 41 ans"
    assert card(shown, "character:ben")[0] == "Ben, 1 an"
    assert card(shown, "character:ada")[1] == "Interprète : Rui"
    assert card(shown, "character:ben")[1].startswith("Interprètes : Rui")


def test_relations_that_a_search_finds() -> None:
    """A label is found with the character that it describes, and a reverse with the other one."""
    from burnout_tui.prose.search_entries import index_entries

    shown = reading(ARRESTS + REVERSE)
    found = {entry.text: (entry.ref, entry.where) for entry in index_entries(shown) if entry.kind == "text"}
    assert found["arrests him"] == ("character:ada", "Linked to Ben")
    assert found["is arrested by her"] == ("character:ben", "Linked to Ada Holm")
