"""The dialogs that a film's screen opens over itself."""

from textual import on

from burnout_tui.prose.found import Found
from burnout_tui.view.messages import ShowProblems, Unavailable
from burnout_tui.view.screens.base import BaseScreen
from burnout_tui.view.unavailable import NO_PROBLEMS


class FilmDialogs(BaseScreen):
    """A screen with dialogs about the entry that it shows."""

    @property
    def ref(self) -> str:
        """The ref of the record that the screen shows, or ``film``."""
        raise NotImplementedError

    @property
    def asked_about(self) -> str:
        """The ref of whom a question about links begins with."""
        raise NotImplementedError

    async def open(self, ref: str) -> None:
        """Open a ref, and add the present place to the history."""
        raise NotImplementedError

    def action_sources(self) -> None:
        """Show the entry's sources."""
        self.open_sources(self.ref)

    def open_sources(self, ref: str, found: Found | None = None) -> None:
        """Show the sources of an entry, or a record that opens in a window, with what a search has found there."""
        from burnout_tui.view.screens.sources import SourcesScreen

        self.app.push_screen(SourcesScreen(self.reading, ref, found), self._open_result)

    def action_path(self) -> None:
        """Ask how the present character and another one are linked."""
        from burnout_tui.view.screens.path import PathScreen

        if self.is_current:
            self.app.push_screen(PathScreen(self.reading, self.asked_about), self._open_result)

    @on(ShowProblems)
    def action_problems(self) -> None:
        """Show the problems of the film's file, which is followed."""
        from burnout_tui.view.screens.problems import ProblemsScreen

        if not self.reading.problems:
            self.post_message(Unavailable(NO_PROBLEMS))
        elif self.is_current:
            self.app.push_screen(ProblemsScreen(self.reading))

    async def _open_result(self, ref: str | None) -> None:
        if ref:
            await self.open(ref)
