"""The cost of the first frame: each visitor of a server pays for it, and each start waits for it."""

from collections import Counter
from unittest.mock import patch

import pytest
from tests.support.reader import NORMAL, Reader, reading
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets._toast import ToastRack

from burnout_tui.film.guide import Guide
from burnout_tui.film.shelf import Shelf
from burnout_tui.view.app import make_app
from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.widgets.bars import TooSmallNotice
from textual_ssh.sharing.stylesheets import SharedStylesheets

pytestmark = pytest.mark.slow

SIZES = [NORMAL, (120, 40), (160, 45)]
"""Windows with frames; in smaller ones a scroll bar that appears needs a layout."""


@pytest.mark.parametrize("size", SIZES)
async def test_one_layout(burn_out: Guide, size: tuple[int, int]) -> None:
    """The first screen is laid out once, when all its widgets are there."""
    arrange = Compositor._arrange_root
    with patch.object(Compositor, "_arrange_root", autospec=True, side_effect=arrange) as arranged:
        async with reading(burn_out, "en", size):
            assert arranged.call_count == 1


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_nothing_is_left_to_paint(burn_out: Guide, size: tuple[int, int]) -> None:
    """The frames of a new screen paint all that its widgets ask for: the next key need not paint it again."""
    async with reading(burn_out, "en", size) as reader:
        for key in ("", "2", "5", "slash", "escape", "question_mark"):
            await reader.press(*filter(None, [key]))
            shown = [widget for widget in reader.app.screen.query(Widget) if widget.region]
            assert [widget for widget in shown if widget._repaint_regions] == [], key


async def test_a_key_before_the_first_frame(burn_out: Guide) -> None:
    """A key that comes before the first screen has its layout takes effect as soon as there is one."""
    app = make_app(burn_out)
    async with app.run_test(size=NORMAL) as pilot:
        assert isinstance(app.screen, FrameScreen)
        assert not app.screen.has_frame
        app.simulate_key("down")
        reader = Reader(app, pilot)
        await reader.settle()
        assert reader.page.link == "character:ayoub"


@pytest.mark.parametrize("size", SIZES)
async def test_styles_are_computed_once(burn_out: Guide, size: tuple[int, int]) -> None:
    """The styles of each widget of the first screen are computed when it is mounted, and not again."""
    counts: Counter[DOMNode] = Counter()
    sheets = type(SharedStylesheets().stylesheet({}))
    apply = sheets.apply

    def counted(sheet: Stylesheet, node: DOMNode, **options: object) -> None:
        counts[node] += 1
        apply(sheet, node, **options)  # type: ignore[arg-type] # whatever it takes

    with patch.object(sheets, "apply", counted):
        async with reading(burn_out, "en", size) as reader:
            assert {counts[widget] for widget in reader.app.screen.walk_children(with_self=True)} == {1}


@pytest.mark.parametrize("size", SIZES)
async def test_no_widget_that_nobody_sees(burn_out: Guide, shelf: Shelf, size: tuple[int, int]) -> None:
    """Every widget of the first screen has a place in the window, and so has every one of the shelf."""
    for start in ("tab:synopsis", "shelf"):
        async with reading(burn_out, "en", size, shelf=shelf, start=start) as reader:
            widgets = [*reader.app.screen.query(Widget)]
            assert [widget for widget in widgets if not widget.region] == []


async def test_a_window_that_is_too_small(burn_out: Guide) -> None:
    """The notice about the size is there while the window is too small, in the language of the guide."""
    async with reading(burn_out, "en", NORMAL) as reader:
        assert _notices(reader) == 0
        for language, words in (("en", "Enlarge the window"), ("fr", "Agrandissez la fenêtre")):
            await reader.resize((39, 12))
            assert words in reader.text, language
            await reader.resize(NORMAL)
            assert _notices(reader) == 0
            assert words not in reader.text
            await reader.press("L")


def _notices(reader: Reader) -> int:
    return len(reader.app.screen.query(TooSmallNotice))


async def test_the_first_notification_brings_its_widget(burn_out: Guide) -> None:
    """A screen has Textual's widget for notifications from the first one on, also one that opens later."""
    async with reading(burn_out, "en", NORMAL) as reader:
        assert not reader.app.screen.query(ToastRack)
        await reader.press("t")
        assert "Colours:" in reader.notice
        await reader.press("question_mark")
        assert "Colours:" in reader.notice
        await reader.press("escape")
        assert len(reader.app.screen.query(ToastRack)) == 1
