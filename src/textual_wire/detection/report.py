"""A report of what was detected, in sentences, for bug reports."""

from collections.abc import Iterable, Iterator, Mapping

from textual_wire.detection.terminal import Decision, Terminal

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

_COLOURS = {
    "truecolor": "all are sent, by palette number if the palette of 256 has them, otherwise in 24 bits",
    "256": "256 colours are sent",
    "16": "the terminal's own 16 colours are sent",
    "8": "the terminal's own 8 colours are sent",
    "none": "none are sent; bold, reverse and symbols mark the selection",
}
_CLIPBOARD = {
    "plain": "the terminal is asked to copy (OSC 52)",
    "tmux": "the terminal is asked to copy through tmux (OSC 52)",
    "screen": "the terminal is asked to copy through GNU screen (OSC 52)",
    "either": "the terminal is asked to copy (OSC 52) through GNU screen; short texts through tmux too",
    "none": "the terminal is not asked to copy",
}
_MULTIPLEXER = {"tmux": "tmux", "screen": "GNU screen", "": "none known"}


def report(terminal: Terminal, minimum_size: tuple[int, int]) -> Iterator[str]:
    """Yield a sentence for each decision, with its reason.

    ``minimum_size`` is the number of columns and rows that the app needs.
    """
    reasons: dict[Decision, str] = dict(terminal.reasons)

    def because(decision: str, name: Decision) -> str:
        return f"{decision}, because {reasons[name]}."

    yield because(f"Screen: the app {'uses the full screen' if terminal.full_screen else 'prints text'}", "full_screen")
    yield because(f"Colours: {_COLOURS[terminal.colours] if terminal.full_screen else 'none are sent'}", "colours")
    yield because(f"Characters: {_characters(terminal)}", "encoding")
    yield f"Shorter sequences: {reasons['features']}."
    yield f"Queries: {_queries(terminal)}."
    yield because(f"Mouse: {'enabled' if terminal.mouse else 'left to the terminal'}", "mouse")
    yield because(f"Copying: {_CLIPBOARD[terminal.clipboard]}", "clipboard")
    yield because(f"Multiplexer: {_MULTIPLEXER[terminal.multiplexer]}", "multiplexer")
    yield because(f"Connection: {'SSH' if terminal.over_ssh else 'this machine'}", "over_ssh")
    yield f"Size: {_size(terminal, minimum_size)}."


def variables(environ: Mapping[str, str], more: Iterable[str] = ()) -> Iterator[str]:
    """Yield the relevant variables. The values of private ones are left out.

    ``more`` names variables of the app.
    """
    for name in (*_VARIABLES, *more):
        if name in environ:
            yield f"{name} is set" if name in _PRIVATE else f"{name}={_printable(environ[name])}"
        else:
            yield f"{name} is not set"


def _characters(terminal: Terminal) -> str:
    if terminal.utf8:
        return "UTF-8, limited to the console's fonts" if terminal.charsets else "UTF-8"
    if terminal.encoding == "ascii":
        return "ASCII; other letters are transliterated"
    frames = "ASCII frames and symbols" if terminal.ascii_only else "its own frames"
    return f"{terminal.encoding} with {frames}; letters that it lacks are transliterated"


def _queries(terminal: Terminal) -> str:
    if not terminal.full_screen:
        return "not sent"
    return "sent" if terminal.answers_queries else "not sent, because the terminal might print them"


def _size(terminal: Terminal, minimum_size: tuple[int, int]) -> str:
    if not terminal.columns:
        return "unknown"
    columns, rows = minimum_size
    fits = terminal.columns >= columns and terminal.rows >= rows
    verdict = "large enough for the app" if fits else f"too small for the app, which needs {columns} by {rows}"
    return f"{terminal.columns} columns by {terminal.rows} rows, {verdict}"


def _printable(value: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in value)[:100]
