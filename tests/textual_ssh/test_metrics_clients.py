"""Slow and silent clients of the metrics server cost it nothing, and keep nobody away."""

import socket
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from tests.support.proc_files import cpu_seconds
from tests.support.serve_host import DEADLINE, Host, bare_host, free_port, wait_until

QUICK = """
from textual_ssh.metrics import exporter
exporter.REQUEST_SECONDS = 1.0
import os
from pathlib import Path
serve = exporter._serve
def with_few_descriptors(*arguments):
    import resource
    used = max(map(int, os.listdir("/proc/self/fd")))
    resource.setrlimit(resource.RLIMIT_NOFILE, (used + 12, used + 12))
    Path({file!r}).write_text(str(os.getpid()))
    return serve(*arguments)
exporter._serve = with_few_descriptors
"""
"""Gives clients of the metrics one second, and the process of the metrics few descriptors."""


def _connected(served: Host) -> socket.socket:
    host, _, port = served.started["metrics"].rpartition(":")
    return socket.create_connection((host, int(port)), DEADLINE)


def _answer(served: Host, request: bytes) -> bytes:
    with closing(_connected(served)) as client:
        client.sendall(request)
        return b"".join(iter(lambda: client.recv(4096), b""))


def test_slow_clients_keep_nobody_away(tmp_path: Path) -> None:
    """A request has a second in all, however slowly it comes; without descriptors the process is idle, then answers."""
    number = tmp_path / "pid"
    first = QUICK.format(file=str(number))
    with bare_host(tmp_path, first=first, metrics_port=free_port()) as served, ExitStack() as all_of:
        wait_until(number.exists, "the metrics")
        pid = int(wait_until(number.read_text, "its number"))
        before = cpu_seconds(pid)
        clients = [all_of.enter_context(closing(_connected(served))) for _ in range(20)]
        for client in clients:
            client.sendall(b"GET /healthz HTTP/1.1\r\nX-Slow: ")
        served.line("accept-failed")
        assert served.page("/healthz") == "ok: 1 of 1 workers, 0 visitors\n"
        assert len(list(Path(f"/proc/{pid}/task").iterdir())) == 1
        assert cpu_seconds(pid) - before < 0.5
        assert _answer(served, b"HEAD /metrics?x HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 200 OK\r\n")
        assert _answer(served, b"GET / HTTP/1.1\r\n\r\n").endswith(b"\r\n\r\n/metrics /healthz\n")
        assert _answer(served, b"POST /metrics HTTP/1.1\n\n").startswith(b"HTTP/1.1 405 ")
        for wrong in (b"SSH-2.0-x\r\n\r\n", b"GET /" + b"x" * 5000, b"\xff\r\n\r\n"):
            with suppress(ConnectionError):
                assert _answer(served, wrong) == b""
