"""A film file that is followed on a real terminal, with the system's own notifications."""

from pathlib import Path

from tests.support.paths import DATA
from tests.support.pty_session import guide, session
from tests.support.terminal_state import left_behind

_RAZZIA = (DATA / "razzia.toml").read_bytes()


def test_the_guide_follows_its_file(tmp_path: Path) -> None:
    """A broken file opens when it is right; saves show at once, problems stay in the title; the end comes at once."""
    (film := tmp_path / "film.toml").write_bytes(b"format = 1\n")
    with session(guide("--watch", str(film))) as terminal:
        terminal.wait_for_text("cannot be opened")
        film.write_bytes(_RAZZIA)
        terminal.wait_for_text("RAZZIA · Nabil Ayouch")
        terminal.press("2")
        terminal.wait_for_text("Hakim")
        film.write_bytes(_RAZZIA.replace(b'title = "Razzia"', b'title = "Other"', 1))
        terminal.wait_for_text("OTHER · Nabil Ayouch")
        film.unlink()
        terminal.wait_for_text("✗ film.toml: no such file")
        beside = tmp_path / "beside"
        beside.write_bytes(_RAZZIA)
        beside.replace(film)
        terminal.wait_for_text("RAZZIA · Nabil Ayouch")
        assert "Hakim" in terminal.text
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert left_behind(terminal) == []
