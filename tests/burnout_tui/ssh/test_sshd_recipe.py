"""The recipe in deploy/: everybody who logs in gets the guide, regardless of their request, and nothing else."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from tests.support.openssh_server import PROGRAM, USER, Server, needs_sshd, on_terminal, recipe, run, server, wait_until
from tests.support.proc_files import environment_of
from tests.support.terminal_state import left_behind

pytestmark = needs_sshd
TAKEN = ("LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LC_TERMINAL", "COLORTERM", "NO_COLOR")
"""The variables that the recipe accepts from a visitor."""
GENEROUS = "AcceptEnv *\n"
"""Settings that accept everything, except where the recipe says otherwise."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A permissive server with the unchanged recipe."""
    with server(tmp_path_factory.mktemp("sshd") / "server", GENEROUS + recipe()) as running:
        yield running
        running.wait_for_nobody()
        assert running.left_behind() == []


def test_a_command_prints_the_guide(host: Server) -> None:
    """Any command of a visitor without a terminal only prints the guide."""
    printed = run([str(PROGRAM)]).stdout
    assert printed.startswith("Burn Out (2017)")
    for command in ("", "burnout-tui --version; sh", "$(id)", "scp -t /tmp"):
        answered = run(host.ssh(*[command] if command else []))
        assert answered.returncode == 0, command
        assert answered.stdout == printed, command


def test_no_key_opens_a_shell(host: Server) -> None:
    """Any command of a visitor with a terminal opens the guide, and no key, such as ctrl+z, opens a shell."""
    keys = "\x1a\x1a!id\r:id\r:!id\r|id\r"
    with on_terminal(host.ssh("burnout-tui; sh", options=["-t"])) as visitor:
        wait_until(host.visits, "the guide's process", host)
        visitor.press(keys)  # before the guide is there
        visitor.wait_for_text("q quit")
        visitor.press(keys)
        visitor.press("1")
        visitor.wait_for_text("a city of extremes")
        visitor.press("?")
        visitor.wait_for_text("│  Move")
        visitor.press("\x1b")
        visitor.wait_for(lambda: "│  Move" not in visitor.text, "the guide without the help")
        assert "uid=" not in visitor.text
        assert len(host.visits()) == 1
        visitor.press("q")
        assert visitor.wait_for_end() == 0
        assert left_behind(visitor) == []


def test_no_file_is_copied(host: Server, tmp_path: Path) -> None:
    """Neither sftp nor scp, with its new and its old protocol, writes or reads a file."""
    mine, theirs, taken = (tmp_path / name for name in ("mine", "theirs", "taken"))
    mine.write_text("text", encoding="utf-8")
    assert run(["sftp", *host.options, "-b-", host.destination], stdin=None, input=f"put {mine} {theirs}\n").returncode
    for way in ([], ["-O"]):
        assert run(["scp", *way, *host.options, str(mine), f"{host.destination}:{theirs}"]).returncode
        assert run(["scp", *way, *host.options, f"{host.destination}:/etc/hostname", str(taken)]).returncode
    assert list(tmp_path.iterdir()) == [mine]


def test_no_connection_is_made_from_the_server(host: Server) -> None:
    """Forwarding to an open port of the server (-W, -L) reaches nothing."""
    with closing(socket.create_server(("127.0.0.1", 0))) as target, closing(socket.socket()) as bound:
        port = target.getsockname()[1]
        assert run(host.ssh(options=[f"-W127.0.0.1:{port}"])).returncode
        bound.bind(("127.0.0.1", 0))
        near = bound.getsockname()[1]
        bound.close()
        line = host.ssh(options=["-N", f"-L127.0.0.1:{near}:127.0.0.1:{port}", "-oExitOnForwardFailure=yes"])
        tunnel = subprocess.Popen(line, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_until(lambda: _reset_at(near), "the end of what went into the tunnel", host)
        finally:
            tunnel.kill()
            tunnel.wait()
        target.settimeout(0.1)
        with pytest.raises(TimeoutError):
            target.accept()


def test_no_port_is_opened_on_the_server(host: Server, tmp_path: Path) -> None:
    """Forwarding back (-R) opens no port, no proxy and no socket file."""
    file = tmp_path / "socket"
    for back in ("127.0.0.1:0:127.0.0.1:22", "0", f"{file}:127.0.0.1:22"):
        assert run(host.ssh(options=[f"-R{back}", "-oExitOnForwardFailure=yes"])).returncode == 255
    assert not file.exists()


def test_the_environment_is_the_servers(host: Server, tmp_path: Path) -> None:
    """From a visitor's environment only language and colours are accepted; no agent, no display."""
    evil = ("PYTHONPATH", "PYTHONSTARTUP", "LD_PRELOAD", "PATH", "BROWSER", "BURNOUT_TUI_PLAIN", "XDG_STATE_HOME")
    sent = " ".join(f"{name}=fr_FR.UTF-8" for name in (*evil, *TAKEN))
    file = tmp_path / "agent"
    forwarded = ["-A", f"-oIdentityAgent={file}", "-oForwardX11=yes", "-oForwardX11Trusted=yes"]
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", str(file)], stdout=subprocess.DEVNULL)
    try:
        wait_until(file.exists, "the agent")
        with on_terminal(host.ssh(options=[f"-oSetEnv={sent}", *forwarded]), DISPLAY="127.0.0.1:99") as visitor:
            visitor.wait_for_text("Personnages", "q quitter")
            (guide,) = host.visits()
            environment = environment_of(guide)
            visitor.press("q")
            assert visitor.wait_for_end() == 0
    finally:
        agent.kill()
        agent.wait()
    assert {name for name, value in environment.items() if value == "fr_FR.UTF-8"} == set(TAKEN)
    assert not {"SSH_AUTH_SOCK", "DISPLAY"} & set(environment)
    assert environment["HOME"] == str(host.home)


def test_visitors_share_no_settings(tmp_path: Path) -> None:
    """The account's config.toml is not read for a visitor, and nothing that one of them chooses is written."""
    with server(tmp_path / "server", recipe()) as host:
        file = host.home / ".config" / "burnout-tui" / "config.toml"
        file.parent.mkdir(parents=True)
        file.write_text('language = "fr"\nspoilers = true\n', encoding="utf-8")
        before = host.left_behind()
        with on_terminal(host.ssh("sh", options=["-t"])) as visitor:
            visitor.wait_for_text("Characters", "spoilers hidden", "q quit")
            visitor.press("2Lt")
            visitor.wait_for_text("Personnages", "q quitter")
            visitor.press("q")
            assert visitor.wait_for_end() == 0
        assert "Spoilers are hidden" in run(host.ssh("anything")).stdout
        host.wait_for_nobody()
        assert host.left_behind() == before


def test_connections_without_a_session_end(tmp_path: Path) -> None:
    """A client that logs in and asks for nothing is disconnected after the recipe's time, here a second."""
    impatient = recipe().replace("UnusedConnectionTimeout 30", "UnusedConnectionTimeout 1")
    assert impatient != recipe()
    with server(tmp_path / "server", impatient) as host:
        ended = run(host.ssh(options=["-N", "-oLogLevel=ERROR"]))
        assert ended.returncode == 255


def test_the_settings_hold_for_the_account_only(host: Server) -> None:
    """sshd applies the recipe to the guide's account, and leaves all others unchanged."""
    guide, other = host.settings(USER), host.settings("somebody-else")
    closed = (
        "allowtcpforwarding allowstreamlocalforwarding allowagentforwarding x11forwarding permittunnel permituserrc"
    )
    assert all(guide[name] == ["no"] for name in closed.split())
    assert guide["disableforwarding"] == guide["permittty"] == ["yes"]
    assert guide["maxsessions"] == ["1"]
    assert guide["forcecommand"] == [f"exec {PROGRAM}"]
    assert guide["acceptenv"] == list(TAKEN)
    assert (guide["clientaliveinterval"], guide["clientalivecountmax"]) == (["15"], ["3"])
    assert (guide["unusedconnectiontimeout"], other["unusedconnectiontimeout"]) == (["30"], ["none"])
    assert other["acceptenv"] == ["*"]
    assert other["forcecommand"] == ["none"]
    assert other["x11forwarding"] == ["yes"]


def _reset_at(port: int) -> bool:
    """Return True if a connection to the near end of a tunnel opens, and ends without any data."""
    with suppress(ConnectionRefusedError), closing(socket.create_connection(("127.0.0.1", port), 1)) as near:
        near.settimeout(10)
        try:
            return near.recv(1) == b""
        except ConnectionError:
            return True
    return False
