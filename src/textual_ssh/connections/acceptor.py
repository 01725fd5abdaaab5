"""Accept connections, and reject clients before a handshake costs anything.

server.py lists all guards in order.
"""

import asyncio
import errno
import socket
from collections import Counter
from collections.abc import Coroutine
from contextlib import suppress

import asyncssh

from textual_ssh.address import canonical_address, in_networks, limit_key, network_key, parse_networks
from textual_ssh.connections.connection import connection_options
from textual_ssh.connections.guarded import AcceptedConnection, VisitorConnection
from textual_ssh.connections.proxy_protocol import ProxyError, read_origin
from textual_ssh.context import ServerContext
from textual_ssh.limits.address_rate import AddressRate
from textual_ssh.limits.fair_share import CURRENT
from textual_ssh.limits.turns import turn

MAX_HALF_OPEN = 100
"""Connections of one worker that have not logged in yet. Beyond that, each new one replaces another."""
MAX_HEALTH_CHECKS = 20
"""Connections of one worker for load balancers' health checks, in addition to all other limits."""
MAX_AWAITING_PROXY = 1000
"""Connections of one worker that have not sent their PROXY header yet. Balancers send it at once."""
_PROXY_SECONDS = 5.0
_NO_RESOURCES = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
_HANDSHAKE_SECONDS = 0.003
"""An estimate of the event loop's time up to the first packets of a handshake."""
_HANG_UP_SECONDS = 2.0
"""Seconds for clients to disconnect after the farewell. A client that is disconnected sooner may not show it."""


_FAREWELLS = {
    "penalty": "Too many mistakes from your address: please wait some minutes.",
    "rate": "Too many connections from your address: please wait a minute.",
    "busy": "The server is busy: please try again later.",
}
"""The line for a client that is not accepted, by the reason."""


class Acceptor:
    """Accepts the connections of one listening socket."""

    def __init__(self, context: ServerContext, key: asyncssh.SSHKey, listener: socket.socket) -> None:
        settings = context.settings
        self._context = context
        self._listener = listener
        self._options = connection_options(context, key)
        # The system spreads an address's connections over the workers, so each one allows its share of the rate.
        share = settings.rate / settings.workers
        self._rate_limit = AddressRate(share / 60, max(1.0, share))
        self._proxies = parse_networks(settings.proxies)
        self._max_connections = settings.max_visitors + MAX_HALF_OPEN
        self._connections: dict[AcceptedConnection, VisitorConnection | None] = {}
        self._half_open: dict[AcceptedConnection, None] = {}
        self._health_checks: dict[AcceptedConnection, None] = {}
        self._handshakes: dict[AcceptedConnection, asyncio.Task[None]] = {}
        """The tasks that wait to begin a handshake, and some that no longer do."""
        self._awaiting_proxy = 0
        self._empty = asyncio.Event()
        self._empty.set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Accept connections until cancelled."""
        loop = asyncio.get_running_loop()
        self._listener.setblocking(False)
        while True:
            try:
                connection, peer = await loop.sock_accept(self._listener)
            except (OSError, MemoryError) as error:
                # If descriptors or memory run out, connections wait in the system's queue.
                if isinstance(error, MemoryError) or error.errno in _NO_RESOURCES:
                    self._context.log.line("accept-failed", error=str(error) or "no memory")
                    await asyncio.sleep(0.1)
                continue
            try:
                self._on_accept(connection, canonical_address(str(peer[0])))
            except Exception as error:  # keep accepting, even if there is no memory for this one
                connection.close()
                self._context.log.crash("error", error)
            await asyncio.sleep(0)  # while connections wait, sock_accept lets nothing else run

    async def close(self) -> None:
        """Close all connections. Visitors first have some time to disconnect by themselves."""
        for task in [*self._tasks]:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        self._hang_up([*self._half_open, *self._health_checks])
        with suppress(TimeoutError):
            await asyncio.wait_for(self._empty.wait(), _HANG_UP_SECONDS)
        self._hang_up([*self._connections])
        with suppress(TimeoutError):
            await asyncio.wait_for(self._empty.wait(), 1)

    def _hang_up(self, connections: list[AcceptedConnection]) -> None:
        for accepted in connections:
            if connection := self._connections.get(accepted):
                connection.close()
            else:
                self._on_close(accepted)

    def _on_accept(self, connection: socket.socket, address: str) -> None:
        self._context.counters.add("connections")
        if not self._proxies or not in_networks(address, self._proxies):
            self._admit(connection, address)
        elif self._awaiting_proxy >= MAX_AWAITING_PROXY:
            self._turn_away(connection, address, "busy")
        else:
            self._awaiting_proxy += 1
            self._start_task(self._read_proxy_header(connection, address))

    def _start_task(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _read_proxy_header(self, connection: socket.socket, balancer: str) -> None:
        try:
            async with asyncio.timeout(_PROXY_SECONDS):
                origin = await read_origin(connection)
        except (ProxyError, TimeoutError, OSError) as error:
            self._context.reject("proxy", {"address": balancer, "problem": str(error) or "no header"})
            connection.close()
            return
        except asyncio.CancelledError:
            connection.close()
            raise
        finally:
            self._awaiting_proxy -= 1
        # Answer health checks even when full; otherwise the balancer takes this host out of rotation.
        if origin is None and len(self._health_checks) < MAX_HEALTH_CHECKS:
            self._start(connection, balancer, self._health_checks)
        else:
            self._admit(connection, canonical_address(origin or balancer))

    def _admit(self, connection: socket.socket, address: str) -> None:
        if self._context.penalties.rejects(address):
            self._turn_away(connection, address, "penalty")
        elif not self._rate_limit.take(address):
            self._turn_away(connection, address, "rate")
        elif len(self._connections) >= self._max_connections:
            self._turn_away(connection, address, "busy")
        else:
            self._limit_half_open()
            self._start(connection, address, self._half_open)

    def _limit_half_open(self) -> None:
        """If too many connections have not logged in, close the oldest one of the address with the most of them.

        If new connections were rejected instead, a few clients that never log in could lock out everybody.
        """
        if len(self._half_open) >= MAX_HALF_OPEN:
            keys = Counter(limit_key(accepted.address) for accepted in self._half_open)
            busiest, _ = keys.most_common(1)[0]
            for accepted in self._half_open:
                if limit_key(accepted.address) == busiest:
                    self._context.reject("busy", {"address": accepted.address})
                    self._abort(accepted)
                    return

    def _abort(self, accepted: AcceptedConnection) -> None:
        """Close a connection that has not logged in, whether its handshake has begun or waits."""
        del self._half_open[accepted]  # at once: the connection reports its end only later
        if connection := self._connections[accepted]:
            connection.abort()
        else:
            self._handshakes[accepted].cancel()
            self._on_close(accepted)

    def _start(self, connection: socket.socket, address: str, group: dict[AcceptedConnection, None]) -> None:
        def leave_group(accepted: AcceptedConnection) -> None:
            group.pop(accepted, None)

        account = self._context.share.account(network_key(address))
        accepted = AcceptedConnection(self._context, account, address, leave_group, self._on_close)
        self._connections[accepted] = None
        group[accepted] = None
        self._empty.clear()
        self._context.counters.set("open_connections", len(self._connections))
        task = self._handshakes[accepted] = self._start_task(self._serve(connection, accepted))
        # A task that is cancelled before its first step cannot close anything.
        task.add_done_callback(lambda done: connection.close() if done.cancelled() else None)

    async def _serve(self, connection: socket.socket, accepted: AcceptedConnection) -> None:
        def factory() -> VisitorConnection:
            made = self._connections[accepted] = VisitorConnection(self._options, accepted)
            return made

        CURRENT.set(accepted.account)  # the connection's tasks inherit it
        try:
            if accepted not in self._health_checks:
                await turn(accepted.account, _HANDSHAKE_SECONDS)
            await asyncio.get_running_loop().connect_accepted_socket(factory, connection)
        except BaseException as error:
            connection.close()
            self._on_close(accepted)
            if not isinstance(error, OSError):
                raise

    def _on_close(self, accepted: AcceptedConnection) -> None:
        self._connections.pop(accepted, None)
        self._handshakes.pop(accepted, None)
        accepted.on_log_in(accepted)
        self._context.counters.set("open_connections", len(self._connections))
        if not self._connections:
            self._empty.set()

    def _turn_away(self, connection: socket.socket, address: str, reason: str) -> None:
        """Close a connection after one line of text, which SSH allows before a server's greeting."""
        with suppress(OSError):
            connection.setblocking(False)
            connection.send(f"{_FAREWELLS[reason]}\r\n".encode())
        connection.close()
        self._context.reject(reason, {"address": address})
