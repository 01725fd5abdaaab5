"""The dialog with the problems of the open film's file, kept up to date while that is followed."""

from typing import ClassVar

from textual.binding import BindingType

from burnout_tui.prose.document import Document
from burnout_tui.prose.problems import copied_problems, problems_document
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import CopyProblems, Unavailable
from burnout_tui.view.screens.text import TextScreen
from burnout_tui.view.unavailable import NO_PROBLEMS


class ProblemsScreen(TextScreen):
    """All problems; after the next good save a sentence that there are none."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("problems"))

    @property
    def _foot(self) -> str:
        return self.reading._("y: copy   esc: back")

    def text(self) -> Document:
        """Return the problems."""
        return problems_document(self.reading)

    def action_copy(self) -> None:
        """Copy the problems."""
        if text := copied_problems(self.reading):
            self.app.post_message(CopyProblems(text))
        else:
            self.post_message(Unavailable(NO_PROBLEMS))

    def action_close(self) -> None:
        """Close the dialog."""
        self.dismiss(None)
