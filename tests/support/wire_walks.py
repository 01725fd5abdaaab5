"""Long outputs of an app, made of every kind of sequence, and the same on every run."""

from collections.abc import Callable, Iterator
from random import Random

from tests.support.wire_strategies import (
    ACCENTS,
    CHARACTERS,
    CODES,
    COLOURS,
    COLUMNS,
    HARMLESS,
    LINKS,
    ROWS,
    UNTRACKED,
    Resize,
    Take,
)

Step = str | Take | Resize
FRAME, ANY = "tttttaassssspppppwwrrrr00l", "tasssppwr0lmmeechhu"
"""The kinds of steps, each as often as it occurs: those of Textual's frames, and those of any app."""


def steps(seed: int, count: int, kinds: str) -> Iterator[Step]:
    """Yield steps of an app, and take the output after every fifth one or so."""
    random = Random(seed)
    for _ in range(count):
        kind = random.choice(kinds)
        if kind == "c":  # an accent in a later write than its letter
            yield random.choice("e─漢")
        yield _MAKERS[kind](random)
        chance = random.random()
        if chance < 0.2:
            yield Take(forget=chance < 0.01)
        elif chance > 0.995 and kinds == ANY:
            yield Resize(random.randint(1, COLUMNS + 4), random.randint(2, ROWS + 1))
        elif chance > 0.99:
            yield Resize(COLUMNS, ROWS)


_PIECES = ("", "a", "ab ", "  ", " " * 7, "=" * 8, "漢", "日本 ", "é─")


def _text(random: Random) -> str:
    return "".join(random.choices(CHARACTERS, k=random.randint(1, 9)))


def _run(random: Random) -> str:
    return random.choice("  =ab─") * random.randint(5, COLUMNS)


def _sgr(random: Random) -> str:
    return f"\x1b[{';'.join(random.choices(CODES + COLOURS, k=random.randint(1, 3)))}m"


def _position(random: Random) -> str:
    return f"\x1b[{random.randint(0, ROWS + 1)};{random.randint(0, COLUMNS + 2)}H"


def _row(random: Random) -> str:
    pieces = [
        _sgr(random) + random.choice(_PIECES) + random.choice(["", "\x1b[0m"]) for _ in range(random.randint(1, 4))
    ]
    return f"\x1b[{random.randint(1, ROWS)};1H{''.join(pieces)}\x1b[0m{random.choice(['', chr(10)])}"


_MAKERS: dict[str, Callable[[Random], Step]] = {
    "t": _text,
    "a": lambda random: random.choice(CHARACTERS) + "".join(random.choices(ACCENTS, k=random.randint(0, 2))),
    "c": lambda random: random.choice(ACCENTS),
    "s": _sgr,
    "p": _position,
    "w": _run,
    "r": _row,
    "0": lambda _: "\x1b[0m",
    "l": lambda random: random.choice(LINKS),
    "m": lambda random: random.choice(
        ["\r", "\n", "\b", f"\x1b[{random.choice(['', 1, 2, 5, 30])}{random.choice('ABCDEFGd`ae')}"]
    ),
    "e": lambda random: f"\x1b[{random.choice(['', 0, 1, 2, 3])}{random.choice('JKX')}",
    "h": lambda random: random.choice(HARMLESS),
    "u": lambda random: random.choice(UNTRACKED),
}
