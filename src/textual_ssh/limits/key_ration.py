"""A limit on the keys of one visitor: a rate, and the visitor's address must be allowed to use the event loop."""

from textual_ssh.limits.fair_share import Account
from textual_ssh.limits.token_bucket import TokenBucket

_SECONDS_PER_CELL = 5e-7


def painting_seconds(size: tuple[int, int]) -> float:
    """Estimate the seconds that painting a screen of some columns and rows takes when most of it changes."""
    return size[0] * size[1] * _SECONDS_PER_CELL


class KeyRation:
    """Says whether a visitor's next key may be handled, and reserves the time for its painting."""

    def __init__(self, keys_a_second: float, account: Account, size: tuple[int, int]) -> None:
        self.burst = round(2 * keys_a_second)
        """The number of keys that may come at once."""
        self._keys = TokenBucket(keys_a_second, 2 * keys_a_second)
        self._account = account
        self.size = size
        """The columns and rows of the visitor's screen."""

    @property
    def limit(self) -> str:
        """The name of the limit for which the next key has to wait."""
        return "keys" if self._keys.wait() else "share"

    def are_too_many(self, keys: int) -> bool:
        """Return True if this number of keys exceeds the rate of the visitor, whatever the share."""
        return self._keys.wait(keys) > 0

    def take(self) -> bool:
        """Return True if a key may be handled now."""
        if self._account.wait() or not self._keys.take():
            return False
        self._account.reserve(painting_seconds(self.size))
        return True

    def wait(self) -> float:
        """Return the seconds after which to try again; 0 if a key may be handled now."""
        return max(self._account.wait(), self._keys.wait())
