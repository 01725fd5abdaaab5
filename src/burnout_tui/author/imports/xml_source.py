"""Read XML of others: without entities, in bounded memory, and with the line of a mistake."""

from typing import Protocol

from burnout_tui.author.imports.decode import wrong_kind
from burnout_tui.author.imports.errors import SourceError
from burnout_tui.message import Message

_CHUNK = 1 << 16
"""Characters that are read at once."""
_DEEPEST = 100
"""Elements that may be open at once."""
_TOO_SHORT = (3, 5, 6, 20)
"""Expat's codes for a document that ends before its last element, tag, character or CDATA section does."""


class Target(Protocol):
    """Takes what an XML document has, in its order."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take a part of a text."""


def read_xml(text: str, name: str, root: str, wanted: Message, target: Target) -> None:
    """Give a document to a target. Raises SourceError if it is not XML or has another root element.

    ``wanted`` says what it should be.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    guard = _Guard(target, text, name, root, wanted)
    parser = DefusedXMLParser(target=guard, forbid_dtd=True)
    try:
        for start in range(0, len(text), _CHUNK):
            parser.feed(text[start : start + _CHUNK])
        parser.close()
    except DefusedXmlException:
        raise SourceError(name, Message("this XML declares a document type or entities, which are not read")) from None
    except ParseError as error:
        if not text.lstrip().startswith("<"):
            raise guard.wrong_kind() from None
        raise _mistake(error.code, error.position, name) from None


def _mistake(code: int, position: tuple[int, int], name: str) -> SourceError:
    line, column = position
    if code in _TOO_SHORT:
        return SourceError(
            name, Message("the XML ends before its last element does; is the file complete?"), line, column + 1
        )
    from pyexpat import ErrorString

    return SourceError(name, Message("not well-formed XML: {reason}", reason=ErrorString(code)), line, column + 1)


class _Guard:
    """Gives a document to a target, without namespaces, if it has the right root and is not nested without end."""

    def __init__(self, target: Target, text: str, name: str, root: str, wanted: Message) -> None:
        self.data = target.data
        self._target = target
        self._text, self._name, self._root, self._wanted = text, name, root, wanted
        self._open = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        tag = tag.rpartition("}")[2]
        if not self._open and tag != self._root:
            raise self.wrong_kind()
        self._open += 1
        if self._open > _DEEPEST:
            message = Message("this XML has more than {count} elements within each other", count=_DEEPEST)
            raise SourceError(self._name, message)
        self._target.start(tag, attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._open -= 1
        self._target.end(tag.rpartition("}")[2])

    def close(self) -> None:
        """Take the end of the document."""

    def wrong_kind(self) -> SourceError:
        """Return an error that says what the document is instead."""
        found = wrong_kind(self._text, self._name, self._wanted)
        return found or SourceError(self._name, Message("this is not {wanted}", wanted=self._wanted))
