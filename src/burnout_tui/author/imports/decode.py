"""Decode sources, which are text in any encoding, and tell what a source of another kind looks like."""

import codecs
import re
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple

from burnout_tui.author.imports.errors import SourceError
from burnout_tui.message import Message

_EXAMINED = 512
"""Bytes at the beginning that are looked at."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""\s*<\?xml[^>]{1,200}?\sencoding\s*=\s*["']"""
    rb"""((?:iso[-_]?8859|windows|cp|koi8|mac|shift|euc|gb|big5|latin)[\w.-]{0,20})["']""",
    re.IGNORECASE,
)
"""An XML declaration of an encoding that is not evident. Python knows others too, but those do not encode text."""
_SIGNATURES = (
    (b"PK\x03\x04", Message("a zip archive")),
    (b"\x1f\x8b", Message("a gzip archive")),
    (b"%PDF", Message("a PDF")),
    (b"{\\rtf", Message("an RTF document")),
    (b"\xd0\xcf\x11\xe0", Message("a document of an old version of Microsoft Office")),
    (b"\x89PNG", Message("a picture")),
    (b"\xff\xd8\xff", Message("a picture")),
    (b"SQLite format 3", Message("a database")),
)
_FIRST_TAG = re.compile(r"<([A-Za-z][\w:.-]{0,60})")
_HEADING = re.compile(r"^(?:INT|EXT)\. ", re.MULTILINE)
"""The heading of a scene, as most of Fountain are."""
_ADDRESS = re.compile(r"https?://\S+")


class TextKind(NamedTuple):
    """A kind of text."""

    noun: Message
    format: str = ""
    """The format as which it can be imported; empty if it cannot."""


_TAGS = MappingProxyType(
    {
        "finaldraft": TextKind(Message("a screenplay of Final Draft"), "fdx"),
        "document": TextKind(Message("a screenplay in the Open Screenplay Format")),
        "movie": TextKind(Message("an NFO file"), "nfo"),
        "html": TextKind(Message("an HTML page")),
    }
)


def decoded(data: bytes, name: str) -> str:
    """Return the text of a source: UTF-8, UTF-16 or UTF-32, what an XML declaration says, or Windows-1252.

    Raises SourceError for archives, pictures and other files that are not text.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(name, Message("this is {kind}, not text; unpack it, or export it as text", kind=kind))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data[:_EXAMINED]:
        return _wide(data, name)
    with suppress(UnicodeDecodeError):
        return data.decode()
    declared = _DECLARED.match(data[:_EXAMINED])
    for encoding in (declared[1].decode() if declared else "cp1252", "cp1252"):
        with suppress(LookupError, UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("latin-1")


def wrong_kind(text: str, name: str, wanted: Message, wanted_format: str = "") -> SourceError | None:
    """Return an error that names the kind of a text, if it is one that is often given by mistake; else None."""
    kind = _kind(text)
    if not kind or (wanted_format and kind.format == wanted_format):
        return None
    if not kind.format:
        return SourceError(name, Message("this is {kind}, not {wanted}", kind=kind.noun, wanted=wanted))
    message = Message(
        "this is {kind}, not {wanted}; import it as {format}", kind=kind.noun, wanted=wanted, format=kind.format
    )
    return SourceError(name, message)


def _kind(text: str) -> TextKind | None:
    start = text[:_EXAMINED].lstrip().lower()
    if start.startswith(("<!doctype html", "<html")):
        return _TAGS["html"]
    if start.startswith("<"):
        found = _FIRST_TAG.search(text[: 8 * _EXAMINED])
        tag = found[1].rpartition(":")[2].lower() if found else ""
        return _TAGS.get(tag, TextKind(Message("XML")))
    if start.startswith(("{", "[{", "[\n")):
        return TextKind(Message("JSON"))
    if _ADDRESS.fullmatch(text[: 2 * _EXAMINED].strip()):
        return TextKind(Message("an address"))
    return TextKind(Message("a screenplay in Fountain"), "fountain") if _HEADING.search(text) else None


def _wide(data: bytes, name: str) -> str:
    """Return the text of a source whose bytes are null in every second place, as in UTF-16 without a mark."""
    start = data[:_EXAMINED]
    halves = [start[place::2].count(0) * 4 > len(start) for place in (0, 1)]
    if halves[0] == halves[1]:
        raise SourceError(name, Message("this is a binary file, not text"))
    return data.decode("utf-16-be" if halves[0] else "utf-16-le", "replace")
