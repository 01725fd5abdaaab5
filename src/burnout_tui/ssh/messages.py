"""The texts that the server shows a visitor outside the guide, in the visitor's language."""

from burnout_tui.film.language import Language
from burnout_tui.prose.i18n import N_, translations_for
from textual_ssh.default_messages import Messages
from textual_ssh.visitor import Visitor

REJECTIONS = {
    "full": N_("The server is full. Please try again later."),
    "address": N_("Too many visits are open from your address. Please try again when one has ended."),
    "shutdown": N_("The server is shutting down. Please try again later."),
    "oversized": N_("That request is too long."),
}
"""The text for a visitor who is not let in, by the reason."""
ENDINGS = {
    "quit": N_("Goodbye."),
    "idle": N_("Goodbye: no key was pressed for a long time."),
    "longest": N_("Goodbye: time limit reached."),
    "stalled": N_("Goodbye: your terminal stopped reading."),
    "crash": N_("The guide crashed and your visit ended. The error was logged; other visitors are not affected."),
    "shutdown": N_("Goodbye: the server is shutting down."),
}
"""The text at the end of a visit, by the reason. A visitor who has disconnected gets none."""


class GuideMessages(Messages):
    """The server's texts for one visitor."""

    def __init__(self, visitor: Visitor, language: Language, user: str) -> None:
        """``user`` is the user's name that brings the visitor back in this language; empty if any name does."""
        super().__init__(visitor)
        self._words = translations_for(language)
        self._user = user

    def rejected(self, reason: str) -> str:
        """Return the line for a visitor who is not let in."""
        return self._words.gettext(REJECTIONS[reason])

    def warning(self, limit: str, seconds: float) -> str:
        """Return the warning that a limit ends the visit in some seconds."""
        left = max(1, round(seconds))
        if limit == "idle":
            text = self._words.ngettext(
                "No key was pressed for a while: this visit ends in {n} second unless you press one.",
                "No key was pressed for a while: this visit ends in {n} seconds unless you press one.",
                left,
            )
        elif limit == "shutdown":
            text = self._words.ngettext(
                "The server is shutting down: this visit ends in {n} second.",
                "The server is shutting down: this visit ends in {n} seconds.",
                left,
            )
        else:
            text = self._words.ngettext(
                "The time limit is near: this visit ends in {n} second.",
                "The time limit is near: this visit ends in {n} seconds.",
                left,
            )
        return text.format(n=left)

    def farewell(self, reason: str) -> list[str]:
        """Return the last lines of a visit, with the command to come back if the server has a name."""
        lines = [self._words.gettext(ENDINGS[reason])] if reason in ENDINGS else []
        if lines and self.visitor.host:
            command = self.visitor.ssh_command(user=self._user)
            lines.append(self._words.gettext("To come back: {command}").format(command=command))
        elif lines:
            lines.append(self._words.gettext("Come back with the same command."))
        return lines
