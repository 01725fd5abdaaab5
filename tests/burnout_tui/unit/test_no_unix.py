"""On a system that is no Unix, everything but the server works."""

import json
import subprocess
import sys

import pytest
from tests.support.paths import DATA

from textual_wire.detection.environment import environment
from textual_wire.detection.local import this_terminal

_PROGRAM = """
import asyncio, importlib.abc, json, os, signal, subprocess, sys, tempfile  # those of the library have their own ways
from click.testing import CliRunner
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver

MODULES = {"termios", "tty", "fcntl", "pty", "pwd", "grp", "resource", "syslog", "readline", "curses", "_curses"}
FUNCTIONS = '''fork forkpty openpty getuid geteuid getgid getegid getpgrp getppid getsid setsid tcgetpgrp killpg mkfifo
nice set_blocking get_blocking pread pwrite memfd_create WNOHANG O_NONBLOCK O_NOCTTY O_CLOEXEC'''
SIGNALS = {"SIGTERM", "SIGINT", "SIGABRT", "SIGFPE", "SIGILL", "SIGSEGV", "SIG_DFL", "SIG_IGN"}

class Unavailable(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

class OwnDriver(HeadlessDriver):
    def start_application_mode(self):
        super().start_application_mode()
        self._app.call_after_refresh(self._app.exit)

def no_signals(*_):
    raise NotImplementedError

for name in MODULES:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Unavailable())
for name in FUNCTIONS.split():
    if hasattr(os, name):
        delattr(os, name)
for name in dir(signal):
    if name.startswith("SIG") and name not in SIGNALS or name in ("pthread_sigmask", "sigwait", "setitimer"):
        delattr(signal, name)
App.get_driver_class = lambda self: OwnDriver
asyncio.SelectorEventLoop.add_signal_handler = no_signals

from burnout_tui import __main__
from burnout_tui.cli import main
from burnout_tui.commands import linear, opening
linear.is_wanted = lambda plain: plain
opening._has_screen = lambda: True
found = {}
for words in json.loads(sys.argv[1]):
    ended = CliRunner().invoke(main, words, input="2\\nq\\n")
    assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.exc_info
    found[words[0]] = (ended.exit_code, ended.stdout, ended.stderr)
sys.argv[1:] = ["--version"]
__main__.main()
print(json.dumps(found))
"""


def test_everything_but_the_server_works() -> None:
    """Without the modules, signals and functions of a Unix, commands, lines and the guide work; serve says why not."""
    film = str(DATA / "razzia.toml")
    commands = [
        ["show", "cast", film],
        ["check", film],
        ["path", "Hakim", "Yto", film],
        ["terminal"],
        ["--plain", film],
        [film],
        ["serve"],
    ]
    line = [sys.executable, "-c", _PROGRAM, json.dumps(commands)]
    ended = subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    version, results = ended.stdout.splitlines()
    assert version.startswith("burnout-tui ")
    found = {name: tuple(result) for name, result in json.loads(results).items()}
    assert found.pop("serve") == (2, "", "serve needs Linux, macOS or another Unix\n")
    assert {name: (status, errors) for name, (status, _, errors) in found.items()} == dict.fromkeys(found, (0, ""))
    assert found["check"][1].endswith(": OK\n")
    assert found["show"][1].startswith("Razzia (2017)")
    assert found["--plain"][1].startswith("Razzia, Nabil Ayouch, 2017\n")
    assert found[film][1] == ""


def test_a_terminal_of_windows_needs_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows sets no TERM, and every terminal of Windows can show the guide."""
    monkeypatch.delenv("TERM", raising=False)
    assert not this_terminal().full_screen
    monkeypatch.setattr(sys, "platform", "win32")
    assert environment()["TERM"] == "ms-terminal"
    assert this_terminal().full_screen
