"""Limit the number of visitors over all workers with slots."""

import os

from textual_ssh.limits.slots import Slots


def test_slots_are_limited_and_released() -> None:
    """Slots can be taken up to each limit, and are released one by one or all slots of a worker together."""
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
    first.release()
    first.release()
    assert slots.taken() == 2
    slots.release_all(1)
    assert (slots.taken(), slots.taken(1)) == (0, 0)


def test_networks_of_ipv6_are_limited_too() -> None:
    """A /64 network of IPv6 counts as one address, and a /48 network as four at most; other networks have theirs."""
    slots = Slots(100, 2)
    taken = [slots.take(0, f"2001:db8:1:{network:x}::{host}") for network in range(5) for host in (1, 2, 3)]
    assert [slot is not None for slot in taken] == [True, True, False] * 4 + [False] * 3
    assert not slots.full
    assert slots.take(0, "2001:db8:2::1")
    assert taken[0]
    taken[0].release()
    assert slots.take(0, "2001:db8:1:9::1")


def test_slots_are_exact_between_processes() -> None:
    """If several processes take as many slots as they can, no slot is taken twice, and none is lost."""
    slots = Slots(50, 1000)
    children = []
    for worker in range(4):
        child = os.fork()
        if not child:
            count = 0
            while slots.take(worker, f"{worker}"):
                count += 1
            os._exit(count)
        children.append(child)
    counts = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert sum(counts) == slots.taken() == 50
    assert [slots.taken(worker) for worker in range(4)] == counts
