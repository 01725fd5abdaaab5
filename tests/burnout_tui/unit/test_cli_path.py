"""``burnout-tui path`` explains the links between two characters."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.support.command import FILM, SECOND_FILM, run

from burnout_tui.film.load import load

NOTICES = (
    "Spoilers are hidden; --spoilers shows them.",
    "Les révélations sont masquées\u202f; --spoilers les affiche.",
)
HEAD = 'format = 1\nfilm = { title = "Dust", year = 1999, directors = [], synopsis = "A city in summer." }\n'


def _film(folder: Path, characters: str, relations: str = "") -> str:
    """Write a film with a character for each word, hidden if it ends in ``?``, and relations such as ``a-b a-c?``."""
    records = [
        f'[[characters]]\nid = "{name.rstrip("?")}"\nname = "{name.rstrip("?").capitalize()}"\n{_hidden(name)}'
        for name in characters.split()
    ]
    for relation in relations.split():
        ends = ", ".join(f'"{end}"' for end in relation.rstrip("?").split("-"))
        records.append(f'[[relations]]\nbetween = [{ends}]\nkind = "work"\nlabel = "knows of"\n{_hidden(relation)}')
    file = folder / "dust.toml"
    file.write_text(HEAD + "".join(records), encoding="utf-8")
    return str(file)


def _hidden(word: str) -> str:
    return f"spoiler = {str(word.endswith('?')).lower()}\n"


def _printed(*arguments: str) -> str:
    """Return what the command prints before any note that spoilers are hidden; fail unless it succeeds silently."""
    result = run("path", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return re.sub(r"\n(Spoilers are hidden|Les révélations sont masquées).*\Z", "", result.stdout, flags=re.DOTALL)


def _error(*arguments: str) -> str:
    """Return what the command prints on standard error; fail unless it prints nothing else and ends with 2."""
    result = run("path", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


def test_a_chain() -> None:
    """A chain is drawn on one line, and each step of it is a sentence."""
    assert _printed("rabia", "ronda") == (
        "Rabia and Ronda\n"
        "\n"
        "Rabia ─\u00a0≡\u00a0family\u00a0─ Ayoub ─\u00a0#\u00a0work\u00a0─ Ronda\n"
        "  ≡  Ayoub — her son, who saves for her prosthesis — Rabia · Ayoub is the son of\n"
        "     Rabia, and does odd jobs to buy her a prosthesis.\n"
        "  #  Ronda — his boss — Ayoub · Ronda is the boss, and Ayoub shines shoes for\n"
        "     him.\n"
    )


def test_a_chain_in_french() -> None:
    """The same in French."""
    assert _printed("rabia", "ronda", "--lang", "fr") == (
        "Rabia et Ronda\n"
        "\n"
        "Rabia ─\u00a0≡\u00a0famille\u00a0─ Ayoub ─\u00a0#\u00a0travail\u00a0─ Ronda\n"
        "  ≡  Ayoub — le fils qui économise pour sa prothèse — Rabia · Ayoub est le fils\n"
        "     de Rabia\u202f; il enchaîne les petits travaux pour lui acheter une prothèse.\n"
        "  #  Ronda — son patron — Ayoub · Ronda est le patron d’Ayoub, qui cire des\n"
        "     chaussures pour lui.\n"
    )


def test_a_chain_in_the_second_film() -> None:
    """The same in another film."""
    assert _printed("Yto", "Joe's father", str(SECOND_FILM)) == (
        "Yto and Joe’s father\n"
        "\n"
        "Yto ─\u00a0≡\u00a0family\u00a0─ Ilyas ─\u00a0#\u00a0work\u00a0─ Joe ─\u00a0≡\u00a0family\u00a0─ Joe’s father\n"
        "  ≡  Yto — his mother — Ilyas · Ilyas is the son of Yto.\n"
        "  #  Joe — his employer — Ilyas · Joe employs Ilyas in his restaurant.\n"
        "  ≡  Joe — his son, who nurses him — Joe’s father · Joe nurses his father, who\n"
        "     is ill.\n"
    )


def test_a_chain_in_the_second_film_in_french() -> None:
    """The same in another film, in French."""
    assert _printed("pere de joe", "Ilyas", str(SECOND_FILM), "--lang", "fr") == (
        "Le père de Joe et Ilyas\n"
        "\n"
        "Le père de Joe ─\u00a0≡\u00a0famille\u00a0─ Joe ─\u00a0#\u00a0travail\u00a0─ Ilyas\n"
        "  ≡  Joe — son fils, qui le soigne — le père de Joe · Joe soigne son père, qui\n"
        "     est malade.\n"
        "  #  Joe — son patron — Ilyas · Joe emploie Ilyas dans son restaurant.\n"
    )


def test_a_narrow_chain() -> None:
    """A chain that does not fit on a line continues below, and no dash is separated from its word."""
    printed = _printed("hakim", "hakim-sister", str(SECOND_FILM), "--width", "28")
    assert printed == (
        "Hakim and Hakim’s sister\n"
        "\n"
        "Hakim ─\u00a0≡\u00a0family\u00a0─ Hakim’s\n"
        "sister\n"
        "  ≡  Hakim’s sister — his\n"
        "     little sister, who\n"
        "     stands by him — Hakim ·\n"
        "     Hakim has the support\n"
        "     of his little sister.\n"
    )


def test_several_relations_of_one_step() -> None:
    """A step of two relations names both kinds, and has a sentence for each."""
    printed = _printed("jad", "jads-father", "--spoilers")
    assert printed.splitlines()[2:] == [
        "Jad ─\u00a0≡\u00a0family,\u00a0$\u00a0money\u00a0─ Jad’s father",
        "  ≡  Jad — wants to be free of him — Jad’s father · Jad is obsessed with freeing",
        "     himself from his late father.",
        "  $  Jad — sells his father’s company — Jad’s father · Jad sells his late",
        "     father’s company.",
    ]


def test_several_chains(tmp_path: Path) -> None:
    """Several shortest chains are printed in the file's order; a step may have no sentence."""
    file = _film(tmp_path, "ann ben cid dee", "ann-ben ann-cid dee-ben cid-dee")
    assert _printed("ann", "dee", file) == (
        "Ann and Dee\n"
        "These 2 chains are the shortest.\n"
        "\n"
        "Ann ─\u00a0#\u00a0work\u00a0─ Ben ─\u00a0#\u00a0work\u00a0─ Dee\n"
        "  #  Ann — knows of — Ben\n"
        "  #  Dee — knows of — Ben\n"
        "\n"
        "Ann ─\u00a0#\u00a0work\u00a0─ Cid ─\u00a0#\u00a0work\u00a0─ Dee\n"
        "  #  Ann — knows of — Cid\n"
        "  #  Cid — knows of — Dee\n"
    )


def test_many_chains(tmp_path: Path) -> None:
    """If there are very many shortest chains, five are printed, with a note that there may be more."""
    middle = ["b", "c", "d", "e", "f", "g", "h"]
    file = _film(tmp_path, f"ann {' '.join(middle)} zoe", " ".join(f"ann-{name} {name}-zoe" for name in middle))
    printed = _printed("ann", "zoe", file).splitlines()
    assert printed[1] == "At most 5 of the shortest chains are shown."
    assert sum(line.startswith("Ann") for line in printed[1:]) == 5


def test_no_link() -> None:
    """If nothing links two characters, the command says so and succeeds."""
    assert _printed("hakim", "yto", str(SECOND_FILM)) == "Hakim and Yto\n\nNo link between Hakim and Yto is shown.\n"
    french = _printed("hakim", "yto", str(SECOND_FILM), "--lang", "fr")
    assert french == "Hakim et Yto\n\nAucun lien affiché entre Hakim et Yto.\n"


def test_the_same_twice() -> None:
    """The same character named twice gets a sentence of its own."""
    assert _printed("jad", "JAD") == "Jad\n\nThis is Jad twice; choose two different characters.\n"


def test_a_link_that_is_a_spoiler() -> None:
    """A link that only hidden relations make is answered like one that does not exist."""
    printed = run("path", "rabia", "jad").stdout
    assert printed == f"Rabia and Jad\n\nNo link between Rabia and Jad is shown.\n\n{NOTICES[0]}\n"
    french = run("path", "rabia", "jad", "--lang", "fr").stdout
    assert french == f"Rabia et Jad\n\nAucun lien affiché entre Rabia et Jad.\n\n{NOTICES[1]}\n"
    assert "Jad — met by chance, becomes a friend — Ayoub" in _printed("rabia", "jad", "--spoilers")


def test_a_shorter_link_that_is_a_spoiler(tmp_path: Path) -> None:
    """If hidden relations make a shorter chain, the visible one is printed, with the note of every text."""
    file = _film(tmp_path, "ann ben cid ghost?", "ann-ben ben-cid ann-cid? ann-ghost? ghost-cid?")
    assert _printed("ann", "cid", file) == (
        "Ann and Cid\n"
        "\n"
        "Ann ─\u00a0#\u00a0work\u00a0─ Ben ─\u00a0#\u00a0work\u00a0─ Cid\n"
        "  #  Ann — knows of — Ben\n"
        "  #  Ben — knows of — Cid\n"
    )
    assert _printed("ann", "cid", file, "--spoilers").splitlines()[2:] == [
        "Ann ─\u00a0#\u00a0work\u00a0─ Cid",
        "  #  Ann — knows of — Cid",
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("faridi", "Monsieur Faridi"),
        ("Monsieur Faridi", "Monsieur Faridi"),
        ("FARIDI", "Monsieur Faridi"),
        ("monsieur-faridi", "Monsieur Faridi"),
        ("monsieurfar", "Monsieur Faridi"),
        ("character:aida", "Aida"),
        ("Aïda", "Aida"),
        ("aid", "Aida"),
        ("ines", "Ghita"),
        ("Jad", "Jad"),
        ("jad's father", "Jad’s father"),
        ("le pere de jad", "Jad’s father"),
        ("Abbes", "Abbès Saladi"),
        ("saladi", "Abbès Saladi"),
        (" son ", "Faridi’s son"),
    ],
)
def test_names(typed: str, name: str) -> None:
    """A character is found by id, by name in any spelling or language, and by the beginning of a name or a word."""
    assert _printed("rabia", typed).startswith(f"Rabia and {name}\n")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("aide", "there is no character “aide”; did you mean “Aida”?"),
        ("Soumya", "there is no character “Soumya”; did you mean “Soumaya”?"),
        ("xyzzy", "there is no character “xyzzy”"),
        ("", "there is no character “”"),
        ("…", "there is no character “…”"),
        ("جاد", "there is no character “جاد”"),
        ("\x1b[31m", "there is no character “␛[31m”"),
        ("monsieur", "“monsieur” could be any of these: Monsieur Faridi (faridi), Monsieur Ghazali (ghazali)"),
    ],
)
def test_names_that_are_not_clear(typed: str, sentence: str) -> None:
    """A typo gets a suggestion, an ambiguous name gets all its meanings, and none is chosen."""
    assert _error("rabia", typed) == sentence + "\n"
    assert _error(typed, "rabia") == sentence + "\n"


def test_both_names_are_reported() -> None:
    """Two wrong names are reported together, in the reader's language."""
    assert _error("xyzzy", "aide", "--lang", "fr") == (
        "aucun personnage ne s’appelle «\u00a0xyzzy\u00a0»\n"
        "aucun personnage ne s’appelle «\u00a0aide\u00a0»\u202f; vouliez-vous dire «\u00a0Aida\u00a0»\u202f?\n"
    )
    assert _error("xyzzy", "xyzzy") == "there is no character “xyzzy”\n"


def test_the_same_name_twice(tmp_path: Path) -> None:
    """Two characters with the same name are listed with their ids."""
    twins = '[[characters]]\nid = "one"\nname = "Sam"\n[[characters]]\nid = "two"\nname = "Sam"\n'
    file = tmp_path / "twins.toml"
    file.write_text(HEAD + twins, encoding="utf-8")
    assert _error("sam", "two", str(file)) == "“sam” could be any of these: Sam (one), Sam (two)\n"
    assert _printed("one", "two", str(file)) == "Sam and Sam\n\nNo link between Sam and Sam is shown.\n"


def test_many_of_one_beginning(tmp_path: Path) -> None:
    """At most eight of the characters that a name may mean are listed."""
    file = _film(tmp_path, " ".join(f"sam{number}" for number in range(30)))
    error = _error("sam", "sam1", file)
    assert error.count("(sam") == 8
    assert error.endswith(", …\n")


def test_a_hidden_character_is_not_there(tmp_path: Path) -> None:
    """Without --spoilers a hidden character is answered like one that does not exist, and is never suggested."""
    file = _film(tmp_path, "ann ghost?", "ann-ghost?")
    for typed in ("ghost", "GHOST", "gho", "ghots"):
        assert _error("ann", typed, file) == f"there is no character “{typed}”\n"
    assert _printed("ann", "gho", file, "--spoilers").startswith("Ann and Ghost\n")
    suggested = "there is no character “ghots”; did you mean “Ghost”?\n"
    assert _error("ann", "ghots", file, "--spoilers") == suggested


@pytest.mark.slow
@pytest.mark.parametrize("file", [FILM, SECOND_FILM], ids=lambda file: file.stem)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_two(file: Path, language: str) -> None:
    """Any two characters of either film can be asked for, in either language, and no line is wider than asked.

    Each film and each language is tried with and without spoilers.
    """
    options = ["--spoilers"] if (file == FILM) == (language == "en") else []
    names = list(load(file).characters)
    for first in names:
        second = names[(names.index(first) * 5 + 3) % len(names)]
        printed = _printed(first, second, str(file), "--lang", language, "--width", "40", *options)
        assert all(cell_len(line) <= 40 and line == line.rstrip() for line in printed.splitlines())


@pytest.mark.parametrize("arguments", [[], ["jad"], ["jad", "aida", "data/film.toml", "more"]], ids=len)
def test_wrong_usage(arguments: list[str]) -> None:
    """One character, or a word too many, is wrong usage."""
    assert "Usage" in _error(*arguments)
