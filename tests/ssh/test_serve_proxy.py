"""Behind balancers: the PROXY protocol from those that are listed, and HAProxy with the configuration in deploy."""

import os
import shutil
import socket
import subprocess
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest
from tests.ssh.clients import OPTIONS, run, ssh
from tests.ssh.host import DEADLINE, Host, host, wait_until

from burnout_tui.serve.proxy import SIGNATURE

DEPLOY = Path(__file__).parents[2] / "deploy"
V4 = bytes([0x21, 0x11, 0, 12]) + bytes([203, 0, 113, 9, 127, 0, 0, 1]) + bytes(4)
V6 = bytes([0x21, 0x21, 0, 36]) + socket.inet_pton(socket.AF_INET6, "2001:db8::7") + bytes(20)
TLV = bytes([0x21, 0x11, 0, 15]) + V4[4:] + bytes([4, 0, 0])
LOCAL = bytes([0x20, 0, 0, 0])

haproxy = pytest.mark.skipif(not shutil.which("haproxy"), reason="HAProxy is not installed")


def _greeted(house: Host, first: bytes, source: str = "127.0.0.1") -> bytes:
    """What a host says to a connection that begins with these bytes, as far as the end of the greeting."""
    with closing(socket.create_connection(("127.0.0.1", house.port), DEADLINE, (source, 0))) as connection:
        connection.settimeout(DEADLINE)
        connection.sendall(first)
        return connection.makefile("rb").readline()


@pytest.mark.parametrize(
    ("header", "address"),
    [
        (b"PROXY TCP4 203.0.113.9 127.0.0.1 1000 22\r\n", "203.0.113.9"),
        (b"PROXY TCP6 2001:db8::7 ::1 1000 22\r\n", "2001:db8::7"),
        (SIGNATURE + V4, "203.0.113.9"),
        (SIGNATURE + V6, "2001:db8::7"),
        (SIGNATURE + TLV, "203.0.113.9"),
    ],
    ids=["1 over IPv4", "1 over IPv6", "2 over IPv4", "2 over IPv6", "2 with more"],
)
def test_a_listed_balancer_says_where_a_visitor_is(tmp_path: Path, header: bytes, address: str) -> None:
    """Limits count by the address that a listed balancer tells, in either version."""
    with host(tmp_path, "--proxies=127.0.0.1", "--rate=1") as house:
        assert _greeted(house, header).startswith(b"SSH-2.0-")
        assert b"please wait" in _greeted(house, header)
        house.line("refusal", reason="rate", address=address)
        other = header.replace(b"203.0.113.9", b"203.0.113.8").replace(b"db8::7", b"db9::7")
        other = other.replace(bytes([203, 0, 113, 9]), bytes([203, 0, 113, 8]))
        other = other.replace(bytes([0x0D, 0xB8]), bytes([0x0D, 0xB9]))
        assert _greeted(house, other).startswith(b"SSH-2.0-")


@pytest.mark.parametrize("header", [b"PROXY UNKNOWN\r\n", SIGNATURE + LOCAL], ids=["1", "2"])
def test_a_balancer_may_speak_for_itself(tmp_path: Path, header: bytes) -> None:
    """A balancer that looks whether the host lives is greeted."""
    with host(tmp_path, "--proxies=127.0.0.0/8") as house:
        assert _greeted(house, header).startswith(b"SSH-2.0-")


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
def test_a_listed_balancer_must_speak_the_protocol(tmp_path: Path, header: bytes) -> None:
    """A connection from a listed address without a header that can be read is closed, and logged."""
    with host(tmp_path, "--proxies=127.0.0.1") as house:
        with suppress(ConnectionError):
            assert _greeted(house, header) == b""
        house.line("refusal", reason="proxy", address="127.0.0.1")


def test_nobody_else_is_believed(tmp_path: Path) -> None:
    """From an address that is not listed a PROXY header is not one of SSH, and changes no address."""
    with host(tmp_path, "--proxies=127.0.0.1", "--rate=2") as house:
        line = b"PROXY TCP4 203.0.113.%d 127.0.0.1 1000 22\r\n"
        for number in range(2):
            assert _greeted(house, line % number, "127.0.0.2").startswith(b"SSH-2.0-")
        assert b"please wait" in _greeted(house, line % 3, "127.0.0.2")
        house.line("refusal", reason="rate", address="127.0.0.2")


@haproxy
def test_haproxy_goes_on_with_one_host_less(tmp_path: Path) -> None:
    """Behind HAProxy two hosts share a key; when one is killed, visitors keep coming in, and see no other key."""
    with ExitStack() as stack:
        first = stack.enter_context(host(tmp_path, "--proxies=127.0.0.1"))
        second = stack.enter_context(host(tmp_path, "--proxies=127.0.0.1"))
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        environment = {
            **os.environ,
            "GUIDE_ADDRESS": f"127.0.0.1:{port}",
            "GUIDE_FIRST": f"127.0.0.1:{first.port}",
            "GUIDE_SECOND": f"127.0.0.1:{second.port}",
        }
        balancer = subprocess.Popen(
            ["haproxy", "-db", "-f", str(DEPLOY / "haproxy.cfg")], env=environment, stderr=subprocess.DEVNULL
        )
        stack.callback(balancer.wait)
        stack.callback(balancer.kill)
        known = tmp_path / "known_hosts"
        line = [part for part in ssh(first, "help") if not part.startswith("-p")]
        line[1 : 1 + len(OPTIONS)] = [f"-p{port}", "-F/dev/null", f"-oUserKnownHostsFile={known}", "-oBatchMode=yes"]
        come = ["ssh", "-oStrictHostKeyChecking=accept-new", *line[1:]]
        again = ["ssh", "-oStrictHostKeyChecking=yes", *line[1:]]
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


def _listens(house: Host) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", house.port)) == 0


@haproxy
def test_the_configuration_is_well() -> None:
    """HAProxy finds nothing wrong with the configuration in deploy."""
    places = {"GUIDE_ADDRESS": "127.0.0.1:2222", "GUIDE_FIRST": "127.0.0.1:2223", "GUIDE_SECOND": "127.0.0.1:2224"}
    checked = run(["haproxy", "-c", "-f", str(DEPLOY / "haproxy.cfg")], env={**os.environ, **places})
    assert checked.returncode == 0
    assert "WARNING" not in checked.stderr
