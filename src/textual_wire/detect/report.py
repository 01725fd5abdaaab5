"""What was found out about a terminal, in sentences for a report of a mistake."""

from collections.abc import Iterator, Mapping

from textual_wire.detect.terminal import Decision, Terminal

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
    "BURNOUT_TUI_PLAIN",
    "BURNOUT_TUI_CURSOR",
)
_PRIVATE = ("SSH_CONNECTION", "TMUX", "STY", "SSH_TTY", "WT_SESSION")
"""Variables of which only that they are set belongs in a report: they tell addresses and names."""

_COLOURS = {
    "truecolor": "all are sent, by number where the palette of 256 has them, else in 24 bits",
    "256": "256 colours are sent",
    "16": "the terminal's own 16 colours are sent",
    "8": "the terminal's own 8 colours are sent",
    "none": "no colour is sent, and what is selected shows by bold, reverse and signs",
}
_CLIPBOARD = {
    "plain": "the terminal is asked to copy (OSC 52)",
    "tmux": "the terminal is asked to copy through tmux (OSC 52)",
    "screen": "the terminal is asked to copy through GNU screen (OSC 52)",
    "either": "the terminal is asked to copy (OSC 52) through GNU screen; what is short, through tmux too",
    "none": "the terminal is not asked to copy",
}


def sentences(terminal: Terminal, least: tuple[int, int]) -> Iterator[str]:
    """What was chosen, and why; ``least`` is the size below which the guide has no room."""
    why: dict[Decision, str] = dict(terminal.reasons)

    def said(chosen: str, reason: Decision) -> str:
        return f"{chosen}, since {why[reason]}."

    yield said("Screen: the guide is shown" if terminal.screen else "Screen: the guide is printed as text", "screen")
    yield said(f"Colours: {_COLOURS[terminal.colours] if terminal.screen else 'none is sent'}", "colours")
    yield said(f"Characters: {_characters(terminal)}", "encoding")
    yield f"Cheap sequences: {why['features']}."
    asked = "may be asked what else it knows" if terminal.questions else "is asked nothing, since it might print it"
    yield f"Questions: the terminal {asked if terminal.screen else 'is asked nothing'}."
    yield said(f"Mouse: {'asked for' if terminal.mouse else 'left to the terminal'}", "mouse")
    yield said(f"Copying: {_CLIPBOARD[terminal.clipboard]}", "clipboard")
    yield said(f"In between: {_BETWEEN[terminal.multiplexer]}", "multiplexer")
    yield said(f"Link: {'SSH' if terminal.over_ssh else 'this machine'}", "link")
    yield f"Size: {_size(terminal, least)}."


_BETWEEN = {"tmux": "tmux", "screen": "GNU screen", "": "nothing that is known"}


def variables(environ: Mapping[str, str]) -> Iterator[str]:
    """The variables that may have a say, with their values, except those that would tell addresses and names.

    LANGUAGE has none; it is there since people set it, and wonder.
    """
    for name in _VARIABLES:
        if name in environ:
            yield f"{name} is set" if name in _PRIVATE else f"{name}={_clean(environ[name])}"
        else:
            yield f"{name} is not set"


def _characters(terminal: Terminal) -> str:
    if terminal.utf8:
        return "UTF-8, without what the console's fonts lack" if terminal.glyphs else "UTF-8"
    if terminal.encoding == "ascii":
        return "ASCII; other letters are transliterated"
    frames = "with ASCII frames and signs" if terminal.ascii_only else "with its own frames"
    return f"{terminal.encoding}, {frames}; letters that it lacks are transliterated"


def _size(terminal: Terminal, least: tuple[int, int]) -> str:
    if not terminal.columns:
        return "not known"
    room = terminal.columns >= least[0] and terminal.rows >= least[1]
    enough = "enough for the guide" if room else f"too small for the guide, which needs {least[0]} by {least[1]}"
    return f"{terminal.columns} columns by {terminal.rows} rows, {enough}"


def _clean(value: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in value)[:100]
