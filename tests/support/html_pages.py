"""Exported pages, as a parser of HTML reads them."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib

from burnout_tui.author.exports.formats import Options
from burnout_tui.author.exports.html import write
from burnout_tui.film.guide import Guide
from burnout_tui.prose.reading import Reading


def exported(guide: Guide, spoilers: bool = False, seen: int = 0, language: str | None = None) -> str:
    """Return the page of a film."""
    return write(Reading.of(guide, "en", spoilers, on_screen=False, seen=seen), Options(language))


class Page:
    """A page without mistakes in its markup. Raises an error for one that has some."""

    def __init__(self, html: str) -> None:
        """Parse a page."""
        self.root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)

    @cached_property
    def ids(self) -> Sequence[str]:
        """All ids, in order."""
        return [element.get("id", "") for element in self.root.iter() if element.get("id") is not None]

    @cached_property
    def links(self) -> Sequence[str]:
        """The addresses of all links, in order."""
        return [element.get("href", "") for element in self.root.iter() if element.get("href") is not None]

    def find(self, name: str) -> Element:
        """Return the element with an id."""
        (found,) = (element for element in self.root.iter() if element.get("id") == name)
        return found

    def text(self, name: str) -> str:
        """Return the words of the element with an id, with single spaces."""
        return " ".join("".join(self.find(name).itertext()).split())

    def texts(self, tag: str) -> list[str]:
        """Return the words of all elements of a type."""
        return [" ".join("".join(element.itertext()).split()) for element in self.root.iter(tag)]

    def require_sound(self) -> None:
        """Require ids that are unique, links that lead somewhere, and headings that skip no level."""
        assert len(self.ids) == len(set(self.ids)), "an id occurs twice"
        assert not {link for link in self.links if link[:1] == "#"} - {f"#{name}" for name in self.ids}
        named = [name for element in self.root.iter() for name in element.get("aria-labelledby", "").split()]
        assert set(named) <= set(self.ids)
        levels = [
            int(element.tag[1])
            for element in self.root.iter()
            if str(element.tag) in ("h1", "h2", "h3", "h4", "h5", "h6")
        ]
        assert all(after <= before + 1 for before, after in pairwise(levels))
