"""Styles and lines that visitors share, against those of an app with Textual's own style sheets, in one process."""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import pytest
from rich.segment import Segment
from tests.support.reader import WIDE, Reader, screen_strips
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from burnout_tui.film.guide import Guide
from burnout_tui.film.shelf import Shelf
from burnout_tui.view.app import GuideApp, make_app
from textual_ssh.sharing.style_cache import ComponentStyles, style_position
from textual_ssh.sharing.stylesheets import SharedStylesheets
from textual_wire.detection.detect import detect

pytestmark = pytest.mark.slow

SCREENS = {
    "synopsis": ("1",),
    "a link": ("down", "enter"),
    "characters": ("2", "down"),
    "card": ("enter",),
    "cast": ("backspace", "3"),
    "filmography": ("4", "down"),
    "ensemble": ("5", "g", "right", "f"),
    "spoilers and French": ("s", "L"),
    "another theme": ("t", "2"),
    "path": ("p",),
    "path of two": ("enter",),
    "sources": ("escape", "escape", "i"),
    "help": ("escape", "question_mark"),
    "search": ("escape", "slash", "a", "down"),
    "palette": ("escape", "ctrl+p", "c"),
    "shelf": ("escape", "0"),
}
"""The screens of the guide, with the keys from one to the next."""
SIZES: dict[str, tuple[tuple[int, int], ...]] = {"ensemble": ((39, 11), (60, 20)), "sources": ((39, 11), (90, 30))}
"""The sizes that the window gets after some screens; the guide has no room in the first."""
Lines = list[list[Segment]]
Styles = tuple[str, dict[str, Any], dict[str, dict[str, Any]], tuple[bool, ...]]


def rules_of(styles: RenderStyles) -> dict[str, Any]:
    """Return all rules, with a name in place of the layout, which cannot be compared."""
    rules: dict[str, Any] = {**styles.get_rules()}
    if "layout" in rules:
        rules["layout"] = rules["layout"].name
    return rules


def styles_of(node: DOMNode) -> Styles:
    """Return a node's name, its rules, the rules of its component classes, and its flags."""
    components = sorted(node._get_component_classes())
    return (
        str(node),
        rules_of(node.styles),
        {name: rules_of(node._component_styles[name]) for name in components},
        (node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even),
    )


async def walk(
    app: GuideApp, shared: bool, sizes: Mapping[str, Sequence[tuple[int, int]]]
) -> AsyncIterator[tuple[str, list[Styles], Lines]]:
    """Go through the screens, in windows of several sizes.

    Yields each step, and then the styles of all nodes and the lines on the screen.
    """
    texts = set()
    async with app.run_test(size=WIDE) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        for name, keys in SCREENS.items():
            steps: tuple[str | tuple[int, int], ...] = (*keys, *sizes.get(name, ()))
            for step in steps:
                await (reader.press(step) if isinstance(step, str) else reader.resize(step))
                nodes = [node for screen in app.screen_stack for node in screen.walk_children(with_self=True)]
                assert any(isinstance(node._component_styles, ComponentStyles) for node in nodes) == shared
                lines = [list(strip.simplify()) for strip in screen_strips(app)]
                yield f"{name}: {step}", [styles_of(node) for node in nodes], lines
            texts.add(reader.text)
    assert len(texts) == len(SCREENS)


@pytest.mark.parametrize(
    ("term", "theme", "visitors", "late", "sizes"),
    [("alacritty", "", 2, False, SIZES), ("vt100", "", 1, False, SIZES), ("", "textual-light", 1, True, {})],
    ids=["dark", "terminal", "light"],
)
async def test_all_styles_are_textuals_own(
    burn_out: Guide,
    shelf: Shelf,
    term: str,
    theme: str,
    visitors: int,
    late: bool,
    sizes: Mapping[str, Sequence[tuple[int, int]]],
) -> None:
    """After every key, all nodes and component classes have the styles and flags of Textual's own style sheets.

    The screen has the same lines. This also holds for a second visitor, whose styles and lines come from the caches.
    It holds for the guide's own style sheet as well, which does its work lazily.
    The themes are a dark one, the one of the terminal's own colours, and a light one: selectors tell these apart.
    """
    terminal = detect({"TERM": term}, None, *WIDE, over_ssh=True) if term else None
    options: dict[str, Any] = {"theme": theme, "terminal": terminal, "shelf": shelf}
    app = make_app(burn_out, **options)
    own = [step async for step in walk(app, False, sizes)] if late else []
    app = make_app(burn_out, **options)
    app.stylesheet = Stylesheet(variables=app.get_css_variables())
    stock = [step async for step in walk(app, False, sizes)]
    for (name, one, lines), (_, other, expected) in zip(own, stock, strict=late):
        assert [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]] == [], name
        assert lines == expected, name
    stylesheets = SharedStylesheets()
    for _ in range(visitors):
        app = make_app(burn_out, **options)
        app.stylesheet = stylesheets.stylesheet(app.get_css_variables())
        app.style_identity = style_position
        shared = [step async for step in walk(app, True, sizes)]
        for (name, one, lines), (_, other, expected) in zip(shared, stock, strict=True):
            assert [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]] == [], name
            assert lines == expected, name
