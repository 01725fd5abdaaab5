"""A process that has imported what a server or the guide imports and runs code in forks of itself: a program for tests.

Its arguments are the descriptor of a socket, and which of the two. Each request has a length in four bytes, JSON with
the code, the arguments, the environment, the folder and perhaps a terminal, and two descriptors: one for the output, or
without a use if there is a terminal, and one for the process id and the exit status.
"""

import atexit
import gc
import json
import os
import selectors
import signal
import socket
import sys
import threading
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual_ssh.sharing.stylesheets import SharedStylesheets
    from textual_ssh.site import Site


def _import_server() -> None:
    """Import what a server of the guide has imported when it starts its workers, and parse its style sheets.

    A server of the guide that is a fork has the style sheets of this process, and prepares nothing for its first
    visitor. Tests start others in a new interpreter.
    """
    from burnout_tui.commands.serve import _forget_terminal

    _forget_terminal()
    for name in ("burnout_tui.cli", "burnout_tui.ssh.config", "textual_ssh.metrics.exporter"):
        import_module(name)
    films: Any = import_module("burnout_tui.ssh.films")
    server: Any = import_module("textual_ssh.server")
    from burnout_tui.ssh.settings import GuideSettings
    from burnout_tui.ssh.site import GuideSite

    films.prepare = lambda reading: None
    warm_up: Callable[[Site, bool], SharedStylesheets | None] = server.warm_up
    stylesheets = warm_up(GuideSite(GuideSettings()), True)

    def warm_up_others(site: "Site", share_styles: bool) -> "SharedStylesheets | None":
        if isinstance(site, GuideSite):
            return stylesheets if share_styles else None
        return warm_up(site, share_styles)

    server.warm_up = warm_up_others


def _import_guide() -> None:
    """Import what the guide imports before its first frame, and nothing that only some readers need."""
    for name in (
        "burnout_tui.cli",
        "burnout_tui.commands.open",
        "burnout_tui.commands.plain_start",
        "burnout_tui.run",
        "textual_wire.driver",
    ):
        import_module(name)


def _read_films() -> None:
    """Read the films that nearly all forks open. Tests start others in a new interpreter."""
    films: Any = import_module("burnout_tui.film.load")
    films._guide = import_module("tests.support.kept_films").kept_guide
    for path in (films.bundled_film(), films.bundled_film().with_name("razzia.toml")):
        films.load(path)


_IMPORTS = {"server": _import_server, "guide": _import_guide}


def _next_code(requests: socket.socket) -> CodeType:
    """Fork for each request, and return its code in the fork. Exits when the other end closes the socket."""
    woken, wake = os.pipe()
    for end in (woken, wake):
        os.set_blocking(end, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake)
    running: dict[int, int] = {}
    with selectors.DefaultSelector() as selector:
        selector.register(requests, selectors.EVENT_READ)
        selector.register(woken, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.fd == woken:
                    os.read(woken, 4096)
                    _report_ends(running)
                    continue
                length, descriptors, _, _ = socket.recv_fds(requests, 4, 2)
                if not length:
                    sys.exit()
                request = requests.recv(int.from_bytes(length), socket.MSG_WAITALL)
                output, status = descriptors
                if child := os.fork():
                    running[child] = status
                    os.write(status, f"{child}\n".encode())
                    os.close(output)
                    continue
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for number in (woken, wake, status, *running.values()):
                    os.close(number)
                requests.close()
                return _prepare(json.loads(request), output)


def _report_ends(running: dict[int, int]) -> None:
    """Write the exit statuses of the forks that have ended."""
    while running:
        child, status = os.waitpid(-1, os.WNOHANG)
        if not child:
            return
        reported = running.pop(child)
        os.write(reported, f"{os.waitstatus_to_exitcode(status)}\n".encode())
        os.close(reported)


def _prepare(request: dict[str, object], output: int) -> CodeType:
    """Give a fork its streams, arguments, environment and folder, and return its code."""
    if terminal := request.get("terminal"):
        os.set_inheritable(output, True)  # it shows whether the fork, or a program that it has started, still runs
        _use_terminal(str(terminal), controlling=bool(request["controlling"]))
    else:
        for number in (1, 2):
            os.dup2(output, number)
        os.close(output)
    code, arguments, environment = request["code"], request["arguments"], request["environment"]
    assert isinstance(code, str)
    assert isinstance(arguments, list)
    assert isinstance(environment, dict)
    sys.argv[:] = ["-c", *arguments]
    os.chdir(str(request["folder"]))
    os.environ.clear()
    os.environ.update(environment)
    return compile(code, "<string>", "exec")


def _use_terminal(name: str, controlling: bool) -> None:
    """Make a terminal the three streams, as Python opens them, and the controlling terminal of a new session."""
    if controlling:
        os.setsid()
    else:
        os.setpgid(0, 0)
    terminal = os.open(name, os.O_RDWR)
    for number, stream in enumerate(("stdin", "stdout", "stderr")):
        os.dup2(terminal, number)
        before = getattr(sys, stream)
        mode = "w" if number else "r"
        opened = os.fdopen(number, mode, -1, before.encoding, before.errors, "\n", closefd=False)
        setattr(sys, stream, opened)
        setattr(sys, f"__{stream}__", opened)
    os.close(terminal)


def _run(code: CodeType) -> NoReturn:
    """Run the code of a fork and end the process, without taking its objects apart after a planned end.

    That would touch all that the parent has imported, and so copy the memory shared with it. Any other end is Python's
    own.
    """
    status: object = 0
    try:
        exec(code, {"__name__": "__main__"})
    except SystemExit as end:
        status = end.code or 0
    if isinstance(status, int):
        threading._shutdown()  # type: ignore[attr-defined] # multiprocessing ends its processes in the same way
        atexit._run_exitfuncs()
        if _is_flushed():
            os._exit(status & 0xFF)
    sys.exit(status)  # type: ignore[arg-type]


def _is_flushed() -> bool:
    """Write what the outputs still hold. Returns False if one does not take it: Python's own end reports it."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    _IMPORTS[sys.argv[2]]()
    sys.path.append(str(Path(__file__).parents[2]))
    _read_films()
    sys.path.pop()
    assert threading.active_count() == 1
    gc.collect()
    gc.freeze()  # or every fork would look through all of it for garbage
    with socket.socket(fileno=int(sys.argv[1])) as opened:
        found = _next_code(opened)
    _run(found)
