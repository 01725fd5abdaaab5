"""Measure the cost of visitors over SSH: first frame, memory, and response times under load.

    python benchmarks/serve.py [PART]… [--cores N] [--visitors N] [--seconds N] [--kind TEXT]

Parts: ``first``, ``hold``, ``memory``, ``load``, ``curve``, ``openssh``, ``hostile``; all of them if none is named.
``first hold`` are the goals for a host: seven minutes on two cores. The server and the visitors share the first N cores
(2), and connect to this machine only. Exit status 1 if a goal is missed.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Iterator

from measure import Goal
from serve_clients import LIGHT
from serve_host import Host, crowd, host
from serve_hostile import table
from serve_openssh import openssh

EVERY = 5.0
"""Seconds between two keys of each visitor."""
HELD = ((1000, 0.12), (2000, 0.4))
"""The visitors that ``hold`` opens, and the 99th percentile of the response time, in seconds, that it allows."""
HELD_SECONDS = 60.0
"""Seconds for which they press keys."""
WORST = 0.25
"""The 99th percentile of the response time, in seconds, at which ``curve`` ends."""


class Setting(argparse.Namespace):
    """The command line's options."""

    parts: list[str]
    cores: int
    visitors: int
    seconds: float
    kind: str

    @property
    def core_ids(self) -> set[int]:
        """The cores on which the server and the visitors run."""
        return set(sorted(os.sched_getaffinity(0))[: self.cores])


def first(setting: Setting) -> Iterator[Goal]:
    """Measure the processor time of a visit up to its first frame, including the handshake."""
    with host(cores=setting.core_ids) as opened, crowd(opened.port, setting.core_ids) as visitors:
        visitors.ask("open", visitors=3, a_second=3)
        before = opened.cpu()
        answered = visitors.ask("open", visitors=40, a_second=4)
        cpu = (opened.cpu() - before) / 40
    print(f"first frame: {cpu * 1000:.0f} ms of CPU with the handshake; waited {_spread_text(answered['first_frame'])}")
    yield Goal("first frame, seconds of CPU", cpu, 0.025)


def hold(setting: Setting) -> Iterator[Goal]:
    """Hold many visitors on two workers. Their clients are light, so that the two cores are the server's.

    They come from many addresses, ten from each, as they do to a public server.
    """
    with host("--workers=2", cores=setting.core_ids) as opened, crowd(opened.port, setting.core_ids, LIGHT) as visitors:
        base, came = opened.memory(), 0
        for count, most in HELD:
            arrived = visitors.ask("open", visitors=count - came, a_second=10, per_address=10)
            came = count
            before, waited, started = opened.cpu(), opened.waited(), time.monotonic()
            typed = visitors.ask("type", seconds=HELD_SECONDS, every=EVERY)
            seconds = time.monotonic() - started
            used, delayed = (opened.cpu() - before) / seconds, (opened.waited() - waited) / seconds
            each = (opened.memory() - base) / count
            rate = typed["pressed"] / seconds
            print(f"hold: {count} visitors, {rate:.0f} keys a second: {_spread_text(typed['wait'])}")
            print(f"hold: first frame {_spread_text(arrived['first_frame'])}; {each:.2f} MB a visitor")
            print(
                f"hold: {used:.2f} cores for the host, {typed['cpu'] / seconds:.2f} for the clients, "
                f"{used / rate * 1000:.1f} ms of CPU a key; "
                f"{delayed:.2f} seconds a second in the queue for a core"
            )
            yield Goal(f"{count} visitors: lost", count - typed["open"], 0)
            yield Goal(f"{count} visitors: keys without an answer", typed["unanswered"], 0)
            yield Goal(f"{count} visitors: one answer in a hundred, seconds", typed["wait"]["p99"], most)
            yield Goal(f"{count} visitors: MB each", each, 0.7)


def memory(setting: Setting) -> Iterator[Goal]:
    """Measure the memory of a visitor, and the memory left after many visits."""
    with host(cores=setting.core_ids) as opened, crowd(opened.port, setting.core_ids) as visitors:
        base = opened.memory()
        visitors.ask("open", visitors=setting.visitors, a_second=8)
        visitors.ask("type", seconds=20, every=EVERY)
        each = (opened.memory() - base) / setting.visitors
        print(f"memory: {each:.2f} MB a visitor with {setting.visitors}, over a base of {base:.0f} MB")
    with host(cores=setting.core_ids) as opened, crowd(opened.port, setting.core_ids) as visitors:
        plateaus = [_after_visits(opened, visitors.ask, count) for count in (500, 500, 500, 500, 500, 2500)]
    print("memory after visits have come and gone, MB: " + " ".join(f"{plateau:.0f}" for plateau in plateaus))
    yield Goal("memory a visitor, MB", each, 0.7)
    yield Goal("memory, after the last visits against after the first", plateaus[-1] / plateaus[0], 1.15)


def _after_visits(opened: Host, ask: Callable[..., object], count: int) -> float:
    for _ in range(count // 50):
        ask("open", visitors=50, a_second=100)
        ask("close")
    return opened.memory()


def load(setting: Setting) -> Iterator[Goal]:
    """Measure response times with many visitors on two workers, each pressing a key every few seconds."""
    with host("--workers=2", cores=setting.core_ids) as opened, crowd(opened.port, setting.core_ids) as visitors:
        came = visitors.ask("open", visitors=setting.visitors, a_second=8)
        waits = _spread_text(came["first_frame"])
        print(f"load: {came['open']} came, {came['failed']} failed {came['why']}; first frame {waits}")
        before, waited, started = opened.cpu(), opened.waited(), time.monotonic()
        typed = visitors.ask("type", seconds=setting.seconds, every=EVERY)
        seconds = time.monotonic() - started
        used, delayed = (opened.cpu() - before) / seconds, (opened.waited() - waited) / seconds
    wait = typed["wait"]
    print(f"load: {typed['open']} visitors, {typed['pressed']} keys in {setting.seconds:.0f} s, {_spread_text(wait)}")
    print(f"load: {used:.2f} cores for the host, {typed['cpu'] / setting.seconds:.2f} for the visitors")
    print(f"load: its workers stood {delayed:.2f} seconds a second in the queue for a core")
    yield Goal("visitors lost", setting.visitors - typed["open"], 0)
    yield Goal("keys without an answer", typed["unanswered"], 0)
    yield Goal("key to first byte, middle, seconds", wait["p50"], 0.03)
    yield Goal("key to first byte, one in a hundred, seconds", wait["p99"], WORST)


def curve(setting: Setting) -> Iterator[Goal]:
    """Add visitors, then press keys faster, until one answer in a hundred takes too long."""
    lost = 0.0
    with host("--workers=2", cores=setting.core_ids) as opened, crowd(opened.port, setting.core_ids) as visitors:
        count, every = 0, EVERY
        for more in (setting.visitors, setting.visitors):
            visitors.ask("open", visitors=more, a_second=8)
            count += more
            typed = visitors.ask("type", seconds=40, every=every)
            lost = count - typed["open"]
            print(f"curve: {count} visitors, a key every {every:.1f} s: {_spread_text(typed['wait'])}, {lost:.0f} lost")
        while typed["wait"]["p99"] < WORST and every > 0.3:
            every /= 2
            typed = visitors.ask("type", seconds=20, every=every)
            print(f"curve: {count} visitors, a key every {every:.1f} s: {_spread_text(typed['wait'])}")
    yield Goal(f"visitors lost of {count}", lost, 0)


def _spread_text(spread: dict[str, float]) -> str:
    return ", ".join(f"{name} {spread[name] * 1000:.0f} ms" for name in ("p50", "p99", "worst"))


def main() -> int:
    """Measure the chosen parts, and return the exit status."""
    parts: dict[str, Callable[[Setting], Iterator[Goal]]] = {
        "first": first,
        "hold": hold,
        "memory": memory,
        "load": load,
        "curve": curve,
        "openssh": lambda setting: openssh(setting.core_ids),
        "hostile": lambda setting: table(setting.core_ids, setting.kind),
    }
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[*parts, []], metavar="PART")
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--visitors", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--kind", default="", help="measure only the hostile kinds whose names contain this")
    setting = parser.parse_args(namespace=Setting())
    random.seed(1)
    missed = 0
    for name in setting.parts or parts:
        for goal in parts[name](setting):
            missed += not goal.met
            print(
                f"  {'ok' if goal.met else 'MISSED'}: {goal.name}: {goal.figure:.3g} (at most {goal.most:.3g})",
                flush=True,
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
