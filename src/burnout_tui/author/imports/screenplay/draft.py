"""Make a draft of a screenplay."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.errors import SourceError
from burnout_tui.author.imports.ids import UniqueIds
from burnout_tui.author.imports.ledger import Ledger
from burnout_tui.author.imports.screenplay.casing import Casing
from burnout_tui.author.imports.screenplay.cast import Cast
from burnout_tui.author.imports.screenplay.headings import Heading, parse_heading
from burnout_tui.author.imports.screenplay.script import Script, ScriptScene
from burnout_tui.author.imports.texts import line
from burnout_tui.message import Message
from burnout_tui.normalize import normalize

_LONGEST_TITLE = 120
_LONGEST_SYNOPSIS = 20_000
SOURCE = "screenplay"
"""The id of the source."""


def script_draft(script: Script, name: str, heading: Message) -> Draft:
    """Return the draft of a screenplay. Raises SourceError if it has no scenes; ``heading`` says how one is written."""
    if not script.scenes:
        raise SourceError(name, Message("this screenplay has no scenes: {heading}", heading=heading))
    return _Draft(script, name).draft()


class _Draft:
    """The parts of a draft, which name each other by their ids."""

    def __init__(self, script: Script, name: str) -> None:
        self._script = script
        self._name = name
        self._ledger = Ledger()
        self._cast = Cast(script, self._ledger)
        self._headings = [parse_heading(scene.heading) for scene in script.scenes]
        self._casing = self._learned()

    def draft(self) -> Draft:
        """Return the draft, with an account of what was left out."""
        title = self._title()
        stories, story_of = self._stories()
        characters = self._characters()
        ids = {key: record["id"] for key, record in characters.items()}
        scenes = self._scenes(ids, story_of)
        used = {record.get("story") for record in scenes}
        film: dict[str, Any] = {"title": title} if title else {}
        if synopsis := _synopsis(self._script.synopses):
            film["synopsis"] = synopsis
        values: dict[str, Any] = {
            "format": 1,
            "film": film,
            "characters": list(characters.values()),
            **self._writers(film, title),
            "sources": [self._source(title)],
            "stories": [record for record in stories if record["id"] in used],
            "scenes": scenes,
        }
        self._account()
        return Draft({key: value for key, value in values.items() if value != []}, self._ledger)

    def _title(self) -> str:
        written = line(self._script.title)
        # Standard input has a name that no file has.
        stem = "" if self._name.startswith("<") else PurePath(self._name).stem.replace("_", " ")
        return self._casing.name(written) if written else line(stem)

    def _source(self, title: str) -> dict[str, Any]:
        source = {"id": SOURCE, "title": f"{title} (screenplay)" if title else "Screenplay"}
        return {**source, "date": self._script.date} if self._script.date else source

    def _writers(self, film: dict[str, Any], title: str) -> dict[str, Any]:
        """Return the authors as people with a credit in the film, which gets its own work for that."""
        names = [name for name in (line(author) for author in self._script.authors) if name]
        if not names or not title:
            return {}
        ids, work = UniqueIds("person"), UniqueIds("work").new(title)
        film["work"] = work
        people = [{"id": ids.new(name), "name": self._casing.name(name)} for name in dict.fromkeys(names)]
        credit = {"work": work, "part": "writer"}
        return {
            "people": people,
            "works": [{"id": work, "title": title}],
            "credits": [{"person": person["id"], **credit} for person in people],
        }

    def _characters(self) -> dict[str, dict[str, str]]:
        ids = UniqueIds("character")
        records: dict[str, dict[str, str]] = {}
        for key, written in self._cast.names.items():
            if name := line(self._casing.name(written)):
                records[key] = {"id": ids.new(name), "name": name}
        return records

    def _stories(self) -> tuple[list[dict[str, str]], Mapping[str, str]]:
        """Return the storylines, and the id of the storyline for each section that is one."""
        level = 1 if len({scene.sections[:1] for scene in self._script.scenes}) == 1 else 0
        if not any(len(scene.sections) > level for scene in self._script.scenes):
            level = 0
        self._level = level
        ids = UniqueIds("story")
        records: dict[str, dict[str, str]] = {}
        story_of: dict[str, str] = {}
        for section in dict.fromkeys(scene.sections[level] for scene in self._script.scenes if scene.sections[level:]):
            name = line(self._casing.place(section))
            key = normalize(name[:_LONGEST_TITLE]) or name
            if not name:
                continue
            if key not in records:
                records[key] = {"id": ids.new(name), "name": name}
            if (about := _synopsis(self._script.sections[section])) and "about" not in records[key]:
                records[key]["about"] = about
            story_of[section] = records[key]["id"]
        for section in self._script.sections:
            if section not in story_of:
                self._ledger.left_out(Message("sections of other levels, or without scenes"), section)
        return list(records.values()), story_of

    def _scenes(self, ids: Mapping[str, str], story_of: Mapping[str, str]) -> list[dict[str, Any]]:
        unique = UniqueIds("scene")
        records = []
        for number, (scene, heading) in enumerate(zip(self._script.scenes, self._headings, strict=True), 1):
            place, title = self._place(heading), self._scene_title(scene, heading, number)
            record: dict[str, Any] = {"id": unique.new(title), "title": title}
            if place:
                record["place"] = place
            story = story_of.get(scene.sections[self._level]) if len(scene.sections) > self._level else None
            if story:
                record["story"] = story
            if there := [ids[key] for key in self._cast.present(scene, self._casing) if key in ids]:
                record["characters"] = there
            if about := _synopsis(scene.synopses):
                record["about"] = about
            records.append(record)
        return records

    def _place(self, heading: Heading) -> str:
        return line(_short(self._casing.place(heading.place)))

    def _scene_title(self, scene: ScriptScene, heading: Heading, number: int) -> str:
        if title := line(_short(scene.title)):
            return self._casing.place(title)
        place = self._place(heading)
        time = line(_short(heading.time))
        title = line(f"{place}, {time.lower()}") if place and time else place or time.capitalize()
        return title or line(_short(scene.heading)) or str(number)

    def _learned(self) -> Casing:
        script = self._script
        casing = Casing(
            [
                *(heading.place for heading in self._headings),
                *(scene.title for scene in script.scenes),
                *(name.upper() for name in self._cast.names.values()),
                *self._cast.names.values(),
                *script.sections,
                *script.authors,
                script.title,
            ]
        )
        for scene in script.scenes:
            for action in scene.action:
                casing.learn(action)
        return casing

    def _account(self) -> None:
        """Add the elements that are never taken to the ledger."""
        counts = self._script.counts
        for reason, count in (
            (Message("speeches"), counts["speech"]),
            (Message("paragraphs of action"), counts["action"]),
            (Message("transitions"), counts["transition"]),
            (Message("notes"), counts["note"]),
            (Message("omitted scenes and passages"), counts["omitted"]),
            (Message("cues before the first scene"), len(self._script.cues_before)),
        ):
            if count:
                self._ledger.left_out(reason, count=count)


def _synopsis(lines: list[str]) -> str:
    return line(" ".join(lines), _LONGEST_SYNOPSIS)


def _short(text: str) -> str:
    """Return a text cut to the length of a title."""
    text = " ".join(text[: 10 * _LONGEST_TITLE].split())
    return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE - 1].rstrip() + "…"
