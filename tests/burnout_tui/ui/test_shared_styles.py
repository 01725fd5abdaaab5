"""The styles of an app with shared style sheets, against those of an app with Textual's own, in one process."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.support.reader import WIDE, Reader
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.layout import Layout

from burnout_tui.film.guide import Guide
from burnout_tui.film.shelf import Shelf
from burnout_tui.view.app import GuideApp, make_app
from textual_ssh.sharing.style_cache import ComponentStyles
from textual_ssh.sharing.stylesheets import SharedStylesheets

pytestmark = pytest.mark.slow

SCREENS = {
    "synopsis": ("1",),
    "characters": ("2", "down"),
    "card": ("enter",),
    "cast": ("3",),
    "filmography": ("4",),
    "ensemble": ("5",),
    "path": ("p",),
    "path of two": ("enter",),
    "sources": ("q", "2", "i"),
    "help": ("escape", "question_mark"),
    "search": ("escape", "slash", "a"),
    "palette": ("escape", "ctrl+p", "c"),
    "shelf": ("escape", "0"),
}
"""The screens of the guide, with the keys from one to the next."""
Styles = tuple[str, dict[str, Any], dict[str, dict[str, Any]]]


def rules_of(styles: RenderStyles) -> dict[str, Any]:
    """Return all rules, with names in place of layouts, which cannot be compared."""
    rules: dict[str, Any] = dict(styles.get_rules())
    return {name: rule.name if isinstance(rule, Layout) else rule for name, rule in rules.items()}


def styles_of(node: DOMNode) -> Styles:
    """Return a node's type, its rules, and the rules of its component classes."""
    components = sorted(node._get_component_classes())
    return (
        str(node.css_identifier),
        rules_of(node.styles),
        {name: rules_of(node._component_styles[name]) for name in components},
    )


def all_styles(app: GuideApp) -> Iterator[Styles]:
    """Yield the styles of every node on every open screen."""
    for screen in app.screen_stack:
        for node in screen.walk_children(with_self=True):
            yield styles_of(node)


async def walk(app: GuideApp) -> dict[str, list[Styles]]:
    """Go through the screens, and return the styles of their nodes."""
    found, texts = {}, set()
    async with app.run_test(size=WIDE) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        for name, keys in SCREENS.items():
            await reader.press(*keys)
            found[name] = list(all_styles(app))
            texts.add(reader.text)
    assert len(texts) == len(SCREENS)
    return found


@pytest.mark.parametrize(("theme", "visitors"), [("noir", 2), ("textual-light", 1), ("ansi", 1)])
async def test_all_styles_are_textuals_own(burn_out: Guide, shelf: Shelf, theme: str, visitors: int) -> None:
    """On every screen, all nodes and component classes have the styles of Textual's own style sheets.

    This also holds for a second visitor, whose styles come from the cache. The themes are a dark one, a light one, and
    the one of the terminal's own colours: selectors tell these apart.
    """
    stock = await walk(make_app(burn_out, theme=theme, shelf=shelf))
    stylesheets = SharedStylesheets()
    for _ in range(visitors):
        app = make_app(burn_out, theme=theme, shelf=shelf)
        app.stylesheet = stylesheets.stylesheet(app.get_css_variables())
        shared = await walk(app)
        for name, styles in stock.items():
            differences = [pair for pair in zip(shared[name], styles, strict=True) if pair[0] != pair[1]]
            assert differences == [], name


async def test_styles_are_shared(burn_out: Guide) -> None:
    """The test above compares shared styles with others, not Textual's own with themselves."""
    app = make_app(burn_out)
    app.stylesheet = SharedStylesheets().stylesheet(app.get_css_variables())
    async with app.run_test(size=WIDE):
        assert any(isinstance(node._component_styles, ComponentStyles) for node in app.screen.walk_children())
