"""Simulate many visitors in one process, and measure their waiting times and the number of lost connections.

Each line of standard input is a JSON object, and is answered with another one on standard output. Examples of input:
``{"do": "open", "visitors": 100, "a_second": 20}``, ``{"do": "type", "seconds": 60, "every": 5}``, ``{"do": "close"}``.
"""

import asyncio
import getpass
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import asyncssh
from serve_light import LightConnection
from serve_walk import Walk

LIGHT = "light"
"""Stands for a key: the clients are light, and have none."""

_TERM, _SIZE = "xterm-256color", (120, 40)
_WAIT = 30.0
"""Seconds after which an answer counts as lost."""


class Visitor(asyncssh.SSHClientSession[bytes]):
    """A simulated visitor, who measures response times."""

    def __init__(self) -> None:
        """Create a visitor who has not connected yet."""
        self.walk = Walk()
        self.pressed_at = 0.0
        self.waits: list[float] = []
        self.pressed_work = 0.0
        self.works: list[float] = []
        """The processor time of the server from each key to the first byte of its answer."""
        self.work: Callable[[], float] = float
        """Returns the processor time of the server so far; 0 if nobody wants to know."""
        self.unanswered = 0
        self.received = 0
        self.opened = asyncio.Event()
        self.closed = False

    def connection_made(self, chan: "asyncssh.SSHClientChannel[bytes]") -> None:
        """Store the open channel."""
        self.channel = chan

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Record the time until the answer to a key."""
        self.received += len(data)
        if self.pressed_at:
            self.waits.append(time.perf_counter() - self.pressed_at)
            self.works.append(self.work() - self.pressed_work)
            self.pressed_at = 0.0
        if self.received > 1500:
            self.opened.set()

    def connection_lost(self, exc: Exception | None) -> None:
        """Record that the channel is closed."""
        self.closed = True
        self.opened.set()

    def press(self) -> None:
        """Press the next key. If the previous one has no answer yet, record its time so far."""
        if not self.closed:
            self.give_up()
            self.pressed_at = time.perf_counter()
            self.pressed_work = self.work()
            self.channel.write(self.walk.key().encode())

    def give_up(self) -> None:
        """Stop waiting for an answer, and record the time so far."""
        if self.pressed_at:
            self.waits.append(time.perf_counter() - self.pressed_at)
            self.works.append(self.work() - self.pressed_work)
            self.pressed_at = 0.0
            self.unanswered += 1


class Crowd:
    """All visitors of this process."""

    def __init__(self, port: int, key: str, light: bool = False) -> None:
        """Connect to a port of this machine, with a key if the server asks for one.

        ``light`` clients take a fraction of the processor time, but begin with another key exchange.
        """
        self._port, self._light = port, light
        self._options = asyncssh.SSHClientConnectionOptions(
            known_hosts=None,
            client_keys=[key] if key else None,
            config=None,
            username=getpass.getuser() if key else "visitor",
            encryption_algs=["aes128-gcm@openssh.com"],
        )
        self._connections: list[asyncssh.SSHClientConnection | LightConnection] = []
        self._visitors: list[Visitor] = []

    async def open(self, visitors: int, a_second: float, per_address: int = 0) -> dict[str, Any]:
        """Connect ``a_second`` visitors a second, and return the seconds that each waited for the first frame.

        ``per_address`` visitors share an address; 0 if all do.
        """
        first = len(self._visitors)
        started = time.perf_counter()
        waits: list[float] = []

        async def connect(number: int) -> None:
            await asyncio.sleep(number / a_second)
            began = time.perf_counter()
            address = f"127.1.0.{1 + (first + number) // per_address}" if per_address else "127.0.0.1"
            visitor = await (self._begin_light if self._light else self._begin)((address, 0))
            await asyncio.wait_for(visitor.opened.wait(), _WAIT)
            waits.append(time.perf_counter() - began)
            self._visitors.append(visitor)

        results = await asyncio.gather(*(connect(number) for number in range(visitors)), return_exceptions=True)
        failed = [result for result in results if result is not None]
        return {
            "open": sum(not visitor.closed for visitor in self._visitors),
            "failed": len(failed),
            "why": repr(failed[0]) if failed else "",
            "seconds": time.perf_counter() - started,
            "first_frame": _spread(waits),
        }

    async def _begin(self, local: tuple[str, int]) -> Visitor:
        """Return a visitor who has asked for a screen, from an address of this machine."""
        connection = await asyncssh.connect("127.0.0.1", self._port, options=self._options, local_addr=local)
        self._connections.append(connection)
        visitor = Visitor()
        await connection.create_session(
            lambda: visitor, term_type=_TERM, term_size=_SIZE, encoding=None, request_pty="force"
        )
        return visitor

    async def _begin_light(self, local: tuple[str, int]) -> Visitor:
        visitor = Visitor()
        _, connection = await asyncio.get_running_loop().create_connection(
            lambda: LightConnection(visitor, _TERM, _SIZE), "127.0.0.1", self._port, local_addr=local
        )
        self._connections.append(connection)
        return visitor

    async def type(self, seconds: float, every: float, workers: Sequence[int] = ()) -> dict[str, Any]:
        """Press a key ``every`` few seconds, and return the seconds from each key to the first byte of its answer.

        With the process ids of the server's ``workers``, also return their processor time from key to answer.
        """
        for visitor in self._visitors:
            visitor.waits.clear()
            visitor.works.clear()
            visitor.work = partial(_processor_time, workers)
            visitor.unanswered = 0
        end = time.perf_counter() + seconds

        async def press_keys(visitor: Visitor) -> int:
            pressed = 0
            await asyncio.sleep(random.uniform(0, every))
            while time.perf_counter() < end and not visitor.closed:
                visitor.press()
                pressed += 1
                await asyncio.sleep(every)
            visitor.give_up()
            return pressed

        before = time.process_time()
        pressed = sum(await asyncio.gather(*map(press_keys, self._visitors)))
        cpu = time.process_time() - before
        waits = [wait for visitor in self._visitors for wait in visitor.waits]
        return {
            "open": sum(not visitor.closed for visitor in self._visitors),
            "pressed": pressed,
            "unanswered": sum(visitor.unanswered for visitor in self._visitors),
            "cpu": cpu,
            "wait": _spread(waits),
            "work": _spread([work for visitor in self._visitors for work in visitor.works]),
        }

    async def close(self) -> dict[str, Any]:
        """Quit all visits."""
        for visitor in self._visitors:
            if not visitor.closed:
                visitor.channel.write(b"q")
        await asyncio.sleep(0.5)
        for connection in self._connections:
            connection.abort()
        await asyncio.gather(*(connection.wait_closed() for connection in self._connections), return_exceptions=True)
        self._visitors.clear()
        self._connections.clear()
        return {"open": 0}


def _processor_time(processes: Sequence[int]) -> float:
    """Return the seconds of processor time that processes have used."""
    return sum(int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) for process in processes) / 1e9


def _spread(seconds: list[float]) -> dict[str, float]:
    """Return the median, the 99th percentile and the maximum, in seconds."""
    found = sorted(seconds)
    if not found:
        return {"p50": 0.0, "p99": 0.0, "worst": 0.0, "count": 0}
    return {
        "p50": found[len(found) // 2],
        "p99": found[min(len(found) - 1, len(found) * 99 // 100)],
        "worst": found[-1],
        "count": len(found),
    }


async def _answer(port: int, key: str) -> None:
    crowd = Crowd(port, "" if key == LIGHT else key, light=key == LIGHT)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        asked = json.loads(line)
        answered = await getattr(crowd, asked.pop("do"))(**asked)
        print(json.dumps(answered), flush=True)


if __name__ == "__main__":
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    asyncio.run(_answer(int(sys.argv[1]), "".join(sys.argv[2:3])))
