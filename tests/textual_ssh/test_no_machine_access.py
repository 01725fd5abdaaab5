"""Visitors cannot reach the machine: everything that the real ssh, scp and sftp can request is refused."""

import os
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import asyncssh
import pytest
from asyncssh.packet import String, UInt32
from tests.support.serve_host import Host, free_port, host, wait_until
from tests.support.ssh_clients import OPTIONS, connected, on_terminal, open_guide, run, ssh


@pytest.mark.parametrize(
    "command",
    [
        ["sh"],
        ["/bin/sh", "-c", "id"],
        ["id"],
        ["cat /etc/passwd"],
        ["synopsis; id"],
        ["synopsis", "&&", "id"],
        ["$(id)"],
        ["`id`"],
        ["show", "../../etc/passwd"],
        ["show", "/etc/passwd"],
        ["scp", "-t", "/tmp"],
        ["/usr/lib/openssh/sftp-server"],
        ["git-upload-pack", "/"],
        ["rsync --server . /"],
    ],
    ids=" ".join,
)
def test_commands_run_no_program(served: Host, command: list[str]) -> None:
    """A command that the guide does not know gets a message, and runs nothing."""
    answered = run(ssh(served, *command))
    assert answered.returncode == 2
    assert "uid=" not in answered.stdout
    assert "root:" not in answered.stdout
    assert len(answered.stdout.splitlines()) <= 3


def test_a_terminal_gets_no_shell(served: Host) -> None:
    """All input reaches the guide as keys, and keys that control a shell have no effect."""
    with on_terminal(served) as visitor:
        visitor.wait_for_text("BURN OUT")
        visitor.press("\x1a\x1c!id\r:id\r")  # suspend, quit, and keys that open a shell in other programs
        visitor.press("2")
        visitor.wait_for_text("▸ Ayoub")
        assert "uid=" not in visitor.text


@pytest.mark.parametrize("old", [[], ["-O"]], ids=["over sftp", "the old protocol"])
@pytest.mark.parametrize("direction", ["up", "down"])
def test_scp_copies_nothing(served: Host, tmp_path: Path, direction: str, old: list[str]) -> None:
    """scp can neither write a file nor read one."""
    mine, taken = tmp_path / "mine", tmp_path / "taken"
    mine.write_text("text")
    there = f"visitor@127.0.0.1:{tmp_path / 'theirs'}" if direction == "up" else "visitor@127.0.0.1:/etc/hostname"
    ends = [str(mine), there] if direction == "up" else [there, str(taken)]
    assert run(["scp", *old, *OPTIONS, f"-P{served.port}", *ends]).returncode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine"]


def test_sftp_is_refused(served: Host, tmp_path: Path) -> None:
    """sftp is refused, and the request is logged."""
    asked = run(["sftp", *OPTIONS, f"-P{served.port}", "-b-", "visitor@127.0.0.1"], stdin=None, input="ls /\n")
    assert asked.returncode
    assert "etc" not in asked.stdout
    served.line("rejected", reason="subsystem", subsystem="sftp")


@contextmanager
def _near_end(line: list[str], port: int) -> Iterator[socket.socket]:
    """Connect to a port that a client on this machine forwards."""
    forwarding = subprocess.Popen(line, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with closing(wait_until(lambda: _connection(port), "the client's end")) as near:
            near.settimeout(20)
            yield near
    finally:
        forwarding.kill()
        forwarding.wait()


def test_connections_from_the_server_are_refused(served: Host) -> None:
    """Forwarding of a port, a socket or everything (-L, -W) reaches nothing, not even the host itself."""
    with closing(socket.create_server(("127.0.0.1", 0))) as target:
        port = target.getsockname()[1]
        through = run(ssh(served, options=[f"-W127.0.0.1:{port}"]))
        assert through.returncode
        free = free_port()
        line = ssh(served, options=["-N", f"-L127.0.0.1:{free}:127.0.0.1:{port}", "-oExitOnForwardFailure=yes"])
        with _near_end(line, free) as near:
            near.sendall(b"hello")
            assert _ends(near)
        target.settimeout(0.2)
        with pytest.raises(TimeoutError):
            target.accept()


@pytest.mark.parametrize("what", ["-R127.0.0.1:0:127.0.0.1:22", "-R0", "-R/tmp/burnout-tui-test.sock:127.0.0.1:22"])
def test_ports_of_the_server_are_not_forwarded(served: Host, what: str) -> None:
    """Forwarding back (-R) opens no port, no proxy and no socket on the host."""
    asked = run(ssh(served, "synopsis", options=[what, "-oExitOnForwardFailure=yes"]))
    assert asked.returncode == 255
    assert not Path("/tmp/burnout-tui-test.sock").exists()


def test_a_proxy_reaches_nothing(served: Host) -> None:
    """The server refuses everything from the client's proxy (-D), which reaches nothing."""
    with closing(socket.create_server(("127.0.0.1", 0))) as target:
        free, port = free_port(), target.getsockname()[1]
        line = ssh(served, options=["-N", f"-D127.0.0.1:{free}"])
        with _near_end(line, free) as near:
            near.sendall(b"\x05\x01\x00")  # SOCKS 5 without a password
            assert near.recv(2) == b"\x05\x00"
            near.sendall(b"\x05\x01\x00\x01" + socket.inet_aton("127.0.0.1") + port.to_bytes(2, "big"))
            while not _ends(near):
                pass
        target.settimeout(0.2)
        with pytest.raises(TimeoutError):
            target.accept()


def test_the_clients_agent_is_not_used(served: Host, tmp_path: Path) -> None:
    """If the real ssh offers an agent (-A), the server opens no socket for it, and sends it no request."""
    agent, log = tmp_path / "agent", tmp_path / "log"
    before = _listening(served)
    running = subprocess.Popen(["ssh-agent", "-D", "-a", str(agent)], stdout=subprocess.DEVNULL)
    try:
        wait_until(agent.exists, "the agent")
        options = ["-A", "-oLogLevel=DEBUG1", f"-E{log}", "-oIdentityAgent=SSH_AUTH_SOCK"]
        with on_terminal(served, options=options, environment={"SSH_AUTH_SOCK": str(agent)}) as visitor:
            visitor.wait_for_text("BURN OUT")
            assert re.search("Requesting (authentication )?agent forwarding", log.read_text())
            assert _listening(served) == before
            visitor.press("q")
            visitor.wait_for_end()
        assert "ctype auth-agent" not in log.read_text()
    finally:
        running.kill()
        running.wait()


@pytest.mark.parametrize("option", ["-X", "-Y"])
def test_the_clients_display_is_not_used(served: Host, tmp_path: Path, option: str) -> None:
    """The real ssh's request for X11 (-X, -Y) is refused, the server opens no socket for it, and the guide opens."""
    xauth, log = tmp_path / "xauth", tmp_path / "log"
    xauth.write_text("#!/bin/sh\necho display MIT-MAGIC-COOKIE-1 0123456789abcdef0123456789abcdef\n")
    xauth.chmod(0o755)
    before = _listening(served)
    options = ["-oLogLevel=DEBUG1", f"-E{log}", option, f"-oXAuthLocation={xauth}"]
    with on_terminal(served, options=options, environment={"DISPLAY": "127.0.0.1:9"}) as visitor:
        visitor.wait_for_text("BURN OUT")
        wait_until(lambda: "X11 forwarding request failed" in log.read_text(), "the refusal")
        assert _listening(served) == before


@pytest.mark.parametrize("kind", ["point-to-point", "ethernet"])
def test_tunnels_are_refused(served: Host, tmp_path: Path, kind: str) -> None:
    """The real ssh gets no tunnel (-w) of either kind: no device appears, and the connection ends."""
    log = tmp_path / "log"
    before = {name for _, name in socket.if_nameindex()}
    options = ["-N", "-oLogLevel=DEBUG1", f"-E{log}", f"-oTunnel={kind}", "-wany:any", "-oExitOnForwardFailure=yes"]
    assert run(ssh(served, options=options)).returncode == 255
    assert re.search("Tunnel.* failed|[tT]unnel forwarding|open failed", log.read_text())
    assert {name for _, name in socket.if_nameindex()} == before


def test_the_real_clients_environment_is_refused(tmp_path: Path) -> None:
    """From the environment that the real ssh sends (SendEnv, SetEnv), only the locale is accepted."""
    with host(tmp_path, first=PRINT_ENVIRONMENT) as served:
        options = ["-oSendEnv=LC_* SECRET", "-oSetEnv=LD_PRELOAD=/tmp/x.so PATH=/tmp BURNOUT_TUI_PORT=1"]
        environment = {**os.environ, "LC_ALL": "fr_FR.UTF-8", "SECRET": "known to nobody"}
        answered = run(ssh(served, "films", options=options), env=environment)
        assert answered.returncode == 0
        served.line("answer")
        wait_until(lambda: served.other, "what was taken")
        names = {name for name in environment if name.startswith("LC_")} & {"LC_ALL", "LC_CTYPE", "LC_MESSAGES"}
        assert served.other == [f"taken {sorted(names)}, of asyncssh's {{}}"]


async def test_agents_displays_and_tunnels_are_refused(served: Host) -> None:
    """Requests for an agent, a display, a tunnel device and a second session are refused."""
    async with connected(served) as connection:
        client = await open_guide(connection)
        assert not await client.channel._make_request(b"auth-agent-req@openssh.com")
        screen = b"\0" + String(b"MIT-MAGIC-COOKIE-1") + String(b"00") + UInt32(0)
        assert not await client.channel._make_request(b"x11-req", screen)
        with pytest.raises(asyncssh.ChannelOpenError):
            await open_guide(connection)
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.create_tun(asyncssh.SSHTunTapSession, 0)


PRINT_ENVIRONMENT = """
from textual_ssh.connections.session import VisitorSession

started = VisitorSession.session_started

def session_started(self):
    print(f"taken {sorted(self.visitor.environment)}, of asyncssh's {self._channel.get_environment()}", flush=True)
    started(self)

VisitorSession.session_started = session_started
"""
"""Makes the server print the accepted variables of a client's environment."""


async def test_the_environment_is_refused(served: Host) -> None:
    """Only variables of the locale and of the terminal are accepted from the client's environment."""
    async with connected(served) as connection:
        client = await open_guide(connection)
        for name, taken in (("LC_ALL", True), ("LD_PRELOAD", False), ("PATH", False), ("BURNOUT_TUI_PORT", False)):
            assert await client.channel._make_request(b"env", String(name), String("fr_FR.UTF-8")) == taken


ASKING = """
import webbrowser
from textual.driver import Driver
from burnout_tui.view.app import GuideApp

webbrowser.open = lambda *arguments, **more: print("a browser was opened", flush=True)

def action_theme(self, name=None):
    self.open_url("https://example.org/")
    self.deliver_screenshot("screenshot.svg", ".")
    self.action_suspend_process()
    self.notify("asked for all of it")

GuideApp.action_theme = action_theme
"""
"""Makes the key t request everything that Textual would do on the App's machine."""


async def test_nothing_is_opened_written_or_suspended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An App that opens a browser, saves a screenshot or suspends itself goes on, and nothing of that happens."""
    monkeypatch.chdir(tmp_path)
    with host(tmp_path / "home", first=ASKING) as served:
        async with connected(served) as connection:
            client = await open_guide(connection)
            await client.wait_for("Synopsis")
            client.press("t")
            await client.wait_for("asked for all of it")
            client.press("2")
            await client.wait_for("▸ Ayoub")
        served.close()
        assert not served.other
    assert _names(tmp_path) == ["home"]
    assert _names(tmp_path / "home") == ["host_key", "host_key.pub"]


def _listening(served: Host) -> set[str]:
    """Return the listening sockets of a server's processes."""
    known = set()
    for table in ("tcp", "tcp6"):
        rows = [line.split() for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]]
        known |= {row[9] for row in rows if row[3] == "0A"}
    rows = [line.split() for line in Path("/proc/net/unix").read_text().splitlines()[1:]]
    known |= {row[6] for row in rows if int(row[3], 16) & 0x10000}
    held = set()
    for pid in {served.pid, *(line["pid"] for line in served.found("ready"))}:
        for opened in Path(f"/proc/{pid}/fd").iterdir():
            held.update(re.findall(r"socket:\[(\d+)\]", str(opened.readlink())))
    return held & known


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _connection(port: int) -> socket.socket | None:
    try:
        return socket.create_connection(("127.0.0.1", port), 1)
    except OSError:
        return None


def _ends(near: socket.socket) -> bool:
    try:
        return near.recv(1) == b""
    except ConnectionError:
        return True
