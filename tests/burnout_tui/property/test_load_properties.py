"""Every file opens or gives its problems, in printable lines, at positions in the file."""

import json
import unicodedata
from collections.abc import Callable

import msgspec
import tomli
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.mutations import NOBODY, changed, refs_in
from tests.support.paths import DATA
from tests.support.strategies import STYLES, documents, films
from tests.support.toml_writer import Style, as_written, document, toml

from burnout_tui.commands.findings import Checked, json_text
from burnout_tui.errors import DocumentError, Problem
from burnout_tui.film.load import load_bytes, warnings_of_bytes
from burnout_tui.film.model import Film
from burnout_tui.message import untranslated

RAZZIA = (DATA / "razzia.toml").read_bytes()

FRAGMENTS = st.sampled_from(
    [
        *"abc.=,#[]{}\"'\\- \t\r0179é\x00\x1b\u202e",
        *("\n", "\n\n", "\r\n", "[[", "]]", '"""', "'''", " = ", '"x"', "'x'", "\\u12", "\\e", "\\x41", "\\U00110000"),
        *("a = ", "b = 1\n", "[a]\n", "[[a]]\n", "[a.b]\n", "a.b = 2\n", "{ a = 1 }", "[1, 2]", "true", "False", "inf"),
        *(
            "format = 1\n",
            "[film]\n",
            "title = ",
            "2017-01-01",
            "2017-02-30",
            "10:30",
            "1e5",
            "0x",
            "9" * 5000,
            "[" * 500,
        ),
    ]
)
"""Pieces of TOML that cause many errors in combination."""


def problems_of(data: bytes) -> tuple[Problem, ...]:
    """Return the problems of a file."""
    try:
        load_bytes(data, "film.toml")
    except DocumentError as error:
        assert error.problems
        for line in error.lines():
            assert line.startswith("film.toml:")
            assert not {unicodedata.category(character) for character in line} & {"Cc", "Cs", "Zl", "Zp"}, line
        for problem in error.problems:
            assert_inside(problem, data)
        some = error.problems[:20]
        rows = json.loads(json_text([Checked("film.toml", some)], untranslated))
        assert [row["line"] or 0 for row in rows] == [problem.line for problem in some]
        assert all(row["code"] and row["text"] for row in rows)
        return error.problems
    return ()


def assert_inside(problem: Problem, data: bytes) -> None:
    """Fail if a problem has a line or column that the file does not have."""
    lines = data.decode(errors="replace").removeprefix("\ufeff").split("\n")
    if problem.line:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem


@examples(60)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Any bytes open or raise DocumentError."""
    problems_of(data)


@examples(50)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """Any text opens or raises DocumentError."""
    problems_of(text.encode())


@examples(100)
@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_any_pieces_of_toml(text: str) -> None:
    """A file has messages with "not TOML" if and only if it is not TOML, unless it seems to be in UTF-16 or UTF-32."""
    problems = problems_of(text.encode())
    if any(problem.message.startswith("this is UTF-") for problem in problems):
        assert "\0" in text
        return
    try:
        tomli.loads(text)
    except (ValueError, RecursionError):
        assert any(problem.message.startswith("not TOML: ") for problem in problems)
    else:
        assert not any(problem.message.startswith("not TOML: ") for problem in problems)


def truncate(data: bytes, first: int, second: int) -> bytes:
    """Remove the bytes between two offsets."""
    return data[: min(first, second)] + data[max(first, second) :]


def flip(data: bytes, first: int, second: int) -> bytes:
    """Change one byte."""
    return data[:first] + bytes([data[first] ^ (second % 255 + 1)]) + data[first + 1 :]


def swap(data: bytes, first: int, second: int) -> bytes:
    """Swap two lines."""
    lines = data.split(b"\n")
    first, second = first % len(lines), second % len(lines)
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def double(data: bytes, first: int, second: int) -> bytes:
    """Repeat a line elsewhere."""
    lines = data.split(b"\n")
    lines.insert(second % len(lines), lines[first % len(lines)])
    return b"\n".join(lines)


def drop(data: bytes, first: int, _: int) -> bytes:
    """Remove one line."""
    lines = data.split(b"\n")
    del lines[first % len(lines)]
    return b"\n".join(lines)


Mutation = Callable[[bytes, int, int], bytes]
PLACES = st.integers(0, len(RAZZIA) // 2)
MUTATIONS: st.SearchStrategy[list[tuple[Mutation, int, int]]] = st.lists(
    st.tuples(st.sampled_from((truncate, flip, swap, double, drop)), PLACES, PLACES), min_size=1, max_size=3
)


@examples(30)  # fuzz/test_fuzz_film.py damages small files in many more ways
@given(MUTATIONS)
def test_a_damaged_film(mutations: list[tuple[Mutation, int, int]]) -> None:
    """A bundled film with random changes opens or raises DocumentError."""
    data = RAZZIA
    for mutate, first, second in mutations:
        if len(data) > max(first, second):
            data = mutate(data, first, second)
    problems_of(data)


@examples(50)
@given(documents())
def test_every_valid_film_opens(written: tuple[Film, str]) -> None:
    """A valid film has no error, and is the same after writing it in any style and reading it.

    It gives only warnings, each with a position in the file unless it is about the whole file.
    """
    film, data = written[0], written[1].encode()
    assert load_bytes(data, "film.toml").film == film
    for problem in warnings_of_bytes(data, "film.toml"):
        assert problem.severity == "warning"
        assert_inside(problem, data)
        assert bool(problem.line) is bool(problem.path)


@examples(50)
@given(films(), STYLES, st.data())
def test_one_broken_ref(film: Film, style: Style, data: st.DataObject) -> None:
    """A valid film with one unknown ref has exactly one problem, at that ref."""
    values = as_written(msgspec.to_builtins(film))
    known = list(refs_in(values))
    assume(known)
    at, broken = data.draw(st.sampled_from(known))
    text = document(changed(values, at, broken), style)

    [problem] = problems_of(text.encode())

    before = text[: text.index(NOBODY)]
    start = before.rindex("[[") if "[[" in broken else max(before.rfind('"'), before.rfind("'"))
    assert problem.message.startswith("there is no ")
    assert f"“{NOBODY}”" in problem.message
    assert (problem.line, problem.column) == (text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


MISTAKES = (
    "bad =",
    "bad",
    "bad: 1",
    "= 1",
    "é = 1",
    "bad = tru",
    "bad = worse",
    "bad = [",
    'bad = ["a"',
    'bad = { en = "a"',
    'bad = ["a" "b"]',
    'bad = "a',
    "bad = 'a",
    'bad = "\\q"',
    "bad = 'l'a'",
    'bad = "a"b"',
    "bad = 2017-13-01",
    "bad = 1 # \x07",
    "[]",
)


@examples(50)
@given(films(), STYLES, st.sampled_from(MISTAKES), st.data())
def test_one_bad_line(film: Film, style: Style, mistake: str, data: st.DataObject) -> None:
    """A valid film with one bad line among its statements has exactly one problem, on that line."""
    lines = toml(film, style._replace(on_lines=False)).split(style.end)
    place = data.draw(st.integers(0, len(lines) - 1))
    # A broken header hides the keys below it from the checks, so they add no problem.
    lines.insert(place, mistake)

    [problem] = problems_of(style.end.join(lines).encode())

    assert problem.message.startswith("not TOML: ")
    assert problem.line == place + 1
