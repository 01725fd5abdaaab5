"""``burnout-tui export svg`` draws the map of the ensemble and the chart of the story."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.support.command import FILM, SECOND_FILM, run

from burnout_tui.author.exports.colours import DARK, LIGHT
from burnout_tui.author.exports.svg.drawing import most_width
from burnout_tui.author.exports.svg.ensemble import map_svg
from burnout_tui.author.exports.svg.frame import NAMESPACE, Setting
from burnout_tui.author.exports.svg.story import story_svg
from burnout_tui.film.load import load, load_bytes
from burnout_tui.prose.reading import Reading
from burnout_tui.view.themes.own import NOIR, VILLE_BLANCHE

FILMS = (FILM, SECOND_FILM)
LONG_WORDS = f"""
format = 1
[film]
title = "{"Zzzz " * 40}"
year = 2001
directors = []
synopsis = "Zz."
[[kinds]]
id = "far"
name = "{"zzzz " * 30}"
[[stories]]
id = "one"
name = "{"zzzz " * 40}"
[[characters]]
id = "a"
name = "A"
[[characters]]
id = "b"
name = "B"
[[relations]]
between = ["a", "b"]
kind = "far"
label = "z"
[[scenes]]
id = "s"
title = "S"
story = "one"
characters = ["a", "b"]
"""
_SVG = f"{{{NAMESPACE}}}"


def _by_class(root: ElementTree.Element, tag: str, name: str) -> list[ElementTree.Element]:
    """Return the elements of a class."""
    return [one for one in root.iter(f"{_SVG}{tag}") if f"bt-{name}" in one.get("class", "").split()]


@pytest.mark.parametrize("file", FILMS, ids=lambda file: file.stem)
def test_the_map_has_everybody_and_every_link(file: Path) -> None:
    """Each character has one box with their name in it, and each linked pair a line and a label."""
    reading = Reading.of(load(file), "fr", spoilers=True, on_screen=False)
    root = ElementTree.fromstring(map_svg(reading, Setting()) or "")
    boxes = {name: one for one in root.iter(f"{_SVG}g") if (name := one.get("data-character"))}
    assert set(boxes) == set(reading.guide.characters)
    for name, group in boxes.items():
        words = " ".join("".join(text.itertext()) for text in group.iter(f"{_SVG}text")).casefold()
        assert reading.short_name(reading.guide.characters[name]).split()[0].casefold() in words
    pairs = {frozenset(relation.between) for relation in reading.guide.film.relations}
    for role in ("lines", "label"):
        found = [one.get("data-relation", "").split() for part in _by_class(root, "g", role) for one in part.iter()]
        assert {frozenset(pair) for pair in found if pair} == pairs
    assert not root.findall(f".//{_SVG}script")
    assert "http" not in ElementTree.tostring(root, encoding="unicode").replace(NAMESPACE, "")


def test_the_chart_has_every_scene_and_all_who_are_there() -> None:
    """Each scene has its number and title, and a node for each character who is in it."""
    reading = Reading.of(load(SECOND_FILM), "en", spoilers=True, on_screen=False)
    root = ElementTree.fromstring(story_svg(reading, Setting()) or "")
    scenes = reading.guide.scenes
    titles = ["".join(one.itertext()) for one in _by_class(root, "text", "scene") if one.get("transform")]
    assert titles == [reading.name(f"scene:{name}") for name in scenes]
    assert len(_by_class(root, "circle", "node")) == sum(len(scene.characters) for scene in scenes.values())


def test_the_colours_are_those_of_the_themes() -> None:
    """The pictures have the colours of ville-blanche by day and of noir by night."""
    for colours, theme in ((LIGHT, VILLE_BLANCHE), (DARK, NOIR)):
        own = {"ground": theme.background, "text": theme.foreground, "box": theme.surface}
        own |= {"dim": theme.variables["guide-dim"], "rule": theme.variables["guide-rule"]}
        own |= {"kind-plain": theme.foreground}
        own |= {name: value for name, value in theme.variables.items() if name.startswith("kind-")}
        assert own == dict(colours)


def test_a_picture_says_that_spoilers_are_hidden() -> None:
    """A picture says once in words how much of the story is shown, and nothing if it is all."""
    for arguments, words in (
        ((), "spoilers hidden"),
        (("--seen", "3"), "seen up to 3"),
        (("--spoilers",), None),
    ):
        text = run("export", "svg", *arguments).stdout
        assert len(re.findall(r"spoilers hidden|seen up to \d", text)) == (words is not None)
        assert words is None or words in text


def test_no_picture() -> None:
    """A film without a chart, or with too many characters for a map, gets a sentence; the exit status is 1."""
    from tests.support.star_film import star_film

    many = Reading.of(star_film(80), "en", on_screen=False)
    assert map_svg(many, Setting()) is None
    assert story_svg(many, Setting()) is None


def test_nothing_reaches_beyond_a_picture() -> None:
    """The title and the legend end within the picture, however long they are and however few people there are."""
    guide = load_bytes(LONG_WORDS.encode(), "small.toml")
    reading = Reading.of(guide, "en", on_screen=False)
    for picture in (map_svg(reading, Setting()), story_svg(reading, Setting())):
        root = ElementTree.fromstring(picture or "")
        width = float(root.get("width", "0"))
        assert width < 900
        for text in (*_by_class(root, "text", "small"), *_by_class(root, "text", "heading")):
            assert "textLength" not in text.attrib
            assert float(text.get("x", "0")) + most_width("".join(text.itertext()), 12) <= width


def test_widths_are_never_too_small() -> None:
    """The widest letters, and letters as wide as two, take at least the room that they have in usual fonts."""
    assert most_width("WWWW", 10) == 40
    assert most_width("群像劇", 10) == 30
    assert most_width("e\u0301", 10) == most_width("e", 10)
