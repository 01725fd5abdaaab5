"""With a French locale, help, usage errors and the problems of files are French."""

from pathlib import Path

import pytest
from tests.support.command import run, run_fresh, run_one_after_the_other
from tests.support.paths import CORPUS

HELP = """\
Utilisation : burnout-tui path [OPTIONS] A B [FICHIER]

  Montrer comment deux personnages sont liés.

  A et B sont des noms ou des identifiants. Ni les majuscules ni les accents ne
  comptent, et un début sans ambiguïté suffit.

Options :
  --lang CODE     Langue. [d’après LC_ALL, LC_MESSAGES ou LANG]
  --spoilers      Afficher les révélations.
  --seen SCÈNE    Afficher l’histoire jusqu’à cette scène : son identifiant ou
                  son numéro, scènes masquées comprises.
  --at H:MM       Afficher l’histoire jusqu’à cette durée depuis le début du
                  film.
  --draft         Ouvrir un film qui nomme des fiches pas encore écrites,
                  remplacées par des ébauches.
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
        (["path"], "Erreur : Argument manquant : « A »."),
        (["check"], "Erreur : Argument manquant : « FICHIER... »."),
        (
            ["--opens"],
            "Erreur : Option inconnue : « --opens ». (Vouliez-vous dire l’une de celles-ci : « --open », « --seen » ?)",
        ),
        (
            ["show", "--width", "9"],
            "Erreur : Valeur incorrecte pour « --width » : attendu : un entier de 20 à 1000, trouvé : « 9 »",
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
    missing = "Error: Missing argument “A”."
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


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (
            "dangling-role.toml",
            ("27:13: erreur : roles[0].character : introuvable : personnage « adda » ; vouliez-vous dire « ada » ?"),
        ),
        (
            "many-problems.toml",
            "14:7: erreur : characters[0].age : attendu : un entier, trouvé : le nombre à virgule 25.5",
        ),
        (
            "odd-spellings.toml",
            "3:15: erreur : film.year : attendu : un entier, trouvé : la chaîne « 1999 » ; écrivez 1999",
        ),
        (
            "dangling-work.toml",
            "32:8: erreur : credits[0].work : introuvable : œuvre « dusk » ; vouliez-vous dire « dust » ?",
        ),
        (
            "crlf-syntax.toml",
            "28:8: erreur : pas du TOML : attendu : true, trouvé : « tru »",
        ),
    ],
)
def test_problems_of_film_files(file: str, line: str) -> None:
    """Problems are French, their hints, kinds and types included; the names of files and keys stay."""
    path = CORPUS / "invalid" / file
    assert f"{path}:{line}" in run("check", str(path), LC_ALL=FRENCH).stdout.splitlines()


def test_warnings() -> None:
    """Warnings are French, with the escapes and braces that they quote."""
    path = CORPUS / "warnings" / "no-sources-at-all.toml"
    first, *_ = run("check", str(path), LC_ALL=FRENCH).stdout.splitlines()
    words = "pas de [[sources]] : le lecteur ne peut pas voir d’où viennent les faits du guide"
    assert first == f"{path}: avertissement : {words}"
    others = run("check", "--all", str(path.with_name("newer-toml.toml")), LC_ALL=FRENCH).stdout.splitlines()
    assert any(line.endswith("seul TOML 1.1 connaît l’échappement \\x41 ; écrivez \\u0041") for line in others)
    assert any(line.endswith("seul TOML 1.1 permet une virgule avant } ; supprimez-la") for line in others)


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    """The problem of a file, alone or among others, is French."""
    missing = tmp_path / "nosuch.toml"
    problem = f"{missing}: erreur : ce fichier n’existe pas\n"
    assert run("show", "cast", str(missing), LC_ALL=FRENCH).stderr == problem
    assert run(str(CORPUS / "valid" / "minimal.toml"), str(missing), LC_ALL=FRENCH).stderr == problem


@pytest.mark.slow
def test_settings_of_the_server(tmp_path: Path) -> None:
    """A wrong setting is described in French, from the command line and from a configuration file."""
    words = "le thème « no » n’existe pas ; "
    config = tmp_path / "serve.toml"
    config.write_text('theme = "no"\n', encoding="utf-8")
    assert _error("serve", "--theme", "no", LC_ALL=FRENCH).startswith(
        f"Erreur : Valeur incorrecte pour « --theme » : {words}"
    )
    # In a process of its own, because the command changes the environment.
    wrong = run_fresh("serve", "--config", str(config), LC_ALL=FRENCH).stderr.decode()
    assert wrong.startswith(f"{config}:1:9: erreur : theme : {words}")


@pytest.mark.slow
def test_a_server_that_cannot_start(tmp_path: Path) -> None:
    """An error of the library that serves the guide is French too."""
    key = tmp_path / "key"
    key.write_text("", encoding="utf-8")
    key.chmod(0o644)
    ended = run_fresh("serve", "--host-key", str(key), str(CORPUS / "valid" / "minimal.toml"), LC_ALL=FRENCH)
    words = f"{key} : d’autres utilisateurs peuvent lire cette clé (mode 0644) ; lancez chmod 600 {key}"
    assert (ended.returncode, ended.stderr.decode()) == (1, f"{words}\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_poor_encoding(encoding: str) -> None:
    """Help and usage errors are transliterated where the output cannot show French."""
    commands = [["--help"], ["path", "--help"], ["path"], ["--version=3"], ["chekc"]]
    for _, output, errors in run_one_after_the_other(commands, LC_ALL=FRENCH, PYTHONIOENCODING=encoding):
        shown = (output + errors).decode(encoding)
        assert "Traceback" not in shown
        assert "crash" not in shown
        assert "\u2019" not in shown
        assert "'" in shown
