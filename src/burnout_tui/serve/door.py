"""The door: connections are accepted here, counted, and turned away before a handshake costs anything."""

import asyncio
import errno
import socket
from collections.abc import Coroutine
from contextlib import suppress

import asyncssh

from burnout_tui.serve.address import networks, place, plain, within
from burnout_tui.serve.connection import Arrival, VisitorConnection, connection_options
from burnout_tui.serve.house import House
from burnout_tui.serve.proxy import ProxyError, read_origin
from burnout_tui.serve.rates import Buckets

MOST_ADDRESSES = 4096
"""Addresses whose rate is remembered, the last seen."""
MOST_HALF_OPEN = 100
"""Connections of one worker that may be in the midst of logging in."""
_PROXY_SECONDS = 5.0
_NO_MORE_FILES = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
_TOLD_AGAIN = 10.0


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
        self._half_open: set[Arrival] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Accept until cancelled."""
        loop = asyncio.get_running_loop()
        self._listener.setblocking(False)
        while True:
            try:
                connection, peer = await loop.sock_accept(self._listener)
            except OSError as error:
                # Without descriptors left, the next ones wait in the system's queue.
                if error.errno in _NO_MORE_FILES:
                    self._house.log.line("no-descriptors", error=str(error.strerror))
                    await asyncio.sleep(0.1)
                continue
            self._house.figures.add("connections")
            address = plain(str(peer[0]))
            if self._proxies and within(address, self._proxies):
                if self._is_busy:
                    self._turn_away(connection, address, "busy")
                else:
                    self._in_a_task(self._from_balancer(connection, address))
            else:
                self._arrived(connection, address)

    async def close(self) -> None:
        """Close all connections."""
        for task in [*self._tasks]:
            task.cancel()
        connections = [connection for connection in self._arrivals.values() if connection]
        for connection in connections:
            connection.close()
        if connections:
            await asyncio.wait(
                [asyncio.ensure_future(connection.wait_closed()) for connection in connections], timeout=2
            )
        for connection in connections:
            connection.abort()

    def _in_a_task(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _from_balancer(self, connection: socket.socket, balancer: str) -> None:
        arrival = self._enter(balancer)
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
            self._gone(arrival)
        # One that speaks for itself looks whether we live: it is greeted, and counted as itself.
        self._arrived(connection, plain(origin or balancer))

    def _arrived(self, connection: socket.socket, address: str) -> None:
        if not self._rates.take(place(address)):
            self._turn_away(connection, address, "rate")
        elif self._is_busy:
            self._turn_away(connection, address, "busy")
        else:
            self._in_a_task(self._serve(connection, self._enter(address)))

    @property
    def _is_busy(self) -> bool:
        most = self._house.settings.max_visitors + MOST_HALF_OPEN
        return len(self._half_open) >= MOST_HALF_OPEN or len(self._arrivals) >= most

    async def _serve(self, connection: socket.socket, arrival: Arrival) -> None:
        def factory() -> VisitorConnection:
            made = self._arrivals[arrival] = VisitorConnection(self._options, arrival)
            return made

        try:
            await asyncio.get_running_loop().connect_accepted_socket(factory, connection)
        except OSError:
            connection.close()
            self._gone(arrival)

    def _enter(self, address: str) -> Arrival:
        arrival = Arrival(self._house, address, self._half_open, self._gone)
        self._arrivals[arrival] = None
        self._half_open.add(arrival)
        self._house.figures.set("open_connections", len(self._arrivals))
        return arrival

    def _gone(self, arrival: Arrival) -> None:
        self._arrivals.pop(arrival, None)
        self._half_open.discard(arrival)
        self._house.figures.set("open_connections", len(self._arrivals))

    def _turn_away(self, connection: socket.socket, address: str, reason: str) -> None:
        """Close a connection with one line, which SSH allows before a server's greeting."""
        words = "Too many connections from your address: please wait a minute." if reason == "rate" else "Busy."
        with suppress(OSError):
            connection.setblocking(False)
            connection.send(f"{words}\r\n".encode())
        connection.close()
        if self._told.take(place(address)):
            self._house.refuse(reason, {"address": address, **({"untold": self._untold} if self._untold else {})})
            self._untold = 0
        else:
            self._house.figures.add(f"refused:{reason}")
            self._untold += 1
