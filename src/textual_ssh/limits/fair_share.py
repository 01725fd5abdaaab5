"""Share the event loop's time fairly among addresses.

Everything that a client makes the loop do is measured and charged to the client's address: handshakes, keys, painting,
answers. If the addresses together use too much time, those that use the most have to wait. Charges are processor time,
so that nobody pays for other programs of the machine; on a busy machine there is less of it to share.
"""

import math
from collections import OrderedDict
from collections.abc import Callable
from contextvars import ContextVar
from time import monotonic, perf_counter, thread_time
from typing import Any

MEMORY = 1.0
"""Seconds after which a use of the loop counts a third."""
CAPACITY, ALONE = 0.4, 0.8
"""The parts of the available processor time that all addresses together, and an address that is alone, may use before
the heaviest users have to wait."""
FLOOR = 0.15
"""The part of the processor's time that any address may use at any time: some ten keys a second."""
TEXT_FLOOR = 0.03
"""The same for the texts of commands and of line visits: on a busy host, whoever waits for a text waits longer than
whoever presses a key."""
MIN_WAIT, MAX_WAIT = 0.01, 0.5
"""The shortest and the longest time, in seconds, after which a waiting client asks again."""
MAX_ACCOUNTS = 4096
"""The number of addresses, the most recent ones, whose use is remembered."""
_IDLE = 0.001
"""A part of the loop's time that is as good as none."""
_AVAILABILITY_SECONDS = 1.0
"""Seconds of work over which the availability of the processor is measured."""
_MIN_AVAILABLE = 0.5
"""The least availability that counts. On a machine that is busier, everybody waits, and sharing less would not help."""
_NEXT = 2e-5
"""Seconds within which a step begins where the one before it has ended: the loop itself needs a few millionths."""
_MOMENT = 0.001
"""Seconds in which a use becomes so little less that it need not be computed."""
_LEVEL_SECONDS = 0.02
"""Seconds for which a computed level is valid."""

CURRENT: "ContextVar[Account | None]" = ContextVar("CURRENT", default=None)
"""The account of the client for whom the present task works; None for the server itself."""


class Account:
    """One address's use of the loop, as a part of the loop's time in the last seconds."""

    __slots__ = ("_at", "_clock", "_reserved", "_share", "_used")

    def __init__(self, share: "FairShare", clock: Callable[[], float]) -> None:
        self._share = share
        self._clock = clock
        self._used = self._reserved = 0.0
        self._at = clock()

    @property
    def used(self) -> float:
        """The part of the loop's time that the address uses or has reserved."""
        self._decay()
        return self._used / MEMORY

    def charge(self, seconds: float) -> None:
        """Charge time that was used. Reserved time is used up first."""
        self._decay()
        if self._reserved:
            covered = min(seconds, self._reserved)
            self._reserved -= covered
            seconds -= covered
        self._used += seconds

    def run(self, call: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function, charge the time that it takes, and return its value."""
        share, wall = self._share, perf_counter()
        # To ask the kernel for the thread's time costs more than the shortest steps.
        began = share.ended if wall - share.ended_at < _NEXT else thread_time()
        try:
            return call(*arguments)
        finally:
            share.ended, share.ended_at = thread_time(), perf_counter()
            self.charge(share.ended - began)
            share.observe(share.ended - began, share.ended_at - wall)

    def wait(self, floor: float = FLOOR) -> float:
        """Return the seconds after which to ask again; 0 if the address may use the loop now.

        ``floor`` is the part of the loop's time that the address may use at any time.
        """
        level, used = self._share.level(floor), self.used
        if used < level:
            return 0.0
        return min(MAX_WAIT, max(MIN_WAIT, MEMORY * math.log(used / level)))

    def reserve(self, seconds: float) -> None:
        """Charge time in advance, because it is used only later: a key is posted now and painted after others."""
        self._decay()
        self._reserved += seconds
        self._used += seconds

    def _decay(self) -> None:
        now = self._clock()
        if now - self._at > _MOMENT:
            factor = math.exp((self._at - now) / MEMORY)
            self._used *= factor
            self._reserved *= factor
            self._at = now


class FairShare:
    """The accounts of a worker's clients, and how much each may use."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._accounts: OrderedDict[str, Account] = OrderedDict()
        self._level = math.inf
        self._level_until = -math.inf
        self._worked = self._passed = _AVAILABILITY_SECONDS
        self.ended, self.ended_at = 0.0, -math.inf
        """When the last step ended, by the time of the thread and by that of ``perf_counter``."""

    def account(self, key: str) -> Account:
        """Return the account of an address or network."""
        account = self._accounts.get(key)
        if account is None:
            account = self._accounts[key] = Account(self, self._clock)
            if len(self._accounts) > MAX_ACCOUNTS:
                self._accounts.popitem(last=False)
        else:
            self._accounts.move_to_end(key)
        return account

    def observe(self, worked: float, passed: float) -> None:
        """Record the processor time of a step and the time that passed, to know how available the processor is."""
        keep = max(0.0, 1 - passed / _AVAILABILITY_SECONDS)
        self._worked = self._worked * keep + worked
        self._passed = self._passed * keep + passed

    def level(self, floor: float = FLOOR) -> float:
        """Return the largest part of the loop's time that one address may use now, at least ``floor``.

        Addresses that use less keep it, and what they leave is divided among the others (max-min fairness).
        """
        now = self._clock()
        if now >= self._level_until:
            self._level = self._compute_level()
            self._level_until = now + _LEVEL_SECONDS
        return max(self._level, floor)

    def _compute_level(self) -> float:
        uses = sorted(used for account in self._accounts.values() if (used := account.used) > _IDLE)
        left = (CAPACITY if len(uses) > 1 else ALONE) * max(_MIN_AVAILABLE, min(1.0, self._worked / self._passed))
        for index, used in enumerate(uses):
            share = left / (len(uses) - index)
            if used > share:
                return share
            left -= used
        # Nobody has to wait. Whoever used all that is left now would be the only one to wait.
        return left + (uses[-1] if uses else 0.0)
