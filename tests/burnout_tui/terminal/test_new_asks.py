"""``burnout-tui new`` asks on a terminal for what is not given."""

from pathlib import Path

from tests.support.pty_session import installed_guide, session


def test_what_is_missing_is_asked_for(tmp_path: Path) -> None:
    """The title, the year and the director are asked for, if they are not given; after a wrong answer again."""
    script = 'cd "$1" && shift && exec "$@"'
    with session(["/bin/sh", "-c", script, "sh", str(tmp_path), *installed_guide(), "new", "-o", "a.toml"]) as terminal:
        terminal.wait_for_text("Title:")
        terminal.press("The Night Ferry\r")
        terminal.wait_for_text("Year of release:")
        terminal.press("1600\r")
        terminal.wait_for_text("expected an integer from 1870 to 2200, found “1600”")
        terminal.press("2024\r")
        terminal.wait_for_text("Director (empty if there is none yet):")
        terminal.press("Odile Varn\r")
        assert terminal.wait_for_end() == 0
        text = (tmp_path / "a.toml").read_text(encoding="utf-8")
        assert 'title = "The Night Ferry"\nyear = 2024\ndirectors = ["odile-varn"]\n' in text
    given = ["new", "A", "--year", "2024", "--director", "B", "-o", "b.toml"]
    with session(["/bin/sh", "-c", script, "sh", str(tmp_path), *installed_guide(), *given]) as terminal:
        assert terminal.wait_for_end() == 0
        assert "b.toml is written" in terminal.text
