"""The processor time of an arrow key and of a tab switch, beside the same texts in Textual's own widgets.

    python benchmarks/painting.py [--rounds 4]

Runs three apps at once, each in a process of its own, on terminals of 120 × 40 that take what is written and count it:
the guide with the shipped film, painting_stock.py without animation, and the same with the animation that Textual has
by default. Each key is typed in one app after the other, and the figure is the processor time of the app's whole
process until WAIT seconds after the key, timers and all; while one app works the others stand still.

- Arrow keys: down and up through the lists of Characters, Cast and Filmography, each with its card beside it. Goal: a
  third of the stock app's. The two must have the same entry selected after each key.
- Tab switches: every pair of the five tabs, each tab having been open before. Goal: a half of the stock app's, without
  and with its animation.

Prints medians and, as goals, the ratios of the medians. Exit status 1 where a goal is missed.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import NamedTuple

from measure import Goal, environment, print_goals

WAIT = 0.1
"""Seconds after a key in which the app is done with it: several times what the slowest takes."""
WAIT_ANIMATED = 0.6
"""The same for a tab switch with its animation, which takes 0.3 s."""
UP, DOWN, HOME = "\x1b[A", "\x1b[B", "\x1b[H"
LISTS = {"2": "Characters", "3": "Cast", "4": "Filmography"}
TABS = "12345"
ARROW, SWITCH = 1 / 3, 1 / 2
"""The most that the guide's keys may cost, as a part of the stock app's."""


class Played(NamedTuple):
    """What a key did: the fields of painting_player.Played, which is not imported since it imports Textual."""

    cost: float
    size: int
    layouts: int
    ref: str


class Player:
    """An app in a process of its own."""

    def __init__(self, name: str, stack: ExitStack) -> None:
        """Start an app that painting_player.py knows; it ends when the stack is left."""
        script = Path(__file__).with_name("painting_player.py")
        self._process = stack.enter_context(
            subprocess.Popen(
                [sys.executable, str(script), name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env=environment(),
            )
        )

    def play(self, keys: str, seconds: float = WAIT) -> Played:
        """Type a key and wait. Raises RuntimeError where the app has ended."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([keys, seconds]) + "\n")
        self._process.stdin.flush()
        if not (line := self._process.stdout.readline()):
            raise RuntimeError("an app has ended")
        return Played(*json.loads(line))


def arrows(guide: Player, stock: Player, rounds: int) -> Iterator[tuple[str, Played, Played]]:
    """Each arrow key's list, and what it did in both apps. Raises RuntimeError where they are at different entries.

    The stock list would go on from its end to its beginning: it is not told of a key that moves nothing in the guide.
    """
    for key, name in LISTS.items():
        guide.play(key), stock.play(key)
        before = guide.play(HOME).ref
        stock.play(HOME)
        for _ in range(rounds):
            for arrow in (DOWN, UP):
                while (ours := guide.play(arrow)).ref != before:
                    theirs = stock.play(arrow)
                    if ours.ref != theirs.ref:
                        raise RuntimeError(f"the guide is at {ours.ref}, the stock app at {theirs.ref}")
                    yield name, ours, theirs
                    before = ours.ref


def switches() -> str:
    """Keys that go once from each tab to each other, beginning and ending at the first."""
    pairs = {one: [other for other in reversed(TABS) if other != one] for one in TABS}
    way, done = ["1"], ""
    while way:
        if pairs[way[-1]]:
            way.append(pairs[way[-1]].pop())
        else:
            done = way.pop() + done
    return done[1:]


def line(name: str, played: Sequence[Played]) -> None:
    """A line of the table: medians of a kind of key in an app."""
    costs = sorted(one.cost for one in played)
    print(
        f"{name:<44}{median(costs):>9.2f}{costs[len(costs) * 9 // 10]:>9.2f}"
        f"{median(one.size for one in played):>9.0f}{max(one.layouts for one in played):>9}"
    )


def main() -> int:
    """Measure, print, and tell by the exit status whether all goals are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=4)
    rounds: int = parser.parse_args().rounds
    goals = []
    with ExitStack() as stack:
        guide, stock, animated = (Player(name, stack) for name in ("guide", "stock", "animated"))
        for key in TABS * 2:
            for player in (guide, stock, animated):
                player.play(key, WAIT_ANIMATED)
        print(f"{'ms of processor time':<44}{'median':>9}{'9 of 10':>9}{'bytes':>9}{'layouts':>9}")
        moved = list(arrows(guide, stock, rounds))
        for name in LISTS.values():
            ours = [one for where, one, _ in moved if where == name]
            theirs = [other for where, _, other in moved if where == name]
            line(f"arrow key, {name}, guide", ours)
            line(f"arrow key, {name}, OptionList", theirs)
            figure = median(one.cost for one in ours) / median(other.cost for other in theirs)
            goals.append(Goal(f"arrow key, {name}: guide / OptionList", figure, ARROW))
        for player in (guide, stock):
            player.play("1", WAIT_ANIMATED)
        turned: dict[str, list[Played]] = {"guide": [], "TabbedContent": [], "TabbedContent, animated": []}
        for key in switches() * rounds:
            turned["guide"].append(guide.play(key))
            turned["TabbedContent"].append(stock.play(key))
            turned["TabbedContent, animated"].append(animated.play(key, WAIT_ANIMATED))
        for name, played in turned.items():
            line(f"tab switch, {name}", played)
        ours = turned.pop("guide")
        for name, theirs in turned.items():
            figure = median(one.cost for one in ours) / median(other.cost for other in theirs)
            goals.append(Goal(f"tab switch, guide / {name}", figure, SWITCH))
    print()
    return print_goals(goals)


if __name__ == "__main__":
    sys.exit(main())
