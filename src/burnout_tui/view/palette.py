"""The commands of the palette: everything that has a name, to choose by typing."""

from asyncio import sleep
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.content import Span as ContentSpan
from textual.style import Style as ContentStyle
from textual.theme import Theme

from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.languages import own_name
from burnout_tui.film.search.index import Hit as Match
from burnout_tui.film.search.index import Index, IndexEntry, Quality
from burnout_tui.prose.entries.common import capitalized, opening_name
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder
from burnout_tui.prose.tabs import TAB_TITLES, tabs_of
from burnout_tui.view.key_table import KeyTable
from burnout_tui.view.themes.own import THEMES

_COMMAND = "command"


class GuideState(Protocol):
    """The app as the palette sees it."""

    @property
    def reading(self) -> Reading:
        """The reader's choices."""

    @property
    def in_film(self) -> bool:
        """True if a film is shown, not the shelf."""

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The themes by their names."""


class Command(NamedTuple):
    """One entry of the palette."""

    text: str
    action: str
    """The app's action, written as in the table of keys: ``open('character:zoe')``."""
    kind: str = ""
    """The kind of the record that it opens, in words."""


def key_of(keys: KeyTable, action: str) -> str:
    """Return the first key of an action of the palette; empty for one without a key."""
    name = action.removeprefix("open('tab:").removeprefix("guide('").removesuffix("')")
    return keys.first(name) if name.isidentifier() else ""


class GuideCommands(Provider):
    """Tabs, languages, colours, help; then every character, person, work and theme that is not hidden.

    The many themes of colours are found by typing, and listed by a command of their own.
    """

    finds_records = True
    """True to find the records of the film by typing."""

    @property
    def _state(self) -> GuideState:
        return cast("GuideState", self.app)

    def _listed(self) -> Iterator[Command]:
        """Yield the commands to list before anything is typed."""
        return self._general()

    def _typed(self) -> Iterator[Command]:
        """Yield the commands to find by typing."""
        yield from self._general()
        yield from self._themes()

    def _general(self) -> Iterator[Command]:
        state, reading = self._state, self._state.reading
        _ = reading._
        if state.in_film:
            for tab in tabs_of(reading):
                yield Command(_(TAB_TITLES[tab]), f"open('tab:{tab}')")
        if reading.shelf and reading.has_shelf:
            if state.in_film:
                yield Command(_("Films"), "shelf")
            for key, guide in reading.shelf.guides.items():
                title = replace(reading, whole=guide).text(guide.film.film.title)
                yield Command(title, f"open({f'film:{key}/'!r})")
        for language in reading.languages(reading.language, not state.in_film):
            yield Command(own_name(language), f"language('{language}')")
        shown = reading.shows_all if state.in_film else reading.spoilers
        yield Command(_("Hide spoilers") if shown else _("Show spoilers"), "spoilers")
        if state.in_film:
            yield Command(_("Seen up to this scene"), "guide('mark')")
            yield Command(_("Seen one more scene"), "seen_more")
        if state.in_film:
            yield Command(_("How two characters are linked"), "guide('path')")
            yield Command(_("Search"), "guide('search')")
            yield Command(_("Sources"), "guide('sources')")
            yield Command(_("Copy"), "guide('copy')")
        yield Command(_("Help"), "help")
        yield Command(_("Colours…"), "themes")
        yield Command(_("Quit"), "quit")

    def _themes(self) -> Iterator[Command]:
        words = self._state.reading._("Colours: {theme}")
        return (Command(words.format(theme=theme), _theme_action(theme)) for theme in self._state.available_themes)

    def _open(self, match: Match) -> Command:
        """Return the command that opens a record."""
        reading, entry = self._state.reading, match.entry
        name = opening_name(reading, entry.ref) or entry.text
        return Command(name, f"open({entry.ref!r})", reading._(record_kinds().labels[entry.kind]))

    def _run(self, command: Command) -> "partial[Coroutine[Any, Any, bool]]":
        return partial(self.app.run_action, command.action)

    async def discover(self) -> Hits:
        """Yield the commands that the palette shows before anything is typed."""
        for command in self._listed():
            # Textual reads markup in a string, and a title may have brackets.
            yield DiscoveryHit(Content(command.text), self._run(command), text=command.text)

    async def search(self, query: str) -> Hits:
        """Yield the commands and records that match a query by the rules of the search, the best first."""
        general = list(self._typed())
        index = Index(
            (IndexEntry(_COMMAND, str(number), command.text) for number, command in enumerate(general)), (_COMMAND,)
        )
        found = [(match, general[int(match.entry.ref)]) for match in index.find_names(_COMMAND, query)]
        if self.finds_records and self._state.in_film:
            builder = IndexBuilder.shared(self._state.reading)
            while not builder.ready:
                await sleep(0)
                builder.add_batch()
            groups = builder.index.find(query, tuple(record_kinds().labels))
            found += [(match, self._open(match)) for group in groups for match in group.hits]
        best = min((match.quality for match, _ in found), default=Quality.TYPO)
        shown = [pair for pair in found if best == Quality.TYPO or pair[0].quality < Quality.TYPO]
        shown.sort(key=lambda pair: pair[0].quality)
        mark = self.match_style or ContentStyle(reverse=True)
        for number, (match, command) in enumerate(shown):
            marks = match.marks if capitalized(match.entry.text) == capitalized(command.text) else ()
            text = Content(command.text, [ContentSpan(start, end, mark) for start, end in marks])
            kind = Content(f" · {command.kind}" if command.kind else "")
            yield Hit(1 - number / len(shown), text + kind, self._run(command), text=command.text)


class ThemeCommands(GuideCommands):
    """The themes of colours, the guide's own first."""

    finds_records = False

    def _listed(self) -> Iterator[Command]:
        own = [theme.name for theme in THEMES]
        names = sorted(self._state.available_themes, key=lambda name: own.index(name) if name in own else len(own))
        return (Command(theme, _theme_action(theme)) for theme in names)

    def _typed(self) -> Iterator[Command]:
        return self._listed()


def _theme_action(theme: str) -> str:
    return f"theme({theme!r})"
