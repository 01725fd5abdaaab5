"""The style sheets that visitors share."""

from collections.abc import Mapping
from functools import cache

from textual.css.stylesheet import CssSource, Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode

from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.load import load
from burnout_tui.view.app import GuideApp, make_app
from textual_ssh.sharing.style_cache import ComponentStyles
from textual_ssh.sharing.stylesheets import MAX_STYLE_CACHES, SharedStylesheets
from textual_wire.detection.detect import detect
from textual_wire.detection.terminal import Terminal

_TABS = [
    "down",
    "enter",
    "2",
    "down",
    "enter",
    "backspace",
    "3",
    "4",
    "down",
    "5",
    "g",
    "right",
    "f",
    "s",
    "L",
    "t",
    "1",
]
_SCREENS = ["slash", "a", "down", "escape", "i", "escape", "question_mark", "escape", "p", "escape", "ctrl+p", "c"]
_WALK = [*_TABS, *_SCREENS, "escape"]
_SIZES = ((120, 40), (60, 20), (39, 11), (90, 30))


def _app(terminal: Terminal | None = None) -> GuideApp:
    return make_app(load(bundled_film()), terminal=terminal)


def _styles(app: GuideApp) -> list[tuple[object, ...]]:
    """Return the styles and flags of every node, and the styles of its component classes."""
    found: list[tuple[object, ...]] = []
    for screen in app.screen_stack:
        for node in screen.walk_children(with_self=True):
            names = sorted(node._get_component_classes())
            components = [(name, dict(node._component_styles[name].base._rules)) for name in names]
            found.append((str(node), dict(node.styles.base._rules), components, _flags(node)))
    return found


def _differences(shared: list[tuple[object, ...]], usual: list[tuple[object, ...]]) -> list[tuple[object, object]]:
    return [(one, other) for one, other in zip(shared, usual, strict=True) if one != other]


def _flags(node: DOMNode) -> tuple[bool, ...]:
    return node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even


def _stock(app: GuideApp) -> Stylesheet:
    """Return a Textual style sheet with the same sources."""
    return _parsed(frozenset(app.get_css_variables().items()), tuple(app.stylesheet.source.items()))


@cache
def _parsed(variables: frozenset[tuple[str, str]], sources: tuple[tuple[CSSLocation, CssSource], ...]) -> Stylesheet:
    """Return a Textual style sheet with variables and sources, parsed once for the whole walk."""
    sheet = Stylesheet(variables=dict(variables))
    sheet.source = dict(sources)
    sheet.parse()
    return sheet


async def test_styles_are_textuals_own_after_every_key() -> None:
    """After every key, on each terminal, every node has the same styles as with Textual's own style sheet."""
    sheets = SharedStylesheets()
    for term in ("alacritty", "vt100", "alacritty"):  # the third visitor gets cached styles
        app = _app(detect({"TERM": term}, None, 120, 40, over_ssh=True))
        app.stylesheet = sheets.stylesheet(app.get_css_variables())
        async with app.run_test(size=_SIZES[0]) as pilot:
            for number, key in enumerate(_WALK):
                if number % 5 == 4:
                    await pilot.resize_terminal(*_SIZES[number // 5 % len(_SIZES)])
                await pilot.press(key)
                await pilot.pause()
                shared = _styles(app)
                assert any(isinstance(node._component_styles, ComponentStyles) for node in app.screen.walk_children())
                sheet, app.stylesheet = app.stylesheet, _stock(app)
                for screen in app.screen_stack:
                    app.stylesheet.update(screen)
                usual = _styles(app)
                app.stylesheet = sheet
                for screen in app.screen_stack:
                    sheet.update(screen)
                assert _differences(shared, usual) == [], (term, key)


async def test_style_caches_are_bounded() -> None:
    """However many sets of rules there are, only MAX_STYLE_CACHES are kept."""
    sheets = SharedStylesheets()
    variables: Mapping[str, str] = _app().get_css_variables()
    for number in range(MAX_STYLE_CACHES + 5):
        sheet = sheets.stylesheet(variables)
        sheet.add_source(f".a{number} {{ color: red; }}", read_from=("", str(number)))
        sheets.style_cache(sheet)
    assert len(sheets._style_caches) == MAX_STYLE_CACHES
