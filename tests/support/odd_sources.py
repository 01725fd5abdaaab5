"""Make up sources that no honest program writes, from a random number, so that each can be made again."""

import copy
import json
from collections.abc import Callable
from random import Random
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tests.support.odd_texts import FOUNTAIN, JUNK, NOT_IN_XML, SIGNS, TAGS, TEXTS, TYPES, XML
from tests.support.paths import CORPUS

_ENCODINGS = ("utf-8",) * 12 + ("utf-16", "utf-16-le", "cp1252", "utf-8-sig")


def _sources() -> dict[str, list[bytes]]:
    files = sorted((CORPUS / "imports").iterdir())
    kinds = {".fountain": "fountain", ".fdx": "fdx", ".nfo": "nfo", ".json": ""}
    found: dict[str, list[bytes]] = {}
    for file in files:
        name = kinds.get(file.suffix)
        if name is not None:
            found.setdefault(name or file.stem.partition("-")[0], []).append(file.read_bytes())
    return found


_SOURCES = MappingProxyType(_sources())


def odd_source(name: str, random: Random) -> bytes:
    """Return a source of a format that is changed, or put together at random; now and then only random bytes."""
    choice = random.random()
    if choice < 0.02:
        return random.randbytes(random.randrange(200))
    make = _MAKERS[name]
    is_made = choice < 0.6
    text = make(name, random) if is_made else random.choice(_SOURCES[name]).decode()
    # Most changes break XML and JSON, so that nothing more would be seen of what was made up.
    for _ in range(random.randrange(4) if name == "fountain" or not is_made else random.random() < 0.2):
        text = _changed(text, random, _TOKENS[name])
    data = text.encode(random.choice(_ENCODINGS), "ignore")
    if data and random.random() < 0.1:
        place = random.randrange(len(data))
        data = data[:place] + random.randbytes(1) + data[place + 1 :]
    return data


def _changed(text: str, random: Random, tokens: tuple[str, ...]) -> str:
    start = random.randrange(len(text) + 1)
    end = (
        min(len(text), start + random.randrange(30))
        if random.random() < 0.7
        else random.randrange(start, len(text) + 1)
    )
    choice = random.random()
    if choice < 0.4:
        return text[:start] + random.choice(tokens) + text[start:]
    if choice < 0.7:
        return text[:start] + text[end:]
    if choice < 0.8:
        return (
            text[:start]
            + chr(random.choice((random.randrange(0x300), random.randrange(0xE000, 0x110000))))
            + text[start:]
        )
    return text[:start] + (text[start:end].swapcase() if choice < 0.9 else 2 * text[start:end]) + text[end:]


def _script(_: str, random: Random) -> str:
    lines = "".join(random.choice(_TOKENS["fountain"]) for _ in range(random.randrange(60)))
    return ("INT. A\n\n" if random.random() < 0.8 else "") + lines


def _xml(name: str, random: Random) -> str:
    inner = _elements(TAGS[name], random, 0)
    if name == "nfo":
        return f"<movie><title>A</title>{inner}</movie>"
    heading = '<Paragraph Type="Scene Heading"><Text>INT. A</Text></Paragraph>'
    front = (
        f"<TitlePage><Content>{_elements(TAGS[name], random, 0)}</Content></TitlePage>" if random.random() < 0.3 else ""
    )
    return f"<FinalDraft>{front}<Content>{heading}{inner}</Content></FinalDraft>"


def _elements(tags: tuple[str, ...], random: Random, depth: int) -> str:
    found = []
    for _ in range(random.randrange(1, 6 if depth < 3 else 3)):
        if random.random() < 0.35 or depth > 5:
            found.append(escape(_words(random).translate(NOT_IN_XML)))
            continue
        attributes = (("Type", random.choice(TYPES)), ("Title", _words(random)), ("Name", _words(random)))
        written = "".join(
            f" {key}={quoteattr(value.translate(NOT_IN_XML))}" for key, value in attributes if random.random() < 0.6
        )
        tag = random.choice(tags)
        found.append(f"<{tag}{written}>{_elements(tags, random, depth + 1)}</{tag}>")
    return "".join(found)


def _words(random: Random) -> str:
    return "".join(random.choice(SIGNS if random.random() < 0.3 else TEXTS) for _ in range(random.randrange(4)))


def _json(name: str, random: Random) -> str:
    """Return a source in which some values are replaced by others, or stand elsewhere too."""
    value = json.loads(random.choice(_SOURCES[name]))
    for _ in range(random.randrange(1, 6)):
        places = _places(value)
        if not places:
            break
        holder, key = random.choice(places)
        choice = random.random()
        if choice < 0.5:
            holder[key] = copy.deepcopy(random.choice(JUNK))
        elif choice < 0.7:
            holder[key] = _words(random)
        else:
            other, place = random.choice(places)
            holder[key] = copy.deepcopy(other[place])
    return json.dumps(value, ensure_ascii=random.random() < 0.5)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return the place of each value in a document: the list or table, and the index or key."""
    found: list[tuple[Any, Any]] = []
    pending = [value]
    while pending:
        holder = pending.pop()
        keys: Any = ()
        if isinstance(holder, dict):
            keys = [*holder]
        elif isinstance(holder, list):
            keys = range(len(holder))
        found += [(holder, key) for key in keys]
        pending += [holder[key] for key in keys]
    return found


_MAKERS: MappingProxyType[str, Callable[[str, Random], str]] = MappingProxyType(
    {"fountain": _script, "fdx": _xml, "nfo": _xml, "tmdb": _json, "wikidata": _json}
)
_TOKENS = MappingProxyType(
    {"fountain": SIGNS + FOUNTAIN, "fdx": SIGNS + XML, "nfo": SIGNS + XML, "tmdb": SIGNS, "wikidata": SIGNS}
)
