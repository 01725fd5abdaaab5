"""The command palette: everything that has a name, to choose by typing."""

from asyncio import sleep
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from burnout_tui.film.language import Language
from burnout_tui.film.search.folding import fold
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.plain import TAB_TITLES, TABS
from burnout_tui.prose.reading import Reading

if TYPE_CHECKING:
    from burnout_tui.view.app import GuideApp

LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "fr": "Français"}
_AT_ONCE = 200
"""So many names are compared before the keyboard has its turn."""
_KINDS = (
    ("character", N_("character")),
    ("person", N_("person")),
    ("work", N_("film, short or series")),
    ("theme", N_("theme")),
)


class Command(NamedTuple):
    """One entry of the palette."""

    text: str
    help: str
    run: Callable[[], object]


class GuideCommands(Provider):
    """Tabs, languages, colours, help; then every character, person, work and theme that may be shown."""

    @property
    def _app(self) -> "GuideApp":
        return cast("GuideApp", self.app)

    def _general(self) -> Iterator[Command]:
        app, reading = self._app, self._app.reading
        say = reading._
        if app.in_film:
            for tab in TABS:
                yield Command(say(TAB_TITLES[tab]), say("go to the tab"), partial(app.action_open, f"tab:{tab}"))
        if reading.shelf:
            if app.in_film:
                yield Command(say("Films"), say("the shelf, when several films are open"), app.action_shelf)
            for key, guide in reading.shelf.guides.items():
                title = replace(reading, guide=guide).text(guide.film.film.title)
                yield Command(title, say("open this film"), partial(app.action_open, f"film:{key}/"))
        for language, name in LANGUAGE_NAMES.items():
            yield Command(name, say("language"), partial(app.action_language, language))
        spoilers = say("Hide spoilers") if reading.spoilers else say("Show spoilers")
        yield Command(spoilers, say("whatever gives away the plot"), app.action_spoilers)
        if app.in_film:
            yield from self._of_the_film()
        yield Command(say("Help"), say("all keys"), app.action_help)
        for theme in app.available_themes:
            yield Command(say("Colours: {theme}").format(theme=theme), say("colours"), partial(app.action_theme, theme))
        yield Command(say("Quit"), say("quit the guide"), app.action_quit)

    def _of_the_film(self) -> Iterator[Command]:
        app, say = self._app, self._app.reading._
        yield Command(say("Path"), say("how two characters are linked"), partial(app.action_guide, "path"))
        yield Command(say("Search"), say("search everything"), partial(app.action_guide, "search"))
        yield Command(say("Sources"), say("the entry’s sources"), partial(app.action_guide, "sources"))
        yield Command(say("Copy"), say("ask the terminal to copy the entry"), partial(app.action_guide, "copy"))

    def _records(self) -> Iterator[Command]:
        reading: Reading = self._app.reading
        for kind, word in _KINDS:
            for name, record in reading.guide.table(kind).items():
                if reading.spoilers or not getattr(record, "spoiler", False):
                    ref = f"{kind}:{name}"
                    yield Command(reading.name(ref), reading._(word), partial(self._app.action_open, ref))

    async def discover(self) -> Hits:
        """What the palette shows before anything is typed."""
        for command in self._general():
            yield DiscoveryHit(command.text, command.run, help=command.help)

    async def search(self, query: str) -> Hits:
        """What matches the letters typed; accents and case do not matter."""
        matcher = self.matcher(fold(query))
        for group in (self._general(), self._records() if self._app.in_film else ()):
            for number, command in enumerate(group):
                folded = fold(command.text)
                if (score := matcher.match(folded)) > 0:
                    marked = Content(command.text, list(matcher.highlight(folded).spans))
                    yield Hit(score, marked, command.run, help=command.help)
                if number % _AT_ONCE == _AT_ONCE - 1:
                    await sleep(0)
