"""A limit on how often an address may do something, and for IPv6 also the network of its site."""

from collections.abc import Callable
from time import monotonic

from textual_ssh.address import limit_key, network_key
from textual_ssh.limits.token_bucket import TokenBuckets

ADDRESSES_PER_NETWORK = 4
"""The number of addresses, of IPv6 /64 networks, that one /48 network counts as at most."""
MAX_ADDRESSES = 4096
"""The number of addresses, the most recent ones, for which a rate is remembered."""


class AddressRate:
    """Token buckets for addresses, and larger ones for the networks that they are in."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        """An address may do something ``rate`` times a second, and ``burst`` times at once."""
        self._addresses = TokenBuckets(rate, burst, MAX_ADDRESSES, clock)
        most = ADDRESSES_PER_NETWORK
        self._networks = TokenBuckets(most * rate, most * burst, MAX_ADDRESSES, clock)

    def take(self, address: str) -> bool:
        """Return True if the address may do it now. A network pays only for what its addresses may do."""
        return (
            self._networks.has(network_key(address))
            and self._addresses.take(limit_key(address))
            and self._networks.take(network_key(address))
        )
