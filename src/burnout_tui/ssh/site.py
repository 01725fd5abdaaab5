"""The guide as a site: its app, its text commands, its messages, and its films."""

from pathlib import Path

from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.cut import shown_guide
from burnout_tui.film.guide import languages_of
from burnout_tui.linear.mode import LinearMode
from burnout_tui.prose.command_line import level_options
from burnout_tui.prose.reading import Reading
from burnout_tui.ssh.film_bytes import films_from_bytes, films_to_bytes
from burnout_tui.ssh.films import read_films, reread_films, shelf_for_visitors
from burnout_tui.ssh.language import Languages
from burnout_tui.ssh.messages import GuideMessages
from burnout_tui.ssh.request import read_request
from burnout_tui.ssh.settings import GuideSettings
from burnout_tui.ssh.text_answers import answer_text
from burnout_tui.view.app import GuideApp, make_app
from burnout_tui.view.terminal_filter import LIMITED_COLOURS
from textual_ssh.sharing.style_cache import style_position
from textual_ssh.site import Answer, Conversation, Reloaded, Site
from textual_ssh.visitor import Visitor


class GuideSite(Site):
    """Films that are loaded once and shared by all visitors."""

    name = "burnout-tui"

    def __init__(self, settings: GuideSettings, films: bytes = b"") -> None:
        """Use ``films``, which ``read_site`` has read; without them, read the files here. Raises ShelfError."""
        self._files = _files(settings)
        self._films = shelf_for_visitors(films_from_bytes(films) if films else read_films(self._files))
        self._default_language = settings.language
        self._theme = settings.theme

    @property
    def _languages(self) -> Languages:
        shown = (shown_guide(guide, 0).guide for guide in self._films.guides.values())
        return Languages(languages_of(shown), self._default_language)

    def app(self, visitor: Visitor) -> GuideApp:
        """Return the guide on a screen."""
        request, terminal = read_request(self._films, visitor), visitor.terminal
        app = make_app(
            request.guide,
            self._languages.language_for(visitor),
            theme="" if terminal.colours in LIMITED_COLOURS else self._theme,
            spoilers=request.spoilers,
            start=request.start,
            shelf=request.shelf,
            marks=request.marks,
            terminal=terminal,
            greets=True,
        )

        def print_command(reading: Reading, part: str) -> str:
            films = reading.shelf.guides if reading.shelf else {}
            film = [key for key, other in films.items() if other is reading.whole]
            user = self._languages.user_for(visitor, reading.language)
            return visitor.ssh_command(*film, part, *level_options(reading), user=user)

        app.print_command = print_command
        app.style_identity = style_position
        return app

    def answer(self, visitor: Visitor) -> Answer | Conversation | None:
        """Return text, the linear mode, or None for the guide on a screen."""
        request = read_request(self._films, visitor)
        if request.form == "screen":
            return None
        language = self._languages.language_for(visitor)
        if request.form == "plain":
            return LinearMode(request.guide, language, request.spoilers, shelf=request.shelf, marks=request.marks)
        columns = visitor.size[0] if visitor.term else 80
        status, lines = answer_text(request, self._films, language, columns)
        return Answer(lines, status, request.form)

    def messages(self, visitor: Visitor) -> GuideMessages:
        """Return the server's texts in the visitor's language."""
        language = self._languages.language_for(visitor)
        return GuideMessages(visitor, language, self._languages.user_for(visitor, language))

    def reload(self) -> Reloaded:
        """Read the films again. Present visitors keep theirs; a film with problems keeps its old version."""
        films, problems = reread_films(self._films, self._files)
        return Reloaded(films_to_bytes(films) if films else None, problems)

    def use(self, data: bytes) -> None:
        """Show new visitors the films that ``reload`` has read."""
        self._films = shelf_for_visitors(films_from_bytes(data))

    def log_fields(self) -> dict[str, str]:
        """Return the films' names."""
        return {"films": " ".join(self._films.guides)}


def read_site(settings: GuideSettings) -> bytes:
    """Read the films of a site, for ``GuideSite``. Raises ShelfError."""
    return films_to_bytes(read_films(_files(settings)))


def _files(settings: GuideSettings) -> list[Path]:
    return [Path(name) for name in settings.films] or [bundled_film()]
