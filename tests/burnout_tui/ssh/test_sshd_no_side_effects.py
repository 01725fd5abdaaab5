"""With the forced command, a hook inside the guide's process proves that it runs and writes nothing."""

import sys
from pathlib import Path

from tests.support.openssh_server import needs_sshd, on_terminal, recipe, run, server
from tests.support.pty_session import Session
from tests.support.terminal_state import left_behind

pytestmark = needs_sshd

WATCHED = """#!{python}
import os, sys
sys.dont_write_bytecode = True
report = os.open({report!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
RUNS = ("subprocess.", "os.exec", "os.spawn", "os.posix_spawn", "os.system", "os.fork", "pty.", "webbrowser.")
CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "shutil.")
REACHES = ("socket.connect", "socket.bind", "socket.getaddrinfo", "cpython.run_", "builtins.input")
def watch(event, arguments):
    writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writes or event.startswith(RUNS + CHANGES + REACHES):
        os.write(report, f"{{event}} {{arguments[0] if arguments else ''}}\\n".encode())
sys.addaudithook(watch)
open(os.devnull, "w").close()
{mistake}
from burnout_tui.__main__ import main
main()
"""
"""The guide with a hook (PEP 578) that reports every program, written file and connection."""
_REQUEST = b"\x1b]52;"
MISTAKE = """
from burnout_tui.view.panels.characters import CharactersPanel
def fail(*_):
    raise RuntimeError("injected")
CharactersPanel.rows = fail
"""
LEAVES = "\x03\x11q"
"""The keys that quit the guide: ctrl+c, ctrl+q and q."""
OPENS = "\n\x10/?pi\x1b"
"""The keys that open a card or a dialog, and escape, which changes the meaning of the next key."""


def _program(folder: Path, mistake: str = "") -> tuple[Path, Path]:
    """Create a program that runs the guide with the hook, and return it with the file of its reports."""
    program, report = folder / "watched", folder / "report"
    program.write_text(WATCHED.format(python=sys.executable, report=str(report), mistake=mistake), encoding="utf-8")
    program.chmod(0o755)
    return program, report


def test_the_guide_runs_nothing_and_writes_nothing(tmp_path: Path) -> None:
    """No key, click, link or command of the palette runs a program or writes a file."""
    program, report = _program(tmp_path)
    with server(tmp_path / "server", recipe(program)) as host, on_terminal(host.ssh()) as visitor:
        visitor.wait_for_text("Casablanca", "q quit")
        _press_every_key(visitor)
        _check_the_palette(visitor)
        _open_addresses(visitor)
        assert len(host.visits()) == 1
        visitor.press("q")
        assert visitor.wait_for_end() == 0
        assert left_behind(visitor) == []
        host.wait_for_nobody()
        assert host.left_behind() == []
    assert report.read_text(encoding="utf-8") == "open /dev/null\n"


def _press_every_key(visitor: Session) -> None:
    """Press every key with a byte of its own, and function keys, except those that quit or open a dialog."""
    keys = "".join(chr(code) for code in range(1, 128) if chr(code) not in LEAVES + OPENS)
    visitor.press("2" + keys + "".join(f"\x1b[{number};5~" for number in range(1, 35)))
    visitor.press("sL2G")
    visitor.wait_for_text("Characters", "▸ †Saladi")


def _check_the_palette(visitor: Session) -> None:
    """Check that the palette has none of Textual's own commands, such as saving a screenshot."""
    for words in ("screenshot", "maximize", "shell", "suspend"):
        visitor.press("\x10")
        visitor.wait_for_text("Type a name")
        visitor.press(words)
        visitor.wait_for_text(words)
        visitor.wait_for(lambda: "Français" not in visitor.text, "what matches")
        assert words.capitalize() not in visitor.text
        visitor.press("\x1b")
        visitor.wait_for(lambda: words not in visitor.text, "the end of the palette")  # noqa: B023


def _open_addresses(visitor: Session) -> None:
    """Enter, a click and ctrl+click on an address only ask the terminal to copy it."""
    visitor.press("2gjjjjjjj")
    visitor.wait_for_text("Characters", "▸ Mous")
    visitor.press("i")
    visitor.wait_for_text("Sources:")
    visitor.press("G")
    visitor.wait_for_text("maghress.com")
    row = next(number for number, line in enumerate(visitor.lines) if "maghress.com" in line)
    column = visitor.lines[row].index("maghress.com")
    plain, alt, ctrl = (f"{column + 3};{row + 1}".join((f"\x1b[<{button};", "{}")) for button in (0, 8, 16))
    for keys in (*(button.format("M") + button.format("m") for button in (plain, alt, ctrl)), "\r"):
        asked = visitor.sent.count(_REQUEST)
        visitor.press(keys)
        visitor.wait_for(lambda: visitor.sent.count(_REQUEST) > asked, "the request to copy")  # noqa: B023
    visitor.press("i")
    visitor.wait_for_text("1 Synopsis", "▸ Mous")


def test_a_crash_is_recorded_on_the_server(tmp_path: Path) -> None:
    """After a crash the visitor sees one sentence; the traceback is in the account's state folder."""
    program, report = _program(tmp_path, MISTAKE)
    with server(tmp_path / "server", recipe(program)) as host, on_terminal(host.ssh()) as visitor:
        visitor.wait_for_text("Casablanca", "q quit")
        visitor.press("2")
        assert visitor.wait_for_end() == 1
        assert "injected" not in visitor.text
        assert left_behind(visitor) == []
        host.wait_for_nobody()
        (file,) = (host.home / ".local" / "state" / "burnout-tui").iterdir()
        assert file.read_text(encoding="utf-8").endswith("RuntimeError: injected\n")
    assert f"open {file}\n" in report.read_text(encoding="utf-8")


def test_without_a_terminal_nothing_is_written(tmp_path: Path) -> None:
    """Printing the guide runs no program and writes no file, either."""
    program, report = _program(tmp_path)
    with server(tmp_path / "server", recipe(program)) as host:
        assert run(host.ssh("sh")).stdout.startswith("Burn Out (2017)")
        assert host.left_behind() == []
    assert report.read_text(encoding="utf-8") == "open /dev/null\n"
