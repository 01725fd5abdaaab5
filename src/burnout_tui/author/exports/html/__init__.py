"""``export html``: the guide as one page, in all its languages."""

from dataclasses import replace

from burnout_tui.author.exports.formats import Options
from burnout_tui.author.exports.html.page import html_page
from burnout_tui.prose.reading import Reading


def write(reading: Reading, options: Options) -> str:
    """Return the page. What is marked as a spoiler is folded if the reading shows it, else it is not there."""
    shown = replace(reading, spoilers=False, on_screen=True)
    languages = (options.language,) if options.language else shown.guide.languages
    return html_page(shown, languages, folds=reading.spoilers)
