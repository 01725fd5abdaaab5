"""The state that goes down from the app to its widgets."""

from typing import cast

from textual.reactive import reactive

from burnout_tui.prose.reading import Reading


def reading_state() -> reactive[Reading]:
    """The reactive that holds a widget's reading: set in its constructor, bound to the reading of what is above it."""
    return reactive(cast("Reading", None))
