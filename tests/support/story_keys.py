"""Check the keys of the story, in a film that has scenes."""

from collections.abc import Awaitable, Callable

from tests.support.reader import Reader

Check = Callable[[Reader, str], Awaitable[None]]


async def _story(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.panel.tab == "story"
    assert reader.card.startswith("On deck")


STORY_CHECKS: dict[str, Check] = {
    "guide.tab--story": _story,
}
"""The checks, by the ids of the bindings."""
