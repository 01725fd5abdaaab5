"""A visitor's keys mean the same while they wait for the rate as without it."""

import asyncio

from textual.events import Key
from textual.message import Message

from textual_ssh.limits.fair_share import FairShare
from textual_ssh.limits.key_ration import KeyRation
from textual_ssh.visits.input import VisitorInput

_A_SECOND = 50


def _ration(keys_a_second: float) -> KeyRation:
    """Return a limit on the keys alone: the loop is free."""
    return KeyRation(keys_a_second, FairShare().account("a"), (0, 0))


async def test_keys_that_wait_stay_apart() -> None:
    """Escape and a key from two packets stay two keys while they wait, and ctrl+c ends a paste."""
    posted: list[str] = []
    done, throttled = asyncio.Event(), set[str]()

    def post(message: Message) -> None:
        posted.append(message.key if isinstance(message, Key) else type(message).__name__)
        if posted[-1] == "ctrl+c":
            done.set()

    reader = VisitorInput(
        post,
        keys=_ration(_A_SECOND),
        max_paste=3,
        pause=lambda: None,
        resume=lambda: None,
        on_throttled=throttled.add,
    )
    reader.receive(b"x" * (2 * _A_SECOND + 5))
    for packet in (
        b"a",
        b"b",
        b"\x1b",
        b"j",
        b"k",
        b"\x1b[200~long\x1b[201~",
        b"\x1b",
        b"[B",
        b"\x1b[200~lost",
        b"\x03",
    ):
        reader.receive(packet)
    async with asyncio.timeout(30):
        await done.wait()
    reader.close()
    assert posted[2 * _A_SECOND + 4 :] == ["x", "a", "b", "escape", "j", "k", "Paste", "down", "ctrl+c"]
    assert throttled == {"keys", "paste"}


async def test_dropped_sequences_count_as_keys() -> None:
    """Sequences that mean nothing are parsed at the rate of keys, whatever their kind."""
    for sent in (b"\x1b[E", b"\x1b]1\x07", b"\x1b\\", b"\x1b[\x07", "\x84".encode(), b"\x1bX\x1b[?1c", b"\x1b[M !!"):
        throttled = set[str]()
        reader = VisitorInput(
            print, keys=_ration(5), max_paste=3, pause=lambda: None, resume=lambda: None, on_throttled=throttled.add
        )
        reader.receive(sent * 30)
        reader.close()
        assert throttled == {"keys"}, sent


async def test_a_flood_is_named_whatever_answers_it() -> None:
    """Too many keys are named though their address has used its share; a paste is, before its end comes."""
    for sent, named in (
        (b"j" * 30, {"keys", "share"}),
        (b"j" * 3, {"share"}),
        (b"\x1b[200~" + b"x" * 30, {"paste"}),
    ):
        account, throttled = FairShare().account("a"), set[str]()
        account.charge(60)
        reader = VisitorInput(
            print,
            keys=KeyRation(5, account, (0, 0)),
            max_paste=3,
            pause=lambda: None,
            resume=lambda: None,
            on_throttled=throttled.add,
        )
        reader.receive(sent)
        reader.close()
        assert throttled == named, sent
