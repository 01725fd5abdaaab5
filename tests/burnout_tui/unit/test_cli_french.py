"""With a French locale, help and usage errors are French."""

import pytest
from tests.support.command import run

HELP = """\
Utilisation : burnout-tui path [OPTIONS] A B [FICHIER]

  Montrer comment deux personnages sont liés.

  A et B sont des noms ou des identifiants. Ni les majuscules ni les accents ne
  comptent, et un début sans ambiguïté suffit.

Options :
  --lang [en|fr]  Langue. [d’après LC_ALL, LC_MESSAGES ou LANG]
  --spoilers      Afficher les révélations.
  --width ENTIER  Largeur du texte en colonnes. [celle du terminal]
                  [20<=x<=1000]
  -h, --help      Afficher cette aide et quitter.
"""
FRENCH = "fr_FR.UTF-8"


def _error(*arguments: str, **environment: str) -> str:
    return run(*arguments, **environment).stderr.rstrip("\n").rpartition("\n")[2]


def test_the_help_of_a_command() -> None:
    """The help of a command is French: its usage, its text, the values and the texts of its options."""
    assert run("path", "--help", LC_ALL=FRENCH).stdout == HELP


def test_the_help_of_the_program() -> None:
    """Both forms of the command line are aligned, and the commands are described in whole sentences."""
    lines = run("--help", LC_ALL=FRENCH).stdout.splitlines()
    assert lines[:2] == [
        "Utilisation : burnout-tui [OPTIONS] [FICHIER]...",
        "              burnout-tui COMMANDE [OPTIONS] [ARGS]...",
    ]
    commands = lines[lines.index("Commandes :") + 1 :]
    assert commands[0] == "  open      Ouvrir le guide (commande par défaut)."
    assert [line for line in commands if not line.endswith(".") or line.endswith("...")] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["path"], "Erreur : Argument manquant : 'A'."),
        (["check"], "Erreur : Argument manquant : 'FICHIER...'."),
        (["--spoiler"], "Erreur : Option inconnue : '--spoiler'. Vouliez-vous dire '--spoilers' ?"),
        (
            ["show", "--width", "9"],
            "Erreur : Valeur incorrecte pour '--width' : entier de 20 à 1000 attendu, « 9 » trouvé",
        ),
        (
            ["film.toml", "show"],
            "Erreur : « show » est une commande : elle se place avant les options et les fichiers.",
        ),
        (
            ["show", "film.toml", "cast"],
            "Erreur : L’onglet ou la fiche se place avant le fichier de film : cast film.toml",
        ),
        (
            ["chekc"],
            "« chekc » n’est ni une commande ni un fichier de film ; vouliez-vous dire « check » ?",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_usage_errors(arguments: list[str], message: str) -> None:
    """Usage errors are French, those of click and those of the guide."""
    assert _error(*arguments, LC_ALL=FRENCH) == message


def test_the_same_language_everywhere() -> None:
    """LANGUAGE, which gettext obeys but the guide does not, changes neither language, and is reported as it was set."""
    missing = "Error: Missing argument 'A'."
    assert _error("path", LC_ALL="en_GB.UTF-8", LANGUAGE="fr") == missing
    assert _error("path", LC_ALL=FRENCH, LANGUAGE="en") != missing
    assert _error("path", LC_ALL="fr@euro") != missing
    assert "  LANGUAGE=en" in run("terminal", LC_ALL=FRENCH, LANGUAGE="en").stdout.splitlines()


def test_one_process_can_speak_both_languages() -> None:
    """Help asked for in French and then in English is English."""
    run("path", "--help", LC_ALL=FRENCH)
    english = run("path", "--help").stdout
    assert english.startswith("Usage: burnout-tui path [OPTIONS] A B [FILE]")
    assert english.endswith("Show this message and exit.\n")
