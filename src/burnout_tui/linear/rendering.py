"""The passages of each location."""

from collections.abc import Callable, Mapping

from burnout_tui.linear.locations import FACTS, PATH, PATH_QUESTION, hidden_refs, name_of
from burnout_tui.linear.passages import Passage, choice, from_document, heading, plain
from burnout_tui.linear.tabs import Passages, filmography, link_to, shelf, shelved, start, tab
from burnout_tui.prose.document import Block, Document
from burnout_tui.prose.ensemble import relations_card, shown_ensemble
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.entries.documents import card
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.entries.synopsis import facts_document, synopsis_document
from burnout_tui.prose.path import path_document
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder
from burnout_tui.prose.search_results import results_document
from textual_wire.direction import close_field, join_fields


def render(reading: Reading, target: str) -> Passages:
    """Return the passages of a location. A hidden one has a single sentence that says so."""
    if hidden := hidden_refs(reading, target):
        return plain(reading.absence(*hidden))
    kind, _, name = target.partition(":")
    return _RENDERERS[kind](reading, name) if kind in _RENDERERS else from_document(reading, card(reading, target))


def _facts(reading: Reading, _: str) -> Passages:
    nothing = [heading(reading._("Facts")), *plain(reading._("Nothing is listed here."))]
    return from_document(reading, facts_document(reading)) or nothing


def _fact(reading: Reading, name: str) -> Passages:
    return _excerpt(reading, facts_document(reading), f"fact:{name}", FACTS)


def _text(reading: Reading, name: str) -> Passages:
    return _excerpt(reading, synopsis_document(reading), f"text:{name}", "tab:synopsis")


def _excerpt(reading: Reading, document: Document, anchor: str, whole: str) -> Passages:
    """Return the part of a document about a ref, and a link to the whole document."""
    return [*(from_document(reading, _about(document, anchor)) or plain(reading.absence())), link_to(reading, whole)]


def _character(reading: Reading, name: str) -> Passages:
    passages = from_document(reading, card(reading, f"character:{name}"))
    return (
        [*passages, link_to(reading, f"relations:{name}")] if shown_ensemble(reading).relations_of[name] else passages
    )


def _relations(reading: Reading, name: str) -> Passages:
    return [*from_document(reading, relations_card(reading, name, ())), link_to(reading, f"{PATH}{name}")]


def _sources(reading: Reading, ref: str) -> Passages:
    return from_document(reading, sources_document(reading, ref))


def _source(reading: Reading, name: str) -> Passages:
    return _sources(reading, f"source:{name}")


def _dispute(reading: Reading, name: str) -> Passages:
    """Return the claims of a dispute, and a link to its subject."""
    ref = f"dispute:{name}"
    about = reading.guide.disputes[name].about
    document = sources_document(reading, ref)
    ways = [] if about == "film" else [choice(about, name_of(reading, about))]
    return [*from_document(reading, _about(document, ref)), *ways]


def _path(reading: Reading, ends: str) -> Passages:
    """Return the chains between two characters, or the question for one of them."""
    first, _, second = ends.partition("+")
    if second:
        return [*from_document(reading, path_document(reading, first, second)), link_to(reading, PATH)]
    others = [character.id for character in reading.guide.film.characters if character.id != first]
    name = opening_name(reading, f"character:{first}")
    question = reading._("{name} and …").format(name=close_field(name)) if first else reading._("First character:")
    nobody = [] if others else plain(reading._("There is nobody left to choose."))
    return [
        heading(reading._(PATH_QUESTION)),
        *plain(question),
        *(_end_choice(reading, f"{PATH}{first}+" if first else PATH, other) for other in others),
        *nobody,
    ]


def _end_choice(reading: Reading, before: str, name: str) -> Passage:
    """Return a character as a choice for an end of a path."""
    target = reading.text(reading.guide.characters[name].occupation)
    return choice(f"{before}{name}", join_fields(filter(None, (opening_name(reading, f"character:{name}"), target))))


def _search(reading: Reading, typed: str) -> Passages:
    """Return the results of a search, by kind."""
    if not typed.strip():
        return plain(reading._("Accents, capitals, hyphens and small typos do not matter."))
    passages: Passages = []
    for group in (groups := IndexBuilder.shared(reading).index.find(typed)):
        passages += from_document(reading, results_document(reading, typed, [group._replace(more=False)]))
        if group.more:
            passages += plain(reading._("More matches; refine your search."))
    return passages if groups else from_document(reading, results_document(reading, typed, ()))


def _about(document: Document, anchor: str) -> Document:
    """Return the blocks about a ref, up to the next anchor or section."""
    found: list[Block] = []
    for block in document:
        if found and (block.anchor or block.gap):
            break
        if block.anchor == anchor or found:
            found.append(block)
    return tuple(found)


_RENDERERS: Mapping[str, Callable[[Reading, str], Passages]] = {
    "start": start,
    "shelf": shelf,
    "shelved": shelved,
    "tab": tab,
    "facts": _facts,
    "fact": _fact,
    "text": _text,
    "character": _character,
    "relations": _relations,
    "source": _source,
    "sources": _sources,
    "dispute": _dispute,
    "filmography": filmography,
    "path": _path,
    "search": _search,
}
