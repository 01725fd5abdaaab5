"""Screenplays to import, and what became of them."""

from typing import Any

from tests.support.paths import CORPUS

from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.formats import reader

IMPORTED = CORPUS / "imports"
"""Sources of each format that is imported."""


def fountain(text: str, encoding: str = "utf-8") -> Draft:
    """Return the draft of a screenplay in Fountain."""
    return reader("fountain")(text.encode(encoding), "film.fountain")


def fdx(content: str, rest: str = "") -> Draft:
    """Return the draft of a screenplay of Final Draft with these paragraphs."""
    return reader("fdx")(f"<FinalDraft><Content>{content}</Content>{rest}</FinalDraft>".encode(), "film.fdx")


def scene(*lines: str) -> str:
    """Return a scene in Fountain, with an empty line before each cue, which is a line in capitals."""
    return "INT. HALL - DAY\n\n" + "\n\n".join(lines) + "\n"


def names(draft: Draft) -> list[str]:
    """Return the names of the characters."""
    return [record["name"] for record in draft.values.get("characters", ())]


def present(draft: Draft, number: int = 0) -> list[str]:
    """Return the names of those who are in a scene."""
    named = {record["id"]: record["name"] for record in draft.values.get("characters", ())}
    return [named[character] for character in scenes(draft)[number].get("characters", ())]


def scenes(draft: Draft) -> list[dict[str, Any]]:
    """Return the records of the scenes."""
    found: list[dict[str, Any]] = draft.values["scenes"]
    return found


def account(draft: Draft) -> str:
    """Return the lines of the ledger."""
    return "\n".join(draft.ledger.lines())
