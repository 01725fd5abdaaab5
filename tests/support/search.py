"""The search dialog as a reader uses it."""

from tests.support.reader import Reader
from textual.widgets import Input

from burnout_tui.view.screens.search import SearchScreen
from burnout_tui.view.widgets.results import Results


def search_screen(reader: Reader) -> SearchScreen:
    """Return the search, which must be the current screen."""
    assert isinstance(reader.app.screen, SearchScreen)
    return reader.app.screen


async def look_for(reader: Reader, text: str) -> None:
    """Type a text in the box and wait for the answer."""
    for letter in text:
        box = reader.app.screen.query_one(Input)
        box.replace(letter, *sorted(box.selection))
    await answered(reader)


async def answered(reader: Reader) -> None:
    """Wait until the results are those of what is typed."""
    await reader.until(lambda: search_screen(reader).results_current, "an answer to what is typed")


def result_lines(reader: Reader) -> list[str]:
    """Return the text below the input, without the scroll bar."""
    lines = reader.shown(reader.app.screen.query_one(Results))
    return [line.rstrip("▁▂▃▄▅▆▇█▔ ") for line in lines]


def selected(reader: Reader) -> str:
    """Return the ref of the selected result."""
    return reader.app.screen.query_one(Results).link
