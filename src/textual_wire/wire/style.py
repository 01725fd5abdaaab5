"""Cell styles: graphic rendition (SGR, ECMA-48 8.3.117) and hyperlink (OSC 8), and the shortest way to change them."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Style(NamedTuple):
    """A cell's style. Each field holds the SGR parameters that set it, as the app sent them, or is empty."""

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
    foreground: str = ""
    background: str = ""
    underline_colour: str = ""
    link: str = ""
    """The address of a hyperlink. Not an SGR parameter."""


PLAIN = Style()

_FIELDS = dict.fromkeys(map(str, (*range(30, 38), *range(90, 98))), "foreground")
_FIELDS |= dict.fromkeys(map(str, (*range(40, 48), *range(100, 108))), "background")
_FIELDS |= {"1": "bold", "2": "dim", "3": "italic", "4": "underline", "21": "underline", "5": "blink", "6": "blink"}
_FIELDS |= {"7": "reverse", "8": "conceal", "9": "strike", "51": "frame", "52": "frame", "53": "overline"}
_OFF = {"22": ("bold", "dim"), "23": ("italic",), "24": ("underline",), "25": ("blink",), "27": ("reverse",)}
_OFF |= {"28": ("conceal",), "29": ("strike",), "39": ("foreground",), "49": ("background",)}
_OFF |= {"54": ("frame",), "55": ("overline",), "59": ("underline_colour",)}
_COLOURS = {"38": "foreground", "48": "background", "58": "underline_colour"}
_RESETS = ("", "", "23", "24", "25", "27", "28", "29", "54", "55", "39", "49", "59")
"""The parameter that resets each field. Bold and dim share 22 and are handled separately."""
_UNDERLINE = re.compile("4:[0-5]")
_BYTE = re.compile("1?[0-9]?[0-9]|2[0-4][0-9]|25[0-5]")
_COLOUR = re.compile(f"([345]8):(?:5|2:?(?::(?:{_BYTE.pattern})){{2}}):(?:{_BYTE.pattern})")
_LEVELS = (0, 95, 135, 175, 215, 255)
MAX_CACHED = 512
"""The largest number of cached transitions, which limits memory for any output."""


def apply_sgr(style: Style, codes: str) -> Style | None:
    """Return a style changed by SGR parameters; None if one of them is unknown."""
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
            found[field] = f"{code};{_shorten(colour)}"
        elif _UNDERLINE.fullmatch(code):
            found["underline"] = "" if code == "4:0" else code
        elif colour_found := _COLOUR.fullmatch(code):
            found[_COLOURS[colour_found[1]]] = code
        else:
            return None
    return Style(**found)


def _colour(parameters: Iterator[str]) -> str | None:
    """Read the rest of a colour: ``5;N``, from the palette of 256, or ``2;R;G;B``. None if it is invalid."""
    kind = next(parameters, "")
    count = {"5": 1, "2": 3}.get(kind, 0)
    numbers = [number for _, number in zip(range(count), parameters, strict=False)]
    if not count or len(numbers) < count or not all(map(_BYTE.fullmatch, numbers)):
        return None
    return ";".join([kind, *numbers])


def _shorten(colour: str) -> str:
    """Return a colour as its number if it is in the palette of 256, which takes half the bytes."""
    kind, *numbers = colour.split(";")
    index = _in_palette(*map(int, numbers)) if kind == "2" else 0
    return f"5;{index}" if index else colour


def _in_palette(red: int, green: int, blue: int) -> int:
    """Return a colour's number in the palette (xterm's 256colres.h: a cube of 6 levels, then 24 greys); 0 if none.

    The first six of the cube are never used, because many terminals replace them with colours of a theme.
    """
    levels = [_LEVELS.index(part) if part in _LEVELS else -1 for part in (red, green, blue)]
    if min(levels) >= 0 and any(levels[:2]):
        return 16 + 36 * levels[0] + 6 * levels[1] + levels[2]
    return 232 + (red - 8) // 10 if red == green == blue and 8 <= red <= 238 and red % 10 == 8 else 0


def transition(before: Style | None, after: Style, links: bool = True) -> str:
    """Return the shortest sequences that change one style, or an unknown one (None), to another.

    Without ``links`` the terminal supports no hyperlinks, so none has to be ended.
    """
    same_link = before.link == after.link if before is not None else not links
    link = "" if same_link else f"\x1b]8;;{after.link}\x1b\\"
    full = ";".join(["0", *filter(None, after[:-1])]) if any(after[:-1]) else ""
    if before is None:
        return f"\x1b[{full}m{link}"
    if before[:-1] == after[:-1]:
        return link
    codes = []
    bold, dim = before.bold, before.dim
    if (bold and not after.bold) or (dim and not after.dim):
        codes.append("22")
        bold = dim = ""
    codes += [new for old, new in ((bold, after.bold), (dim, after.dim)) if new and not old]
    codes += [after[at] or _RESETS[at] for at in range(2, len(_RESETS)) if before[at] != after[at]]
    return f"\x1b[{min(';'.join(codes), full, key=len)}m{link}"


def blank_style(style: Style) -> Style:
    """Return the part of a style that is visible on a space: the background, unless something is drawn there too."""
    if style.reverse or style.underline or style.strike or style.overline or style.frame:
        return style
    return Style(background=style.background, link=style.link)


class Styles:
    """Numbers the styles of one terminal. Each is represented by one character, so that a row's styles are a string."""

    plain = "\x00"
    """The character of the plain style."""

    def __init__(self, links: bool = True) -> None:
        """``links``: the terminal supports hyperlinks."""
        self._styles: list[Style] = [PLAIN]
        """The styles, each at the code of its character."""
        self.blank: dict[str, str] = {self.plain: self.plain}
        """The visible part of each style on a space."""
        self.erasable: dict[str, bool] = {self.plain: True}
        """For each style, True if a space in it looks like an erased cell: without a link, and with nothing drawn."""
        self.from_plain: dict[str, str] = {}
        """A cache of the styles that sequences, without their final ``m``, make of the plain style."""
        self._known: tuple[Style, ...] = ()
        self._links = links
        self._ids: dict[Style, str] = {PLAIN: self.plain}
        self._transitions: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._styles)

    def __getitem__(self, style: str) -> Style:
        return self._styles[ord(style)]

    @property
    def known(self) -> tuple[Style, ...]:
        """The styles, each at the code of its character."""
        if len(self._known) != len(self._styles):
            self._known = tuple(self._styles)
        return self._known

    def copy(self) -> "Styles":
        """Return the same styles under the same numbers, for another terminal."""
        copied = Styles(self._links)
        copied._styles, copied._known = [*self._styles], self._known
        copied.blank, copied.erasable, copied.from_plain = {**self.blank}, {**self.erasable}, {**self.from_plain}
        copied._ids, copied._transitions = {**self._ids}, {**self._transitions}
        return copied

    def id(self, style: Style) -> str:
        """Return the character of a style."""
        if (known := self._ids.get(style)) is None:
            known = self._ids[style] = chr(len(self._styles))
            self._styles.append(style)
            self.blank[known] = self.id(blank_style(style))
            self.erasable[known] = blank_style(style) == Style(background=style.background)
        return known

    def apply_sgr(self, style: str, codes: str) -> str | None:
        """Return a style changed by SGR parameters; None if one of them is unknown."""
        if (found := apply_sgr(self[style], codes)) is None:
            return None
        after = self.id(found)
        if style == self.plain and len(self.from_plain) < MAX_CACHED:
            self.from_plain["\x1b[" + codes] = after
        return after

    def with_link(self, style: str, address: str) -> str:
        """Return a style with another hyperlink, or without one if the address is empty."""
        return self.id(self[style]._replace(link=address))

    def transition(self, before: str | None, after: str) -> str:
        """Return the shortest sequences that change one style, or an unknown one (None), to another."""
        if before is None:
            return transition(None, self[after], self._links)
        key = before + after
        if (found := self._transitions.get(key)) is None:
            if len(self._transitions) >= MAX_CACHED:
                self._transitions.clear()
            found = self._transitions[key] = transition(self[before], self[after])
        return found
