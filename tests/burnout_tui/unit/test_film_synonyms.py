"""Authors who write another word than the format's get the format's word as a hint."""

from typing import get_args

import pytest

from burnout_tui.film import model, synonyms
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.record_base import Record
from burnout_tui.film.synonyms import synonym
from burnout_tui.film.values import Part, Presence, RelationKind, WorkKind
from burnout_tui.normalize import slug

WORDS = {
    *(word for words in (Part, Presence, RelationKind, WorkKind) for word in get_args(words)),
    *record_kinds().named,
    *(
        key
        for kind in vars(model).values()
        if isinstance(kind, type) and issubclass(kind, Record)
        for key in kind.__struct_encode_fields__
    ),
}
"""Every word and key of the format."""


@pytest.mark.parametrize(
    ("written", "choices", "meant"),
    [
        ("editor", Part, "editing"),
        ("Cinematographer", Part, "cinematography"),
        ("DoP", Part, "cinematography"),
        ("composer", Part, "music"),
        ("songs", Part, "music"),
        ("scénariste", Part, "writer"),
        ("monteuse", Part, "editing"),
        ("film", WorkKind, "feature"),
        ("movie", WorkKind, "feature"),
        ("tv", WorkKind, "television"),
        ("TV movie", WorkKind, "telefilm"),
        ("long métrage", WorkKind, "feature"),
        ("théâtre", WorkKind, "stage"),
        ("friends", RelationKind, "friendship"),
        ("colleague", RelationKind, "work"),
        ("rencontre", RelationKind, "chance"),
        ("frère", RelationKind, "family"),
        ("décédée", Presence, "dead"),
        ("music", RelationKind, "art"),
        ("music", Part, ""),
        ("nonsense", Part, ""),
    ],
)
def test_a_synonym(written: str, choices: object, meant: str) -> None:
    """A word in English or French means one of the choices; a choice itself and an unknown word mean none."""
    assert synonym(written, get_args(choices)) == meant


def test_synonyms_lead_to_words_of_the_format() -> None:
    """Every synonym is a slug, stands once at its word, and leads to a word or key of the format."""
    for word, others in synonyms.SYNONYMS.items():
        assert word in WORDS
        found = others.split()
        assert sorted(set(found)) == sorted(found)
        assert found == list(map(slug, found))
