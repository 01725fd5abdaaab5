"""How a cell looks: graphic rendition (SGR, ECMA-48 8.3.117) and hyperlink (OSC 8), read, and changed at least cost."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Style(NamedTuple):
    """How a cell looks. Each field holds the SGR parameters that set it, as they were received; empty where not set."""

    bold: str = ""
    dim: str = ""
    italic: str = ""
    underline: str = ""
    blink: str = ""
    reverse: str = ""
    conceal: str = ""
    strike: str = ""
    frame: str = ""
    overline: str = ""
    ink: str = ""
    """The foreground colour."""
    ground: str = ""
    """The background colour."""
    line: str = ""
    """The underline's colour."""
    link: str = ""
    """The address that the cell leads to. Not an SGR parameter."""


PLAIN = Style()
"""Nothing set."""

_FIELDS = dict.fromkeys(map(str, range(30, 38)), "ink") | dict.fromkeys(map(str, range(90, 98)), "ink")
_FIELDS |= dict.fromkeys(map(str, range(40, 48)), "ground") | dict.fromkeys(map(str, range(100, 108)), "ground")
_FIELDS |= {"1": "bold", "2": "dim", "3": "italic", "4": "underline", "21": "underline", "5": "blink", "6": "blink"}
_FIELDS |= {"7": "reverse", "8": "conceal", "9": "strike", "51": "frame", "52": "frame", "53": "overline"}
_OFF = {"22": ("bold", "dim"), "23": ("italic",), "24": ("underline",), "25": ("blink",), "27": ("reverse",)}
_OFF |= {"28": ("conceal",), "29": ("strike",), "39": ("ink",), "49": ("ground",), "54": ("frame",)}
_OFF |= {"55": ("overline",), "59": ("line",)}
_COLOURS = {"38": "ink", "48": "ground", "58": "line"}
_SWITCHES = ("", "", "23", "24", "25", "27", "28", "29", "54", "55", "39", "49", "59")
"""What switches each field off. Bold and dim share 22, and are seen to apart."""
_UNDERLINE = re.compile("4:[0-5]")
_BYTE = re.compile("1?[0-9]?[0-9]|2[0-4][0-9]|25[0-5]")
_COLOUR = re.compile(f"([345]8):(?:5|2:?(?::(?:{_BYTE.pattern})){{2}}):(?:{_BYTE.pattern})")
_LEVELS = (0, 95, 135, 175, 215, 255)
MOST_REMEMBERED = 512
"""Readings and changes of styles kept at the most, so that what is remembered stays small whatever is sent."""


def styled(style: Style, codes: str) -> Style | None:
    """The style that SGR parameters make of another. None where one of them is not known."""
    found: dict[str, str] = style._asdict()
    parameters = iter(codes.split(";"))
    for code in parameters:
        if not code.strip("0"):
            found = {**PLAIN._asdict(), "link": style.link}
        elif field := _FIELDS.get(code):
            found[field] = code
        elif fields := _OFF.get(code):
            found |= dict.fromkeys(fields, "")
        elif field := _COLOURS.get(code):
            if (colour := _colour(parameters)) is None:
                return None
            found[field] = f"{code};{_shorter(colour)}"
        elif _UNDERLINE.fullmatch(code):
            found["underline"] = "" if code == "4:0" else code
        elif colour_found := _COLOUR.fullmatch(code):
            found[_COLOURS[colour_found[1]]] = code
        else:
            return None
    return Style(**found)


def _colour(parameters: Iterator[str]) -> str | None:
    """The rest of a colour: ``5;N``, one of the palette's 256, or ``2;R;G;B``."""
    kind = next(parameters, "")
    count = {"5": 1, "2": 3}.get(kind, 0)
    numbers = [number for _, number in zip(range(count), parameters, strict=False)]
    if not count or len(numbers) < count or not all(map(_BYTE.fullmatch, numbers)):
        return None
    return ";".join([kind, *numbers])


def _shorter(colour: str) -> str:
    """A colour by its number where the palette of 256 has it, which says the same in half the bytes."""
    kind, *numbers = colour.split(";")
    index = _in_palette(*map(int, numbers)) if kind == "2" else 0
    return f"5;{index}" if index else colour


def _in_palette(red: int, green: int, blue: int) -> int:
    """The palette's number of a colour (xterm's 256colres.h: a cube of 6 levels, then 24 greys); 0 where it has none.

    The cube's first six are passed over: many palettes of 16 colours keep further ones there.
    """
    levels = [_LEVELS.index(part) if part in _LEVELS else -1 for part in (red, green, blue)]
    if min(levels) >= 0 and any(levels[:2]):
        return 16 + 36 * levels[0] + 6 * levels[1] + levels[2]
    return 232 + (red - 8) // 10 if red == green == blue and 8 <= red <= 238 and red % 10 == 8 else 0


def changing(before: Style | None, after: Style, links: bool = True) -> str:
    """The cheapest sequences that make of one style another; of any style where it is not known.

    Without links, the terminal has none that would have to end.
    """
    same_link = before.link == after.link if before is not None else not links
    link = "" if same_link else f"\x1b]8;;{after.link}\x1b\\"
    afresh = ";".join(["0", *filter(None, after[:-1])]) if any(after[:-1]) else ""
    if before is None:
        return f"\x1b[{afresh}m{link}"
    if before[:-1] == after[:-1]:
        return link
    codes = []
    bold, dim = before.bold, before.dim
    if (bold and not after.bold) or (dim and not after.dim):
        codes.append("22")
        bold = dim = ""
    codes += [new for old, new in ((bold, after.bold), (dim, after.dim)) if new and not old]
    codes += [after[at] or _SWITCHES[at] for at in range(2, len(_SWITCHES)) if before[at] != after[at]]
    return f"\x1b[{min(';'.join(codes), afresh, key=len)}m{link}"


def on_blank(style: Style) -> Style:
    """What is seen of a style where there is no sign on it: the background, unless something is drawn there too."""
    if style.reverse or style.underline or style.strike or style.overline or style.frame:
        return style
    return Style(ground=style.ground, link=style.link)


class Styles:
    """The styles of one terminal's cells, each known by one character, so that a row's styles are a string."""

    plain = "\x00"
    """Nothing set."""

    def __init__(self, links: bool = True) -> None:
        """For a terminal with or without hyperlinks."""
        self.known: list[Style] = [PLAIN]
        """The styles, each at its character's code."""
        self.blank: dict[str, str] = {self.plain: self.plain}
        """What is seen of each style where there is no sign on it."""
        self.erasable: dict[str, bool] = {self.plain: True}
        """Whether an erased cell can look like a blank of each style: nothing is drawn on it, it leads nowhere."""
        self.from_plain: dict[str, str] = {}
        """What a sequence, without its final ``m``, makes of the plain style, as far as it was read."""
        self._links = links
        self._ids: dict[Style, str] = {PLAIN: self.plain}
        self._changes: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self.known)

    def __getitem__(self, style: str) -> Style:
        return self.known[ord(style)]

    def id(self, style: Style) -> str:
        """The character that stands for a style."""
        if (known := self._ids.get(style)) is None:
            known = self._ids[style] = chr(len(self.known))
            self.known.append(style)
            self.blank[known] = self.id(on_blank(style))
            self.erasable[known] = on_blank(style) == Style(ground=style.ground)
        return known

    def styled(self, style: str, codes: str) -> str | None:
        """The style that SGR parameters make of another. None where one of them is not known."""
        if (found := styled(self[style], codes)) is None:
            return None
        after = self.id(found)
        if style == self.plain and len(self.from_plain) < MOST_REMEMBERED:
            self.from_plain["\x1b[" + codes] = after
        return after

    def linked(self, style: str, address: str) -> str:
        """The style with another hyperlink; none if the address is empty."""
        return self.id(self[style]._replace(link=address))

    def changing(self, before: str | None, after: str) -> str:
        """The cheapest sequences from one style, or from any if it is None, to another."""
        if before is None:
            return changing(None, self[after], self._links)
        key = before + after
        if (found := self._changes.get(key)) is None:
            if len(self._changes) >= MOST_REMEMBERED:
                self._changes.clear()
            found = self._changes[key] = changing(self[before], self[after])
        return found
