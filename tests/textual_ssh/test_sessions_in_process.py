"""A session answers each request that a client can make, and the log says what was done."""

import asyncio
from typing import Any

import asyncssh
import pytest
from asyncssh.packet import String, UInt32
from tests.support.serve_in_process import InProcess, serving, until

from textual_ssh.connections.channel import MAX_VARIABLES
from textual_ssh.connections.session import MAX_COMMAND, NEEDS_TERMINAL, TRY_LATER
from textual_ssh.visitor import MAX_VALUE

FIELDS = {"address": "127.0.0.1", "user": "visitor", "term": "", "size": "80x24"}
"""The fields of a log line about a visitor without a terminal; the version of the client is one more."""


async def test_a_command_is_answered() -> None:
    """A command is answered with its status, with what the client says of its terminal and its language."""
    async with serving() as served:
        result = await served.run("me", env={"LANG": "fr_FR.UTF-8", "FILM": "razzia", "NO_COLOR": ""})
        assert (result.stdout, result.exit_status) == ("visitor 127.0.0.1 fr\n", 0)
        (visitor,) = served.site.visitors
        assert visitor.environment == {"LANG": "fr_FR.UTF-8", "NO_COLOR": ""}
        assert (visitor.term, visitor.size, visitor.command, visitor.port) == ("", (80, 24), "me", 2222)
        assert visitor.client.startswith("SSH-2.0-AsyncSSH")
        line = await served.line("answer")
        assert line.items() >= {**FIELDS, "kind": "text", "status": 0, "bytes_out": 21}.items()
        assert line["client"] == visitor.client
        assert line["seconds"] < 20
        result = await served.run("what", request_pty="force", term_type="xtérm", term_size=(90, 0, 7, 8))
        assert (result.stdout, result.exit_status) == ("unknown command\r\n", 3)
        visitor = served.site.visitors[-1]
        assert (visitor.term, visitor.size) == ("xt??rm", (90, 24))
        assert served.lines("answer", kind="unknown")[0]["size"] == "90x24"
        result = await served.run("café ö", env={"LANG": b"\xff" * 3, "LC_ALL": "x" * MAX_VALUE * 2})
        assert served.site.visitors[-1].command == "café ö"
        await served.run(b"caf\xe9")  # type: ignore[arg-type] # not UTF-8
        assert served.site.visitors[-1].command == "caf�"
        assert served.site.visitors[-2].environment == {"LANG": "���", "LC_ALL": "x" * MAX_VALUE}
        assert (served.count("answers"), served.count("ended:answered"), served.count("visits")) == (4, 4, 0)
        assert served.context.slots.taken() == 0
        assert not served.lines("rejected")
        assert all(name.startswith("texts") for name in served.site.threads)


async def test_requests_are_granted_or_not() -> None:
    """A client that asks learns which variables are accepted; a name that is not ASCII is none, and nothing breaks."""
    async with serving() as served:
        connection = await served.connect()
        channel: Any
        channel, _ = await connection.create_session(asyncssh.SSHClientSession, term_type="xterm", term_size=(80, 24))
        for name, value, granted in (
            (b"LANG", b"fr", True),
            (b"FILM", b"razzia", False),
            (b"L\xc3\x84NG", b"fr", False),
        ):
            reply = await channel._make_request(b"env", String(name), String(value))
            assert reply is granted, name
        assert await channel._make_request(b"break", UInt32(500)) is False
        assert await channel._make_request(b"env", String(b"LANG"), String(b"x" * 4 * MAX_VALUE)) is False
        connection.close()
        await connection.wait_closed()


@pytest.mark.parametrize(
    ("reason", "request_of", "message"),
    [
        ("oversized", {"command": "x" * (MAX_COMMAND + 1)}, "That request is too long."),
        ("oversized", {"env": {"FILM": "x" * (4 * MAX_VALUE - 3)}}, "That request is too long."),
        ("oversized", {"env": {f"V{number}": "" for number in range(MAX_VARIABLES + 1)}}, "That request is too long."),
        (
            "oversized",
            {"env": {f"V{number}": "" for number in range(MAX_VARIABLES + 1)}, "command": "me"},
            "That request is too long.",
        ),
        ("shutdown", {}, "The server is shutting down. Please try again later."),
        (
            "address",
            {},
            "There are too many visitors from your address. Please try again when one has left.",
        ),
        ("full", {}, "The server is full. Please try again later."),
    ],
)
async def test_a_rejected_visitor_reads_the_reason(reason: str, request_of: dict[str, Any], message: str) -> None:
    """Visitors without room, or with too large a request, read the reason, and get a status that means: later."""
    async with serving() as served:
        slots = served.context.slots
        taken = {"address": ["127.0.0.1"] * 4, "full": [f"192.0.2.{number}" for number in range(5)]}.get(reason, [])
        for address in taken:
            assert slots.take(0, address)
        served.context.draining = reason == "shutdown"
        for term, end in (({}, "\n"), ({"request_pty": "force", "term_type": "vt100"}, "\r\n")):
            result = await served.run(**{"command": "me", **request_of, **term})
            assert (result.stdout, result.exit_status) == (message + end, TRY_LATER)
        first = await served.line("rejected")
        assert first == {**FIELDS, "client": first["client"], "reason": reason}
        assert served.count(f"rejected:{reason}") == 2
        assert served.count("sent_bytes") == 2 * len(message) + 3
        served.site.is_broken = True
        assert (await served.run(**{"command": "me", **request_of})).stdout == f"{message}\n"
        assert (await served.line("crash"))["user"] == "visitor"
        assert slots.taken() == len(taken)
        assert not served.site.visitors


async def test_requests_of_the_largest_size_are_accepted() -> None:
    """A command and an environment of the largest size are no reason to reject a visitor."""
    async with serving() as served:
        variables = {f"V{number}": "" for number in range(MAX_VARIABLES - 1)}
        result = await served.run("x" * MAX_COMMAND, env={**variables, "FILM": "x" * (4 * MAX_VALUE - 4)})
        assert result.stdout == "unknown command\n"
        assert served.site.visitors[0].command == "x" * MAX_COMMAND


async def test_subsystems_are_refused() -> None:
    """There is no sftp or other subsystem, and the log says who asked for what."""
    async with serving() as served:
        client = await served.connect()
        with pytest.raises(asyncssh.ChannelOpenError):
            await client.run(subsystem="sf\ttp")
        client.abort()
        line = await served.line("rejected")
        assert line == {**FIELDS, "client": line["client"], "reason": "subsystem", "subsystem": "sftp"}
        await until(lambda: served.count("open_connections") == 0)
        assert len(served.lines("rejected")) == 1


async def test_an_app_needs_a_terminal() -> None:
    """Without a terminal the app is not opened, and the visitor reads how to ask for one."""
    async with serving(name="film.example.org") as served:
        result = await served.run()
        expected = "This program needs a terminal: ssh -t -p 2222 film.example.org\n"
        assert (result.stdout, result.exit_status) == (expected, NEEDS_TERMINAL)
        assert (await served.line("answer"))["kind"] == "no-terminal"
        dumb = await served.run(request_pty="force", term_type="dumb")
        assert dumb.exit_status == NEEDS_TERMINAL


async def test_a_broken_site_ends_one_session() -> None:
    """An error of the site ends the session with a message and a status, and is logged with its visitor."""
    async with serving(name="film.example.org") as served:
        served.site.answer = lambda visitor: 1 // 0  # type: ignore[method-assign]
        for term, end in (({}, "\n"), ({"request_pty": "force", "term_type": "xterm"}, "\r\n")):
            result = await served.run(**term)
            assert result.exit_status == 1
            text = "The program crashed and your visit ended. The error was logged; other visitors are not affected."
            assert result.stdout == f"{text}{end}Come back with: ssh -p 2222 film.example.org{end}"
        line = await served.line("crash")
        assert line.items() >= {**FIELDS, "error": "ZeroDivisionError"}.items()
        served.site.is_broken = True
        assert (await served.run(request_pty="force", term_type="xterm")).stdout == result.stdout
        served.site.is_broken = False
        assert served.count("ended:crash") == 3
        assert served.context.slots.taken() == 0
        del served.site.answer
        assert (await served.run("me")).exit_status == 0


async def test_a_conversation_gets_input_sizes_and_the_end() -> None:
    """A conversation gets lines, the terminal's size and the end of input, and its farewell is sent."""
    async with serving() as served:
        client = await served.connect()
        process = await client.create_process("talk", request_pty="force", term_type="vt100", term_size=(50, 20))
        assert await process.stdout.readuntil("? ") == "width 50\r\n? "
        process.change_terminal_size(70, 20)
        process.send_break(100)
        process.stdin.write("hello\r")
        assert "you said hello" in await process.stdout.readuntil("? ")
        (visit,) = served.context.visits
        assert visit._conversation.width == 70  # type: ignore[attr-defined]
        process.stdin.write("bye\r")
        result = await process.wait()
        assert result.exit_status == 0
        assert str(result.stdout).endswith("Goodbye.\r\n")
        assert served.count("visits") == served.count("ended:quit") == 1
        assert (await served.line("connect")).items() >= {**FIELDS, "term": "vt100", "size": "50x20"}.items()
        client.abort()
        piped = await served.run("talk", input="one\n")
        assert str(piped.stdout).startswith("width 80\n? ")
        assert "you said one" in str(piped.stdout)
        assert (served.count("ended:disconnected"), piped.exit_status) == (1, 0)
        client = await served.connect()
        process = await client.create_process("talk")
        await process.stdout.readuntil("? ")
        process.send_signal("HUP")
        await process.wait()
        assert served.count("ended:disconnected") == 2
        process = await client.create_process("talk")
        await process.stdout.readuntil("? ")
        client.abort()
        await until(lambda: served.count("ended:disconnected") == 3)
        await until(lambda: served.context.slots.taken() == 0)


async def _waiting(served: InProcess) -> tuple[asyncssh.SSHClientConnection, "asyncssh.SSHClientProcess[str]"]:
    """Return a client and its session, which waits because its address uses too much time."""
    client = await served.connect()
    served.context.share.account("127.0.0.1").charge(1000)
    process = await client.create_process("talk", request_pty="force", term_type="vt100", term_size=(50, 20))
    await until(lambda: served.context.slots.taken() == 1)
    return client, process


async def test_a_session_that_opens_may_change_and_end() -> None:
    """While a visit waits for its turn, its client may send input, resize its terminal, leave or send a signal."""
    async with serving() as served:
        client, process = await _waiting(served)
        process.change_terminal_size(66, 30)
        process.stdin.write("early\r")
        await asyncio.sleep(0.02)
        account = served.context.share.account("127.0.0.1")
        account._used = 0.0
        text = await process.stdout.readuntil("early")
        assert text.startswith("width 66\r\n")
        assert (await served.line("connect"))["size"] == "66x30"
        client.abort()
        await client.wait_closed()
        await until(lambda: served.context.slots.taken() == 0)
        assert not served.lines("rejected")

        client, process = await _waiting(served)
        process.send_signal("TERM")
        assert (await process.wait()).exit_status == 1
        await until(lambda: served.context.slots.taken() == 0)
        served.context.share.account("127.0.0.1")._used = 0.0
        assert (await client.run("me")).exit_status == 0
        client.abort()
        assert not served.lines("rejected", reason="protocol")

        client, process = await _waiting(served)
        client.abort()
        line = await served.line("rejected", reason="no-request")
        assert line["term"] == "vt100"
        await until(lambda: served.context.slots.taken() == 0)
        assert not served.lines("crash")


async def test_an_app_opens_on_a_screen() -> None:
    """A visitor with a terminal gets the app, and the time of its opening is reserved for its address."""
    async with serving() as served:
        client = await served.connect()
        before = served.context.share.account("127.0.0.1").used
        process = await client.create_process(request_pty="force", term_type="xterm", term_size=(90, 20), encoding=None)
        text = b""
        while b"size 90 20" not in text:
            text += await process.stdout.read(1000)
        assert not any(name.startswith("texts") for name in served.site.threads)
        assert [visitor.term for visitor in served.site.visitors] == ["xterm"]
        process.change_terminal_size(90, 33)
        while b"33" not in text:
            text += await process.stdout.read(1000)
        assert served.context.share.account("127.0.0.1").used > before
        process.stdin.write(b"q")
        result = await process.wait()
        assert (result.exit_status, "Goodbye." in str(result.stdout)) == (0, True)
        assert served.count("visits") == 1
        client.abort()
