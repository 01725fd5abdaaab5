"""Convert lines to fewer colours and other characters, for limited terminals."""

from functools import lru_cache
from typing import Any

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from textual_wire.ascii.cells import transliterate_line
from textual_wire.ascii.symbols import spell_out_keys
from textual_wire.detection.profiles import Colours
from textual_wire.detection.terminal import Terminal

LIMITED_COLOURS = ("none", "8", "16")
"""The numbers of colours at which the guide uses the terminal's own palette, if any."""
_SYSTEMS = {"8": ColorSystem.STANDARD, "16": ColorSystem.STANDARD, "256": ColorSystem.EIGHT_BIT}


def spelled_keys(app: App[Any], keys: str) -> str:
    """Return names of keys, with words in place of signs that the app's terminal cannot show."""
    terminal = getattr(app, "terminal", None)
    return spell_out_keys(keys) if terminal and terminal.charsets else keys


def needs_filter(terminal: Terminal) -> bool:
    """Return True if there is anything that a terminal cannot show."""
    return terminal.colours != "truecolor" or bool(terminal.charsets) or not terminal.italic


class TerminalFilter(LineFilter):
    """Converts every line on the screen, frames included, to what a terminal can show."""

    def __init__(self, terminal: Terminal) -> None:
        super().__init__()
        self._terminal = terminal

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Convert the segments of a line on a widget's background; the line keeps its width."""
        terminal = self._terminal
        texts = [text for text, _, _ in segments]
        if terminal.charsets:
            texts = transliterate_line(texts, terminal.charsets)
        behind = background.rich_color
        return [
            Segment(text, style and _converted(style, behind, terminal.colours, terminal.italic))
            for text, (_, style, _) in zip(texts, segments, strict=True)
        ]


@lru_cache(4096)
def _converted(style: Style, behind: RichColor, colours: Colours, italic: bool) -> Style:
    if style.italic and not italic:
        style += Style(italic=False)
    if colours == "none":
        return _monochrome(style, behind)
    if colours == "truecolor":
        return style
    front, back = _nearest(style.color, colours), _nearest(style.bgcolor, colours)
    if front and back and front == back and style.color != style.bgcolor:
        # If both colours became the same, the text would be invisible.
        return style.without_color + Style(reverse=not style.reverse)
    return style.without_color + Style(color=front, bgcolor=back)


def _monochrome(style: Style, behind: RichColor) -> Style:
    """Remove the colours of a style; reverse video replaces a background of its own."""
    stands_out = style.bgcolor and not style.bgcolor.is_default and style.bgcolor != behind
    plain = style.without_color
    return plain + Style(reverse=True) if stands_out and not style.reverse else plain


def _nearest(colour: RichColor | None, colours: Colours) -> RichColor | None:
    """Return the nearest of the terminal's colours."""
    if colour is None or colour.is_default:
        return colour
    nearest = colour.downgrade(_SYSTEMS[colours])
    if colours == "8" and nearest.number is not None:
        return RichColor.from_ansi(nearest.number % 8)
    return nearest
