"""One SSH connection: anybody may log in, to sessions of the guide and to nothing else."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import asyncssh

from burnout_tui.serve.address import place
from burnout_tui.serve.channel import VisitorChannel
from burnout_tui.serve.client import LONGEST_VALUE, Client
from burnout_tui.serve.house import House
from burnout_tui.serve.outlet import MOST_UNSENT
from burnout_tui.serve.session import VisitorSession

MOST_SESSIONS = 20
"""Sessions that one connection may open, one after the other."""
CIPHERS = ("aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com", "aes256-ctr")
"""Ciphers, for the client to choose from."""


@dataclass(eq=False)
class Arrival:
    """A connection that has been accepted."""

    house: House
    address: str
    """Where the visitor is, as a trusted balancer says or as the system does."""
    half_open: "set[Arrival]"
    """The arrivals that have not logged in; this one is among them until it has."""
    gone: Callable[["Arrival"], None]
    """Called when the connection is closed."""


class VisitorConnection(asyncssh.SSHServerConnection):
    """A connection that says when it is full: asyncssh would buffer without bound for a client that stops reading."""

    def __init__(self, options: asyncssh.SSHServerConnectionOptions, arrival: Arrival) -> None:
        super().__init__(asyncio.get_running_loop(), options)
        self.arrival = arrival
        """Where it comes from."""
        self.session: VisitorSession | None = None
        """The session that is open."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection is open."""
        if isinstance(transport, asyncio.WriteTransport):
            transport.set_write_buffer_limits(MOST_UNSENT)
        super().connection_made(transport)

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
        self._arrival = conn.arrival
        self._house = conn.arrival.house
        self._user = ""
        self._sessions = 0
        self._loop = asyncio.get_running_loop()
        self._deadline = self._loop.call_later(self._house.settings.log_in, self._too_slow)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is closed."""
        self._deadline.cancel()
        self._arrival.gone(self._arrival)

    def begin_auth(self, username: str) -> bool:
        """Anybody may come in, by any name."""
        self._user = username[:LONGEST_VALUE]
        if motd := self._house.settings.motd:
            self._connection.send_auth_banner(motd.replace("\r", "").replace("\n", "\r\n") + "\r\n")
        return False

    def auth_completed(self) -> None:
        """The client is in."""
        self._arrival.half_open.discard(self._arrival)

    def session_requested(self) -> "tuple[VisitorChannel, VisitorSession]":
        """A session, one at a time."""
        if self._connection.session or self._sessions >= MOST_SESSIONS:
            raise asyncssh.ChannelOpenError(asyncssh.OPEN_RESOURCE_SHORTAGE, "one session at a time")
        self._sessions += 1
        client = Client(self._arrival.address, self._user, str(self._connection.get_extra_info("client_version", "")))
        session = VisitorSession(self._house, client, place(self._arrival.address), self._started, self._ended)
        self._connection.session = session
        return VisitorChannel(self._connection, self._loop, session), session

    def _started(self) -> None:
        self._deadline.cancel()

    def _ended(self) -> None:
        self._connection.session = None
        self._deadline.cancel()
        self._deadline = self._loop.call_later(self._house.settings.log_in, self._too_slow)

    def _too_slow(self) -> None:
        """The client has logged in too slowly, or holds the connection open and asks for nothing."""
        if self._arrival in self._arrival.half_open:
            self._house.refuse("log-in", {"address": self._arrival.address})
        self._connection.abort()


def connection_options(house: House, key: asyncssh.SSHKey) -> asyncssh.SSHServerConnectionOptions:
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
