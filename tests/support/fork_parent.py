"""A process that has imported what a server imports and runs code in forks of itself: a program for tests.

Its argument is the descriptor of a socket. Each request has a length in four bytes, JSON with the code, the arguments
the environment and the folder, and two descriptors: one for the output, and one for the process id and the exit status.
"""

import gc
import json
import os
import selectors
import signal
import socket
import sys
import threading
from importlib import import_module
from types import CodeType


def _import_everything() -> None:
    """Import what a server of the guide has imported when it starts its workers."""
    from burnout_tui.commands.serve import _forget_terminal

    _forget_terminal()
    for name in ("burnout_tui.cli", "burnout_tui.ssh.config", "textual_ssh.metrics.exporter", "textual_ssh.server"):
        import_module(name)
    from burnout_tui.ssh.settings import GuideSettings
    from burnout_tui.ssh.site import GuideSite
    from textual_ssh.warm_up import warm_up

    warm_up(GuideSite(GuideSettings()), share_styles=True)
    assert threading.active_count() == 1
    gc.collect()
    gc.freeze()  # or every fork would look through all of it for garbage


def _next_code(requests: socket.socket) -> CodeType:
    """Fork for each request, and return its code in the fork. Exits when the other end closes the socket."""
    _import_everything()
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
    """Give a fork its output, arguments, environment and folder, and return its code."""
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


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as opened:
        found = _next_code(opened)
    exec(found, {"__name__": "__main__"})
