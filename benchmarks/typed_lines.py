"""Count the lines that an author types for a guide, by hand and with what ``burnout-tui import`` brings.

    python benchmarks/typed_lines.py [--keep FOLDER]

The film is made up and has the shape of a real one: 25 characters, 29 people, 32 relations, 40 scenes, and the works of
its director. By hand, everything is typed as in the films that come with the program, with an id for each record; the
shortest notation, without ids that come from names, is counted too. With the imports, a result of Wikidata, a page of
TMDB and a screenplay bring their part, in one command each, and the author's lines are those that the finished file has
beyond that, or in another form. Both files must open as the same film: facts, characters, people, roles, relations,
works, scenes and who is there. Empty lines do not count.

Goal: at most a third. Exit status 1 if it is missed. ``--keep`` writes both files to a folder.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from measure import GUIDE, Goal, environment, print_goals
from toml_text import record
from typed_film import (
    ACTORS,
    CHARACTERS,
    DIRECTOR,
    KINDS,
    LEADS,
    OTHERS,
    PAIRS,
    SCENES,
    STORIES,
    TITLE,
    WORKS,
    YEAR,
    screenplay,
    tmdb,
    wikidata,
)

from burnout_tui.film.language import localized
from burnout_tui.film.load import load
from burnout_tui.film.record_base import Text


def _by_hand(ids: bool = True) -> str:
    """Return the whole guide as somebody types it, with ids that come from names or without."""
    return "\n".join([*_head(), *_facts(), *_public(ids), *_story(ids), *_own()])


def _name(name: str, ids: bool) -> dict[str, str]:
    return {"id": _id(name), "name": name} if ids else {"name": name}


def _title(title: str, ids: bool) -> dict[str, str]:
    return {"id": _id(title), "title": title} if ids else {"title": title}


def _head() -> Iterator[str]:
    yield "format = 1\n"
    yield record("[defaults]", sources=["programme"], sure="B")
    yield record("[film]", title=TITLE, year=YEAR, directors=[_id(DIRECTOR)], work=_id(TITLE), **_synopsis())
    yield record("[[sources]]", id="programme", title="The programme", publisher="The Lakeside Post", date=str(YEAR))


def _facts() -> Iterator[str]:
    """Yield the facts of the first page."""
    facts = (
        ("director", "Directed by", "[[person:ana-reis]]"),
        ("writer", "Written by", "[[person:ana-reis]], [[person:mona-lee]]"),
        ("cinematography", "Cinematography", "[[person:ari-holm]]"),
        ("editing", "Editing", "[[person:jan-cut]]"),
        ("music", "Music", "[[person:ida-bly]]"),
        ("running-time", "Running time", "121 min"),
        ("countries", "Countries", "Portugal"),
        ("release", "Release", f"[[date:{YEAR}-03-01]]"),
    )
    for name, label, value in facts:
        yield record("[[film.facts]]", id=name, label=label, value=value)


def _synopsis() -> dict[str, str]:
    return {"synopsis": "One winter at a weir, and the people whom it holds together.", "tagline": "Water finds a way"}


def _public(ids: bool) -> Iterator[str]:
    """Yield what public data have: people, roles, works, credits."""
    for number, name in enumerate(CHARACTERS):
        yield record("[[characters]]", **_name(name, ids), **_character(number))
    for name in (*ACTORS, DIRECTOR, *OTHERS):
        yield record("[[people]]", **_name(name, ids))
    for actor, character in zip(ACTORS, CHARACTERS, strict=False):
        yield record("[[roles]]", person=_id(actor), character=_id(character))
    yield record("[[works]]", **_title(TITLE, ids), kind="feature", year=YEAR, minutes=121, countries="Portugal")
    crew = {"Mona Lee": "writer", "Ari Holm": "cinematography", "Ida Bly": "music", "Jan Cut": "editing"}
    for person, part in crew.items():
        yield record("[[credits]]", person=_id(person), work=_id(TITLE), part=part)
    yield record("[[credits]]", person=_id(DIRECTOR), work=_id(TITLE), part=["director", "writer"])
    for title, year in WORKS:
        yield record("[[works]]", **_title(title, ids), kind="feature", year=year)
        yield record("[[credits]]", person=_id(DIRECTOR), work=_id(title), part="director")


def _story(ids: bool) -> Iterator[str]:
    """Yield what the screenplay has, with the author's sentence about every third scene."""
    for name in STORIES:
        yield record("[[stories]]", **_name(name, ids))
    for number, (story, place, time, there) in enumerate(SCENES):
        yield record(
            "[[scenes]]",
            id=f"scene-{number + 1}",
            title=_scene_title(place, time),
            place=place.capitalize(),
            story=_id(story),
            characters=[_id(CHARACTERS[one]) for one in there],
            about=_about_scene(number),
        )


def _scene_title(place: str, time: str) -> str:
    return f"{place.capitalize()}, {time}"


def _about_scene(number: int) -> str | None:
    return f"What happens in scene {number + 1}, in a sentence." if number % 3 == 0 else None


def _character(number: int) -> dict[str, Any]:
    """Return what the author says about a character."""
    lead = {"lead": True, "wants": "To be gone before spring.", "burden": "A promise."} if number < len(LEADS) else {}
    return {**lead, "occupation": f"weir keeper {number}", "about": f"A few words about number {number}, and why."}


def _own() -> Iterator[str]:
    """Yield what nobody else knows, in both files: relations and themes."""
    for number, (one, other) in enumerate(PAIRS):
        names = CHARACTERS[one], CHARACTERS[other]
        yield record(
            "[[relations]]",
            between=[_id(name) for name in names],
            kind=KINDS[number % len(KINDS)],
            label=f"owes {number} to the other",
            reverse=f"is owed {number}",
        )
    for number, name in enumerate(("Water", "Debts", "Leaving", "Work")):
        there = [_id(CHARACTERS[number * 3 + step]) for step in range(3)]
        yield record("[[themes]]", name=name, about=f"How {name.lower()} runs through it.", characters=there)


def _id(name: str) -> str:
    return name.lower().replace(" ", "-")


def _with_imports(folder: Path) -> tuple[str, str]:
    """Return the file that the imports make, and the one that the author makes of it."""
    film = folder / "imported.toml"
    for format_, name, text, *target in (
        ("wikidata", "result.json", wikidata(), "-o"),
        ("tmdb", "director.json", tmdb(), "--into"),
        ("fountain", "script.fountain", screenplay(), "--into"),
    ):
        (folder / name).write_text(text, encoding="utf-8")
        command = [*GUIDE, "import", format_, str(folder / name), *target, str(film)]
        subprocess.run(command, env=environment(), check=True, capture_output=True)
    imported = film.read_text(encoding="utf-8")
    return imported, "\n".join([*_edited(imported.splitlines()), "", *_own()])


def _edited(lines: list[str]) -> Iterator[str]:
    """Yield the lines of the imported file with what the author writes into its records."""
    header, scene = "", -1
    names = {f'name = "{name}"': number for number, name in enumerate(CHARACTERS)}
    for line in lines:
        if line.startswith("["):
            header, scene = line, scene + (line == "[[scenes]]")
        if header == "[film]" and line.startswith("synopsis"):
            yield from (f'{key} = "{text}"' for key, text in _synopsis().items())
            continue
        yield line
        if header == "[[characters]]" and line in names:
            yield from record("", **_character(names[line])).split("\n")[1:-1]
        elif header == "[[scenes]]" and line.startswith("title") and (about := _about_scene(scene)):
            yield f'about = "{about}"'
    missing = [name for name in CHARACTERS if f'name = "{name}"' not in lines]
    for name in missing:  # who neither speaks nor is in public data
        yield from record("\n[[characters]]", name=name, **_character(CHARACTERS.index(name))).split("\n")


def _typed(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _changed(before: list[str], after: list[str]) -> int:
    """Return the number of lines that are not in the file before, in this order."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return len(after) - sum(block.size for block in blocks)


def _content(file: Path) -> dict[str, Any]:
    """Return what both guides must have alike."""
    film = load(file).film

    def text(words: Text | None) -> str:
        return localized(words, "en") if words else ""

    characters = {one.id: text(one.name) for one in film.characters}
    people = {one.id: text(one.name) for one in film.people}
    stories = {one.id: text(one.name) for one in film.stories}
    return {
        "characters": sorted((text(one.name), one.lead, text(one.about), text(one.wants)) for one in film.characters),
        "people": sorted(people.values()),
        "roles": sorted((people[one.person], characters.get(one.character or "", "")) for one in film.roles),
        "relations": [
            (*(characters[end] for end in one.between), one.kind, text(one.label), text(one.reverse))
            for one in film.relations
        ],
        "works": sorted((text(one.title), one.year) for one in film.works),
        "scenes": [
            (
                stories[one.story or ""],
                text(one.title),
                sorted(characters[who] for who in one.characters),
                text(one.about),
            )
            for one in film.scenes
        ],
        "themes": [text(one.name) for one in film.themes],
        "facts": [(one.id, text(one.label), text(one.value)) for one in film.film.facts],
        "film": (text(film.film.title), film.film.year, text(film.film.synopsis)),
    }


def main() -> int:
    """Run the benchmark. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="new folder for both files")
    kept: Path | None = parser.parse_args().keep
    with TemporaryDirectory() as temporary:
        folder = kept or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        imported, finished = _with_imports(folder)
        files = {"by hand": folder / "by_hand.toml", "with imports": folder / "with_imports.toml"}
        files["by hand"].write_text(_by_hand(), encoding="utf-8")
        files["with imports"].write_text(finished, encoding="utf-8")
        contents = {name: _content(file) for name, file in files.items()}
    for part, content in contents["by hand"].items():
        if content != contents["with imports"][part]:
            print(f"{part} differ:\n  {content}\n  {contents['with imports'][part]}", file=sys.stderr)
            return 1
    typed, shortest = len(_typed(_by_hand())), len(_typed(_by_hand(ids=False)))
    own = _changed(_typed(imported), _typed(finished))
    print(f"{len(CHARACTERS)} characters, {len(PAIRS)} relations, {len(ACTORS) + 1 + len(OTHERS)} people")
    print(f"by hand       {typed} lines typed; {shortest} in the shortest notation, {own / shortest:.2f}")
    print(f"with imports  {own} lines typed, {len(_typed(finished))} in the file")
    return print_goals([Goal("lines typed with imports / by hand", own / typed, 1 / 3)])


if __name__ == "__main__":
    sys.exit(main())
