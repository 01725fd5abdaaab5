"""What all visits of one worker share."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from burnout_tui.film.shelf import Shelf
from textual_ssh.limits.capacity import Slots
from textual_ssh.log import Log
from textual_ssh.metrics.counters import WorkerCounters
from textual_ssh.settings import Settings
from textual_ssh.sharing.memory import CollectionSchedule
from textual_ssh.sharing.stylesheets import SharedStylesheets

if TYPE_CHECKING:
    from textual_ssh.visits.line_visit import LineVisit
    from textual_ssh.visits.screen_visit import ScreenVisit


@dataclass
class ServerContext:
    """One worker's house. Nothing that belongs to a visitor is here but the visits themselves."""

    settings: Settings
    files: list[Path]
    """Where the films come from."""
    films: Shelf
    """What new visitors see."""
    slots: Slots
    counters: WorkerCounters
    log: Log
    worker: int = 0
    """The worker's number, from 0."""
    sheets: SharedStylesheets = field(default_factory=SharedStylesheets)
    collections: CollectionSchedule = field(default_factory=CollectionSchedule)
    visits: "set[ScreenVisit | LineVisit]" = field(default_factory=set)
    empty: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the last visitor has left a house that is closing."""
    closing: bool = False
    """Whether nobody is let in any more."""

    def left(self, visit: "ScreenVisit | LineVisit") -> None:
        """A visit has ended."""
        self.visits.discard(visit)
        self.collections.visit_ended(len(self.visits))
        if self.closing and not self.visits:
            self.empty.set()

    def reject(self, reason: str, fields: dict[str, str | int | float]) -> None:
        """Count a visitor who was not let in, and write why."""
        self.counters.add(f"rejected:{reason}")
        self.log.line("rejected", {**fields, "reason": reason})
