"""One client's SSH connection. Anybody may log in, and can open sessions of the site and nothing else."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import asyncssh

from textual_ssh.connections.algorithms import CIPHERS, MACS, key_exchanges
from textual_ssh.connections.channel import MIN_PACKET, VisitorChannel
from textual_ssh.connections.guarded import VisitorConnection
from textual_ssh.connections.session import VisitorSession
from textual_ssh.context import ServerContext
from textual_ssh.visitor import MAX_VALUE, Visitor, printable

MAX_SESSIONS = 20
"""The number of sessions that one connection may open, one after another."""


class VisitorServer(asyncssh.SSHServer):
    """Handles asyncssh's callbacks for one connection. The base class refuses forwarding of every kind."""

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """Start the time limit for logging in."""
        assert isinstance(conn, VisitorConnection)
        self._connection = conn
        self._accepted = conn.accepted
        self._context = conn.accepted.context
        self._user = ""
        self._sessions = 0
        self._has_asked = False
        self._loop = asyncio.get_running_loop()
        self._deadline = self._loop.call_later(self._context.settings.log_in, self._on_timeout)

    def connection_lost(self, exc: Exception | None) -> None:
        """Log a client that asked for nothing, and report the end of the connection."""
        self._deadline.cancel()
        if not self._has_asked:
            self._log_without_request(exc)
        self._accepted.on_close(self._accepted)

    def _log_without_request(self, exc: Exception | None) -> None:
        address = self._accepted.address
        if exc and not isinstance(exc, asyncssh.ConnectionLost | OSError):
            self._context.reject("protocol", {"address": address, "problem": printable(str(exc))})
        elif self._accepted.logged_in:
            fields = {"address": address, "user": printable(self._user), "client": printable(self._version)}
            self._context.reject("no-request", fields)

    def begin_auth(self, username: str) -> bool:
        """Accept any user without authentication, and send the message of the day."""
        self._user = username[:MAX_VALUE]
        if motd := self._context.settings.motd:
            self._connection.send_auth_banner(motd.replace("\r", "").replace("\n", "\r\n") + "\r\n")
        return False

    def auth_completed(self) -> None:
        """Record that the client has logged in."""
        self._accepted.log_in()

    def session_requested(self) -> "tuple[VisitorChannel, Coroutine[Any, Any, VisitorSession]]":
        """Open a session. A client may have one at a time."""
        settings, address = self._context.settings, self._accepted.address
        visitor = Visitor(address, self._user, self._version, host=settings.name, port=settings.port)
        session = VisitorSession(
            self._context,
            visitor,
            self._accepted.account,
            on_subsystem=self._on_subsystem,
            on_start=self._on_start,
            on_end=self._on_end,
        )
        channel = VisitorChannel(self._connection, self._loop, session)
        return channel, self._open_alone(session, channel)

    async def _open_alone(self, session: VisitorSession, channel: VisitorChannel) -> VisitorSession:
        """Return the session if no other is open. One that the client closed in the same packets is gone by now."""
        if channel.client_packet < MIN_PACKET:
            self._has_asked = True
            self._context.reject("packet-size", {**session.fields, "bytes": channel.client_packet})
            raise asyncssh.ChannelOpenError(asyncssh.OPEN_RESOURCE_SHORTAGE, "the maximum packet size is too small")
        if self._connection.session or self._sessions >= MAX_SESSIONS:
            raise asyncssh.ChannelOpenError(asyncssh.OPEN_RESOURCE_SHORTAGE, "one session at a time")
        self._sessions += 1
        self._connection.session = session
        return session

    @property
    def _version(self) -> str:
        return str(self._connection.get_extra_info("client_version", ""))

    def _on_subsystem(self) -> None:
        self._has_asked = True

    def _on_start(self) -> None:
        self._has_asked = True
        self._deadline.cancel()

    def _on_end(self) -> None:
        self._connection.session = None
        self._deadline.cancel()
        self._deadline = self._loop.call_later(self._context.settings.log_in, self._on_timeout)

    def _on_timeout(self) -> None:
        """Close the connection of a client that logs in too slowly, or that stays connected without a request."""
        if not self._accepted.logged_in:
            self._context.reject("log-in", {"address": self._accepted.address})
        self._connection.abort()


def connection_options(context: ServerContext, key: asyncssh.SSHKey) -> asyncssh.SSHServerConnectionOptions:
    """Return the options of all connections."""
    return asyncssh.SSHServerConnectionOptions(
        server_factory=VisitorServer,
        server_host_keys=[key],
        server_version=context.site.name,
        kex_algs=key_exchanges(),
        encryption_algs=list(CIPHERS),
        mac_algs=list(MACS),
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
        login_timeout=0,  # VisitorServer has a timer of its own, which logs the reason
    )
