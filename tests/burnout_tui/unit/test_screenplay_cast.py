"""The characters of a screenplay, their names, and their scenes."""

import pytest
from tests.support.screenplays import account, fountain, names, present, scene


@pytest.mark.parametrize(
    ("cue", "found"),
    [
        ("MARA", "Mara"),
        ("MARA (CONT'D)", "Mara"),
        ("MARA (V.O.) (cont’d)", "Mara"),
        ("MARA (on the radio", "Mara"),
        ("MARA ^", "Mara"),
        ("MARA:", "Mara"),
        ("MARA V.O.", "Mara"),
        ("**MARA**", "Mara"),
        ("@Mara", "Mara"),
        ("@McCLANE (HORS CHAMP)", "McCLANE"),
        ("ÉMILE", "Émile"),
        ("ЗОЯ (ЗА КАДРОМ)", "Зоя"),
        ("ΣΤΕΛΙΟΣ", "Στελιος"),
        ("DR. O'NEIL", "Dr. O'Neil"),
        ("JEAN-PAUL D'ARTOIS", "Jean-Paul d'Artois"),
        ("D’ARTAGNAN", "D’Artagnan"),
        ("JEAN-LUC DE LA TOUR", "Jean-Luc de la Tour"),
        ("HENRY VIII", "Henry VIII"),
        ("JFK", "JFK"),
        ("R2D2", "R2D2"),
        ("J.R.", "J.R."),
        ("THE MAN WITH THE COAT", "The Man with the Coat"),
        ("STRAßER", "Straßer"),
        ("MARA & TEO", "Mara, Teo"),
        ("MARA/TEO", "Mara, Teo"),
        ("MARTIN KING, JR.", "Martin King, Jr."),
        ("MOM AND DAD", "Mom and Dad"),
        ("MAN'S VOICE", ""),
        ("VOIX DE MARA", ""),
        ("FADE IN", ""),
        ("SUPER:", ""),
        ("TITLE", ""),
        ("TITLE OF A BOOK", ""),
        ("EVERYBODY", ""),
        ("TOUS", ""),
        ("POLICEMAN #1", ""),
        ("COP TWO", ""),
        ("MAN 2", ""),
        ("VOICE ON PHONE", ""),
        ("23", ""),
        ("(beat)", ""),
        ("BOOM!", ""),
        ("THE DOOR OPENS --", ""),
        ("A VERY LONG LINE IN CAPITALS THAT TELLS WHAT HAPPENS IN THIS SCENE", ""),
        ("@" + "A" * 70, ""),
        ("@???", ""),
        ("Mara", ""),
        ("王五", ""),
    ],
)
def test_cues_name_characters(cue: str, found: str) -> None:
    """A cue in capitals, or after @, names a character, unless it is a group, a title or a part without a name."""
    assert ", ".join(names(fountain(scene(f"{cue}\nYes.")))) == found


def test_words_between_names_divide_a_cue_if_one_of_them_speaks_alone() -> None:
    """MARA AND TEO, MARA ET TEO are two characters where Mara has a cue of her own."""
    draft = fountain(scene("MARA AND TEO\nYes.", "ZOE, IDA ET MARA\nNo.", "MARA\nWhy?", "MARA, JR.\nHm."))
    assert names(draft) == ["Mara", "Teo", "Zoe", "Ida", "Mara, Jr."]


def test_a_name_with_and_without_accents_is_one_character() -> None:
    """EMILE and ÉMILE are one, written with the accent."""
    draft = fountain(scene("EMILE\nYes.", "ÉMILE\nNo."))
    assert names(draft) == ["Émile"]
    assert draft.values["characters"] == [{"id": "emile", "name": "Émile"}]


def test_a_voice_belongs_to_a_character_of_other_cues() -> None:
    """MARA'S VOICE is Mara, not there, where Mara has a cue of her own or the voice is heard in two scenes."""
    draft = fountain(
        scene("MARA'S VOICE\nYes.", "VOICE OF TEO\nNo.", "VOIX D’ANTON\nNon.")
        + "\n"
        + scene("MARA\nNo.", "TEO'S VOICE\nNo.")
    )
    assert names(draft) == ["Mara", "Teo"]
    assert (present(draft), present(draft, 1)) == ([], ["Mara"])


def test_a_part_with_a_number_is_a_character_if_it_returns() -> None:
    """AGENT 47 in two scenes is a character; COP 2 in one is none, and the ledger names it."""
    draft = fountain(scene("AGENT 47\nYes.", "COP 2\nNo.") + "\n" + scene("AGENT 47\nNo."))
    assert names(draft) == ["Agent 47"]
    assert "cues without a name, in one scene only (1: COP 2)" in account(draft)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("MARA\nYes.", "TEO (O.S.)\nNo."), ["Mara", "Teo"]),
        (("MARA\nYes.", "TEO (V.O.)\nNo."), ["Mara"]),
        (("MARA\nYes.", "TEO (voix off)\nNo."), ["Mara"]),
        (("MARA\nYes.", "TEO (over the radio)\nNo.", "TEO\nNo."), ["Mara", "Teo"]),
        (("MARA\nYes.", "TEO opens the door."), ["Mara", "Teo"]),
        (("MARA\nYes.", "Then Teo opens the door."), ["Mara", "Teo"]),
        (("MARA\nYes.", "She opens Teo’s door."), ["Mara"]),
        (("MARA\nYes.", "Will she wait? She will not."), ["Mara"]),
        (("MARA\nYes.", "They know that she will. But Will waits."), ["Mara", "Will"]),
        (("MARA\nYes.", "teo, mara and will"), ["Mara"]),
        (("MARA\nYes.", "TEO'S DOOR IS OPEN."), ["Mara"]),
        (("TEO LIND\nYes.", "TEO LIND waits."), ["Teo Lind"]),
        (("TEO LIND\nYes.", "TEO and LIND wait."), ["Teo Lind", "Teo"]),
    ],
)
def test_people_are_in_a_scene_if_they_speak_there_or_the_action_names_them(
    lines: tuple[str, ...], found: list[str]
) -> None:
    """A voice over is not there, nor the owner of a door; a longer name is not the shorter one."""
    draft = fountain(scene(*lines) + "\n" + scene("TEO\nYes.", "MARA\nYes.", "WILL\nYes."))
    assert present(draft) == found
