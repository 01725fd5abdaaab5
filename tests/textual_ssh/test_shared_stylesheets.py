"""The style sheets that visitors share."""

from collections.abc import AsyncIterator, Mapping
from functools import cache

from textual.dom import DOMNode
from textual.layout import Layout

from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.guide import Guide
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
Styled = tuple[object, ...]
"""A node, its styles, those of its component classes, and its flags."""
_SIZES = ((120, 40), (60, 20), (39, 11), (90, 30))


@cache
def _film() -> Guide:
    """Return the film, which all visitors share."""
    return load(bundled_film())


def _app(terminal: Terminal | None = None) -> GuideApp:
    return make_app(_film(), terminal=terminal)


def _styles(app: GuideApp) -> list[Styled]:
    """Return the styles and flags of every node, and the styles of its component classes."""
    found: list[Styled] = []
    for screen in app.screen_stack:
        for node in screen.walk_children(with_self=True):
            names = sorted(node._get_component_classes())
            components = [(name, dict(node._component_styles[name].base._rules)) for name in names]
            rules = {name: _comparable(value) for name, value in node.styles.base._rules.items()}
            found.append((str(node), rules, components, _flags(node)))
    return found


def _comparable(value: object) -> object:
    """Return the value of a rule, or its kind if it is a layout, which each style sheet has of its own."""
    return type(value) if isinstance(value, Layout) else value


def _differences(shared: list[Styled], usual: list[Styled]) -> list[tuple[object, object]]:
    return [(one, other) for one, other in zip(shared, usual, strict=True) if one != other]


def _flags(node: DOMNode) -> tuple[bool, ...]:
    return node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even


async def _walk(terminal: Terminal, sheets: SharedStylesheets | None) -> AsyncIterator[tuple[str, list[Styled]]]:
    """Walk through the guide with shared style sheets or Textual's own. Yields each key, and the styles after it."""
    app = _app(terminal)
    if sheets:
        app.stylesheet = sheets.stylesheet(app.get_css_variables())
    async with app.run_test(size=_SIZES[0]) as pilot:
        for number, key in enumerate(_WALK):
            if number % 5 == 4:
                await pilot.resize_terminal(*_SIZES[number // 5 % len(_SIZES)])
            await pilot.press(key)
            await pilot.pause()
            cached = any(isinstance(node._component_styles, ComponentStyles) for node in app.screen.walk_children())
            assert cached == bool(sheets)
            yield key, _styles(app)


async def test_styles_are_textuals_own_after_every_key() -> None:
    """After every key, on each terminal, every node has the same styles as with Textual's own style sheet."""
    sheets = SharedStylesheets()
    usual: dict[str, list[tuple[str, list[Styled]]]] = {}
    for term in ("alacritty", "vt100", "alacritty"):  # the third visitor gets cached styles
        terminal = detect({"TERM": term}, None, 120, 40, over_ssh=True)
        if term not in usual:
            usual[term] = [step async for step in _walk(terminal, None)]
        shared = [step async for step in _walk(terminal, sheets)]
        for (key, one), (_, other) in zip(shared, usual[term], strict=True):
            assert _differences(one, other) == [], (term, key)


async def test_style_caches_are_bounded() -> None:
    """However many sets of rules there are, only MAX_STYLE_CACHES are kept."""
    sheets = SharedStylesheets()
    variables: Mapping[str, str] = _app().get_css_variables()
    for number in range(MAX_STYLE_CACHES + 5):
        sheet = sheets.stylesheet(variables)
        sheet.add_source(f".a{number} {{ color: red; }}", read_from=("", str(number)))
        sheets.style_cache(sheet)
    assert len(sheets._style_caches) == MAX_STYLE_CACHES
