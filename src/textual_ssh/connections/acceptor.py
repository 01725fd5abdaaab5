"""The door: connections are accepted here, counted, and turned away before a handshake costs anything."""

import asyncio
import errno
import socket
from collections import Counter
from collections.abc import Coroutine
from contextlib import suppress

import asyncssh

from textual_ssh.address import canonical_address, in_networks, networks, rate_limit_key
from textual_ssh.connections.connection import AcceptedConnection, VisitorConnection, connection_options
from textual_ssh.connections.proxy_protocol import ProxyError, read_origin
from textual_ssh.context import ServerContext
from textual_ssh.limits.token_bucket import TokenBuckets

MAX_ADDRESSES = 4096
"""Addresses whose rate is remembered, the last seen."""
MAX_HALF_OPEN = 100
"""Connections of one worker that may be in the midst of logging in; the next takes the place of another."""
MAX_HEALTH_CHECKS = 20
"""Connections of one worker with which balancers may look whether it lives, when it is busy and beyond any rate."""
MAX_AWAITING_PROXY = 1000
"""Connections of one worker of which a balancer may not have said yet where they come from: it says so at once."""
_PROXY_SECONDS = 5.0
_NO_MORE_FILES = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
_LOG_INTERVAL = 10.0
_HANG_UP_SECONDS = 2.0
"""Seconds in which a client hangs up that has read the farewell; one that is hung up on may not show it."""


class Acceptor:
    """Accepts connections from one listening socket."""

    def __init__(self, context: ServerContext, key: asyncssh.SSHKey, listener: socket.socket) -> None:
        settings = context.settings
        self._context = context
        self._listener = listener
        self._options = connection_options(context, key)
        # Each worker sees its share of the connections from an address.
        share = settings.rate / settings.workers
        self._rate_limit = TokenBuckets(share / 60, max(1.0, share), MAX_ADDRESSES)
        self._log_limit = TokenBuckets(1 / _LOG_INTERVAL, 1, MAX_ADDRESSES)
        self._unlogged = 0
        self._proxies = networks(settings.proxies)
        self._connections: dict[AcceptedConnection, VisitorConnection | None] = {}
        self._half_open: dict[AcceptedConnection, None] = {}
        self._health_checks: dict[AcceptedConnection, None] = {}
        self._awaiting_proxy = 0
        self._empty = asyncio.Event()
        self._empty.set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Accept until cancelled."""
        loop = asyncio.get_running_loop()
        self._listener.setblocking(False)
        while True:
            try:
                connection, peer = await loop.sock_accept(self._listener)
            except (OSError, MemoryError) as error:
                # Without descriptors or memory left, the next ones wait in the system's queue.
                if isinstance(error, MemoryError) or error.errno in _NO_MORE_FILES:
                    self._context.log.line("accept-failed", error=str(error) or "no memory")
                    await asyncio.sleep(0.1)
                continue
            try:
                self._on_accept(connection, canonical_address(str(peer[0])))
            except Exception as error:  # others still come in, also where memory is missing for this one
                connection.close()
                self._context.log.crash("error", error)

    async def close(self) -> None:
        """Close all connections: those of visitors when they have hung up themselves, or have had the time for it."""
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
                self._gone(accepted)

    def _on_accept(self, connection: socket.socket, address: str) -> None:
        self._context.counters.add("connections")
        if not self._proxies or not in_networks(address, self._proxies):
            self._admit(connection, address)
        elif self._awaiting_proxy >= MAX_AWAITING_PROXY:
            self._turn_away(connection, address, "busy")
        else:
            self._awaiting_proxy += 1
            self._in_a_task(self._from_balancer(connection, address))

    def _in_a_task(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _from_balancer(self, connection: socket.socket, balancer: str) -> None:
        try:
            async with asyncio.timeout(_PROXY_SECONDS):
                origin = await read_origin(connection)
        except (ProxyError, TimeoutError, OSError) as error:
            self._context.reject("proxy", {"address": balancer, "problem": str(error) or "nothing came"})
            connection.close()
            return
        except asyncio.CancelledError:
            connection.close()
            raise
        finally:
            self._awaiting_proxy -= 1
        # A balancer that looks whether we live is greeted, or it would send everybody away whom we still have.
        spare = self._max_connections + MAX_HEALTH_CHECKS - len(self._connections)
        if origin is None and spare > 0 and len(self._health_checks) < MAX_HEALTH_CHECKS:
            self._start(connection, balancer, self._health_checks)
        else:
            self._admit(connection, canonical_address(origin or balancer))

    def _admit(self, connection: socket.socket, address: str) -> None:
        if not self._rate_limit.take(rate_limit_key(address)):
            self._turn_away(connection, address, "rate")
        elif len(self._connections) >= self._max_connections:
            self._turn_away(connection, address, "busy")
        else:
            self._evict_half_open()
            self._start(connection, address, self._half_open)

    def _evict_half_open(self) -> None:
        """Where too many are logging in, hang up on the first of the address that has most of them.

        To turn newcomers away instead would let a few who never log in shut the door to everybody.
        """
        if len(self._half_open) >= MAX_HALF_OPEN:
            keys = Counter(rate_limit_key(accepted.address) for accepted in self._half_open)
            most, _ = keys.most_common(1)[0]
            for accepted in self._half_open:
                if rate_limit_key(accepted.address) == most and (connection := self._connections.get(accepted)):
                    self._count_rejection(accepted.address, "busy")
                    connection.abort()
                    return

    @property
    def _max_connections(self) -> int:
        """How many connections visitors may have."""
        return self._context.settings.max_visitors + MAX_HALF_OPEN

    def _start(self, connection: socket.socket, address: str, half_open: dict[AcceptedConnection, None]) -> None:
        accepted = AcceptedConnection(self._context, address, half_open, self._gone)
        self._connections[accepted] = None
        half_open[accepted] = None
        self._empty.clear()
        self._context.counters.set("open_connections", len(self._connections))
        self._in_a_task(self._serve(connection, accepted))

    async def _serve(self, connection: socket.socket, accepted: AcceptedConnection) -> None:
        def factory() -> VisitorConnection:
            made = self._connections[accepted] = VisitorConnection(self._options, accepted)
            return made

        try:
            await asyncio.get_running_loop().connect_accepted_socket(factory, connection)
        except BaseException as error:
            connection.close()
            self._gone(accepted)
            if not isinstance(error, OSError):
                raise

    def _gone(self, accepted: AcceptedConnection) -> None:
        self._connections.pop(accepted, None)
        accepted.half_open.pop(accepted, None)
        self._context.counters.set("open_connections", len(self._connections))
        if not self._connections:
            self._empty.set()

    def _turn_away(self, connection: socket.socket, address: str, reason: str) -> None:
        """Close a connection with one line, which SSH allows before a server's greeting."""
        words = "Too many connections from your address: please wait a minute." if reason == "rate" else "Busy."
        with suppress(OSError):
            connection.setblocking(False)
            connection.send(f"{words}\r\n".encode())
        connection.close()
        self._count_rejection(address, reason)

    def _count_rejection(self, address: str, reason: str) -> None:
        """Count one who was turned away, and now and then write it down."""
        if self._log_limit.take(f"{reason} {rate_limit_key(address)}"):
            self._context.reject(
                reason, {"address": address, **({"unlogged": self._unlogged} if self._unlogged else {})}
            )
            self._unlogged = 0
        else:
            self._context.counters.add(f"rejected:{reason}")
            self._unlogged += 1
