"""The chart of storylines: its picture, its pace, its words, and the keys in it."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from tests.support.paths import DATA
from tests.support.storylines import fewest_crossings, guide_of, made_up_scenes

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load
from burnout_tui.pictures.story.chart import MAX_STRETCH, draw
from burnout_tui.pictures.story.crossings import crossings
from burnout_tui.pictures.story.edges import cut_off, left_names, title_over
from burnout_tui.pictures.story.layouts import LayoutSearch, has_chart, layout_search
from burnout_tui.pictures.story.navigation import hit, start, walk
from burnout_tui.pictures.story.search import OrderSearch
from burnout_tui.pictures.story.shapes import Chart
from burnout_tui.pictures.story.storylines import storylines
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading
from burnout_tui.view.panels.story_texts import rows_of_chart

MEETINGS = [(0, 1), (1, 2), (2, 3), (1, 2), (0, 3), (4,), (0, 1, 2, 3)]
NAMES = ("Mike", "Godfrey", "Cornelia", "Irene", "Angelica", "Alexander", "Carlo")
HUNT = [(0, 1), (1, 2), (1, 3), (4, 5, 6), (1, 2, 3, 4, 5)]


def chart_of(
    scenes: Sequence[Sequence[int]], width: int = 60, stretch: int = 0, uncertain: Sequence[int] = ()
) -> Chart:
    """Return the chart of some scenes."""
    guide = guide_of(scenes, uncertain, dict(enumerate(NAMES)))
    return draw(Reading.of(guide, "en"), layout_search(guide).finish(), width, stretch)


def picture(chart: Chart) -> str:
    """Return the rows as text."""
    return "\n".join("".join(run.text for run in row).rstrip() for row in chart.rows)


def test_the_picture() -> None:
    """Lines begin behind their names and end with their last scene; bars join those who are in a scene."""
    assert (
        picture(chart_of(HUNT, 47))
        == """\
        1        2        3        4        5
                    Irene ●─────────────────●
Godfrey ●────────●────────●─────────────────●
   Mike ●╴       ┃                          ┃
                 ┃       Alexander ●────────●
                 ┃        Angelica ●────────●
                 ┃           Carlo ●╴       ┃
        Cornelia ●──────────────────────────●"""
    )


def test_a_scene_of_unknown_order() -> None:
    """A scene of unknown order has its number in brackets and open nodes, and is anywhere in the dotted part."""
    drawn = picture(chart_of(HUNT, 47, uncertain=[2]))
    assert "(3)" in drawn
    assert "Irene ○┄┄┄┄┄┄┄┄─────────●" in drawn
    assert "Godfrey ●────────●┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄─────────●" in drawn
    several = picture(chart_of([(0, 1), (1,), (2,), (1, 2), (1, 2)], 47, uncertain=[1, 2]))
    assert "Godfrey ●┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄●────────●" in several


def test_lines_use_the_height() -> None:
    """In a high window lines are up to three rows apart, in a low one they are neighbours; nothing else changes."""
    guide = guide_of(HUNT)
    layout = layout_search(guide).finish()
    charts = [draw(Reading.of(guide, "en"), layout, 50, 0, height) for height in (0, 7, 11, 12, 17, 60)]
    assert [len(chart.rows) for chart in charts] == [7, 7, 7, 12, 17, 17]
    assert {tuple(chart.columns.values()) for chart in charts} == {tuple(charts[0].columns.values())}
    assert [len(chart.rows[-1]) for chart in charts] == [len(charts[0].rows[-1])] * len(charts)


def test_rows_between_the_lines() -> None:
    """Above a card, every second row is free for bars where the card keeps ten rows; more where it keeps sixteen."""
    chart = chart_of(HUNT)
    close = len(chart.rows)
    loose = close + len(NAMES) - 1
    assert [rows_of_chart(chart, rows) >= loose for rows in (close, loose + 9, loose + 10)] == [False, False, True]
    assert rows_of_chart(chart, loose + 20) == loose + 4


def test_stretching_shows_titles() -> None:
    """Each stretch moves scenes farther apart, and the titles stand over their scenes."""
    charts = [chart_of(HUNT, 40, stretch) for stretch in range(MAX_STRETCH + 1)]
    assert sorted({chart.pitch for chart in charts}) == [chart.pitch for chart in charts]
    for column in charts[-1].columns.values():
        assert hit(charts[-1], column, 1) == hit(charts[-1], column + 12, 1)
    assert "A title of scene 2" in picture(charts[-1])


def test_a_roomy_chart_tells_where_scenes_are_and_who_people_are(burn_out: Guide) -> None:
    """Below the titles stand the places, behind the lines the occupations; both need room, the places also rows."""
    layout = layout_search(Reading.of(burn_out, "en").guide).finish()
    for width, height, told in ((116, 20, "po"), (116, 7, "o"), (56, 20, "o"), (26, 20, "")):
        chart = draw(Reading.of(burn_out, "en"), layout, width, height=height)
        assert chart.fits((width, height))
        assert ("Boulevard Zerktouni" in picture(chart)) == ("p" in told), width
        assert ("Ronda ○╴ shoe-shine boss" in picture(chart)) == ("o" in told), width
        roles = {run.role for row in chart.rows[: chart.header] for run in row}
        assert ("place" in roles) == ("p" in told)


def test_titles_stand_apart_unless_a_word_needs_the_room() -> None:
    """Two blank columns stand between the titles of neighbouring scenes; only a long word takes one of them."""
    reading = Reading.of(load(DATA / "godfrey.toml"), "fr")
    chart = draw(reading, layout_search(reading.guide).finish(), 196)
    header = picture(chart).splitlines()[1 : chart.header]
    for column, following in pairwise(chart.columns.values()):
        texts = [line[column:following] for line in header]
        assert all(text.endswith(" ") or len(text) < following - column for text in texts)
        assert all(" " not in text.strip() or "…" in text for text in texts if text[-2:-1].strip())
    assert any(" majordome " in line for line in header)


def test_a_chart_of_few_scenes_fills_its_window(burn_out: Guide) -> None:
    """The last of three scenes has as much room as the others, in windows of many widths."""
    layout = layout_search(Reading.of(burn_out, "en").guide).finish()
    for width in range(80, 200):
        chart = draw(Reading.of(burn_out, "en"), layout, width)
        assert width - 3 < chart.width <= width


def test_the_same_picture_at_any_pace() -> None:
    """A layout that is searched piece by piece is the one that is found at once."""
    film = storylines(guide_of(made_up_scenes(6, 12, 1)))
    slow = LayoutSearch(film)
    count = 1
    while not slow.advance(0):
        count += 1
    assert slow.layout
    assert count > 100
    assert slow.layout.rows.row == LayoutSearch(film).finish().rows.row


def test_readers_share_a_layout() -> None:
    """Readers who see the same part of a film share a layout, which is found once; very large films have none."""
    guide = guide_of(HUNT)
    assert layout_search(guide) is layout_search(guide)
    assert layout_search(guide).finish() is layout_search(guide).finish()
    assert has_chart(guide)
    assert not has_chart(guide_of([]))
    assert not has_chart(guide_of([()]))
    assert has_chart(guide_of([range(100)] * 1000))
    assert not has_chart(guide_of([range(100)] * 1001))


def test_the_language_moves_nobody() -> None:
    """A chart has its lines, nodes and columns in the same cells in both languages."""
    guide = load(DATA / "godfrey.toml")
    layout = layout_search(guide).finish()
    charts = [draw(Reading.of(guide, language, True), layout, 118) for language in ("en", "fr")]
    assert charts[0].nodes == charts[1].nodes
    assert charts[0].columns == charts[1].columns
    assert charts[0].fits((118, 22))


@pytest.mark.slow
def test_no_order_of_a_shipped_film_has_fewer_crossings() -> None:
    """The order of the lines of My Man Godfrey has as few crossings as an exhaustive search finds."""
    steps = storylines(load(DATA / "godfrey.toml")).steps
    search = OrderSearch(steps)
    assert len(list(search.run())) > 0
    assert crossings(search.orders, steps.lines) == fewest_crossings(steps, search.crossings)


def test_arrow_keys_reach_everybody_in_every_scene() -> None:
    """Right leads through all scenes, up and down through all who are there, and nothing leads out of the chart."""
    chart = chart_of([*MEETINGS, (), (0, 2)])
    scene, who = start(chart, "no such scene")
    passed = []
    while scene not in passed:
        passed.append(scene)
        there = {who}
        for _ in chart.nodes[scene]:
            there.add(walk(chart, scene, who, "up")[1])
            scene, who = walk(chart, scene, who, "up")
        for _ in chart.nodes[scene]:
            scene, who = walk(chart, scene, who, "down")
            there.add(who)
        assert there - {""} == set(chart.nodes[scene])
        scene, who = walk(chart, scene, who, "right")
    assert tuple(passed) == chart.scenes
    assert walk(chart, "s1", "c1", "left") == ("s0", "c1")
    assert walk(chart, "s0", "c1", "left") == ("s0", "c1")


def test_names_at_the_left_edge() -> None:
    """Each line that passes the left edge of a window has its name there, on its own row, in the gutter's columns.

    A name that is written at the edge goes on behind it.
    """
    guide = guide_of(HUNT, (), dict(enumerate((*NAMES[:5], "Alexander the Great, their father", "Carlo"))))
    chart = draw(Reading.of(guide, "en"), layout_search(guide).finish(), 56)
    for column, expected in (
        (chart.columns["s2"] - 3, ["Godfrey ───────", "Cornelia ──────", "            Ire", "          Alexa"]),
        (
            chart.columns["s3"] - 1,
            [
                "Godfrey ───────",
                "Cornelia ──────",
                "Irene ─────────",
                "       Angelica",
                "…xander the Gr…",
                "          Carlo",
            ],
        ),
    ):
        names = left_names(chart, column)
        assert [run.text for run in names.values()] == expected
        for row, run in names.items():
            assert cells(run.text) == chart.gutter
            assert row == {**chart.nodes["s3"], **chart.nodes["s4"]}[run.character]


def test_no_half_words_at_the_left_edge() -> None:
    """Blanks take the place of a number that the left edge cuts, and a line that of a name written again."""
    guide = load(DATA / "godfrey.toml")
    chart = draw(Reading.of(guide, "en", spoilers=True), layout_search(guide).finish(), 60)
    cut: dict[str, set[tuple[str, str]]] = {"number": set(), "name": set()}
    for number, row in enumerate(chart.rows):
        first = 0
        for run in row:
            for column in range(first + 1, first + cells(run.text)):
                if rest := cut_off(chart, number, column):
                    assert cells(rest.text) == first + cells(run.text) - column
                    cut[run.role] |= {(run.text.strip(), rest.text[0])}
            first += cells(run.text)
    assert cut["number"] == {(run.text.strip(), " ") for run in chart.rows[0] if run.role == "number"}
    assert {("Molly", "─"), ("Irene", "─")} <= cut["name"]


def test_the_title_over_a_scene() -> None:
    """The title of a scene begins over its nodes, or as far right as it fits into the window."""
    chart = chart_of(HUNT, 60)
    reading = Reading.of(guide_of(HUNT), "en")
    assert title_over(chart, reading, "s1", 0, 60) == (chart.columns["s1"], "A title of scene 1")
    assert title_over(chart, reading, "s4", 0, 60) == (60 - 18, "A title of scene 4")
    assert title_over(chart, reading, "s0", 20, 10) == (0, "A title o…")


def test_what_a_click_hits() -> None:
    """A name leads to its character, a node and a number to the scene, a blank cell nowhere."""
    chart = chart_of(HUNT, 50)
    column, row = chart.columns["s1"], chart.nodes["s1"]["c1"]
    refs = [
        found.ref if (found := hit(chart, *place)) else "" for place in ((column, row), (column + 1, row), (column, 0))
    ]
    assert refs == ["scene:s1", "character:c1", "scene:s1"]
    assert hit(chart, 0, 1) is None
    assert hit(chart, 1000, 1) is hit(chart, 0, -1) is None
