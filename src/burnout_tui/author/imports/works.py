"""A film beside the film of the guide: a work, with credits in place of roles."""

from collections.abc import Mapping
from typing import Any

from burnout_tui.author.imports.draft import Draft
from burnout_tui.message import Message
from burnout_tui.normalize import normalize


def same_film(first: Draft, other: Draft) -> bool:
    """Return True unless two drafts are of two films: by their keys, or else by their titles and years."""
    ours, theirs = first.values.get("film"), other.values.get("film")
    if not ours or not theirs:
        return True
    keys = [draft.keys.get("works", {}).get(head.get("work", "")) for draft, head in ((first, ours), (other, theirs))]
    if None not in keys and keys[0] == keys[1]:
        return True
    return titles_agree(ours, theirs) and years_agree(ours, theirs)


def titles_agree(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Return True if two films have a title in common, or one of them has none."""
    titles = [{normalize(words) for words in all_words(head["title"])} for head in (ours, theirs) if "title" in head]
    return len(titles) < 2 or bool(titles[0] & titles[1])


def years_agree(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Return True if the years of two films are next to each other, or one of them has none."""
    return "year" not in ours or "year" not in theirs or abs(ours["year"] - theirs["year"]) <= 1


def all_words(text: Any) -> list[str]:
    """Return the words of a text in each of its languages; nothing if it is not a text."""
    if isinstance(text, Mapping):
        return [words for key, words in text.items() if key not in ("spoiler", "sources", "sure")]
    return [text] if isinstance(text, str) else []


def as_works(draft: Draft) -> Draft:
    """Return the draft of a film as one of its works, credits and people."""
    values = dict(draft.values)
    head = values.pop("film", {})
    names = {record["id"]: record["name"] for record in values.pop("characters", [])}
    roles = values.pop("roles", [])
    for key in ("scenes", "stories", "themes"):
        values.pop(key, None)
    if not (work := head.get("work")):
        return Draft(values, draft.ledger, draft.keys)
    credits = [{"person": person, "work": work, "part": "director"} for person in head.get("directors", ())]
    for role in roles:
        credit = {"person": role["person"], "work": work}
        if character := names.get(role.get("character")):
            credit["character"] = character
        credits.append(credit | ({"note": role["note"]} if "note" in role else {}))
    values["credits"] = [*credits, *values.get("credits", ())]
    if names:
        draft.ledger.left_out(Message("characters of other films, which are named in the credits"), count=len(names))
    return Draft(values, draft.ledger, {**draft.keys, "characters": {}})
