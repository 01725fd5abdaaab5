"""Between two runs on a terminal: what is remembered, what ends a run, and what must leave no trace."""

import json
import shutil
import signal
from pathlib import Path

import pytest
from tests.support.paths import DATA
from tests.support.pty_session import guide, session
from tests.support.settings_files import remembered_files, write_config


def _words_at_start(*arguments: str, until: str) -> str:
    with session(guide(*arguments)) as terminal:
        terminal.wait_for_text(until)
        text = terminal.text
        terminal.press("q")
        terminal.wait_for_end()
    return text


@pytest.mark.parametrize("end", ["q", "ctrl+c", "SIGTERM", "hang-up"])
def test_the_next_run_begins_there(end: str) -> None:
    """However the guide ends, the next run has the same entry and language; only the owner can read the files."""
    with session(guide()) as terminal:
        terminal.wait_for_text("Casablanca, a city of extremes")
        terminal.press("2")
        terminal.wait_for_text("Played by Ilyass El Jihani")
        terminal.press("jj\rL")
        terminal.wait_for_text("Galeriste")
        if end == "hang-up":
            terminal.hang_up()
        elif end == "SIGTERM":
            terminal.signal(signal.SIGTERM)
        else:
            terminal.press("q" if end == "q" else b"\x03")
        terminal.wait_for_end()
    assert len(remembered_files()) == 2
    assert {file.stat().st_mode & 0o777 for file in remembered_files()} == {0o600}
    with session(guide()) as terminal:
        terminal.wait_for_text("Galeriste", "▸ Ghita")
        terminal.press("q")
        terminal.wait_for_end()


def test_options_beat_what_is_remembered() -> None:
    """--open and --lang win for this run; --fresh neither reads nor writes; spoilers are never remembered."""
    with session(guide("--spoilers", "--open", "cast")) as terminal:
        terminal.wait_for_text("spoilers shown", "Anas El Baz")
        terminal.press("Lq")
        terminal.wait_for_end()
    before = {file: file.read_bytes() for file in remembered_files()}
    assert before
    assert not any(b"spoiler" in data for data in before.values())
    assert "◌" in _words_at_start("--lang", "en", "--open", "characters", until="Played by Ilyass El Jihani")
    shutil.rmtree(remembered_files()[0].parent)
    assert "Casablanca, a city of extremes" in _words_at_start("--fresh", until="Casablanca, a city of extremes")
    assert not remembered_files()
    write_config("remember = false\n")
    assert "Casablanca, a city of extremes" in _words_at_start(until="Casablanca, a city of extremes")
    assert not remembered_files()


def test_damage_and_a_film_by_another_name(tmp_path: Path) -> None:
    """A film is known by its resolved path; with damaged files the guide opens at the beginning and writes new ones."""
    film, link = tmp_path / "film.toml", tmp_path / "link.toml"
    shutil.copy(DATA / "film.toml", film)
    link.symlink_to(film)
    with session(guide(str(film))) as terminal:
        terminal.wait_for_text("Casablanca, a city of extremes")
        terminal.press("3q")
        terminal.wait_for_end()
    assert "Behind the camera" not in _words_at_start(until="Casablanca, a city of extremes")
    assert "Anas El Baz" in _words_at_start(str(link), until="Anas El Baz")
    for file in remembered_files():
        file.write_bytes(b"\xff{")
    assert _words_at_start(str(film), until="Casablanca, a city of extremes")
    assert any(file.read_bytes().startswith(b"{") and json.loads(file.read_bytes()) for file in remembered_files())


def test_a_shelf_opens_in_the_film_that_was_open() -> None:
    """On a shelf the film that was open is open again, at its place, and 0 leads to the shelf."""
    films = [str(DATA / "film.toml"), str(DATA / "razzia.toml")]
    with session(guide(*films)) as terminal:
        terminal.wait_for_text("▸ Burn Out")
        terminal.press("j\r2jj")
        terminal.wait_for_text("RAZZIA", "▸ Joe")
        terminal.press("q")
        terminal.wait_for_end()
    with session(guide(*reversed(films))) as terminal:
        terminal.wait_for_text("RAZZIA", "▸ Joe")
        terminal.press("0")
        terminal.wait_for_text("▸ Razzia")
        terminal.press("q")
        terminal.wait_for_end()


def test_two_guides_at_once() -> None:
    """Two guides to different films end at the same time, and neither loses what the other remembers."""
    with session(guide()) as first, session(guide(str(DATA / "razzia.toml"))) as second:
        first.wait_for_text("Casablanca, a city of extremes")
        second.wait_for_text("RAZZIA")
        first.press("3t")
        second.press("3L")
        second.wait_for_text("Distribution")
        first.wait_for_text("Anas El Baz")
        first.press("q")
        second.press("q")
        first.wait_for_end()
        second.wait_for_end()
    names = {file.name for file in remembered_files()}
    assert len(names) == 4
    assert {"theme.json", "language.json"} <= names


def test_a_command_that_ssh_starts_leaves_no_trace() -> None:
    """A visitor whom sshd gives the guide, with or without a command of their own, reads and writes nothing here."""
    write_config('language = "fr"\n')
    ssh = {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}
    for variables in (ssh, {**ssh, "SSH_ORIGINAL_COMMAND": "sh"}):
        with session(guide(), environment=variables) as terminal:
            terminal.wait_for_text("Casablanca, a city of extremes")
            terminal.press("3Ltq")
            terminal.wait_for_end()
        assert not remembered_files()


def test_the_linear_mode_goes_on_too() -> None:
    """With --plain the guide begins at the entry where it was left, and the screen begins there too."""
    with session(guide("--plain")) as terminal:
        terminal.wait_for_text("Number or command:")
        terminal.press("2\r5\rl\r")
        terminal.wait_for_text("Interne")
        terminal.wait_for_text("commande")
        terminal.hang_up()
        terminal.wait_for_end()
    with session(guide("--plain")) as terminal:
        terminal.wait_for_text("Aida, 25 ans")
        terminal.press("q\r")
        terminal.wait_for_end()
    with session(guide()) as terminal:
        terminal.wait_for_text("▸ Aida", "Français")
        terminal.press("q")
        terminal.wait_for_end()
