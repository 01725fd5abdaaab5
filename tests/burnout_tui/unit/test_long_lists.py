"""Cards and lists of sources take hardly longer to make because the film's lists are long."""

import sys
from collections.abc import Callable
from functools import partial

import pytest
from tests.support.star_film import star_film

from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.documents import card, window_document
from burnout_tui.prose.layout import Layout
from burnout_tui.prose.reading import Reading
from burnout_tui.ssh.prepare import prepare

FEW, MANY = 350, 700
"""The numbers of records about one."""
PER_RECORD = 16
"""The calls of functions for each record that is not shown: to pass it, not to write about it."""
REFS = ("character:hub", "person:hub", "work:hub", "theme:hub", "source:hub", "film", "dispute:d340")


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """Return a film with few records about one, and another with many, as a server prepares them."""
    found = [Reading.of(star_film(count), "en") for count in (FEW, MANY)]
    for reading in found:
        prepare(reading)
    return found


def calls_of(make: Callable[[], object]) -> int:
    """Return the number of functions that are called."""
    made = 0

    def count(*_: object) -> None:
        nonlocal made
        made += 1

    sys.setprofile(count)
    try:
        make()
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize("ref", REFS)
@pytest.mark.parametrize("make", [card, window_document])
def test_only_what_is_shown_is_made(
    make: Callable[[Reading, str], Document], ref: str, readings: list[Reading]
) -> None:
    """A card and a list of sources are made of the records that they show, however many there are."""
    few, many = (calls_of(partial(_show, make, reading, ref)) for reading in readings)
    assert many - few < PER_RECORD * (MANY - FEW)


def _show(make: Callable[[Reading, str], Document], reading: Reading, ref: str) -> None:
    Layout(make(reading, ref), 80).extend()
