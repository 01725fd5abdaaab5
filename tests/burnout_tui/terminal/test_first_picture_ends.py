"""A stored picture on a terminal: keys meanwhile, every way to end, changes in between, and who keeps pictures."""

import shutil
import signal
from pathlib import Path

import pytest
from tests.support.openssh_server import wait_until
from tests.support.paths import DATA
from tests.support.pty_session import guide, session
from tests.support.stored_pictures import (
    KEPT,
    MODES,
    printed,
    started,
    stored_files,
    storing_guide,
    waiting_guide,
)
from tests.support.terminal_state import fills_window, left_behind, text_after_leaving

from textual_wire.early.picture import Picture, pack, unpack
from textual_wire.wire.snapshot import unpack_snapshot

SHOWN = "Casablanca, a city of extremes"


def test_every_end_during_the_imports() -> None:
    """ctrl+c, signals and a failed import restore the terminal; SIGKILL and a stop leave the next start as it was."""
    with started(storing_guide()) as shown:
        assert SHOWN in shown.text
        shown.press(b"\x03")
        assert shown.wait_for_end() == -signal.SIGINT
        assert left_behind(shown) == []
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGKILL):
        with started(waiting_guide()) as shown:
            assert SHOWN in shown.text
            shown.signal(number)
            assert shown.wait_for_end() == -number
            assert number == signal.SIGKILL or left_behind(shown) == []
    with started(waiting_guide(then="raise ImportError('no such library')")) as shown:
        shown.signal(signal.SIGUSR1)
        assert shown.wait_for_end() == 1
        assert left_behind(shown) == []
        assert "no such library" in text_after_leaving(shown)


def test_keys_and_sizes_meanwhile() -> None:
    """Keys that are pressed before Textual is imported act in their order; a new size is painted whole."""
    with started(storing_guide()) as shown:
        shown.press("2jj\r")  # the return key as it is sent, not as a new line
        assert shown.go_on()
        shown.wait_for_text("▸ Ghita", "Galler")
    with started(waiting_guide()) as shown:
        before = shown.attributes()
        shown.resize(110, 34)
        assert shown.go_on()
        assert fills_window(shown)
        assert SHOWN in shown.text
        assert shown.attributes() != before != shown.attributes_before
        shown.press("q")
        assert shown.wait_for_end() == 0
        assert left_behind(shown) == []


def test_changes_in_between(tmp_path: Path) -> None:
    """A film that has changed shows no old picture; one that changes during the imports is right in the first frame."""
    film = tmp_path / "film.toml"
    shutil.copy(DATA / "film.toml", film)
    with started(storing_guide(str(film))) as shown:
        assert "BURN OUT" in shown.text
        film.write_bytes(film.read_bytes().replace(b'"Burn Out"', b'"Burn In"', 1))
        assert shown.go_on()
        assert "BURN IN" in shown.text
        shown.press("q")
        assert shown.wait_for_end() == 0
    with started(waiting_guide(str(film))) as shown:
        assert MODES not in shown.sent
        assert not shown.text.strip()


def test_where_there_are_no_pictures() -> None:
    """Nothing is shown early without a picture of this size, where the cache is off, or where ssh starts the guide."""
    with started(storing_guide(fresh=True)) as shown:
        assert SHOWN in shown.text
    forced = {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}
    for arguments, size, environment in (
        ((), (81, 24), {}),
        (("--lang", "fr"), (80, 24), {}),
        ((), (80, 24), {"BURNOUT_TUI_CACHE": "off"}),
        ((), (80, 24), {"BURNOUT_TUI_SPOILERS": "1"}),
        ((), (80, 24), {"TERM": "xterm"}),
        ((), (80, 24), forced),
        (("--no-fresh",), (80, 24), forced),
    ):
        with started(waiting_guide(*arguments), size, environment) as shown:
            assert not shown.text.strip()
    assert {file.name[:8] for file in stored_files()} == {"picture-"}
    with started(waiting_guide("--fresh")) as shown:
        assert "To begin" in shown.text


@pytest.mark.parametrize("end", ["q", "hang-up"])
def test_a_guide_keeps_pictures(end: str) -> None:
    """A guide that is left elsewhere keeps the picture of that place, in a process that ends; the next one shows it."""
    with session(guide(), environment=KEPT) as terminal:
        terminal.wait_for_text(SHOWN)
        terminal.press("2jj")
        terminal.wait_for_text("▸ Ghita")
        if end == "q":
            terminal.press("q")
        else:
            terminal.hang_up()
        assert terminal.wait_for_end() == (0 if end == "q" else -signal.SIGHUP)
        assert end == "hang-up" or left_behind(terminal) == []
    wait_until(lambda: len(stored_files()) == 2, "two pictures")
    with started(waiting_guide()) as shown:
        assert "▸ Ghita" in shown.text
    with started(waiting_guide("--fresh")) as shown:
        assert SHOWN in shown.text


def test_a_wrong_picture_does_not_last() -> None:
    """Should a picture be wrong although nothing says so, the first frame replaces it, and it is not shown again."""
    with started(storing_guide(fresh=True)) as shown:
        assert SHOWN in shown.text
    for file in stored_files():
        stored = unpack(file.read_bytes())
        assert stored
        facts, right = stored
        snapshot = unpack_snapshot(right.snapshot, *right.size)
        wrong = snapshot._replace(text=tuple(row.replace("Casablanca", "Marrakesh!") for row in snapshot.text))
        cells = right.cells.replace(b"Casablanca", b"Marrakesh!")
        file.write_bytes(pack(Picture(right.size, right.enter, cells, right.leave, wrong.pack()), facts))
    with started(waiting_guide()) as shown:
        assert "Marrakesh!" in shown.text
        assert b"Casablanca" in printed(shown.go_on())
        assert SHOWN in shown.text
        shown.press("q")
        assert shown.wait_for_end() == 0
    assert len(stored_files()) == 1
