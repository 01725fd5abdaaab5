"""The facts of a film, made from its work and its credits, as readers see them on the first page."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from burnout_tui.film.running_times import RUNNING_TIME

_CREDITED = (
    ("director", {"en": "Directed by", "fr": "Réalisation"}),
    ("writer", {"en": "Written by", "fr": "Scénario"}),
    ("producer", {"en": "Produced by", "fr": "Production"}),
    ("cinematography", {"en": "Cinematography", "fr": "Image"}),
    ("editing", {"en": "Editing", "fr": "Montage"}),
    ("music", {"en": "Music", "fr": "Musique"}),
)
"""The parts that are facts, with their labels, in reading order. The parts are the ids."""
_MOST = 4
"""People whom a fact names. Of more, readers find the credits on the card of the film."""


def film_facts(
    work: Mapping[str, Any], directors: Iterable[str], credits: Iterable[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the facts of a film with links to people."""
    people: dict[str, dict[str, None]] = {"director": dict.fromkeys(directors)}
    for credit in credits:
        part = credit.get("part", "actor")
        if credit["work"] == work["id"] and "note" not in credit:
            for one in [part] if isinstance(part, str) else part:
                people.setdefault(one, {})[credit["person"]] = None
    for part, label in _CREDITED:
        if 0 < len(names := people.get(part, {})) <= _MOST:
            yield {"id": part, "label": label, "value": ", ".join(f"[[person:{name}]]" for name in names)}
    if "minutes" in work:
        yield {"id": RUNNING_TIME, "label": {"en": "Running time", "fr": "Durée"}, "value": f"{work['minutes']} min"}
    countries = work.get("countries")
    if countries and not (isinstance(countries, dict) and len(countries) == 1):  # the label has two languages
        yield {"id": "countries", "label": {"en": "Countries", "fr": "Pays"}, "value": countries}
