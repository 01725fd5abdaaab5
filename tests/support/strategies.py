"""Hypothesis strategies for film files: any valid film, as records and as TOML text.

``films()`` generates Films that break no rule of the model or of the checks. ``documents()`` also generates their TOML.
"""

import re

from hypothesis import strategies as st
from tests.support.byte_choices import Choices
from tests.support.film_records import Ids, Shown
from tests.support.scene_records import FilmWriter
from tests.support.toml_writer import Style, toml

from burnout_tui.film.model import Film
from burnout_tui.visible import VISIBLE

IDS = st.lists(st.text("abkz09", min_size=1, max_size=3), min_size=1, max_size=3).map("-".join)
"""Ids, from a small alphabet so that records of different kinds often share one."""

STYLES = st.builds(Style, st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.sampled_from(("\n", "\r\n")))
"""Ways to write TOML."""

_STRANGE = (
    "جاد",
    "بورن آوت",
    "أيّوب في الدار البيضاء",
    "群像劇 한국어",
    "Ève",
    "e\u0301a\u0328\u0301 Z\u0351\u036b",
    "🎬",
    "👩\u200d🎤🇲🇦☕\ufe0f",
    "112\u00a0min\u202f!",
    "a\u00adb\u200bc",
    "עברית \u200fabc",
    "Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu",
    "x" * 300,
    "'''it''s \"quoted\"\"\"\"",
    "C:\\u001b\\",
    "# = { [ a] [b] &amp; [bold] $100 %s",
)
# Exclude characters that the loader replaces, so that a written film is read back unchanged.
_CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs", "Zl", "Zp"),
    exclude_characters="[]" + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))),
)
_DATES = st.one_of(
    st.integers(1, 9999).map("{:04}".format),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()),
)
_NUMBERS = st.integers(-(10**18) + 1, 10**18 - 1).map(str) | st.sampled_from(("0", "3.5", "-0.25", "44571"))


def words() -> st.SearchStrategy[str]:
    """Generate a text on one line, without links, in any script, with at least one visible character."""
    strange = st.sampled_from(_STRANGE)
    anything = st.text(_CHARACTERS, min_size=1, max_size=12).filter(lambda text: re.search(VISIBLE, text) is not None)
    return strange | anything | st.lists(strange, min_size=2, max_size=4).map(" ".join)


def films(largest: int = 3) -> st.SearchStrategy[Film]:
    """Generate any valid film with up to ``largest`` records of each kind."""
    return _films(largest)


@st.composite
def documents(draw: st.DrawFn, largest: int = 3, styles: st.SearchStrategy[Style] = STYLES) -> tuple[Film, str]:
    """Generate a valid film and its TOML document."""
    film = draw(films(largest))
    return film, toml(film, draw(styles))


@st.composite
def _films(draw: st.DrawFn, largest: int) -> Film:
    choose = Choices(draw(st.binary(min_size=64, max_size=600)))
    pool = draw(st.lists(IDS, min_size=1, max_size=2 * largest, unique=True))
    kinds = ("character", "person", "work", "source", "theme", "fact", "dispute", "scene", "story", "kind")
    of = {kind: choose.some(pool, largest) for kind in kinds}
    refs = [f"{kind}:{name}" for kind in kinds if kind not in ("source", "kind") for name in of[kind]]
    shown = Shown(
        draw(st.lists(words(), min_size=2, max_size=8)),
        draw(st.lists(_DATES, min_size=1, max_size=3)),
        draw(st.lists(_NUMBERS, min_size=1, max_size=3)),
    )
    write = FilmWriter(choose, Ids(of, frozenset(ref for ref in refs if choose.below(4) == 3)), shown)
    return Film(
        format=1,
        film=write.head(),
        characters=tuple(map(write.character, of["character"])),
        people=tuple(map(write.person, of["person"])),
        roles=choose.several(write.role, largest if of["person"] else 0),
        relations=choose.several(write.relation, largest if len(of["character"]) > 1 else 0),
        works=tuple(map(write.work, of["work"])),
        credits=choose.several(write.credit, largest if of["person"] and of["work"] else 0),
        sources=tuple(map(write.source, of["source"])),
        disputes=tuple(map(write.dispute, of["dispute"])),
        themes=tuple(map(write.theme, of["theme"])),
        stories=tuple(map(write.story, of["story"])),
        scenes=tuple(map(write.scene, of["scene"])),
        kinds=tuple(map(write.kind, of["kind"])),
    )
