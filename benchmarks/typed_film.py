"""A made-up film as public data and a screenplay have it, for typed_lines.py."""

import json
from typing import Any

TITLE, YEAR, DIRECTOR = "The Long Weir", 2012, "Ana Reis"
CHARACTERS = (
    *("Mara", "Teo", "Ines", "Bo", "Vera", "Samir", "Lena", "Otto", "Nadia", "Pavel", "Rosa", "Emil", "Ida"),
    *("Karim", "Greta", "Jonas", "Mina", "Hugo", "Salma", "Viktor", "Edda", "Noor", "Felix", "Tilda", "Yusuf"),
)
LEADS = CHARACTERS[:9]
ACTORS = tuple(f"{first} Actor" for first in CHARACTERS[:24])
CREW = (
    *((DIRECTOR, "P57"), (DIRECTOR, "P58"), ("Mona Lee", "P58")),
    *(("Ari Holm", "P344"), ("Ida Bly", "P86"), ("Jan Cut", "P1040")),
)
"""Those behind the camera, each with Wikidata's property for what they did."""
OTHERS = ("Mona Lee", "Ari Holm", "Ida Bly", "Jan Cut")
WORKS = tuple((f"Weir {name}", 1994 + 2 * number) for number, name in enumerate(("One", "Two", "Rain", "Ice", "Sand")))
STORIES = ("The weir", "The strike", "The wedding", "The debt", "The flood")
PLACES = ("weir", "kitchen", "ferry", "church", "bank", "yard", "school", "station")
SCENES = tuple(
    (
        STORIES[number // 8],
        PLACES[number * 3 % 8],
        "night" if number % 2 else "day",
        tuple(sorted({(number + step * step) % 25 for step in range(2 + number % 4)})),
    )
    for number in range(40)
)
"""The storyline of each scene, its place, the time of the day and the numbers of the characters."""
KINDS = ("family", "love", "friendship", "work", "money", "power", "care", "rivalry", "chance", "art")
PAIRS = tuple((number % 25, (number * 2 + 3) % 25) for number in range(33) if number != 22)
"""The two characters of each relation."""


def wikidata() -> str:
    """Return a result of the query that ``import wikidata --query`` prints."""
    rows: list[dict[str, Any]] = []

    def add(code: str, value: str, label: str = "", role: str = "") -> None:
        row = {
            "film": "http://www.wikidata.org/entity/Q1",
            "filmLabel_en": TITLE,
            "property": f"http://www.wikidata.org/entity/{code}",
            "statement": f"http://www.wikidata.org/entity/statement/Q1-{len(rows)}",
            "value": value,
            **({"valueLabel_en": label} if label else {}),
            **({"roleName": role} if role else {}),
        }
        rows.append({key: {"type": "uri" if "://" in text else "literal", "value": text} for key, text in row.items()})

    entity = "http://www.wikidata.org/entity/Q"
    for name, code in CREW:
        add(code, f"{entity}{900 + (DIRECTOR, *OTHERS).index(name)}", name)
    for number, (actor, character) in enumerate(zip(ACTORS, CHARACTERS, strict=False)):
        add("P161", f"{entity}{1000 + number}", actor, character)
    add("P31", f"{entity}11424", "film")
    add("P577", f"{YEAR}-03-01T00:00:00Z")
    add("P2047", "121")
    add("P495", f"{entity}45", "Portugal")
    return json.dumps({"head": {"vars": []}, "results": {"bindings": rows}})


def tmdb() -> str:
    """Return a page of TMDB about the director, with the works."""
    crew = [
        {"id": 70 + number, "media_type": "movie", "title": title, "release_date": f"{year}-05-01", "job": "Director"}
        for number, (title, year) in enumerate(WORKS)
    ]
    return json.dumps({"id": 7, "name": DIRECTOR, "combined_credits": {"cast": [], "crew": crew}})


def screenplay() -> str:
    """Return a screenplay in Fountain, without synopses, as nearly all are."""
    lines, story = [f"Title: {TITLE}\n"], ""
    for section, place, time, there in SCENES:
        if section != story:
            story = section
            lines.append(f"# {section}\n")
        lines.append(f"INT. {place.upper()} - {time.upper()}\n")
        lines += [f"{CHARACTERS[one].upper()}\nWords that nobody takes.\n" for one in there]
    return "\n".join(lines)
