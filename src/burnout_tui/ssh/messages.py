"""What the host says to a visitor outside the guide."""

from gettext import NullTranslations
from textwrap import fill

from burnout_tui.prose.i18n import N_
from textual_ssh.address import host_and_port

REJECTIONS = {
    "full": N_("The house is full. Please come again in a while."),
    "address": N_("Too many visitors have come from your address. Please come again when one has left."),
    "shutdown": N_("The house is closing. Please come again in a while."),
    "oversized": N_("That is more than can be asked at once."),
}
"""What is said to who is not let in, by the reason."""
ENDINGS = {
    "quit": N_("Good-bye."),
    "idle": N_("Good-bye: no key was pressed for a long time."),
    "longest": N_("Good-bye: this visit was as long as one may be."),
    "stalled": N_("Good-bye: what was sent was not read."),
    "crash": N_("A mistake in the guide ended this visit. It was written down, and others are not concerned."),
    "shutdown": N_("Good-bye: the house is closing."),
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
        lines.append(words.gettext("Come again: {command}").format(command=command))
    elif lines:
        lines.append(words.gettext("Come again in the same way."))
    return lines


def warning(words: NullTranslations, limit: str, seconds: float, columns: int = 0) -> str:
    """What is said some time before a limit ends a visit: on one line, or on lines of so many columns."""
    left = max(1, round(seconds))
    if limit == "idle":
        told = words.ngettext(
            "No key was pressed for long: the visit ends in {n} second, unless you press one.",
            "No key was pressed for long: the visit ends in {n} seconds, unless you press one.",
            left,
        )
    elif limit == "shutdown":
        told = words.ngettext(
            "The house is closing: the visit ends in {n} second.",
            "The house is closing: the visit ends in {n} seconds.",
            left,
        )
    else:
        told = words.ngettext(
            "The visit is nearly as long as one may be: it ends in {n} second.",
            "The visit is nearly as long as one may be: it ends in {n} seconds.",
            left,
        )
    told = told.format(n=left)
    return fill(told, columns, break_on_hyphens=False) if columns else told
