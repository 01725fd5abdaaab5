"""The state that all visits of one worker share."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from textual_ssh.handover import Handover
from textual_ssh.limits.fair_share import FairShare
from textual_ssh.limits.penalties import Penalties
from textual_ssh.limits.slots import Slots
from textual_ssh.limits.text_thread import TextThread
from textual_ssh.log import Log, Value
from textual_ssh.metrics.counters import WorkerCounters
from textual_ssh.settings import Settings
from textual_ssh.sharing.memory import CollectionSchedule
from textual_ssh.sharing.stylesheets import SharedStylesheets
from textual_ssh.site import Site
from textual_wire.wire.paintings import Paintings
from textual_wire.wire.readings import Readings


class OpenVisit(Protocol):
    """The parts of a visit that a draining worker uses."""

    def warn(self, limit: str, seconds: float) -> None:
        """Warn the visitor that a limit will end the visit in ``seconds``."""

    def end(self, reason: str) -> None:
        """End the visit."""


@dataclass
class ServerContext:
    """One worker's settings, limits, counters and open visits. Only the visits belong to visitors."""

    settings: Settings
    site: Site
    slots: Slots
    counters: WorkerCounters
    log: Log
    handover: Handover
    """The site's data, if it was reloaded."""
    worker: int = 0
    """The worker's number, from 0."""
    stylesheets: SharedStylesheets | None = field(default_factory=SharedStylesheets)
    """The style sheets that all visits share; None if every visit parses its own."""
    collections: CollectionSchedule = field(default_factory=CollectionSchedule)
    share: FairShare = field(default_factory=FairShare)
    """The parts of the loop's time that addresses use, and may use."""
    penalties: Penalties = field(default_factory=Penalties)
    """The penalties of addresses whose clients misbehave."""
    texts: TextThread = field(default_factory=TextThread)
    """The thread in which texts are made."""
    paintings: Paintings = field(default_factory=Paintings)
    """The large changes of screens, which are painted once for all visitors who see the same."""
    readings: Readings = field(default_factory=Readings)
    """The screens that large frames make, which are read once for all visitors who get the same."""
    visits: set[OpenVisit] = field(default_factory=set)
    empty: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the last visit ends while the worker drains."""
    draining: bool = False
    """True once all new visitors are rejected."""

    def visit_ended(self, visit: OpenVisit) -> None:
        """Remove a visit that has ended and left an app behind."""
        self.visit_closed(visit)
        self.collections.visit_ended(len(self.visits))

    def visit_closed(self, visit: OpenVisit) -> None:
        """Remove a visit that has ended."""
        self.visits.discard(visit)
        if self.draining and not self.visits:
            self.empty.set()

    def reject(self, reason: str, fields: Mapping[str, Value]) -> None:
        """Count and log a rejected visitor. Misbehaviour is punished."""
        self.penalties.add(str(fields.get("address", "")), reason)
        self.counters.add(f"rejected:{reason}")
        self.log.line("rejected", {**fields, "reason": reason})
