"""The picture of the ensemble, and its keys."""

import sys

import pytest
from tests.support.ensemble_keys import picture, to_picture
from tests.support.reader import NARROW, NORMAL, WIDE, flat, reading

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.pictures import drawing
from burnout_tui.pictures.drawing import draw
from burnout_tui.prose.ensemble import ensemble_summary, kinds_present, legend, shown_ensemble
from burnout_tui.prose.reading import Reading

LANGUAGES: tuple[Language, ...] = ("en", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("film", ["burn_out", "razzia"])
async def test_everybody_is_in_the_picture_once(film: str, language: Language, request: pytest.FixtureRequest) -> None:
    """Each visible character has one box in the picture, and each kind of relation is in the legend."""
    guide: Guide = request.getfixturevalue(film)
    async with reading(guide, language, WIDE) as reader:
        found = await to_picture(reader)
        assert found._drawing is not None
        assert set(found._drawing.boxes) == set(shown_ensemble(reader.app.reading).characters)
        owners = [run.character for row in found._drawing.rows for run in row if run.character and " " in run.text]
        assert len(set(owners)) == len(found._drawing.boxes)
        assert any(reader.app.reading._("family") in line for line in reader.lines[-6:])


async def test_the_card_follows_the_walk(burn_out: Guide) -> None:
    """The card has a sentence for each relation of the selected character."""
    async with reading(burn_out, "en", WIDE) as reader:
        found = await to_picture(reader)
        found.select("rabia")
        await reader.press("right", "right")
        assert found.selected == "ronda"
        assert "Ronda is the boss, and Ayoub shines shoes for him." in flat(reader.card)


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_coming_back_to_the_same_spot(burn_out: Guide, size: tuple[int, int]) -> None:
    """Enter opens the character, and backspace comes back to it in the picture."""
    async with reading(burn_out, "en", size) as reader:
        found = await to_picture(reader)
        found.select("ghita")
        await reader.press("right", "left")
        here = found.selected
        await reader.press("enter")
        assert reader.panel.tab == "characters"
        await reader.press("backspace")
        assert reader.panel.tab == "ensemble"
        assert picture(reader).selected == here
        assert picture(reader).has_focus


async def test_a_narrow_window_lists_the_ensemble(burn_out: Guide) -> None:
    """A narrow window lists the selected character's neighbours first, and the same keys work."""
    async with reading(burn_out, "en", NARROW) as reader:
        await reader.press("5")
        await reader.until(lambda: "Linked to" in reader.text, "the list around the first character")
        await reader.press("down", "right")
        assert reader.pointed.startswith("Rabia")
        assert "Everyone else" in reader.text
        await reader.press("enter")
        assert reader.panel.tab == "characters"
        assert reader.card.startswith("Rabia")


async def test_language_spoilers_and_size_keep_the_character(burn_out: Guide) -> None:
    """The reader stays at the same character when the language, the spoilers or the window change."""
    async with reading(burn_out, "en", WIDE) as reader:
        found = await to_picture(reader)
        found.select("jad")
        await reader.press("right", "left")
        here = found.selected
        for key in ("L", "s", "s", "L"):
            await reader.press(key)
        for size in (NORMAL, NARROW, WIDE):
            await reader.resize(size)
        await reader.until(lambda: found.selected == here and found.display, "the picture with the same character")


@pytest.mark.parametrize("spoilers", [False, True])
def test_the_same_film_and_size_give_the_same_picture(burn_out: Guide, spoilers: bool) -> None:
    """Drawn twice from scratch, the picture is the same."""
    pictures = []
    for _ in range(2):
        english = Reading.of(Guide(burn_out.film), "en", spoilers)
        pictures.append(draw(english, (76, 30), None))
    assert pictures[0] == pictures[1]


def test_pictures_are_shared_and_bounded_in_number(burn_out: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers at the same size share one picture; only the latest sizes are kept."""
    most = 5
    monkeypatch.setattr(drawing, "MAX_CACHED", most)
    english = Reading.of(Guide(burn_out.film), "en")
    first = draw(english, (40, 10), False)
    assert draw(Reading.of(english.whole, "en"), (40, 10), False) is first
    for rows in range(1, most):
        draw(english, (40, 10 + rows), False)
    assert draw(english, (40, 10), False) is first
    for rows in range(1, most + 1):
        draw(english, (40, 10 + rows), False)
    assert draw(english, (40, 10), False) is not first


def test_drawing_leaves_the_traceback_printer_alone(burn_out: Guide) -> None:
    """Drawing a picture does not replace Python's traceback printer."""
    hook = sys.excepthook
    draw(Reading.of(Guide(burn_out.film), "fr"), (60, 20))
    assert sys.excepthook is hook


def test_hidden_relations_are_not_counted(burn_out: Guide) -> None:
    """The summary counts only what may be shown."""
    assert "8 links" in ensemble_summary(Reading.of(burn_out, "en"))
    assert "15 links" in ensemble_summary(Reading.of(burn_out, "en", spoilers=True))


def test_no_hidden_relation_is_drawn(burn_out: Guide) -> None:
    """Without spoilers there is no line between two characters whose only relation is a spoiler."""
    english = Reading.of(Guide(burn_out.film), "en")
    pairs = {run.pair for row in draw(english, (120, 40), None).rows for run in row if run.pair}
    shown = {frozenset(relation.between) for relation in burn_out.film.relations if not relation.spoiler}
    assert {frozenset(pair) for pair in pairs} == shown


def test_hidden_kinds_are_not_in_the_legend(burn_out: Guide) -> None:
    """A kind that only hidden relations have is neither in the legend nor among the filters."""
    hidden, shown = (Reading.of(burn_out, "en", spoilers) for spoilers in (False, True))
    assert "~ chance" in [piece.text for piece in legend(shown)]
    assert "~ chance" not in [piece.text for piece in legend(hidden)]
    assert set(kinds_present(shown)) - set(kinds_present(hidden)) == {"chance", "friendship"}
