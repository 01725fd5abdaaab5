"""What the host says to a visitor outside the guide."""

from gettext import NullTranslations
from textwrap import fill

from burnout_tui.prose.i18n import N_
from textual_ssh.address import host_and_port

REJECTIONS = {
    "full": N_("The server is full. Please try again later."),
    "address": N_("Too many visits are open from your address. Please try again when one has ended."),
    "shutdown": N_("The server is shutting down. Please try again later."),
    "oversized": N_("That request is too long."),
}
"""What is said to who is not let in, by the reason."""
ENDINGS = {
    "quit": N_("Goodbye."),
    "idle": N_("Goodbye: no key was pressed for a long time."),
    "longest": N_("Goodbye: time limit reached."),
    "stalled": N_("Goodbye: your terminal stopped reading."),
    "crash": N_("The guide crashed and your visit ended. The error was logged; other visitors are not affected."),
    "shutdown": N_("Goodbye: the server is shutting down."),
}
"""What is said at the end of a visit, by the reason; nothing to who is gone."""


def ssh_command(name: str, port: int, *words: str, user: str = "") -> str:
    """What to type to come again, or to ask for something.

    ``name`` is what the host calls itself, with a port of its own where visitors come in by another than the one that
    is listened on; HOST stands for it where the host has not told.
    """
    host, own = host_and_port(name) if name else ("HOST", 0)
    port = own or port
    return " ".join(["ssh", *(() if port == 22 else ("-p", str(port))), f"{user}@{host}" if user else host, *words])


def farewell(words: NullTranslations, reason: str, name: str, port: int, user: str = "") -> list[str]:
    """What is said at the end of a visit, with how to come again where the host has told its name."""
    lines = [words.gettext(ENDINGS[reason])] if reason in ENDINGS else []
    if lines and name:
        command = ssh_command(name, port, user=user)
        lines.append(words.gettext("To come back: {command}").format(command=command))
    elif lines:
        lines.append(words.gettext("Come back the same way."))
    return lines


def warning(words: NullTranslations, limit: str, seconds: float, columns: int = 0) -> str:
    """What is said some time before a limit ends a visit: on one line, or on lines of so many columns."""
    left = max(1, round(seconds))
    if limit == "idle":
        told = words.ngettext(
            "No key was pressed for a while: this visit ends in {n} second unless you press one.",
            "No key was pressed for a while: this visit ends in {n} seconds unless you press one.",
            left,
        )
    elif limit == "shutdown":
        told = words.ngettext(
            "The server is shutting down: this visit ends in {n} second.",
            "The server is shutting down: this visit ends in {n} seconds.",
            left,
        )
    else:
        told = words.ngettext(
            "The time limit is near: this visit ends in {n} second.",
            "The time limit is near: this visit ends in {n} seconds.",
            left,
        )
    told = told.format(n=left)
    return fill(told, columns, break_on_hyphens=False) if columns else told
