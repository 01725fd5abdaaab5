"""The log never waits; it drops lines instead."""

import os

from textual_ssh.log import Log


def test_an_unread_log_holds_up_nobody() -> None:
    """Lines for a full pipe are dropped, and the next line that fits contains their number."""
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
