"""The texts of the page itself, in the reader's language."""

from collections.abc import Mapping
from typing import NamedTuple

from burnout_tui.prose.reading import Reading


class PageTexts(NamedTuple):
    """Words and sentences of the interface."""

    skip: str
    contents: str
    languages: str
    top: str
    by: str
    played_by: str
    search: str
    shortcut: str
    in_spoilers: str
    no_match: str
    matches: str
    spoilers: str
    unfold: str
    warning: str
    supports: str
    sources: str
    source: str
    time_line: str
    grades: Mapping[str, str]
    """The meanings of the signs of certainty."""


def page_texts(reading: Reading) -> PageTexts:
    """Return the words in the language of a reading."""
    from burnout_tui.prose.entries.sources import GRADE_SIGNS, GRADES

    _ = reading._
    return PageTexts(
        skip=_("Skip to the text"),
        contents=_("Contents"),
        languages=_("Languages"),
        top=_("Back to the top"),
        by=_("by"),
        played_by=_("Played by"),
        search=_("Search this page"),
        shortcut=_("The / key moves to this box"),
        in_spoilers=_("Search the spoilers, too"),
        no_match=_("Nothing was found."),
        matches=_("Found: {count}"),
        spoilers=_("Spoilers"),
        unfold=_("Show the spoilers"),
        warning=_("The rest of this section contains spoilers: what the sections above leave out."),
        supports=_("{name}: {reason}").format(name=_("What it supports"), reason="").rstrip(" "),
        sources=_("Sources"),
        source=_("Source"),
        time_line=_("Timeline of the works"),
        grades={GRADE_SIGNS[grade]: _(meaning) for grade, meaning in GRADES.items()},
    )


def hidden_sentence(reading: Reading) -> str:
    """Return the sentence that says that something of the film is left out."""
    if reading.seen:
        text = reading._("This page tells the story as far as scene {number}; what comes later is left out.")
        return text.format(number=reading.seen_number)
    return reading._("Spoilers are left out of this page.")
