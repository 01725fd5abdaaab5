"""Measure the effect of hostile clients on ordinary visitors: a client of each kind, against the default limits."""

import asyncio
import multiprocessing
import os
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import serve_costs
import serve_floods
from large_film import large_film
from measure import Goal
from serve_host import Host, crowd, host

ORDINARY = 50
"""The number of ordinary visitors."""
PER_ADDRESS = 10
"""The number of ordinary visitors from each address."""
LATE = 5
"""The number of ordinary visitors who come during an attack."""
MAX_WAITED = 0.1
"""The part of the time for which a worker may wait for a core in a measurement of the time that passes."""
SECONDS = 15.0
"""The duration of an attack, in seconds."""


class Kind(NamedTuple):
    """A kind of hostile client."""

    attack: Callable[[int], Awaitable[None]]
    """Attacks the server on a port until stopped."""
    expected: str = ""
    """The event and the reason, or limit, that must be in the log; empty if none."""
    has_large_film: bool = False
    """True if the server shows a film of 6 MB."""


def hostile(kind: str, cores: set[int], seconds: float = SECONDS) -> Iterator[Goal]:
    """Measure the effect of one kind of hostile client on ordinary visitors and on the server's memory."""
    with ExitStack() as stack:
        options = ["--max-visitors=500", "--max-per-address=20", "--rate=60", f"--stalled={round(seconds * 2 / 3)}"]
        if KINDS[kind].has_large_film:
            film = Path(stack.enter_context(tempfile.TemporaryDirectory()), "large.toml")
            film.write_text(large_film(3000, 8000, 15000), encoding="utf-8")
            options.append(str(film))
        opened = stack.enter_context(host(*options, cores=cores))
        visitors = stack.enter_context(crowd(opened.port, cores))
        visitors.ask("open", visitors=ORDINARY - LATE, a_second=8, per_address=PER_ADDRESS)
        calm = visitors.ask("type", seconds=seconds / 3, every=2)
        quiet = opened.memory()
        with opened.watched() as memory, _attacked(kind, opened.port, cores, seconds + LATE):
            waited = opened.waited()
            began = time.monotonic()
            came = visitors.ask("open", visitors=LATE, a_second=1, per_address=PER_ADDRESS)
            typed = visitors.ask("type", seconds=seconds, every=2, workers=opened.workers())
            waited = (opened.waited() - waited) / (time.monotonic() - began)
        logged = sorted({f"{line['event']} {line.get('limit') or line['reason']}" for line in _logged(opened)})
    lost = ORDINARY - typed["open"]
    columns = [f"{calm['wait']['p99'] * 1000:.0f}"]
    columns += [f"{typed[what][name] * 1000:.0f}" for what in ("wait", "work") for name in ("p50", "p99", "worst")]
    columns += [f"{came['first_frame']['worst'] * 1000:.0f}", f"{typed['unanswered']}", f"{lost}"]
    columns += [f"{max(memory) / quiet:.2f}", f"{waited:.0%}", ", ".join(logged)]
    print(f"| {kind} | {' | '.join(columns)} |", flush=True)
    name, key = (
        ("wait", "key to first byte") if waited < MAX_WAITED else ("work", "processor time from key to first byte")
    )
    yield Goal(f"{kind}: {key}, one in a hundred, seconds", typed[name]["p99"], 0.25)
    yield Goal(f"{kind}: {key}, the worst, seconds", typed[name]["worst"], 1.0)
    yield Goal(f"{kind}: the most memory meanwhile against the quiet figure", max(memory) / quiet, 2.0)
    yield Goal(f"{kind}: ordinary visitors refused or lost", lost, 0)
    expected = KINDS[kind].expected
    yield Goal(f"{kind}: the log does not say {expected!r}", bool(expected) and expected not in logged, 0)


def table(cores: set[int], some: str = "") -> Iterator[Goal]:
    """Measure each kind whose name contains ``some``, and print a table: milliseconds, counts, memory.

    From a key to the first byte of its answer, it has the time that passed, and the processor time of the worker. "No
    core" is the part of the time in which the worker was ready to run but other programs had the cores. If that is more
    than MAX_WAITED, the time that passed says little about the server, and the goals are for the processor time.
    """
    names = "p99 before, median, p99, worst, work median, work p99, work worst, first frame, unanswered, lost, memory"
    columns = ["attack", *names.split(", "), "no core", "log"]
    print(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for kind in KINDS:
        if some in kind:
            yield from hostile(kind, cores)


def _logged(opened: Host) -> Iterator[dict[str, Any]]:
    for event in ("throttled", "rejected", "disconnect"):
        yield from opened.lines(event)


@contextmanager
def _attacked(kind: str, port: int, cores: set[int], seconds: float) -> Iterator[None]:
    attack = multiprocessing.Process(target=_attack, args=(kind, port, cores, seconds), daemon=True)
    attack.start()
    try:
        yield
    finally:
        attack.kill()
        attack.join()


def _attack(kind: str, port: int, cores: set[int], seconds: float) -> None:
    """Attack from another address and on other cores, because hostile clients have their own machines."""
    with suppress(OSError):
        os.sched_setaffinity(0, set(range(os.cpu_count() or 1)) - cores)
    with suppress(Exception):  # the server disconnects it in the end; the log proves the attack
        asyncio.run(asyncio.wait_for(KINDS[kind].attack(port), seconds))


KINDS = {
    "stops reading": Kind(serve_floods.stops_reading, "disconnect stalled"),
    "floods keys": Kind(serve_floods.floods_keys, "throttled keys"),
    "pastes 100 MB": Kind(serve_floods.pastes, "throttled paste"),
    "opens and drops 2,000 connections": Kind(serve_floods.connects_and_drops, "rejected rate"),
    "half-open handshakes": Kind(serve_floods.half_open, "rejected busy"),
    "floods packets that mean nothing": Kind(serve_floods.floods_packets, "throttled packets"),
    "resizes": Kind(serve_floods.resizes, "throttled sizes"),
    **{
        f"{name} key exchanges from {count} addresses": Kind(partial(attack, addresses=count), "rejected protocol")
        for name, attack in (("rsa2048", serve_costs.rsa), ("group18", serve_costs.group18))
        for count in (1, 3, 10)
    },
    "rekeys": Kind(serve_costs.rekeys, "throttled packets"),
    "packets of one byte": Kind(serve_costs.tiny_packets, "rejected packet-size"),
    "floods commands": Kind(serve_costs.floods_commands),
    "twenty visitors at the key limit, 500×200": Kind(serve_costs.presses_keys, "throttled share"),
    "a film of 6 MB": Kind(serve_costs.asks_a_large_film, has_large_film=True),
}
"""The kinds of hostile clients."""
