"""The PROXY protocol from listed load balancers, and HAProxy with the configuration in deploy."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.support.paths import ROOT
from tests.support.pty_session import session
from tests.support.serve_host import DEADLINE, Host, bare_host, free_port, wait_until
from tests.support.ssh_clients import OPTIONS, run

from textual_ssh.connections.acceptor import MAX_HALF_OPEN
from textual_ssh.connections.proxy_protocol import SIGNATURE

DEPLOY = ROOT / "deploy"
LOCAL = bytes([0x20, 0, 0, 0])
TLV = bytes([4, 0, 0])


def _line(addresses: str) -> bytes:
    """Return a header of version 1."""
    return f"PROXY {addresses} 1000 22\r\n".encode()


def _v4(number: int, more: bytes = b"") -> bytes:
    """Return a header of version 2 with the address 203.0.113.number."""
    return bytes([0x21, 0x11, 0, 12 + len(more), 203, 0, 113, number, 127, 0, 0, 1]) + bytes(4) + more


def _v6(address: str) -> bytes:
    """Return a header of version 2 with an IPv6 address."""
    return bytes([0x21, 0x21, 0, 36]) + socket.inet_pton(socket.AF_INET6, address) + bytes(20)


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Run a server with listed balancers that accepts one connection a minute from each address."""
    with bare_host(tmp_path_factory.mktemp("listed"), proxies=["127.0.0.1", "127.0.7.0/24"], rate=1) as served:
        yield served


haproxy = pytest.mark.skipif(not shutil.which("haproxy"), reason="HAProxy is not installed")


def _greeting(served: Host, first: bytes, source: str = "127.0.0.1") -> bytes:
    """Connect and send bytes first. Returns the server's output up to the end of the greeting."""
    with closing(socket.create_connection(("127.0.0.1", served.port), DEADLINE, (source, 0))) as connection:
        connection.settimeout(DEADLINE)
        connection.sendall(first)
        return connection.makefile("rb").readline()


@pytest.mark.parametrize(
    ("header", "address", "other"),
    [
        (_line("TCP4 203.0.113.9 127.0.0.1"), "203.0.113.9", _line("TCP4 203.0.113.8 127.0.0.1")),
        (_line("TCP6 2001:db8::7 ::1"), "2001:db8::7", _line("TCP6 2001:db9::7 ::1")),
        (SIGNATURE + _v4(7), "203.0.113.7", SIGNATURE + _v4(6)),
        (SIGNATURE + _v6("2001:dba::7"), "2001:dba::7", SIGNATURE + _v6("2001:dbb::7")),
        (SIGNATURE + _v4(5, TLV), "203.0.113.5", SIGNATURE + _v4(4, TLV)),
    ],
    ids=["1 over IPv4", "1 over IPv6", "2 over IPv4", "2 over IPv6", "2 with more"],
)
def test_a_listed_balancer_passes_on_addresses(listed: Host, header: bytes, address: str, other: bytes) -> None:
    """Limits count by the address that a listed balancer passes on, in either version of the protocol."""
    assert _greeting(listed, header).startswith(b"SSH-2.0-")
    assert b"please wait" in _greeting(listed, header)
    listed.line("rejected", reason="rate", address=address)
    assert _greeting(listed, other).startswith(b"SSH-2.0-")


@pytest.mark.parametrize("header", [b"PROXY UNKNOWN\r\n", SIGNATURE + LOCAL], ids=["1", "2"])
def test_a_health_check_is_answered(listed: Host, header: bytes) -> None:
    """A health check by a balancer of a listed network is answered."""
    assert _greeting(listed, header, "127.0.7.1").startswith(b"SSH-2.0-")


@pytest.mark.parametrize(
    "header",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"PROXY TCP4 203.0.113.9\r\n",
        b"PROXY TCP4 2001:db8::7 ::1 1000 22\r\n",
        b"PROXY TCP4 203.0.113.999 127.0.0.1 1000 22\r\n",
        b"PROXY TCP4 " + b"x" * 200,
        SIGNATURE + bytes([0x21, 0x11, 0, 4, 1, 2, 3, 4]),
        SIGNATURE + bytes([0x31, 0x11, 0, 12]) + bytes(12),
        SIGNATURE + bytes([0x21, 0x11, 255, 255]),
    ],
)
def test_a_listed_balancer_must_speak_the_protocol(listed: Host, header: bytes) -> None:
    """A connection from a listed address without a valid header is closed and logged."""
    before = len(listed.found("rejected", reason="proxy", address="127.0.0.1"))
    with suppress(ConnectionError):
        assert _greeting(listed, header) == b""
    listed.wait_for_lines("rejected", before + 1, reason="proxy", address="127.0.0.1")


def test_nobody_else_is_believed(listed: Host) -> None:
    """A PROXY header from an address that is not listed is an SSH error, and changes no address."""
    assert _greeting(listed, _line("TCP4 203.0.113.1 127.0.0.1"), "127.0.0.2").startswith(b"SSH-2.0-")
    assert b"please wait" in _greeting(listed, _line("TCP4 203.0.113.2 127.0.0.1"), "127.0.0.2")
    listed.line("rejected", reason="rate", address="127.0.0.2")


def _run_haproxy(stack: ExitStack, folder: Path, hosts: list[Host], check_interval: str = "2s") -> int:
    """Run HAProxy in front of two servers until the stack closes, and return its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    first, second = hosts
    environment = {
        **os.environ,
        "GUIDE_ADDRESS": f"127.0.0.1:{port}",
        "GUIDE_FIRST": f"127.0.0.1:{first.port}",
        "GUIDE_SECOND": f"127.0.0.1:{second.port}",
    }
    text = (DEPLOY / "haproxy.cfg").read_text(encoding="utf-8")
    assert " inter 2s " in text
    configuration = folder / "haproxy.cfg"
    configuration.write_text(text.replace(" inter 2s ", f" inter {check_interval} "), encoding="utf-8")
    balancer = subprocess.Popen(
        ["haproxy", "-db", "-f", str(configuration)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(balancer.wait)
    stack.callback(balancer.kill)
    return port


def _through(port: int, *options: str) -> list[str]:
    """Return the command line of ssh that asks who it is through a balancer."""
    return ["ssh", *OPTIONS, *options, f"-p{port}", "visitor@127.0.0.1", "me"]


def _on_terminal(port: int) -> list[str]:
    """Return a command line that opens the app through a balancer. A shell lets the session detect its end."""
    return ["/bin/sh", "-c", '"$@"; exit $?', "sh", *_through(port, "-b127.0.0.2")[:-1]]


def _connections(served: Host) -> float:
    return sum(
        float(line.rpartition(" ")[2])
        for line in served.page("/metrics").splitlines()
        if line.startswith("textual_ssh_connections_total{")
    )


@haproxy
def test_haproxy_survives_a_killed_server(tmp_path: Path) -> None:
    """If one of two servers behind HAProxy is killed, new visitors reach the other one, with the same key."""
    with ExitStack() as stack:
        first = stack.enter_context(bare_host(tmp_path, proxies=["127.0.0.1"]))
        second = stack.enter_context(bare_host(tmp_path, proxies=["127.0.0.1"]))
        port = _run_haproxy(stack, tmp_path, [first, second])
        known = ("-oUserKnownHostsFile=" + str(tmp_path / "known_hosts"), "-oStrictHostKeyChecking=")
        come = _through(port)
        come[1:1] = [known[0], known[1] + "accept-new"]
        again = _through(port)
        again[1:1] = [known[0], known[1] + "yes"]
        wait_until(lambda: run(come).returncode == 0, "the balancer")
        wait_until(
            lambda: run(again).returncode == 0 and first.found("answer") and second.found("answer"), "both hosts"
        )
        os.kill(first.pid, 9)
        for pid in {line["pid"] for line in first.found("ready")}:
            os.kill(pid, 9)
        wait_until(lambda: not _listens(first), "the end of the first host")
        before = len(second.found("answer"))
        for _ in range(8):
            assert run(again).returncode == 0
        second.wait_for_lines("answer", before + 8)


@haproxy
def test_a_low_rate_does_not_reject_health_checks(tmp_path: Path) -> None:
    """If health checks exceed the rate for visitors, the servers stay in rotation, and their visits go on."""
    with ExitStack() as stack:
        hosts = _hosts_behind_haproxy(stack, tmp_path, rate=5)
        port = _run_haproxy(stack, tmp_path, hosts, check_interval="100ms")
        wait_until(lambda: run(_through(port)).returncode == 0, "the balancer")
        with session(_on_terminal(port), (100, 30)) as visitor:
            visitor.wait_for_text("no key yet")
            _wait_for_health_checks(hosts, 20)
            visitor.press("j")
            visitor.wait_for_text("key j")
            assert run(_through(port, "-b127.0.0.3")).returncode == 0
        assert not [line for served in hosts for line in served.found("rejected")]


@haproxy
def test_half_open_connections_do_not_reject_health_checks(tmp_path: Path) -> None:
    """If clients that never log in make a server busy, HAProxy still finds it healthy, and visits go on."""
    with ExitStack() as stack:
        hosts = _hosts_behind_haproxy(stack, tmp_path, rate=100000, log_in=600)
        port = _run_haproxy(stack, tmp_path, hosts, check_interval="100ms")
        wait_until(lambda: run(_through(port)).returncode == 0, "the balancer")
        with session(_on_terminal(port), (100, 30)) as visitor, ExitStack() as silent:
            visitor.wait_for_text("no key yet")
            for _ in range(2 * (MAX_HALF_OPEN + 20)):
                silent.enter_context(closing(socket.create_connection(("127.0.0.1", port), DEADLINE, ("127.0.0.3", 0))))
            for served in hosts:
                served.line("rejected", reason="busy", address="127.0.0.3")
            _wait_for_health_checks(hosts, 20)
            visitor.press("j")
            visitor.wait_for_text("key j")
            silent.close()
            wait_until(lambda: run(_through(port)).returncode == 0, "room for a visitor")
            visitor.press("k")
            visitor.wait_for_text("key k")
        assert not [line for served in hosts for line in served.found("rejected", address="127.0.0.1")]


def _hosts_behind_haproxy(stack: ExitStack, folder: Path, **settings: Any) -> list[Host]:
    return [
        stack.enter_context(bare_host(folder, proxies=["127.0.0.1"], metrics_port=free_port(), **settings))
        for _ in range(2)
    ]


def _wait_for_health_checks(hosts: list[Host], times: int) -> None:
    """Wait until each server has had a number of further health checks."""
    for served in hosts:
        wait_until(partial(_has_connections, served, _connections(served) + times), "health checks")


def _has_connections(served: Host, connections: float) -> bool:
    return _connections(served) >= connections


def _listens(served: Host) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", served.port)) == 0


@haproxy
def test_the_configuration_is_valid() -> None:
    """HAProxy accepts the configuration in deploy."""
    places = {"GUIDE_ADDRESS": "127.0.0.1:2222", "GUIDE_FIRST": "127.0.0.1:2223", "GUIDE_SECOND": "127.0.0.1:2224"}
    checked = run(["haproxy", "-c", "-f", str(DEPLOY / "haproxy.cfg")], env={**os.environ, **places})
    assert checked.returncode == 0
    assert "WARNING" not in checked.stderr
