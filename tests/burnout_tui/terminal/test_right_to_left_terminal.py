"""A film in Arabic on a real terminal that reorders right-to-left text by UAX #9."""

from pathlib import Path

from tests.support.direction import moved_fields, right_to_left_films
from tests.support.pty_session import guide, session
from tests.support.reference_terminal import Emulator

from textual_wire.direction import MARK


def test_fields_stay_in_their_places(tmp_path: Path) -> None:
    """The list, the card and the title bar show each field in its own columns, after a key as well."""
    film, names = right_to_left_films()["arabic"]
    (tmp_path / "film.toml").write_bytes(film)
    with session(guide(str(tmp_path / "film.toml"))) as terminal:
        terminal.wait_for_text(names[0])
        terminal.press("2")
        terminal.wait_for_text(f"▸ {names[2]}")
        terminal.press("j")
        terminal.wait_for_text(f"▸ †{names[3]}")
        shown = Emulator(*terminal.size)
        shown.feed(terminal.sent.decode())
    lines = ["".join(cell.character for cell in row) for row in shown.cells()]
    assert any(MARK in line for line in lines)
    assert [moved_fields(line, names) for line in lines] == [[]] * len(lines)
