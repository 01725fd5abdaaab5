"""The door: connections are accepted here, counted, and turned away before a handshake costs anything."""

import asyncio
import errno
import socket
from collections import Counter
from collections.abc import Coroutine
from contextlib import suppress

import asyncssh

from textual_ssh.address import networks, place, plain, within
from textual_ssh.connections.connection import Arrival, VisitorConnection, connection_options
from textual_ssh.connections.proxy_protocol import ProxyError, read_origin
from textual_ssh.context import House
from textual_ssh.limits.token_bucket import Buckets

MOST_ADDRESSES = 4096
"""Addresses whose rate is remembered, the last seen."""
MOST_HALF_OPEN = 100
"""Connections of one worker that may be in the midst of logging in; the next takes the place of another."""
MOST_CHECKS = 20
"""Connections of one worker with which balancers may look whether it lives, when it is busy and beyond any rate."""
MOST_UNTOLD = 1000
"""Connections of one worker of which a balancer may not have said yet where they come from: it says so at once."""
_PROXY_SECONDS = 5.0
_NO_MORE_FILES = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
_TOLD_AGAIN = 10.0
_LEAVING = 2.0
"""Seconds in which a client hangs up that has read the farewell; one that is hung up on may not show it."""


class Door:
    """Accepts connections from one listening socket."""

    def __init__(self, house: House, key: asyncssh.SSHKey, listener: socket.socket) -> None:
        settings = house.settings
        self._house = house
        self._listener = listener
        self._options = connection_options(house, key)
        # Each worker sees its share of the connections from an address.
        share = settings.rate / settings.workers
        self._rates = Buckets(share / 60, max(1.0, share), MOST_ADDRESSES)
        self._told = Buckets(1 / _TOLD_AGAIN, 1, MOST_ADDRESSES)
        self._untold = 0
        self._proxies = networks(settings.proxies)
        self._arrivals: dict[Arrival, VisitorConnection | None] = {}
        self._half_open: dict[Arrival, None] = {}
        self._checks: dict[Arrival, None] = {}
        self._untold_origins = 0
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
                    self._house.log.line("no-descriptors", error=str(error) or "no memory")
                    await asyncio.sleep(0.1)
                continue
            try:
                self._accepted(connection, plain(str(peer[0])))
            except Exception as error:  # others still come in, also where memory is missing for this one
                connection.close()
                self._house.log.crash("mistake", error)

    async def close(self) -> None:
        """Close all connections: those of visitors when they have hung up themselves, or have had the time for it."""
        for task in [*self._tasks]:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        self._hang_up([*self._half_open, *self._checks])
        with suppress(TimeoutError):
            await asyncio.wait_for(self._empty.wait(), _LEAVING)
        self._hang_up([*self._arrivals])
        with suppress(TimeoutError):
            await asyncio.wait_for(self._empty.wait(), 1)

    def _hang_up(self, arrivals: list[Arrival]) -> None:
        for arrival in arrivals:
            if connection := self._arrivals.get(arrival):
                connection.close()
            else:
                self._gone(arrival)

    def _accepted(self, connection: socket.socket, address: str) -> None:
        self._house.figures.add("connections")
        if not self._proxies or not within(address, self._proxies):
            self._arrived(connection, address)
        elif self._untold_origins >= MOST_UNTOLD:
            self._turn_away(connection, address, "busy")
        else:
            self._untold_origins += 1
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
            self._house.refuse("proxy", {"address": balancer, "problem": str(error) or "nothing came"})
            connection.close()
            return
        except asyncio.CancelledError:
            connection.close()
            raise
        finally:
            self._untold_origins -= 1
        # A balancer that looks whether we live is greeted, or it would send everybody away whom we still have.
        if origin is None and len(self._checks) < MOST_CHECKS and len(self._arrivals) < self._most + MOST_CHECKS:
            self._let_in(connection, balancer, self._checks)
        else:
            self._arrived(connection, plain(origin or balancer))

    def _arrived(self, connection: socket.socket, address: str) -> None:
        if not self._rates.take(place(address)):
            self._turn_away(connection, address, "rate")
        elif len(self._arrivals) >= self._most:
            self._turn_away(connection, address, "busy")
        else:
            self._make_room()
            self._let_in(connection, address, self._half_open)

    def _make_room(self) -> None:
        """Where too many are logging in, hang up on the first of the address that has most of them.

        To turn newcomers away instead would let a few who never log in shut the door to everybody.
        """
        if len(self._half_open) >= MOST_HALF_OPEN:
            places = Counter(place(arrival.address) for arrival in self._half_open)
            most, _ = places.most_common(1)[0]
            for arrival in self._half_open:
                if place(arrival.address) == most and (connection := self._arrivals.get(arrival)):
                    self._refused(arrival.address, "busy")
                    connection.abort()
                    return

    @property
    def _most(self) -> int:
        """How many connections visitors may have."""
        return self._house.settings.max_visitors + MOST_HALF_OPEN

    def _let_in(self, connection: socket.socket, address: str, half_open: dict[Arrival, None]) -> None:
        arrival = Arrival(self._house, address, half_open, self._gone)
        self._arrivals[arrival] = None
        half_open[arrival] = None
        self._empty.clear()
        self._house.figures.set("open_connections", len(self._arrivals))
        self._in_a_task(self._serve(connection, arrival))

    async def _serve(self, connection: socket.socket, arrival: Arrival) -> None:
        def factory() -> VisitorConnection:
            made = self._arrivals[arrival] = VisitorConnection(self._options, arrival)
            return made

        try:
            await asyncio.get_running_loop().connect_accepted_socket(factory, connection)
        except BaseException as error:
            connection.close()
            self._gone(arrival)
            if not isinstance(error, OSError):
                raise

    def _gone(self, arrival: Arrival) -> None:
        self._arrivals.pop(arrival, None)
        arrival.half_open.pop(arrival, None)
        self._house.figures.set("open_connections", len(self._arrivals))
        if not self._arrivals:
            self._empty.set()

    def _turn_away(self, connection: socket.socket, address: str, reason: str) -> None:
        """Close a connection with one line, which SSH allows before a server's greeting."""
        words = "Too many connections from your address: please wait a minute." if reason == "rate" else "Busy."
        with suppress(OSError):
            connection.setblocking(False)
            connection.send(f"{words}\r\n".encode())
        connection.close()
        self._refused(address, reason)

    def _refused(self, address: str, reason: str) -> None:
        """Count one who was turned away, and now and then write it down."""
        if self._told.take(f"{reason} {place(address)}"):
            self._house.refuse(reason, {"address": address, **({"untold": self._untold} if self._untold else {})})
            self._untold = 0
        else:
            self._house.figures.add(f"refused:{reason}")
            self._untold += 1
