"""The texts of roles in databases are split into characters and a remark."""

import pytest

from burnout_tui.author.imports.role_text import read_role


@pytest.mark.parametrize(
    ("text", "characters", "note"),
    [
        ("Burt Ramsey / Narrator (uncredited)", ("Burt Ramsey", "Narrator"), "uncredited"),
        ("Mrs. Heron/Ms. Norbury", ("Mrs. Heron", "Ms. Norbury"), ""),
        ("AC/DC fan", ("AC/DC fan",), ""),
        ("Teo (voice) (as P. Øst)", ("Teo",), "voice, as P. Øst"),
        ("Self - Host", (), "as themselves, Host"),
        ("Selfie Girl", ("Selfie Girl",), ""),
        ("Himself (archive footage)", (), "archive footage, as themselves"),
        ("Jim / Jim", ("Jim",), ""),
        ("", (), ""),
        ("(uncredited)", (), "uncredited"),
        (None, (), ""),
        ("[[a|b]]", ("[ [a|b] ]",), ""),
    ],
)
def test_roles(text: object, characters: tuple[str, ...], note: str) -> None:
    """Slashes divide characters, brackets hold remarks, and people who play themselves play nobody."""
    assert read_role(text, ()) == (characters, note)


def test_remarks_in_two_languages() -> None:
    """A remark is in the languages of the film."""
    assert read_role("Teo (voice)", ("en", "fr")).note == {"en": "voice", "fr": "voix"}
