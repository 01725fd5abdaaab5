"""Cues: the lines that name who speaks."""

import re
from typing import NamedTuple

from burnout_tui.author.imports.screenplay.casing import in_capitals
from burnout_tui.normalize import Normalizer

LONGEST = 60
"""Characters of a cue. Longer lines in capitals are action."""
_EXTENSION_AT_END = re.compile(r"[\s,-]+(V\.? ?O|O\.? ?S|O\.? ?C|CONT['’]?D)\.?\Z", re.IGNORECASE)
_VOICE = re.compile(
    r"\b(v ?o|voice ?over|voix (off|over)|voz en off|filtered|recorded|enregistree?"
    r"|(over|through|via) (the |a )?(tele)?(phone|radio|intercom|speakers?|tv|vision|headset|comms?|pa))\b"
)
"""The extensions of somebody who is heard and is not there. Off screen (O.S., O.C., hors champ), they are there."""
_SYMBOLS = re.compile(r"\s*[&/+;]\s*")
_CONJUNCTIONS = re.compile(r"\s*[&/+,;]\s*|\s+(?:AND|ET|Y|E|UND|EN|OCH|И|ΚΑΙ|WITH|AVEC)\s+", re.IGNORECASE)
_AFTER_COMMA = frozenset(("jr", "sr", "esq", "md", "m d", "phd", "ph d", "ii", "iii", "iv"))
"""The normal forms of what may follow a comma in the name of one person."""
_NO_CUES = re.compile(
    r"(super|superimposed?|titles?|caption|chyron|subtitles?|insert|intertitle|montage|series of shots|angle on|"
    r"close on|close up|back to|cut to|fade|dissolve|smash cut|flashback|end of|carton|titre|surimpression|"
    r"incrustation|fondu)(?= |\Z)|(end|the end|fin|continued|more|intercut)\Z"
)
"""The normal forms of lines that are written like cues and name nobody."""
_GROUPS = frozenset(
    (
        *("all", "both", "everyone", "everybody", "crowd", "the crowd", "others", "the others", "together", "audience"),
        *(
            "the audience",
            "chorus",
            "various",
            "tous",
            "toutes",
            "les deux",
            "la foule",
            "foule",
            "ensemble",
            "le public",
        ),
        *("les autres", "todos", "todas", "ambos", "alle", "beide", "tutti", "tutte", "все", "ολοι"),
    )
)
_NUMBERED = re.compile(r"(?:.*\s|.*#)(?:\d+|one|two|three|four|five|six|un|deux|trois|quatre)\Z")
_VOICES = re.compile(r"\b(voices?|voix|voz|voces|stimme|stimmen|голос|φωνη|intercom|loudspeaker|answering machine)\b")
_VOICE_OF = re.compile(r"(.+)['’]S\s+VOICE\Z|(?:VOICE|VOIX|VOZ)\s+(?:OF|DE|D['’])\s*(.+)\Z", re.IGNORECASE)


class Cue(NamedTuple):
    """A cue without its extensions."""

    name: str
    """The speaker, as it is written; empty if the cue names nobody."""
    is_voice: bool
    """True if they are heard and may not be there."""
    is_of_voice: bool = False
    """True for a cue such as MARA’S VOICE."""


def is_cue(line: str) -> bool:
    """Return True if a line is written as a cue: a name in capitals, then perhaps remarks in parentheses."""
    name = line.partition("(")[0].rstrip(" ^")
    if len(name) > LONGEST or name.endswith(("!", "?", "…", "..", "--", "—")):
        return False
    return in_capitals(name)


def parse_cue(line: str, normal: Normalizer) -> Cue:
    """Return who speaks. Groups, and titles that are written like cues, name nobody."""
    before, _, extensions = line.strip(" ^").partition("(")
    name = before.strip(" \t:^")
    is_voice = bool(_VOICE.search(normal.key(extensions[:LONGEST])))
    if len(name) > LONGEST:
        return Cue("", is_voice)
    while end := _EXTENSION_AT_END.search(name):
        is_voice = is_voice or bool(_VOICE.search(normal.key(end[1])))
        name = name[: end.start()].rstrip()
    voice = _VOICE_OF.fullmatch(name)
    if voice:
        name, is_voice = (voice[1] or voice[2]).strip(), True
    key = normal.key(name)
    names_nobody = key in _GROUPS or _NO_CUES.match(key) or not re.search(r"[^\W\d]", key)
    return Cue("" if names_nobody else name, is_voice, bool(voice))


def is_nameless(name: str, normal: Normalizer) -> bool:
    """Return True for names such as POLICEMAN #2 and VOICE ON PHONE, which a screenplay gives to small parts."""
    key = normal.key(name)
    return bool(_NUMBERED.match(key) or _VOICES.search(key))


def names_one(name: str) -> bool:
    """Return True if nothing in a name may divide it."""
    return not _CONJUNCTIONS.search(name)


def split_names(name: str, known: frozenset[str], normal: Normalizer) -> list[str]:
    """Return the names in a cue such as DONNIE & BRAD. ``known`` has the normal forms of those who speak alone.

    Words such as AND divide a cue only if one of the names is known: a character may be called so.
    """
    if normal.key(name) in known:
        return [name]
    parts = [part for part in _CONJUNCTIONS.split(name) if normal.key(part)]
    keys = {normal.key(part) for part in parts}
    if len(parts) > 1 and not keys.isdisjoint(known) and keys.isdisjoint(_AFTER_COMMA):
        return parts
    return [part for part in _SYMBOLS.split(name) if re.search(r"[^\W\d_]", part)] or [name]
