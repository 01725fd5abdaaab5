"""Import a screenplay of Final Draft: XML with a paragraph for each element, read in one pass."""

from collections.abc import Iterator

from burnout_tui.author.imports.decode import decoded
from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.screenplay.draft import script_draft
from burnout_tui.author.imports.screenplay.elements import Element, Kind
from burnout_tui.author.imports.screenplay.script import assemble
from burnout_tui.author.imports.screenplay.title_page import typed_title_page
from burnout_tui.author.imports.xml_source import read_xml
from burnout_tui.message import Message

_KINDS: dict[str, Kind] = {
    "Scene Heading": "heading",
    "Character": "cue",
    "Dialogue": "speech",
    "Parenthetical": "speech",
    "Lyrics": "speech",
    "Singing": "speech",
    "Transition": "transition",
    "End of Act": "transition",
    "New Act": "section",
    "Outline 1": "section",
    "Outline 2": "section",
    "Outline 3": "section",
    "Outline 4": "section",
    "Outline Body": "note",
    "Note": "note",
    "Cast List": "present",
}
"""The kinds of paragraphs by their types. Authors may name others, which are action."""
_SKIPPED = frozenset(("ScriptNote", "OmittedScene", "HeaderAndFooter", "Header", "Footer", "CharacterArcBeat"))
"""Elements whose content is not read."""


def read(data: bytes, name: str) -> Draft:
    """Return the draft of a screenplay. Raises SourceError if it is not a screenplay of Final Draft."""
    target = _Screenplay()
    read_xml(decoded(data, name), name, "FinalDraft", Message("a screenplay of Final Draft"), target)
    heading = Message("the heading of a scene is a paragraph of the type Scene Heading")
    return script_draft(assemble(target.elements, name), name, heading)


class _Paragraph:
    """A paragraph that is open, with what Final Draft knows about a scene beside its heading."""

    __slots__ = ("present", "summary", "texts", "title", "type")

    def __init__(self, kind: str) -> None:
        self.type = kind
        self.texts: list[str] = []
        self.title = ""
        self.summary: list[str] = []
        self.present: list[str] = []

    def elements(self) -> Iterator[Element]:
        """Yield the elements that the paragraph stands for."""
        text = " ".join("".join(self.texts).split())
        kind = _KINDS.get(self.type, "action")
        if kind == "heading" and text.upper().strip(" .") == "OMITTED":
            yield Element("omitted", "")
        elif kind == "present":
            yield from (Element("present", name) for name in text.strip("() ").split(",") if name.strip())
        elif text:
            depth = int(self.type[-1]) if self.type[-1:].isdecimal() else 1
            yield Element(kind, "" if kind == "speech" else text, depth)
        if kind == "heading" and text:
            yield from self._about_the_scene()

    def _about_the_scene(self) -> Iterator[Element]:
        if self.title.strip():
            yield Element("scene title", self.title.strip())
        if summary := " ".join(" ".join(self.summary).split()):
            yield Element("synopsis", summary)
        yield from (Element("present", name) for name in self.present if name.strip())


class _Screenplay:
    """Collects the elements of a screenplay."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self._open: list[str] = []
        self._paragraphs: list[_Paragraph] = []
        self._skipped = 0
        """The number of open elements at which the content that is skipped ends; 0 if it is read."""
        self._in_text = self._in_summary = 0
        self._title_page: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        self._open.append(tag)
        if self._skipped or self._open[1:2] not in (["Content"], ["TitlePage"]):
            return
        if tag == "CharacterArcBeat" and self._paragraphs:
            self._paragraphs[-1].present.append(attributes.get("Name", ""))
        if tag in _SKIPPED:
            self._skipped = len(self._open)
            self.elements += [Element("omitted", "")] if tag == "OmittedScene" else []
        elif tag == "Paragraph" and not self._in_summary:
            self._paragraphs.append(_Paragraph(attributes.get("Type", "")))
        elif tag == "SceneProperties" and self._paragraphs:
            self._paragraphs[-1].title = attributes.get("Title", "")
        elif tag == "Summary":
            self._in_summary += 1
        elif tag == "Text":
            self._in_text += 1

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        opened = len(self._open)
        is_read = self._open[1:2] in (["Content"], ["TitlePage"])
        self._open.pop()
        if self._skipped:
            self._skipped = 0 if self._skipped == opened else self._skipped
        elif not is_read:
            return
        elif tag == "Paragraph" and not self._in_summary:
            self._close_paragraph(self._paragraphs.pop())
        elif tag == "Summary":
            self._in_summary -= 1
        elif tag == "Text":
            self._in_text -= 1
        elif tag == "TitlePage" and opened == 2:
            self.elements += typed_title_page(self._title_page)

    def data(self, text: str) -> None:
        """Take a part of a text."""
        if self._skipped or not self._paragraphs:
            return
        if self._in_summary:
            self._paragraphs[-1].summary.append(text)
        elif self._in_text:
            self._paragraphs[-1].texts.append(text)

    def _close_paragraph(self, paragraph: _Paragraph) -> None:
        if self._open[1] == "TitlePage":
            self._title_page.append("".join(paragraph.texts).strip())
        else:
            self.elements += paragraph.elements()
