"""The outermost element of a picture: its size, its text alternatives, its heading, and what it says of spoilers."""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree import ElementTree

from burnout_tui.author.exports.hidden import hidden_words
from burnout_tui.author.exports.svg.drawing import Point, fitting, most_width, write
from burnout_tui.author.exports.svg.style import PREFIX, style_sheet
from burnout_tui.author.exports.xml_text import add
from burnout_tui.prose.reading import Reading

NAMESPACE = "http://www.w3.org/2000/svg"
MARGIN = 24
_HEADING, _FOOT = 36, 26
"""The height of the heading, and of the line about spoilers."""
_TITLE, _WIDEST_TITLE = 18, 720
"""The size of the title, and the most pixels by which it makes a picture wider."""


class Setting(NamedTuple):
    """The surroundings of a picture."""

    name: str = "picture"
    """The beginning of the ids in it, unique among the pictures of a page."""
    alone: bool = True
    """True for a file of its own, with its style, a heading, and what it says of spoilers; False within a page."""
    link: Callable[[str], str] | None = None
    """Returns the address to which a ref such as ``character:zoe`` leads, empty for none. None if nothing is a link."""


class Frame:
    """A picture that is being made."""

    def __init__(self, setting: Setting, reading: Reading, title: str, description: Sequence[str]) -> None:
        self._setting, self._reading, self._title = setting, reading, title
        self._name = setting.name
        self.root = ElementTree.Element(
            "svg",
            {
                "xmlns": NAMESPACE,
                "class": f"{PREFIX}-picture",
                "lang": reading.language,
                # What is in an image cannot be reached, so a picture with links is a group.
                "role": "group" if setting.link else "img",
                "aria-labelledby": f"{self._name}-title {self._name}-description",
            },
        )
        add(self.root, "title", {"id": f"{self._name}-title"}, title)
        add(self.root, "desc", {"id": f"{self._name}-description"}, "\n".join(description))
        if setting.alone:
            add(self.root, "style", text=style_sheet())
        self.ground = add(self.root, "rect", {"class": f"{PREFIX}-ground"})
        self._top = MARGIN + (_HEADING if setting.alone else 0)
        self.body = add(self.root, "g", {"transform": f"translate({MARGIN} {self._top})"})

    def linked(self, parent: ElementTree.Element, ref: str, role: str) -> ElementTree.Element:
        """Return a group for what belongs to a record: a link where the surroundings have a place for it."""
        group = self.group(parent, ref, role)
        if address := self._setting.link(ref) if self._setting.link else "":
            group.tag = "a"
            group.set("href", address)
        return group

    def group(self, parent: ElementTree.Element, ref: str, role: str) -> ElementTree.Element:
        """Return a group for parts of a record that are not the link to it; the link itself has the name."""
        kind, _, name = ref.partition(":")
        return add(parent, "g", {"class": f"{PREFIX}-{role}", f"data-{kind}": name})

    def text(self, width: float, height: float) -> str:
        """Return the whole picture, with a body of this size."""
        reading, alone = self._reading, self._setting.alone
        foot = _FOOT if alone and hidden_words(reading) else 0
        if alone:
            width = max(width, min(most_width(self._title, _TITLE), _WIDEST_TITLE))
        full = Point(width + 2 * MARGIN, self._top + height + foot + MARGIN)
        if alone:
            title = fitting(self._title, width, _TITLE)
            write(self.root, Point(MARGIN, MARGIN + 14), title, "heading", width, _TITLE, "start")
        if foot:
            at = Point(MARGIN, full.y - MARGIN)
            write(self.root, at, hidden_words(reading), "small", width, 12, "start")
        for name, value in (("width", full.x), ("height", full.y)):
            self.root.set(name, f"{value:.0f}")
            self.ground.set(name, "100%")
        self.root.set("viewBox", f"0 0 {full.x:.0f} {full.y:.0f}")
        return ElementTree.tostring(self.root, encoding="unicode") + "\n"
