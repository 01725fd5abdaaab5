"""The host's small parts, each by itself."""

import os
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.paths import DATA

from burnout_tui.film.language import LANGUAGES
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder
from burnout_tui.ssh.films import open_films
from textual_ssh.address import canonical_address, rate_limit_key
from textual_ssh.client import Client
from textual_ssh.limits.capacity import Slots
from textual_ssh.limits.paste import END, START, PasteLimit
from textual_ssh.limits.token_bucket import TokenBucket, TokenBuckets
from textual_ssh.log import Log
from textual_ssh.visits.line_reader import LONGEST, LineReader


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_fills_with_time() -> None:
    """So many may come at once; then as many as the rate says."""
    clock = _Clock()
    bucket = TokenBucket(2, 3, clock)
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]
    assert bucket.wait() == pytest.approx(0.5)
    clock.now = 0.5
    assert [bucket.take() for _ in range(2)] == [True, False]
    clock.now = 100
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]


def test_buckets_have_a_bounded_memory() -> None:
    """Of the addresses only the last seen are remembered, however many come."""
    buckets = TokenBuckets(1, 1, most=10, clock=_Clock())
    assert all(buckets.take(f"10.0.{number // 256}.{number % 256}") for number in range(1000))
    assert len(buckets) == 10
    assert not buckets.take("10.0.3.231")


def test_what_visitors_search_in_is_there_before_they_come() -> None:
    """A house opens with its films' names and texts ready to be found, in both languages, with and without spoilers."""
    (guide,) = open_films([DATA / "film.toml"]).guides.values()
    for language, spoilers in product(LANGUAGES, (False, True)):
        assert IndexBuilder.shared(Reading.of(guide, language, spoilers)).ready


def test_seats_are_shared_and_come_back() -> None:
    """Seats are taken up to each limit, and freed by their visitors or with their worker."""
    slots = Slots(3, 2)
    first, second = slots.take(0, "a"), slots.take(1, "a")
    assert first
    assert second
    assert slots.take(0, "a") is None
    assert not slots.full
    third = slots.take(1, "b")
    assert third
    assert slots.full
    assert slots.take(0, "c") is None
    first.leave()
    first.leave()
    assert slots.taken() == 2
    slots.free_all(1)
    assert (slots.taken(), slots.taken(1)) == (0, 0)


def test_seats_are_exact_between_processes() -> None:
    """Of several processes that all take what they can get, no two have the same seat, and none is lost."""
    slots = Slots(50, 1000)
    taken = []
    for worker in range(4):
        child = os.fork()
        if not child:
            count = 0
            while slots.take(worker, f"{worker}"):
                count += 1
            os._exit(count)
        taken.append(child)
    counts = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in taken]
    assert sum(counts) == slots.taken() == 50
    assert [slots.taken(worker) for worker in range(4)] == counts


@given(
    st.lists(st.sampled_from([START, END, "a", "bc" * 20, "\x1b", "[A", "é", "\r"]), max_size=12).map("".join),
    st.lists(st.integers(0, 60), max_size=6),
)
def test_pastes_are_cut_alike_in_whatever_pieces_they_come(text: str, cuts: list[int]) -> None:
    """What is let through does not depend on where the text was divided, and no paste in it is too long."""
    whole = PasteLimit(5)
    expected = whole.through(text)
    pieces, limit = [], PasteLimit(5)
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(text)], strict=True):
        pieces.append(limit.through(text[start:end]))
    assert "".join(pieces) == expected
    assert limit.cut == whole.cut
    for paste in expected.split(START)[1:]:
        assert len(paste.partition(END)[0]) <= 5


def test_text_without_a_paste_passes() -> None:
    """Keys pass as they are, a lone escape at once."""
    limit = PasteLimit(3)
    assert [limit.through(keys) for keys in ("\x1b", "[A", "j", "\x1b[B")] == ["\x1b", "[A", "j", "\x1b[B"]


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("h\r", ["h"]),
        ("h\r\nq\n", ["h", "q"]),
        ("ab\x7fc\r", ["ac"]),
        ("abc\x15d\r", ["d"]),
        ("a\x1b[Ab\x1bOBc\r", ["abc"]),
        ("\x04", [LineReader.END]),
        ("ab\x03", [LineReader.END]),
        ("x" * (LONGEST + 9) + "\r", ["x" * LONGEST]),
    ],
)
def test_lines_are_edited(typed: str, lines: list[str]) -> None:
    """Lines end with return, can be corrected, are of a bounded length, and know no arrow keys."""
    assert [line for _, line in LineReader(echoes=True).take(typed) if line is not None] == lines


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
    ],
)
def test_what_counts_as_one_address(address: str, counted: str) -> None:
    """IPv4 counts by the address, also seen through IPv6; IPv6 by the /64 network."""
    assert rate_limit_key(canonical_address(address)) == counted


@pytest.mark.parametrize(
    ("user", "variables", "language"),
    [
        ("fr", {}, "fr"),
        ("en.razzia", {"LANG": "fr_FR"}, "en"),
        ("francois", {}, "en"),
        ("me", {"LC_ALL": "fr"}, "fr"),
        ("me", {"LC_ALL": "C", "LANG": "fr_FR"}, "en"),
        ("me", {"LANG": "fro"}, "en"),
    ],
)
def test_the_language_of_a_client(user: str, variables: dict[str, str], language: str) -> None:
    """The user's name says it as a word of its own, else the strongest variable, else the host."""
    assert Client("", user, environment=variables).language("en") == language


def test_a_log_that_nobody_reads_holds_nobody_up() -> None:
    """Lines for a pipe that is full are dropped and counted, and the next that has room tells how many."""
    reading, writing = os.pipe()
    log = Log(writing, "json")
    for number in range(5000):
        log.line("event", number=number)
    while len(os.read(reading, 1 << 20)) == 1 << 20:
        pass
    log.line("after")
    assert b'"lines_lost"' in os.read(reading, 1 << 20)
    os.close(reading)
    os.close(writing)
