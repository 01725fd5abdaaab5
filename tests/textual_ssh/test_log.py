"""The log never waits, has whole lines only, and is filled by nobody."""

import json
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from textual_ssh.limits.log_lines import REPORT_INTERVAL
from textual_ssh.log import Log
from textual_ssh.metrics.counters import REJECTIONS


class Clock:
    """A clock that stands still until it is set."""

    now = 1000.0

    def __call__(self) -> float:
        """Return the time in seconds."""
        return self.now


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    return tmp_path / "log"


@contextmanager
def _log(file: Path, clock: Clock | None = None) -> Iterator[Log]:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT)
    try:
        yield Log(descriptor, "json", clock or Clock())
    finally:
        os.close(descriptor)


def _lines(file: Path) -> list[dict[str, Any]]:
    text = file.read_text(encoding="ascii")
    assert not text or text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


def test_an_unread_log_holds_up_nobody() -> None:
    """Lines for a full pipe are dropped, and the next line that fits contains their number."""
    reading, writing = os.pipe()
    log = Log(writing, "json")
    for number in range(900):
        log.line("event", address=f"10.0.{number >> 8}.{number & 255}", text="x" * 500)
    while len(os.read(reading, 1 << 20)) == 1 << 20:
        pass
    log.line("after")
    assert b'"lines_lost"' in os.read(reading, 1 << 20)
    os.close(reading)
    os.close(writing)


@pytest.mark.parametrize("room", range(0, 400, 9))
def test_a_full_disk_tears_no_line(file: Path, room: int) -> None:
    """If the disk is full in the middle of a line, the log has whole lines only, and later counts those it lacks."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with _log(file) as log:
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
            for number in range(8):
                log.line("full", number=number)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        log.line("free")
    *full, free = _lines(file)
    assert [line["number"] for line in full] == list(range(len(full)))
    assert free["lines_lost"] == 8 - len(full)


def test_a_torn_line_is_ended(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a part of a line that cannot be taken back, as in a socket, the next line begins on its own."""
    write, written = os.write, []

    def short(descriptor: int, data: bytes) -> int:
        written.append(data)
        return write(descriptor, data[:10]) if len(written) == 1 else write(descriptor, data)

    reading, writing = os.pipe()
    log = Log(writing)
    monkeypatch.setattr(os, "write", short)
    log.line("first")
    log.line("second")
    log.line("third")
    lines = os.read(reading, 1 << 16).decode().splitlines()
    os.close(reading)
    os.close(writing)
    assert [line.split()[1:2] for line in lines] == [[], ["second"], ["third"]]


@pytest.mark.parametrize("reason", REJECTIONS)
def test_rejections_are_thinned_out(file: Path, reason: str) -> None:
    """Of a thousand rejections of one network for any reason a few are logged, and the rest is counted once."""
    clock = Clock()
    with _log(file, clock) as log:
        for number in range(1000):
            log.line("rejected", address=f"2001:db8::{number:x}", reason=reason)
        assert len(_lines(file)) == 20
        clock.now += REPORT_INTERVAL
        log.report()
        log.report()
        log.line("rejected", address="2001:db8::1", reason=reason)
    *_, counted, again = _lines(file)
    assert (counted["event"], counted[f"rejected:{reason}"]) == ("unlogged", 980)
    assert (again["event"], len(_lines(file))) == ("rejected", 22)


@pytest.mark.parametrize("event", ["accept-failed", "library", "error", "reload-problem", "crash", "throttled"])
def test_repeated_events_are_thinned_out(file: Path, event: str) -> None:
    """Any event that repeats without end is thinned out, with or without an address."""
    with _log(file) as log:
        for _ in range(1000):
            log.line(event)
        log.report(now=True)
    *written, counted = _lines(file)
    assert (len(written), counted[event]) == (20, 980)


def test_visits_of_many_networks_are_logged(file: Path) -> None:
    """A minute's visits from each network are logged; a flood from very many networks is thinned out as a whole."""
    with _log(file) as log:
        for event in ("connect", "disconnect"):
            for number in range(60):
                for network in (1, 2):
                    log.line(event, address=f"10.0.0.{network}", number=number)
        assert len(_lines(file)) == 240
        for number in range(4000):
            log.line("rejected", address=f"10.1.{number >> 8}.{number & 255}", reason="rate")
        assert len(_lines(file)) == 1000


def test_different_reasons_and_workers_are_told_apart(file: Path) -> None:
    """A flood of one kind hides no line of another kind, of another limit, or about another worker."""
    with _log(file) as log:
        for _ in range(100):
            log.line("rejected", address="10.0.0.1", reason="rate")
        log.line("rejected", address="10.0.0.1", reason="busy")
        log.line("throttled", address="10.0.0.1", limit="keys")
        log.line("throttled", address="10.0.0.1", limit="paste")
        for worker in range(64):
            log.line("worker-exited", worker=worker)
    assert len(_lines(file)) == 20 + 3 + 64
