"""The reactive state that the app passes down to its widgets."""

from typing import cast

from textual.reactive import reactive

from burnout_tui.prose.reading import Reading


def reading_state() -> reactive[Reading]:
    """Return a reactive for a reading: set in the constructor, bound to the reading of the parent."""
    return reactive(cast("Reading", None))
