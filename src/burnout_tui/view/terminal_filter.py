"""The screen on terminals that cannot show all of it: fewer colours, other characters."""

from functools import lru_cache
from typing import Any

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter

from textual_wire.ascii.cells import transliterate_line
from textual_wire.ascii.symbols import spell_out_keys
from textual_wire.detection.profiles import Colours
from textual_wire.detection.terminal import Terminal

OWN_COLOURS = ("none", "8", "16")
"""Where the terminal's own colours are used, if any."""
_SYSTEMS = {"8": ColorSystem.STANDARD, "16": ColorSystem.STANDARD, "256": ColorSystem.EIGHT_BIT}


def fit(app: App[None], terminal: Terminal) -> None:
    """Make an app that does not yet run paint what a terminal can show, whatever this process's environment says."""
    own = terminal.colours in OWN_COLOURS
    app.no_color = terminal.colours == "none"
    app.set_reactive(App.ansi_color, True if own else None)
    to_truecolor = [part for part in app._filters if isinstance(part, ANSIToTruecolor)]
    for part in to_truecolor:
        part.enabled = not app.native_ansi_color
    app._filters = [*to_truecolor, *([Fitted(terminal)] if is_poor(terminal) else [])]
    # What is painted has its colours fitted already: here nothing more is done to them. Rich keeps what it makes of a
    # style with the style, whoever asks next, so a console is no place for one terminal's colours among others.
    app.console = Console(
        color_system="truecolor",
        file=app.console.file,  # one that keeps nothing
        highlight=False,
        emoji=False,
        legacy_windows=False,
        force_terminal=True,
        safe_box=False,
        soft_wrap=False,
        _environ={},
    )


def named(app: App[Any], keys: str) -> str:
    """A text with names of keys, with words for signs that the app's terminal cannot show."""
    terminal = getattr(app, "terminal", None)
    return spell_out_keys(keys) if terminal and terminal.charsets else keys


def is_poor(terminal: Terminal) -> bool:
    """Whether there is anything that a terminal cannot show."""
    return terminal.colours != "truecolor" or bool(terminal.charsets) or not terminal.italic


class Fitted(LineFilter):
    """What is painted, in what a terminal can show. All that comes to the screen, frames too, passes through it."""

    def __init__(self, terminal: Terminal) -> None:
        super().__init__()
        self._terminal = terminal

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line on a widget's background; the line stays as wide as it was."""
        terminal = self._terminal
        texts = [text for text, _, _ in segments]
        if terminal.charsets:
            texts = transliterate_line(texts, terminal.charsets)
        behind = background.rich_color
        return [
            Segment(text, style and _fitted(style, behind, terminal.colours, terminal.italic))
            for text, (_, style, _) in zip(texts, segments, strict=True)
        ]


@lru_cache(4096)
def _fitted(style: Style, behind: RichColor, colours: Colours, italic: bool) -> Style:
    if style.italic and not italic:
        style += Style(italic=False)
    if colours == "none":
        return _monochrome(style, behind)
    if colours == "truecolor":
        return style
    front, back = _nearest(style.color, colours), _nearest(style.bgcolor, colours)
    if front and back and front == back and style.color != style.bgcolor:
        # What can be told apart in all colours can be told apart in few.
        return style.without_color + Style(reverse=not style.reverse)
    return style.without_color + Style(color=front, bgcolor=back)


def _monochrome(style: Style, behind: RichColor) -> Style:
    """A style without colours; what stands out by its background is reversed."""
    stands_out = style.bgcolor and not style.bgcolor.is_default and style.bgcolor != behind
    plain = style.without_color
    return plain + Style(reverse=True) if stands_out and not style.reverse else plain


def _nearest(colour: RichColor | None, colours: Colours) -> RichColor | None:
    """The colour that is nearest among those of a terminal."""
    if colour is None or colour.is_default:
        return colour
    nearest = colour.downgrade(_SYSTEMS[colours])
    if colours == "8" and nearest.number is not None:
        return RichColor.from_ansi(nearest.number % 8)
    return nearest
