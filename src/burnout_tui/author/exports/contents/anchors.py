"""The ids of a page, and the addresses of its links."""

from collections.abc import Collection
from dataclasses import dataclass

from burnout_tui.film.guide import Guide
from burnout_tui.prose.document import is_url

ANCHORED = frozenset(
    ("character", "person", "work", "theme", "scene", "story", "fact", "source", "dispute", "relation", "kind")
)
"""The kinds of record that have a place of their own in the page."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The ids of one version of the film: in one language, with or without spoilers."""

    prefix: str
    """The beginning of the ids: nothing in the page's first language, ``fr-`` in another one."""
    guide: Guide
    """The film as it is shown."""
    sections: Collection[str]
    """The names of the sections that there are."""
    again: Collection[str] = ()
    """The refs, and the sections, that stand in the fold with what gives the plot away."""

    def id_of(self, ref: str) -> str:
        """Return the id of a record or a section; empty for one without a place of its own."""
        kind, colon, name = ref.partition(":")
        if colon and kind not in ANCHORED:
            return ""
        fold = "fold-" if ref in self.again else ""
        return f"{self.prefix}{fold}{kind}-{name}" if colon else f"{self.prefix}{fold}{ref}"

    def href(self, ref: str) -> str:
        """Return the address for a link; empty if it leads to nothing in the page."""
        if is_url(ref):
            return ref
        kind, _, name = ref.partition(":")
        if kind == "tab":
            return f"#{self.id_of(name)}" if name in self.sections else ""
        is_there = kind in ANCHORED and self.guide.find(ref) is not None
        return f"#{self.id_of(ref)}" if is_there else ""

    def picture(self, section: str) -> str:
        """Return the beginning of the ids in the picture of a section."""
        fold = "fold-" if self.again else ""
        return f"{self.prefix}{fold}{section}-picture"
