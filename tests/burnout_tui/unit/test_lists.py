"""The lists of the tabs: leads and others, and the signs of the dead, the absent and of disputes."""

from burnout_tui.film.guide import Guide
from burnout_tui.linear.passages import from_character_rows, from_rows
from burnout_tui.prose.plain import tab_lines
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row, Rows, cast_rows, character_rows, filmography_rows


def test_leads_are_told_apart(burn_out: Guide) -> None:
    """The characters are under two headings, in lists and in plain text; in French too."""
    english, french = Reading.of(burn_out, "en"), Reading.of(burn_out, "fr")
    for reading, words in ((english, ["Leads", "Around them"]), (french, ["Premiers rôles", "Autour d’eux"])):
        rows = character_rows(reading)
        assert [row.columns[0] for row in rows if not row.ref] == words
        leads = sum(character.lead for character in reading.guide.film.characters)
        assert [row.ref == "" for row in rows].index(True, 1) == leads + 1
        lines = list(tab_lines(reading, "characters", 80))
        assert [line for line in lines if line in words] == words


def test_one_group_has_no_heading(razzia: Guide) -> None:
    """A film whose characters are all leads, or all others, has one list of them."""
    reading = Reading.of(razzia, "en")
    leads = [character.lead for character in reading.guide.film.characters]
    assert bool([row for row in character_rows(reading) if not row.ref]) == (any(leads) and not all(leads))


def test_the_dead_and_the_disputed_have_signs(burn_out: Guide) -> None:
    """The dead are marked, and each entry that sources disagree about; read aloud, names have no signs."""
    reading = Reading.of(burn_out, "en")
    rows = [*character_rows(reading), *cast_rows(reading), *filmography_rows(reading, ())]
    disputed = {dispute.about for dispute in reading.guide.film.disputes}
    for row in filter(lambda row: row.ref, rows):
        name = row.columns[2 if row.ref.startswith("work:") else 0]
        assert (name[-2:] == " ≠") == (row.ref in disputed)
        if row.ref.startswith("character:"):
            presence = reading.guide.characters[row.ref.partition(":")[2]].presence
            assert (name[0] == "†") == (presence == "dead")
    spoken = "".join(span.text for passage in from_rows(rows) for span in passage.spans)
    assert not set("≠†‡") & set(spoken)


def test_a_long_name_alone_takes_the_place_of_empty_columns() -> None:
    """A row without age and occupation widens the column of names only as far as its own text needs."""
    rows = Rows([Row("character:a", ("Ann", "30", "gardener")), Row("character:b", ("Somebody’s sister", "", ""))])
    assert rows.widths == (3, 2, 8)
    rows = Rows([Row("character:a", ("Ann", "30", "")), Row("character:b", ("Somebody’s sister", "", ""))])
    assert rows.widths == (13, 2, 0)
    rows = Rows([*rows, Row("", ("Others",)), Row("character:c", ("Cy", "", "cook"))])
    assert rows.group_widths == ((13, 2, 0), (2, 0, 4))


def test_ages_are_read_aloud_in_the_words_of_the_language(burn_out: Guide) -> None:
    """Ages are numbers in a column of the list; read aloud, they are years."""
    reading = Reading.of(burn_out, "fr")
    assert character_rows(reading)[1].columns[:2] == ("Ayoub", "13")
    passages = from_character_rows(reading, character_rows(reading))
    assert passages[1].spans[0].text == "Ayoub, 13\N{NO-BREAK SPACE}ans, cireur de chaussures"
