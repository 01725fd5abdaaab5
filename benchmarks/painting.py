"""Compare the CPU time for an arrow key and for a tab switch with that in an app of Textual's own widgets.

    python benchmarks/painting.py [--rounds 4]

Runs three apps, each in its own process, on terminals of 120 × 40 that count the output: the guide with the bundled
film, painting_stock.py without animation, and the same with Textual's default animation. Each key is typed in one app
after another. A figure is the CPU time of the app's process until WAIT seconds after the key, including timers. While
one app works, the others do nothing.

- Arrow keys: down and up through the lists of Characters, Cast and Filmography, each with a card beside it. Goal: a
  third of the stock app's time. Both apps must have the same entry selected after each key.
- Tab switches: between every pair of the five tabs, after each has been opened once. Goal: half of the stock app's
  time, without and with animation.

Prints medians and, as goals, the ratios of the medians. The exit status is 1 if a goal is missed.
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
"""Seconds that an app has for a key: several times as long as the slowest key takes."""
WAIT_ANIMATED = 0.6
"""The same for a tab switch with its animation, which lasts 0.3 seconds."""
UP, DOWN, HOME = "\x1b[A", "\x1b[B", "\x1b[H"
LISTS = {"2": "Characters", "3": "Cast", "4": "Filmography"}
TABS = "12345"
ARROW, SWITCH = 1 / 3, 1 / 2
"""The goals: the greatest ratios of the guide's time to the stock app's."""


class Played(NamedTuple):
    """The effect of a key: the fields of painting_player.Played, whose module imports Textual."""

    cost: float
    size: int
    layouts: int
    ref: str


class Player:
    """An app in its own process."""

    def __init__(self, name: str, stack: ExitStack) -> None:
        """Start an app of painting_player.py; the stack ends it."""
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
        """Type a key and wait. Raises RuntimeError if the app has ended."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([keys, seconds]) + "\n")
        self._process.stdin.flush()
        if not (line := self._process.stdout.readline()):
            raise RuntimeError("an app has ended")
        return Played(*json.loads(line))


def arrows(guide: Player, stock: Player, rounds: int) -> Iterator[tuple[str, Played, Played]]:
    """Yield each arrow key's list and its effect in both apps. Raises RuntimeError if they select different entries.

    The stock list wraps around at its end, so it does not get keys that have no effect in the guide.
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
    """Return keys that switch once from each tab to each of the others, starting and ending at the first tab."""
    pairs = {one: [other for other in reversed(TABS) if other != one] for one in TABS}
    way, done = ["1"], ""
    while way:
        if pairs[way[-1]]:
            way.append(pairs[way[-1]].pop())
        else:
            done = way.pop() + done
    return done[1:]


def line(name: str, played: Sequence[Played]) -> None:
    """Print a line of the table: medians for a kind of key in an app."""
    costs = sorted(one.cost for one in played)
    print(
        f"{name:<44}{median(costs):>9.2f}{costs[len(costs) * 9 // 10]:>9.2f}"
        f"{median(one.size for one in played):>9.0f}{max(one.layouts for one in played):>9}"
    )


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=4)
    rounds: int = parser.parse_args().rounds
    goals = []
    with ExitStack() as stack:
        guide, stock, animated = (Player(name, stack) for name in ("guide", "stock", "animated"))
        for key in TABS * 2:
            for player in (guide, stock, animated):
                player.play(key, WAIT_ANIMATED)
        print(f"{'ms of CPU time':<44}{'median':>9}{'9 of 10':>9}{'bytes':>9}{'layouts':>9}")
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
