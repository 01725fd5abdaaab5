"""Text in XML 1.0, which does not allow some characters."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree

_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Attributes = Mapping[str, str | int | float]


def add(
    parent: ElementTree.Element, name: str, attributes: Attributes | None = None, text: str = ""
) -> ElementTree.Element:
    """Add an element with its text to another one. Characters that XML has no room for become U+FFFD."""
    element = ElementTree.SubElement(parent, name, written(attributes or {}))
    if text:
        element.text = legal(text)
    return element


def written(attributes: Attributes) -> dict[str, str]:
    """Return attributes as they are written: numbers with at most two decimals."""
    return {
        name: number(value) if isinstance(value, float) else legal(str(value)) for name, value in attributes.items()
    }


def number(value: float) -> str:
    """Return a number with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def legal(text: str) -> str:
    """Return a text with U+FFFD for each character that XML 1.0 has no room for."""
    return _ILLEGAL.sub("\ufffd", text)
