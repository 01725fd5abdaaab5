"""Memory that an App does not free at its end."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest
from textual.widgets import Tooltip

from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.load import load
from burnout_tui.view.app import make_app
from textual_ssh.sharing.memory import NodeRegistry
from textual_ssh.sharing.style_cache import ComponentStyles
from textual_ssh.sharing.stylesheets import SharedStylesheets


@pytest.fixture
def _no_collector() -> Iterator[None]:
    """Disable the garbage collector, so that only reference counts free objects."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collector")
async def test_an_ended_app_is_freed_without_the_collector() -> None:
    """The styles of an ended App's nodes are freed at once, including those on screens that were closed earlier."""
    app = make_app(load(bundled_film()))
    app._registry = registry = NodeRegistry()
    app.stylesheet = SharedStylesheets().stylesheet(app.get_css_variables())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", "a")
        await pilot.pause()
        nodes = [node for screen in app.screen_stack for node in screen.walk_children(with_self=True)]
        looked_up = [node._component_styles for node in nodes if isinstance(node._component_styles, ComponentStyles)]
        held: list[ref[object]] = [ref(node.styles) for node in nodes]
        held += [ref(part) for components in looked_up for part in components._nodes]
        del nodes, looked_up
        await pilot.press("escape")
    assert len(held) > 20
    assert all(styles() for styles in held[:5])
    registry.free(app)
    del app, pilot
    assert not [styles() for styles in held if styles()]


async def test_no_widget_for_tooltips() -> None:
    """The guide's screen has no widget for tooltips."""
    app = make_app(load(bundled_film()))
    async with app.run_test(size=(80, 24), tooltips=False):
        assert not [*app.screen.query(Tooltip)]
    assert make_app(load(bundled_film()))._disable_tooltips
