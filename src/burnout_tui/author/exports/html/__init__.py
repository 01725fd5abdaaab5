"""``export html``: the guide as one page, in all its languages."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from burnout_tui.author.exports.formats import Options
from burnout_tui.author.exports.html.page import html_page
from burnout_tui.prose.reading import Reading


def write(reading: Reading, options: Options) -> str:
    """Return the page. What is marked as a spoiler is folded if the reading shows it, else it is not there."""
    told = replace(reading, spoilers=False, on_screen=True)
    languages = (options.language,) if options.language else told.guide.languages
    return html_page(told, languages, _pictures(), folds=reading.spoilers)


def _pictures() -> Mapping[str, Callable[[Reading], str]]:
    return {}
