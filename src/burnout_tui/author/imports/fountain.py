"""Import a screenplay in Fountain, a plain text format. Its syntax: https://fountain.io/syntax."""

import re
from collections.abc import Iterator, Sequence

from burnout_tui.author.imports.decode import decoded, wrong_kind
from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.screenplay.cues import is_cue
from burnout_tui.author.imports.screenplay.draft import script_draft
from burnout_tui.author.imports.screenplay.elements import Element
from burnout_tui.author.imports.screenplay.fountain_text import plain, script_lines
from burnout_tui.author.imports.screenplay.headings import is_heading, without_number
from burnout_tui.author.imports.screenplay.script import assemble
from burnout_tui.author.imports.screenplay.title_page import read_title_page
from burnout_tui.message import Message

_FORCED_HEADING = re.compile(r"\.(?=[*_]*[^\W_])")
_TRANSITIONS = frozenset(("FADE OUT.", "FADE IN.", "CUT TO BLACK.", "FADE TO BLACK.", "FONDU AU NOIR."))


def read(data: bytes, name: str) -> Draft:
    """Return the draft of a screenplay. Raises SourceError if the source is something else, or has no scenes."""
    text = decoded(data, name)
    if error := wrong_kind(text, name, Message("a screenplay in Fountain"), "fountain"):
        raise error
    heading = Message("the heading of a scene begins a line with INT. or EXT., or with a full stop")
    return script_draft(assemble(elements(text), name), name, heading)


def elements(text: str) -> Iterator[Element]:
    """Yield the elements of a screenplay in linear time."""
    lines, omitted, notes = script_lines(text)
    yield from (Element("omitted", "") for _ in range(omitted))
    yield from (Element("note", "") for _ in range(notes))
    front, begin = read_title_page(lines)
    yield from front
    yield from _body(lines, begin)


def _body(lines: Sequence[str], begin: int) -> Iterator[Element]:
    after_blank, in_speech = True, False
    for index in range(begin, len(lines)):
        line = lines[index].strip()
        if not line:
            # Two blanks continue a speech over an empty line.
            in_speech = in_speech and len(lines[index]) > 1
            after_blank = True
        elif in_speech:
            yield Element("speech", line)
        else:
            before_blank = index + 1 == len(lines) or not lines[index + 1].strip()
            element = _element(line, after_blank, before_blank)
            if element:
                yield element
            in_speech = element is not None and element.kind == "cue"
            after_blank = not element or element.kind in ("heading", "section", "synopsis", "transition")


def _element(line: str, after_blank: bool, before_blank: bool) -> Element | None:
    """Return the element that a line is; None for a page break."""
    first = line[0]
    if first == "#":
        name = plain(without_number(line.lstrip("#")))
        return Element("section", name, len(line) - len(line.lstrip("#"))) if name else None
    if first == "=":
        return Element("synopsis", plain(line.strip("= "))) if line.strip("= ") else None
    if first == "!":
        return Element("action", line[1:])
    if first == "~":
        return Element("speech", line)
    if first == "@" and len(line) > 1:
        return Element("cue", plain(line[1:]))
    if first == ">":
        return Element("action" if line.endswith("<") else "transition", line.strip("<>"))
    if _FORCED_HEADING.match(line):
        return Element("heading", plain(line[1:]))
    return _unforced(plain(line) if "*" in line or "_" in line else line, after_blank, before_blank)


def _unforced(line: str, after_blank: bool, before_blank: bool) -> Element:
    if after_blank and is_heading(line):
        return Element("heading", line)
    if after_blank and before_blank and (line in _TRANSITIONS or (line.endswith("TO:") and line.isupper())):
        return Element("transition", line)
    if after_blank and not before_blank and is_cue(line):
        return Element("cue", line)
    return Element("action", line)
