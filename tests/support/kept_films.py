"""Films that a process and its forks check once: it takes more of a command's time than all else that it does."""

from functools import cache

from burnout_tui.film import load
from burnout_tui.film.given_ids import give_ids
from burnout_tui.film.guide import Guide
from burnout_tui.toml.document import Document

_guide_of = load._guide


@cache
def _guides() -> dict[tuple[str, str, bool], Guide]:
    return {}


def kept_guide(document: Document, file: str = "", draft: bool = False) -> Guide:
    """Return the guide of a document, the same one for the same text. It takes the place of what checks a document."""
    guides, key = _guides(), (document._text, file, draft)
    if key in guides:
        give_ids(document.values)
    else:
        guides[key] = _guide_of(document, file, draft)
    return guides[key]
