"""Penalties for clients that misbehave, by address, as with OpenSSH's PerSourcePenalties.

Each kind of misbehaviour costs an address some seconds. Seconds pass by themselves; while an address has many of them
left, its connections are rejected before they cost anything.
"""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from textual_ssh.address import limit_key, network_key
from textual_ssh.limits.address_rate import ADDRESSES_PER_NETWORK, MAX_ADDRESSES

PENALTIES = {"log-in": 5.0, "protocol": 5.0, "packet-size": 5.0, "packets": 10.0}
"""The seconds for a client that does not log in in time, breaks the protocol, or asks for tiny packets, by the reason
of its rejection; and for one that floods a connection with packets."""
TOLERATED = 60.0
"""The seconds that an address may have left without being rejected: a dozen mistakes in a minute."""
MAX_PENALTY = 600.0
"""The most seconds that an address can have left."""


class Penalties:
    """The penalties of addresses, and those of IPv6 networks, which tolerate more."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._ends: OrderedDict[str, float] = OrderedDict()

    def add(self, address: str, kind: str) -> None:
        """Punish an address, if this is a kind of misbehaviour."""
        if seconds := PENALTIES.get(kind):
            for key, share in _keys(address).items():
                self._add(key, seconds / share)

    def rejects(self, address: str) -> bool:
        """Return True if an address or its network has too many seconds left."""
        now = self._clock()
        return any(self._ends.get(key, now) - now > TOLERATED for key in _keys(address))

    def _add(self, key: str, seconds: float) -> None:
        now = self._clock()
        end = max(now, self._ends.pop(key, now)) + seconds
        self._ends[key] = min(end, now + MAX_PENALTY)
        if len(self._ends) > 2 * MAX_ADDRESSES:
            self._ends.popitem(last=False)


def _keys(address: str) -> dict[str, float]:
    """Return the keys for which an address is punished, each with the number of addresses that share it."""
    return {network_key(address): ADDRESSES_PER_NETWORK, limit_key(address): 1}
