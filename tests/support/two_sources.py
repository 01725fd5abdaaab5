"""A made-up film as Wikidata and its screenplay know it: the cast with whole names, and the scenes with short ones."""

import json
from typing import Any

GIVEN = (
    *(
        "Mara",
        "Teo",
        "Anton",
        "Ida",
        "Émile",
        "Rosa",
        "Jonas",
        "Lena",
        "Oskar",
        "Paula",
        "Karim",
        "Sofia",
        "Nils",
        "Vera",
    ),
    "Zeno",
)
"""Their given names, as the screenplay has them."""
FAMILY = ("Lind", "Berg", "Holm")
SCENES = tuple(
    tuple((place * step + start) % len(GIVEN) for step in range(1 + place % 4))
    for place, start in zip(range(1, 25), range(24), strict=True)
)
"""The people of each scene, by their places in GIVEN."""


def wikidata() -> bytes:
    """Return the result of the query of docs/importing.md for the film."""
    rows = [_row("P57", "odile-varn", en="Odile Varn"), _row("P577", "2024-03-01T00:00:00Z")]
    for number, given in enumerate(GIVEN):
        row = _row("P161", f"Q{100 + number}", en=f"Actor {chr(65 + number)}", fr=f"Actor {chr(65 + number)}")
        role = f"Q{200 + number}"
        row["role"] = _item(role)
        row["roleLabel_en"] = _literal(f"{given} {FAMILY[number % 3]}", "en")
        rows.append(row)
    return json.dumps({"head": {"vars": []}, "results": {"bindings": rows}}).encode()


def fountain() -> bytes:
    """Return the screenplay."""
    scenes = []
    for number, there in enumerate(SCENES, 1):
        cues = "\n\n".join(f"{GIVEN[one].upper()}\nSomething." for one in there)
        section = f"# Part {(number + 11) // 12}\n\n" if number % 12 == 1 else ""
        scenes.append(f"{section}INT. ROOM {number} - NIGHT\n\nRain falls.\n\n{cues}\n")
    return "\n".join(["Title: The Night Ferry\nAuthor: Odile Varn\n", *scenes]).encode()


def _row(property: str, value: str, **labels: str) -> dict[str, Any]:
    row = {
        "film": _item("Q1"),
        "filmLabel_en": _literal("The Night Ferry", "en"),
        "property": _item(property),
        "value": _item(value) if labels else _literal(value),
    }
    return row | {f"valueLabel_{code}": _literal(text, code) for code, text in labels.items()}


def _item(name: str) -> dict[str, str]:
    return {"type": "uri", "value": f"http://www.wikidata.org/entity/{name}"}


def _literal(text: str, language: str = "") -> dict[str, str]:
    return {"type": "literal", "value": text} | ({"xml:lang": language} if language else {})
