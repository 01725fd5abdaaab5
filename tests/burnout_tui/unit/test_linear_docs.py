"""The statements of docs/plain.md about the linear mode are true."""

import re

from tests.support.paths import ROOT

from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.load import load
from burnout_tui.linear.commands import COMMANDS, find_location, parse_command
from burnout_tui.linear.mode import LinearMode
from burnout_tui.linear.numbered_text import MAX_CHOICES, MAX_LETTERS, MAX_LINKS

DOCS = (ROOT / "docs" / "plain.md").read_text(encoding="utf-8")
TABLE = DOCS.partition("| answer | effect |")[2].partition("\n\n")[0]


def test_every_command_is_documented() -> None:
    """The table has each command's letter and word, and no others."""
    answers = re.findall(r"`([^`]+)`", "".join(row.split("|")[1] for row in TABLE.splitlines() if row.count("|") > 2))
    for command in COMMANDS:
        assert command.letters[0] in answers or f"{command.letters[0]} words" in answers
        assert command.word in answers or f"{command.word} words" in answers
    known = [answer for answer in answers if not answer.strip("[].").isdecimal()]
    assert [answer for answer in known if not parse_command(answer)[0] and not find_location(answer)] == []


def test_the_beginning_is_as_it_is_shown() -> None:
    """The conversation in the document begins as the mode does."""
    linear = LinearMode(load(bundled_film()), "en")
    assert f"```\n{linear.begin()}\n{linear.prompt}2\n```" in DOCS


def test_the_figures() -> None:
    """The documented lengths of a part are the real ones."""
    assert MAX_CHOICES == 40
    assert "forty choices at a time" in DOCS
    assert f"more than {MAX_LETTERS:,} characters" in DOCS
    assert f"{MAX_LINKS} links" in DOCS
