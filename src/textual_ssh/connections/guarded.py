"""An SSH connection with guards against clients that flood it or stop reading.

The guards override private methods of asyncssh, because it has no public hook for single packets or key exchanges, and
``asyncssh.run_server`` takes no connection class. All these overrides are in this file; a test compares their
signatures with those of asyncssh.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import asyncssh

from textual_ssh.connections.session import VisitorSession
from textual_ssh.context import ServerContext
from textual_ssh.limits.fair_share import Account
from textual_ssh.limits.packets import PacketLimit
from textual_ssh.visits.output import MAX_UNSENT


@dataclass(eq=False)
class AcceptedConnection:
    """A client's connection, from its acceptance to its end."""

    context: ServerContext
    account: Account
    """The use of the event loop by the client's address."""
    address: str
    """The client's address, from the system or from a trusted load balancer."""
    on_log_in: Callable[["AcceptedConnection"], None]
    """Called when the client has logged in."""
    on_close: Callable[["AcceptedConnection"], None]
    """Called when the connection is closed."""
    logged_in: bool = field(default=False, init=False)
    """True once the client has logged in."""

    def log_in(self) -> None:
        """Record that the client has logged in."""
        self.logged_in = True
        self.on_log_in(self)


class VisitorConnection(asyncssh.SSHServerConnection):
    """A connection with a packet limit, which pauses its session while the client does not read.

    asyncssh alone would buffer any amount of output.
    """

    def __init__(self, options: asyncssh.SSHServerConnectionOptions, accepted: AcceptedConnection) -> None:
        super().__init__(asyncio.get_running_loop(), options)
        self.accepted = accepted
        self.session: VisitorSession | None = None
        """The open session."""
        self._packet_limit: PacketLimit | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Set the limits of the transport."""
        if isinstance(transport, asyncio.Transport):
            transport.set_write_buffer_limits(MAX_UNSENT)
            self._packet_limit = PacketLimit(transport, self._log_throttled)
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None = None) -> None:
        """Stop the packet limit."""
        if self._packet_limit:
            self._packet_limit.close()
        super().connection_lost(exc)

    def data_received(self, data: bytes, datatype: int | None = None) -> None:
        """Handle the packets. If there were too many, make the client wait."""
        self.accepted.account.run(super().data_received, data, datatype)
        if self._packet_limit:
            self._packet_limit.settle(len(data))

    def _finish_recv_packet(
        self, pkttype: int, seq: int, _task: "asyncio.Task[None] | None" = None, is_async: bool = False
    ) -> None:
        # Runs once for each packet of any type. No public method does.
        if self._packet_limit:
            self._packet_limit.count(pkttype)
        super()._finish_recv_packet(pkttype, seq, _task, is_async)

    def _send_kexinit(self) -> None:
        # During a key exchange asyncssh buffers all output, and a client may never finish the exchange.
        if self.session:
            self.session.pause_writing("keys")
        super()._send_kexinit()

    def _send_deferred_packets(self) -> None:
        # Runs at the end of a key exchange.
        super()._send_deferred_packets()
        if self.session:
            self.session.resume_writing("keys")

    def _log_throttled(self) -> None:
        fields = self.session.fields if self.session else {"address": self.accepted.address}
        self.accepted.context.log.line("throttled", fields, limit="packets")
        self.accepted.context.penalties.add(self.accepted.address, "packets")

    async def reload_config(self) -> None:
        """Do nothing: the options do not depend on the user, and computing them again would take a thread and time."""

    def pause_writing(self) -> None:
        """Pause the session: the connection is full."""
        if self.session:
            self.session.pause_writing("connection")

    def resume_writing(self) -> None:
        """Resume the session: the connection has room again."""
        if self.session:
            self.session.resume_writing("connection")
