"""One SSH connection: anybody may log in, to sessions of the guide and to nothing else."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import asyncssh

from textual_ssh.address import rate_limit_key
from textual_ssh.client import MAX_VALUE, Client, printable
from textual_ssh.connections.channel import VisitorChannel
from textual_ssh.connections.session import VisitorSession
from textual_ssh.context import ServerContext
from textual_ssh.limits.packets import PacketLimit
from textual_ssh.visits.output import MAX_UNSENT

MAX_SESSIONS = 20
"""Sessions that one connection may open, one after the other."""
CIPHERS = ("aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com", "aes256-ctr")
"""Ciphers, for the client to choose from."""


@dataclass(eq=False)
class AcceptedConnection:
    """A connection that has been accepted."""

    context: ServerContext
    address: str
    """Where the visitor is, as a trusted balancer says or as the system does."""
    half_open: "dict[AcceptedConnection, None]"
    """The arrivals that have not logged in, the first at the beginning; this one is among them until it has."""
    gone: Callable[["AcceptedConnection"], None]
    """Called when the connection is closed."""


class VisitorConnection(asyncssh.SSHServerConnection):
    """A connection that says when it is full: asyncssh would buffer without bound for a client that stops reading.

    What its client says, keys or not, is rationed.
    """

    def __init__(self, options: asyncssh.SSHServerConnectionOptions, accepted: AcceptedConnection) -> None:
        super().__init__(asyncio.get_running_loop(), options)
        self.accepted = accepted
        """Where it comes from."""
        self.session: VisitorSession | None = None
        """The session that is open."""
        self._packet_limit: PacketLimit | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection is open."""
        if isinstance(transport, asyncio.Transport):
            transport.set_write_buffer_limits(MAX_UNSENT)
            self._packet_limit = PacketLimit(transport, self._slowed)
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None = None) -> None:
        """The connection is closed."""
        if self._packet_limit:
            self._packet_limit.close()
        super().connection_lost(exc)

    def data_received(self, data: bytes, datatype: int | None = None) -> None:
        """Heed what has come, and let the client wait if that was too much."""
        super().data_received(data, datatype)
        if self._packet_limit:
            self._packet_limit.settle(len(data))

    def _finish_recv_packet(
        self, pkttype: int, seq: int, _task: "asyncio.Task[None] | None" = None, is_async: bool = False
    ) -> None:
        if self._packet_limit:
            self._packet_limit.count(pkttype)
        super()._finish_recv_packet(pkttype, seq, _task, is_async)

    def _send_kexinit(self) -> None:
        # Until both sides have new keys asyncssh keeps all that is written, and a client may leave it at that.
        if self.session:
            self.session.pause_writing("keys")
        super()._send_kexinit()

    def _send_deferred_packets(self) -> None:
        super()._send_deferred_packets()
        if self.session:
            self.session.resume_writing("keys")

    def _slowed(self) -> None:
        fields = self.session.fields if self.session else {"address": self.accepted.address}
        self.accepted.context.log.line("throttled", fields, limit="packets")

    async def reload_config(self) -> None:
        """Nothing: the options are the same for every name, and making them anew takes a thread and milliseconds."""

    def pause_writing(self) -> None:
        """More waits than the system takes."""
        if self.session:
            self.session.pause_writing("connection")

    def resume_writing(self) -> None:
        """The system has taken it."""
        if self.session:
            self.session.resume_writing("connection")


class VisitorServer(asyncssh.SSHServer):
    """What asyncssh asks about one connection. It answers "no" of itself to forwarding of every kind."""

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """A client has connected."""
        assert isinstance(conn, VisitorConnection)
        self._connection = conn
        self._accepted = conn.accepted
        self._context = conn.accepted.context
        self._user = ""
        self._sessions = 0
        self._asked = False
        self._loop = asyncio.get_running_loop()
        self._deadline = self._loop.call_later(self._context.settings.log_in, self._too_slow)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is closed."""
        self._deadline.cancel()
        if not self._asked:
            self._write_down(exc)
        self._accepted.gone(self._accepted)

    def _write_down(self, exc: Exception | None) -> None:
        """Of one who asked for nothing that the guide answers: what was wrong, or that the client had logged in."""
        context, address = self._context, self._accepted.address
        if exc and not isinstance(exc, asyncssh.ConnectionLost | OSError):
            context.reject("protocol", {"address": address, "problem": printable(str(exc))})
        elif self._accepted not in self._accepted.half_open:
            user, version = printable(self._user), printable(self._version)
            context.reject("no-request", {"address": address, "user": user, "client": version})

    def begin_auth(self, username: str) -> bool:
        """Anybody may come in, by any name."""
        self._user = username[:MAX_VALUE]
        if motd := self._context.settings.motd:
            self._connection.send_auth_banner(motd.replace("\r", "").replace("\n", "\r\n") + "\r\n")
        return False

    def auth_completed(self) -> None:
        """The client is in."""
        self._accepted.half_open.pop(self._accepted, None)

    def session_requested(self) -> "tuple[VisitorChannel, Coroutine[Any, Any, VisitorSession]]":
        """A session, one at a time."""
        client = Client(self._accepted.address, self._user, self._version)
        session = VisitorSession(
            self._context,
            client,
            rate_limit_key(self._accepted.address),
            self._told,
            self._started,
            self._ended,
        )
        return VisitorChannel(self._connection, self._loop, session), self._alone(session)

    async def _alone(self, session: VisitorSession) -> VisitorSession:
        """The session, if it is the only one. One that the same packets have closed is cleared away by then."""
        if self._connection.session or self._sessions >= MAX_SESSIONS:
            raise asyncssh.ChannelOpenError(asyncssh.OPEN_RESOURCE_SHORTAGE, "one session at a time")
        self._sessions += 1
        self._connection.session = session
        return session

    @property
    def _version(self) -> str:
        """What the client calls itself."""
        return str(self._connection.get_extra_info("client_version", ""))

    def _told(self) -> None:
        self._asked = True

    def _started(self) -> None:
        self._asked = True
        self._deadline.cancel()

    def _ended(self) -> None:
        self._connection.session = None
        self._deadline.cancel()
        self._deadline = self._loop.call_later(self._context.settings.log_in, self._too_slow)

    def _too_slow(self) -> None:
        """The client has logged in too slowly, or holds the connection open and asks for nothing."""
        if self._accepted in self._accepted.half_open:
            self._context.reject("log-in", {"address": self._accepted.address})
        self._connection.abort()


def connection_options(context: ServerContext, key: asyncssh.SSHKey) -> asyncssh.SSHServerConnectionOptions:
    """The options that all connections have."""
    return asyncssh.SSHServerConnectionOptions(
        server_factory=VisitorServer,
        server_host_keys=[key],
        server_version="burnout-tui",
        encryption_algs=list(CIPHERS),
        compression_algs=["none"],
        allow_scp=False,
        sftp_factory=None,
        agent_forwarding=False,
        x11_forwarding=False,
        line_editor=False,
        encoding=None,
        gss_host=None,
        host_based_auth=False,
        keepalive_interval=30,
        keepalive_count_max=3,
        login_timeout=0,  # the server has a timer of its own, which says why
    )
