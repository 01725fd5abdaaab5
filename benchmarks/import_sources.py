"""Make up large sources of the formats that are imported."""

import json
from collections.abc import Callable, Iterator
from itertools import count
from types import MappingProxyType

_NAMES = 3000
"""Different names, as many as in a long series."""
_SYLLABLES = ("ba", "do", "ki", "lu", "ma", "ne", "ro", "sa", "te", "vi")


def source(name: str, size: int) -> bytes:
    """Return a source of a format with about as many bytes as ``size``."""
    begin, part, end = _PARTS[name]
    written: list[str] = [begin]
    length = 0
    for number in count():
        if length >= size:
            break
        text = part(number)
        written.append(text)
        length += len(text)
    return "".join([*written, end]).encode()


def _name(number: int) -> str:
    number %= _NAMES
    return "".join(_SYLLABLES[int(digit)] for digit in f"{number:04}").capitalize()


def _fountain(number: int) -> str:
    lines = [f"\n# {_name(number // 50)}\n"] if number % 50 == 0 else []
    lines.append(f"INT. {_name(7 * number).upper()} HOUSE - NIGHT #{number}#\n")
    lines.append(f"= {_name(number)} waits.\n")
    for cue in range(12):
        name = _name(number + 11 * cue)
        lines.append(f"{name} crosses the room and looks at {_name(number + cue)}. [[check]] Nothing moves there.\n")
        lines.append(f"{name.upper()} (CONT'D)\nThis is what somebody says, and it is *never* taken from the script.\n")
    return "\n".join([*lines, ""])


def _fdx(number: int) -> str:
    return "".join(_paragraphs(number))


def _paragraphs(number: int) -> Iterator[str]:
    place = _name(7 * number).upper()
    yield (
        f'<Paragraph Type="Scene Heading" Number="{number}"><SceneProperties Title=""><SceneArcBeats>'
        f'<CharacterArcBeat Name="{_name(number).upper()}"/></SceneArcBeats></SceneProperties>'
        f"<Text>INT. {place} </Text><Text>HOUSE - NIGHT</Text></Paragraph>\n"
    )
    for cue in range(12):
        name = _name(number + 11 * cue)
        yield f'<Paragraph Type="Action"><Text>{name} crosses the room.</Text></Paragraph>\n'
        yield f'<Paragraph Type="Character"><Text>{name.upper()}</Text></Paragraph>\n'
        yield '<Paragraph Type="Dialogue"><Text Style="Italic">This is what somebody says.</Text></Paragraph>\n'


def _nfo(number: int) -> str:
    name = f"{_name(number)} {_name(7 * number + 1)} {number}"
    return f"  <actor><name>{name}</name><role>{_name(3 * number)}</role><order>{number}</order></actor>\n"


def _tmdb(number: int) -> str:
    name = f"{_name(number)} {_name(7 * number + 1)}"
    character = f"{_name(3 * number)} {number}"
    entry = {"id": number, "name": name, "character": character, "order": number, "profile_path": "/x.jpg"}
    return ("," if number else "") + json.dumps(entry)


def _wikidata(number: int) -> str:
    entity = "http://www.wikidata.org/entity/"
    row = {
        "film": {"type": "uri", "value": f"{entity}Q1"},
        "filmLabel_en": {"type": "literal", "value": "The Night Ferry", "xml:lang": "en"},
        "property": {"type": "uri", "value": f"{entity}P161"},
        "statement": {"type": "uri", "value": f"{entity}statement/Q1-{number}"},
        "value": {"type": "uri", "value": f"{entity}Q{number + 10}"},
        "valueLabel_en": {"type": "literal", "value": f"{_name(number)} {number}", "xml:lang": "en"},
        "role": {"type": "uri", "value": f"{entity}Q{number + 10**7}"},
        "roleLabel_en": {"type": "literal", "value": f"{_name(3 * number)} {number}", "xml:lang": "en"},
    }
    return ("," if number else "") + json.dumps(row)


_PARTS: MappingProxyType[str, tuple[str, Callable[[int], str], str]] = MappingProxyType(
    {
        "fountain": ("Title: The Night Ferry\nAuthor: Odile Varn\n\n", _fountain, ""),
        "fdx": ("<FinalDraft><Content>", _fdx, "</Content></FinalDraft>"),
        "tmdb": ('{"id": 1, "title": "The Night Ferry", "credits": {"crew": [], "cast": [', _tmdb, "]}}"),
        "wikidata": ('{"head": {"vars": []}, "results": {"bindings": [', _wikidata, "]}}"),
        "nfo": ("<movie><title>The Night Ferry</title><year>2024</year>\n", _nfo, "</movie>"),
    }
)
FORMATS = tuple(_PARTS)
"""The formats that can be made up."""
