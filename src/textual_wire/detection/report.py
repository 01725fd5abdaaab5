"""A report of what was detected, in sentences, for bug reports."""

from collections.abc import Iterable, Iterator, Mapping

from textual_wire.detection.multiplexer import Clipboard, Multiplexer
from textual_wire.detection.phrase import N_, Phrase
from textual_wire.detection.profiles import Colours
from textual_wire.detection.terminal import Terminal

_VARIABLES = (
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "FORCE_COLOR",
    "LC_ALL",
    "LC_CTYPE",
    "LC_MESSAGES",
    "LANG",
    "LANGUAGE",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "LC_TERMINAL",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "WT_SESSION",
    "TMUX",
    "STY",
    "SSH_CONNECTION",
    "SSH_TTY",
    "COLUMNS",
    "LINES",
)
"""LANGUAGE has no effect; it is reported so that users who set it can see that."""
_PRIVATE = ("SSH_CONNECTION", "TMUX", "STY", "SSH_TTY", "WT_SESSION")
"""Variables whose values are left out: they contain addresses and names."""

_COLOURS: dict[Colours, str] = {
    "truecolor": N_(
        "Colours: all are sent, because {reason}; those in the palette of 256 by their number, the others in 24 bits."
    ),
    "256": N_("Colours: 256 colours are sent, because {reason}."),
    "16": N_("Colours: the terminal's own 16 colours are sent, because {reason}."),
    "8": N_("Colours: the terminal's own 8 colours are sent, because {reason}."),
    "none": N_("Colours: none are sent, because {reason}; bold, reverse and symbols mark the selection."),
}
_CLIPBOARD: dict[Clipboard, str] = {
    "plain": N_("Copying: the terminal is asked to copy (OSC 52), because {reason}."),
    "tmux": N_("Copying: the terminal is asked to copy through tmux (OSC 52), because {reason}."),
    "screen": N_("Copying: the terminal is asked to copy through GNU screen (OSC 52), because {reason}."),
    "either": N_(
        "Copying: the terminal is asked to copy (OSC 52) through GNU screen, and short texts through tmux too, "
        "because {reason}."
    ),
    "none": N_("Copying: the terminal is not asked to copy, because {reason}."),
}
_MULTIPLEXER: dict[Multiplexer, str] = {
    "tmux": N_("Multiplexer: tmux, because {reason}."),
    "screen": N_("Multiplexer: GNU screen, because {reason}."),
    "": N_("Multiplexer: none known, because {reason}."),
}


def report(terminal: Terminal, minimum_size: tuple[int, int]) -> Iterator[Phrase]:
    """Yield a sentence for each decision, with its reason.

    ``minimum_size`` is the number of columns and rows that the app needs.
    """
    reasons = dict(terminal.reasons)
    yield Phrase(_screen(terminal), reason=reasons["full_screen"])
    yield Phrase(_colours(terminal), reason=reasons["colours"])
    yield Phrase(_characters(terminal), encoding=terminal.encoding, reason=reasons["encoding"])
    yield Phrase("Shorter sequences: {reason}.", reason=reasons["features"])
    yield Phrase(_queries(terminal))
    yield Phrase(_mouse(terminal), reason=reasons["mouse"])
    yield Phrase(_CLIPBOARD[terminal.clipboard], reason=reasons["clipboard"])
    yield Phrase(_MULTIPLEXER[terminal.multiplexer], reason=reasons["multiplexer"])
    yield Phrase(_connection(terminal), reason=reasons["over_ssh"])
    yield _size(terminal, minimum_size)


def variables(environ: Mapping[str, str], more: Iterable[str] = ()) -> Iterator[Phrase]:
    """Yield the relevant variables. The values of private ones are left out.

    ``more`` names variables of the app.
    """
    for name in (*_VARIABLES, *more):
        if name not in environ:
            yield Phrase("{variable} is not set", variable=name)
        elif name in _PRIVATE:
            yield Phrase("{variable} is set", variable=name)
        else:
            yield Phrase("{variable}={value}", variable=name, value=_printable(environ[name]))


def _screen(terminal: Terminal) -> str:
    if terminal.full_screen:
        return N_("Screen: the app uses the full screen, because {reason}.")
    return N_("Screen: the app prints text, because {reason}.")


def _colours(terminal: Terminal) -> str:
    return _COLOURS[terminal.colours] if terminal.full_screen else N_("Colours: none are sent, because {reason}.")


def _characters(terminal: Terminal) -> str:
    if terminal.utf8 and terminal.charsets:
        return N_("Characters: UTF-8, limited to the console's fonts, because {reason}.")
    if terminal.utf8:
        return N_("Characters: UTF-8, because {reason}.")
    if terminal.encoding == "ascii":
        return N_("Characters: ASCII, because {reason}; other letters are transliterated.")
    if terminal.ascii_only:
        return N_(
            "Characters: {encoding} with ASCII frames and symbols, because {reason}; letters that it lacks are "
            "transliterated."
        )
    return N_("Characters: {encoding} with its own frames, because {reason}; letters that it lacks are transliterated.")


def _queries(terminal: Terminal) -> str:
    if not terminal.full_screen:
        return N_("Queries: not sent.")
    if terminal.answers_queries:
        return N_("Queries: sent.")
    return N_("Queries: not sent, because the terminal might print them.")


def _mouse(terminal: Terminal) -> str:
    if terminal.mouse:
        return N_("Mouse: enabled, because {reason}.")
    return N_("Mouse: left to the terminal, because {reason}.")


def _connection(terminal: Terminal) -> str:
    return (
        N_("Connection: SSH, because {reason}.")
        if terminal.over_ssh
        else N_("Connection: this machine, because {reason}.")
    )


def _size(terminal: Terminal, minimum_size: tuple[int, int]) -> Phrase:
    columns, rows = terminal.columns, terminal.rows
    if not columns:
        return Phrase("Size: unknown.")
    least_columns, least_rows = minimum_size
    if columns >= least_columns and rows >= least_rows:
        return Phrase("Size: {columns} columns by {rows} rows, large enough for the app.", columns=columns, rows=rows)
    return Phrase(
        "Size: {columns} columns by {rows} rows, too small for the app, which needs {least_columns} by {least_rows}.",
        columns=columns,
        rows=rows,
        least_columns=least_columns,
        least_rows=least_rows,
    )


def _printable(value: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in value)[:100]
