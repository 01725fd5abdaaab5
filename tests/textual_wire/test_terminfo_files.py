"""Files of the terminfo database, of every kind, and the terminals that they describe."""

import pwd
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from textual_wire.detection.detect import detect
from textual_wire.detection.features import Features
from textual_wire.detection.terminfo import TerminfoEntry, read_terminfo

CUP, EL, ECH, REP = b"\x1b[%i%p1%d;%p2%dH", b"\x1b[K", b"\x1b[%p1%dX", b"%p1%c\x1b[%p2%{1}%-%db"
STRINGS = {6: EL, 10: CUP, 37: ECH, 121: REP}
"""The strings of a capable terminal, by their numbers in term.h."""
ALL = TerminfoEntry(256, True, True, True, True, True)


def entry(
    colours: int = 256,
    strings: dict[int, bytes] | None = None,
    bce: bool = True,
    names: bytes = b"newterm|a terminal\0",
    magic: int = 0o432,
    booleans: int = 44,
    numbers: int = 39,
) -> bytes:
    """Return the bytes of a terminfo file (term(5))."""
    wanted = STRINGS if strings is None else strings
    offsets, table = [-1] * (max(wanted, default=-1) + 1), b""
    for number, string in wanted.items():
        offsets[number], table = len(table), table + string + b"\0"
    flags = bytes(number == 28 and bce for number in range(booleans))
    parts = [struct.pack("<6h", magic, len(names), len(flags), numbers, len(offsets), len(table)), names, flags]
    parts.append(b"\0" * ((len(names) + len(flags)) % 2))
    values = [colours if number == 13 else number + 1 for number in range(numbers)]
    parts.append(struct.pack(f"<{numbers}{'h' if magic == 0o432 else 'i'}", *values))
    return b"".join([*parts, struct.pack(f"<{len(offsets)}h", *offsets), table])


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that writes a file of the database in the home folder."""
    monkeypatch.setenv("HOME", str(tmp_path))

    def _write(data: bytes, place: str = "n/newterm") -> None:
        path = tmp_path / ".terminfo" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    return _write


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (entry(), ALL),
        (entry(names=b"newterm|terminal\0"), ALL),
        (entry(booleans=43), ALL),
        (entry(magic=0o1036, colours=1 << 24), ALL._replace(colours=1 << 24)),
        (entry(magic=0o1036, names=b"newterm\0", booleans=29, numbers=14), ALL),
        (entry(colours=-1), ALL._replace(colours=0)),
        (entry(colours=0), ALL._replace(colours=0)),
        (entry(colours=1), ALL._replace(colours=1)),
        (entry(numbers=13), ALL._replace(colours=0)),
        (entry(bce=False), ALL._replace(back_colour_erase=False)),
        (entry(booleans=28), ALL._replace(back_colour_erase=False)),
        (entry(strings={}), TerminfoEntry(256, False, False, False, True, False)),
        (entry(strings={6: EL}), TerminfoEntry(256, False, True, False, True, False)),
        (entry(strings={6: EL + b"$<3>", 10: CUP + b"$<5>"}), TerminfoEntry(256, True, True, False, True, False)),
        (entry(strings=STRINGS | {10: b"\x1bY%p1%' '%+%c"}), ALL._replace(cursor_address=False)),
        (entry(strings=STRINGS | {37: ECH + b"$<3>"}), ALL._replace(erase_characters=False)),
        (entry(strings=STRINGS | {121: REP[1:]}), ALL._replace(repeat=False)),
        (entry(strings={6: EL, 10: CUP})[:-1], TerminfoEntry(256, False, True, False, True, False)),
        (entry(strings={0: b"\2", 9: CUP}), TerminfoEntry(256, False, False, False, True, False)),
        (entry(numbers=13, strings={6: EL, 0: b"x"}), TerminfoEntry(0, False, True, False, True, False)),
        (entry(names=b"newterm|ter\0", booleans=28), ALL._replace(back_colour_erase=False)),
        (entry(numbers=0, strings={})[:50], None),
        (entry(magic=0o433), None),
        (entry()[:11], None),
        (entry()[:60], None),
        (b"", None),
    ],
)
def test_files(data: bytes, expected: TerminfoEntry | None, write: Callable[..., None]) -> None:
    """Both formats give the same entry; what is missing counts as unsupported, and a broken file as no file."""
    write(data)
    assert read_terminfo("newterm") == expected


def test_places(write: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    """The home folder comes before the system's, a broken file leaves the turn to the next, and no home is no error."""
    system = read_terminfo("xterm")
    write(b"broken", "x/xterm")
    assert read_terminfo("xterm") == system
    write(entry(colours=77), "x/xterm")
    assert read_terminfo("xterm") != system
    write(entry(), "6e/nocase")
    assert read_terminfo("nocase") == ALL
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", {}.__getitem__)
    assert (read_terminfo("xterm"), read_terminfo("newterm")) == (system, None)


@pytest.mark.parametrize(
    ("colours", "expected"),
    [
        *((1 << 24, "truecolor"), ((1 << 24) - 1, "256"), (256, "256"), (255, "16"), (16, "16"), (15, "8"), (8, "8")),
        *((7, "none"), (-1, "none")),
    ],
)
def test_colours_of_an_entry(colours: int, expected: str, write: Callable[..., None]) -> None:
    """Of the colours that an entry promises, as many are used as one of the palettes has."""
    write(entry(magic=0o1036, colours=colours))
    assert detect({"TERM": "newterm"}).colours == expected


@pytest.mark.parametrize("number", [None, *STRINGS])
def test_terminals_from_entries(number: int | None, write: Callable[..., None]) -> None:
    """A terminal that only terminfo knows gets what its entry says, and nothing that terminfo cannot say."""
    write(entry(strings={at: string for at, string in STRINGS.items() if at != number}, bce=number != 37))
    terminal = detect({"TERM": "newterm"})
    full = number != 10
    kept = Features(number != 6, number != 37, number != 37, number != 121) if full else Features()
    assert (terminal.full_screen, terminal.features) == (full, kept)
    assert (terminal.encoding, terminal.mouse, terminal.answers_queries) == ("ascii", False, False)
    assert (terminal.clipboard, terminal.italic) == ("none", False)
    assert dict(terminal.reasons)["full_screen"] == "this machine's terminfo describes TERM=newterm"
