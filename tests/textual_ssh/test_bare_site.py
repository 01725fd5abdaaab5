"""A small app, served without the guide, has all limits and services of the server."""

import asyncio
import inspect
import re
import signal
from pathlib import Path

import asyncssh
import pytest
from tests.support.serve_host import bare_host, free_port, wait_until
from tests.support.ssh_clients import connected, on_terminal, open_guide, run, ssh

from textual_ssh.connections.guarded import VisitorConnection


def test_no_module_of_the_guide_is_imported(tmp_path: Path) -> None:
    """A process that serves another site imports no module of burnout_tui, even after an app was shown."""
    with bare_host(tmp_path, new_interpreter=True) as served:
        with on_terminal(served) as visitor:
            visitor.wait_for_text("no key yet")
        modules = run(ssh(served, "modules")).stdout.splitlines()
    assert {"textual_ssh", "textual_wire", "textual"} <= {*modules}
    assert "burnout_tui" not in modules


def test_keys_and_sizes_reach_the_app(tmp_path: Path) -> None:
    """With the real ssh, the app gets the terminal's sizes and keys, and the visit ends with the app."""
    with bare_host(tmp_path) as served, on_terminal(served, size=(90, 20)) as visitor:
        visitor.wait_for_text("size 90 20", "no key yet")
        visitor.resize(70, 30)
        visitor.wait_for_text("size 70 30")
        visitor.press("j")
        visitor.wait_for_text("key j")
        visitor.press("q")
        assert visitor.wait_for_end() == 0
        assert served.line("disconnect")["reason"] == "quit"


@pytest.mark.parametrize(("shared", "module"), [(True, "textual_ssh.sharing"), (False, "textual.css")])
def test_styles_are_shared_or_not(tmp_path: Path, shared: bool, module: str) -> None:
    """With ``share_styles`` false, a visitor's app has Textual's own style sheet."""
    with bare_host(tmp_path, share_styles=shared) as served, on_terminal(served) as visitor:
        visitor.wait_for_text(f"styles by {module}.stylesheet", "no key yet")


def test_commands_have_answers_and_no_shell(tmp_path: Path) -> None:
    """A command gets the site's text and exit status, whatever it means to a shell; sftp gets nothing."""
    with bare_host(tmp_path) as served:
        assert run(ssh(served, "me", user="nadia")).stdout.startswith("nadia 127.0.0.1")
        for command in ("sh", "cat /etc/passwd", "me; id", "$(id)"):
            ended = run(ssh(served, command))
            assert (ended.returncode, ended.stdout) == (3, "unknown command\n")
        assert run(ssh(served, "sftp", options=["-s"])).returncode
        assert served.line("rejected", reason="subsystem")
        assert {line["kind"] for line in served.found("answer")} == {"text", "unknown"}


def test_an_app_needs_a_terminal(tmp_path: Path) -> None:
    """Without a terminal, a visitor who asks for the app learns how to get it."""
    with bare_host(tmp_path, name="clock.example.org:22") as served:
        ended = run(ssh(served))
    assert ended.returncode == 2
    assert ended.stdout == "This program needs a terminal: ssh -t clock.example.org\n"


def test_a_conversation_is_answered_line_by_line(tmp_path: Path) -> None:
    """Every line from a pipe is answered, and the visit ends with the conversation."""
    with bare_host(tmp_path) as served:
        ended = run(ssh(served, "talk"), stdin=None, input="one\ntwo\nbye\nthree\n")
    assert ended.returncode == 0
    assert re.findall("you said (.*)", ended.stdout) == ["one", "two", "bye"]
    assert ended.stdout.startswith("width 80\n? ")


def test_a_conversation_has_the_terminals_width_and_warnings(tmp_path: Path) -> None:
    """On a terminal, a conversation gets the width, and warnings are wrapped to it."""
    with bare_host(tmp_path, idle=2) as served, on_terminal(served, "talk", size=(40, 20), options=["-t"]) as visitor:
        visitor.wait_for_text("width 40")
        visitor.wait_for_end()
        lines = bytes(visitor.sent).decode().replace("\r", "").splitlines()
    warning = [line for line in lines if line and not line.startswith(("width", "? ", "Goodbye"))]
    assert len(warning) > 1
    assert max(map(len, warning)) <= 40
    assert " ".join(warning) == "No key was pressed for a long time. The visit ends in 1 s unless you press one."


async def test_the_server_drains(tmp_path: Path) -> None:
    """On SIGTERM, visitors are warned and have time to finish; then the server ends with status 0."""
    with bare_host(tmp_path, drain=3000) as served:
        async with connected(served) as connection:
            visitor = await open_guide(connection)
            await visitor.wait_for("no key yet")
            served.signal(signal.SIGTERM)
            await visitor.wait_for("The server is shutting down.")
            visitor.press("q")
            await visitor.wait_for_close()
        assert await asyncio.to_thread(served.wait_for_end) == 0


def test_metrics_have_the_sites_name(tmp_path: Path) -> None:
    """Metrics and the health check work, and the names of metrics begin with that of the site."""
    with bare_host(tmp_path, metrics_port=free_port()) as served:
        assert run(ssh(served, "me")).returncode == 0
        wait_until(lambda: 'textual_ssh_answers_total{worker="0"} 1.0' in served.page("/metrics"), "the answer")
        assert "burnout_tui" not in served.page("/metrics")
        assert served.page("/healthz") == "ok: 1 of 1 workers, 0 visitors\n"


def test_overridden_methods_of_asyncssh_have_its_signatures() -> None:
    """Each private method that the connection overrides exists in asyncssh with the same parameters."""
    for name in ("_finish_recv_packet", "_send_kexinit", "_send_deferred_packets"):
        ours, theirs = getattr(VisitorConnection, name), getattr(asyncssh.SSHServerConnection, name)
        assert [*inspect.signature(ours).parameters] == [*inspect.signature(theirs).parameters]
