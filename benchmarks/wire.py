"""Count the bytes sent for a walk of 100 keys, compared with stock Textual, at 120 × 40 in 24-bit colour.

    python benchmarks/wire.py

Four programs run, each on its own pseudo-terminal: the guide; the same app with Textual's stock driver and stock
painting; the same app with the stock driver only; and the same film in Textual's own widgets. All get the same keys:
arrows in every list, tabs, links, back, a search. The last program handles only arrows and tabs, and sends little for
other keys. A terminal emulator counts the cells that each key changes.

Prints a line for each kind of key, and the goals. The exit status is 1 if a goal is missed.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from measure import SHIPPED_WORD, Goal, print_goals
from wire_terminal import CountingTerminal, Sent

IDLE = 10.0
"""Seconds without a key, in which the program must send nothing."""
UP, DOWN, RIGHT, TAB, ENTER, BACK, ESCAPE = "\x1b[A", "\x1b[B", "\x1b[C", "\t", "\r", "\x7f", "\x1b"

WALK = (
    *("2", *[DOWN] * 9, *[UP] * 3, ENTER, DOWN, DOWN, UP, ENTER, DOWN, BACK, BACK),
    *("3", *[DOWN] * 10, *[UP] * 3, ENTER, DOWN, ENTER, BACK, BACK),
    *("4", *[UP] * 5, *[DOWN] * 5, ENTER, DOWN, ENTER, BACK, BACK),
    *("5", DOWN, RIGHT, DOWN, UP, TAB, TAB),
    *("1", DOWN, DOWN, UP, ENTER, BACK, "]", "[", "2", "4", "3", "1"),
    *("/", "a", "i", "d", "a", DOWN, UP, ENTER, DOWN, UP),
    *("4", DOWN, DOWN, UP, "3", DOWN, DOWN, "2", *[DOWN] * 7),
)
NAMES = {UP: "arrows", DOWN: "arrows", RIGHT: "arrows", TAB: "tab", ENTER: "enter", BACK: "back", ESCAPE: "escape"}
KEYS_OF_WIDGETS = ("number", "arrows")
LISTS = "234"
"""The keys of tabs with a list beside a card."""


class Key(NamedTuple):
    """A key of the walk, and each program's output for it."""

    name: str
    in_list: bool
    guide: Sent
    stock: Sent
    driver: Sent
    app: Sent


def arrows_in_lists() -> list[bool]:
    """Return, for each key of the walk, True if it is an arrow in a list."""
    arrows, inside = [], False
    for key in WALK:
        inside = key in LISTS or (inside and key in (UP, DOWN))
        arrows.append(inside and key in (UP, DOWN))
    return arrows


def goals(first: dict[str, Sent], keys: list[Key], idle: int, figures: dict[str, float]) -> list[Goal]:
    """Return the goals with the measured figures."""
    sent, cells = sum(key.guide.size for key in keys), sum(key.guide.cells for key in keys)
    stock, driver = sum(key.stock.size for key in keys), sum(key.driver.size for key in keys)
    app = sum(key.app.size for key in keys if key.name in KEYS_OF_WIDGETS)
    ours = sum(key.guide.size for key in keys if key.name in KEYS_OF_WIDGETS)
    arrows = [key.guide.size - 2 * key.guide.card for key in keys if key.in_list]
    spent = figures["filter"] / (figures["all"] - figures["filter"])
    return [
        Goal("bytes beyond 2 a changed cell, for each key", (sent - 2 * cells) / len(keys), 64),
        Goal("% of the bytes of stock driver and painting", 100 * sent / stock, 10),
        Goal("% of the bytes of the stock driver, same painting", 100 * sent / driver, 10),
        Goal("% of Textual's own widgets', arrows and tabs", 100 * ours / app, 10),
        Goal("% of the first frame of stock driver and painting", 100 * first["guide"].size / first["stock"].size, 40),
        Goal("most for an arrow beyond 2 a cell of its card", max(arrows), 150),
        Goal("bytes in ten idle seconds", idle, 0),
        Goal("% of the frames' processor time, filtering", 100 * spent, 10),
    ]


def main() -> int:
    """Measure and print."""
    assert len(WALK) == 100, len(WALK)
    script = str(Path(__file__).with_name("wire_program.py"))
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder, "figures.json")
        programs = {"guide": [str(figures)], "stock": [], "driver": [], "app": []}
        terminals = {name: CountingTerminal([sys.executable, script, name, *more]) for name, more in programs.items()}
        try:
            first = {name: terminal.first(SHIPPED_WORD) for name, terminal in terminals.items()}
            keys = [
                Key(_kind(key), in_list, *(terminal.press(key) for terminal in terminals.values()))
                for key, in_list in zip(WALK, arrows_in_lists(), strict=True)
            ]
            idle = terminals["guide"].idle(IDLE)
        finally:
            for terminal in terminals.values():
                terminal.close()
        _print(first, keys)
        return print_goals(goals(first, keys, idle, json.loads(figures.read_text())))


def _kind(key: str) -> str:
    return NAMES.get(key, "number" if key.isdecimal() else "other")


def _print(first: dict[str, Sent], keys: list[Key]) -> None:
    print(f"{'bytes':<24}{'keys':>6}{'cells':>9}{'guide':>9}{'stock':>9}{'driver':>9}{'widgets':>9}")
    print(
        f"{'first frame':<24}{'':>6}{first['guide'].cells:>9}" + "".join(f"{sent.size:>9}" for sent in first.values())
    )
    for name in dict.fromkeys(key.name for key in keys):
        of = [key for key in keys if key.name == name]
        sums = [sum(key.guide.cells for key in of)]
        sums += [
            sum(sent.size for sent in column)
            for column in zip(*((k.guide, k.stock, k.driver, k.app) for k in of), strict=True)
        ]
        print(f"{name:<24}{len(of):>6}" + "".join(f"{figure:>9}" for figure in sums))
    sums = [sum(key.guide.cells for key in keys)]
    sums += [
        sum(sent.size for sent in column)
        for column in zip(*((k.guide, k.stock, k.driver, k.app) for k in keys), strict=True)
    ]
    print(f"{'all keys':<24}{len(keys):>6}" + "".join(f"{figure:>9}" for figure in sums))


if __name__ == "__main__":
    sys.exit(main())
