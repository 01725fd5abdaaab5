"""The film in the words of schema.org, for search engines: https://schema.org/Movie."""

import json
from collections.abc import Sequence
from typing import Any

from burnout_tui.film.language import Language
from burnout_tui.prose.reading import Reading

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""Characters that could end the element around the JSON, written in another way."""


def json_ld(reading: Reading, languages: Sequence[Language]) -> str:
    """Return a page about a film as JSON-LD that no text in it can break out of.

    The languages are those of the page: a guide does not say which ones the film speaks. There is no ``sameAs`` either:
    the address of a source is that of a text about somebody.
    """
    guide = reading.guide
    head = guide.film.film
    work = guide.works.get(head.work or "")
    movie: dict[str, Any] = {
        "@type": "Movie",
        "name": reading.text(head.title),
        "datePublished": str(head.year),
        "abstract": reading.text(head.tagline),
        "director": [_person(reading, name) for name in head.directors],
        "actor": [
            {
                "@type": "PerformanceRole",
                "actor": _person(reading, role.person),
                "characterName": reading.name(f"character:{role.character}"),
            }
            if role.character
            else _person(reading, role.person)
            for role in guide.film.roles
        ],
        "duration": f"PT{work.minutes}M" if work and work.minutes else "",
        "alternateName": list(dict.fromkeys((*head.also, *(work.also if work else ())))),
        "award": [reading.text(award.text) for award in work.awards] if work else [],
    }
    page = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": reading.text(head.title),
        "inLanguage": list(languages),
        "mainEntity": {key: value for key, value in movie.items() if value},
    }
    return json.dumps(page, ensure_ascii=False, indent=1).translate(_ESCAPES)


def _person(reading: Reading, name: str) -> dict[str, str]:
    return {"@type": "Person", "name": reading.name(f"person:{name}")}
