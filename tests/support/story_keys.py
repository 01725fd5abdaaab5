"""Check the keys of the story, in a film that has scenes."""

from collections.abc import Awaitable, Callable

from tests.support.reader import Reader

from burnout_tui.view.widgets.story_chart import StoryChart

Check = Callable[[Reader, str], Awaitable[None]]


def chart_of(reader: Reader) -> StoryChart:
    """Return the chart of the story."""
    return reader.panel.query_one(StoryChart)


def spot(reader: Reader) -> tuple[str, str]:
    """Return the selected scene and character of the chart, which has the focus."""
    chart = chart_of(reader)
    assert chart.has_focus
    return reader.list_panel.ref.partition(":")[2], chart.character


async def _story(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.panel.tab == "story"
    assert reader.card.startswith("On deck")


def _walk(before: tuple[str, ...], *spots: tuple[str, str]) -> Check:
    async def check(reader: Reader, key: str) -> None:
        await reader.press("6", *before)
        for there in spots:
            await reader.press(key)
            assert spot(reader) == there

    return check


async def _enter(reader: Reader, key: str) -> None:
    await reader.press("6", key)
    assert reader.panel.tab == "story"
    assert reader.app.screen.focused is reader.page
    await reader.press("escape", "down", key)
    assert reader.panel.tab == "characters"
    assert reader.card.startswith("Teo")


async def _longer(reader: Reader, key: str) -> None:
    await reader.press("6")
    before = chart_of(reader).virtual_size.width
    await reader.press(key)
    assert chart_of(reader).virtual_size.width > before


async def _shorter(reader: Reader, key: str) -> None:
    await reader.press("6")
    before = reader.lines
    await reader.press("plus", key)
    assert reader.lines == before


async def _follow(reader: Reader, key: str) -> None:
    await reader.press("6", "down", key)
    assert chart_of(reader).followed == "teo"
    await reader.press("right")
    assert spot(reader) == ("night", "teo")
    await reader.press(key)
    assert chart_of(reader).followed == ""


STORY_CHECKS: dict[str, Check] = {
    "guide.tab--story": _story,
    "chart.walk--right": _walk((), ("dream", ""), ("night", ""), ("night", "")),
    "chart.walk--left": _walk(("right", "right"), ("dream", ""), ("deck", ""), ("deck", "")),
    "chart.walk--down": _walk((), ("deck", "teo"), ("deck", "mara"), ("deck", "mara")),
    "chart.walk--up": _walk(("down", "down"), ("deck", "teo"), ("deck", ""), ("deck", "")),
    "chart.first": _walk(("right",), ("deck", "")),
    "chart.last": _walk((), ("night", "")),
    "chart.enter": _enter,
    "story.zoom-True": _longer,
    "story.zoom-False": _shorter,
    "story.follow": _follow,
}
"""The checks, by the ids of the bindings."""
