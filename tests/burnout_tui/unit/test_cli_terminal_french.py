"""With a French locale the report of ``burnout-tui terminal`` is French."""

import platform
from collections.abc import Iterator
from gettext import NullTranslations, translation
from importlib.metadata import version
from itertools import cycle, product

import pytest
from tests.support.command import run
from tests.support.terminal_walk import TERMS
from tools.catalogues import library_messages

from burnout_tui import __version__
from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.prose.i18n import DOMAIN, LOCALE
from textual_wire.detection import terminfo
from textual_wire.detection.detect import detect
from textual_wire.detection.environment import environment
from textual_wire.detection.phrase import Phrase
from textual_wire.detection.profiles import PROFILES
from textual_wire.detection.report import report, variables

ENDINGS = ("xterm-mono", "xterm-direct", "screen.xterm", "screen-256color", "tmux-256color", "in-terminfo", "{x}")
ENVIRONMENTS: tuple[dict[str, str], ...] = (
    {},
    {"NO_COLOR": "1"},
    {"FORCE_COLOR": "2", "LANG": "C"},
    {"COLORTERM": "truecolor", "LC_ALL": "fr_FR.ISO-8859-1"},
    {"VTE_VERSION": "7006", "LC_CTYPE": "en_US.CP437"},
    {"TMUX": "/tmp/me", "SSH_TTY": "/dev/pts/1"},
    {"STY": "1.pts", "LANG": "C.UTF-8"},
)
CONNECTIONS = ((None, (0, 0), None), ("utf-8", (30, 10), True), ("cp850", (80, 24), False))
"""Encodings of the output, sizes, and whether the connection is SSH, as far as a program knows them."""
ENCODINGS = ("utf-8", "ascii", "iso8859-1", "cp437", "cp850")

FRENCH = """\
burnout-tui {program}, Textual {textual}, Python {python} sous {system}

Détecté
{found}

Choisi
  Écran : l’application occupe tout l’écran, car TERM=xterm-256color figure dans la table intégrée sous le nom xterm.
  Couleurs : aucune n’est envoyée, car NO_COLOR est définie ; le gras, l’inversion vidéo et des symboles marquent la \
sélection.
  Caractères : iso8859-1, avec des cadres et des symboles en ASCII, car LC_ALL=fr_FR.ISO-8859-1 le demande ; les \
lettres qui y manquent sont translittérées.
  Séquences plus courtes : on sait que TERM=xterm-256color prend en charge l’effacement de lignes, l’effacement de \
caractères et l’effacement dans la couleur du fond.
  Requêtes : elles sont envoyées.
  Souris : laissée au terminal, car chacun de ses mouvements serait envoyé par SSH, et il faudrait tenir une touche \
enfoncée pour sélectionner du texte.
  Copie : elle est demandée au terminal (OSC 52), car les terminaux de ce nom acceptent ou ignorent OSC 52.
  Multiplexeur : aucun n’est connu, car aucun multiplexeur ne donne le nom TERM=xterm-256color.
  Connexion : SSH, car SSH_CONNECTION est définie.
  Taille : 39 colonnes sur 24 lignes, trop petite pour l’application, à laquelle il faut 40 sur 12.
  --mouse et --no-mouse l’emportent sur le choix fait pour la souris.
  Langue : français, car LC_ALL=fr_FR.ISO-8859-1.
  Le guide s’affiche sous forme de texte, car l’entrée standard, la sortie standard et la sortie d’erreur ne sont pas \
toutes reliées à un terminal.
"""
VARIABLES = {
    "TERM": "xterm-256color",
    "NO_COLOR": "1",
    "LC_ALL": "fr_FR.ISO-8859-1",
    "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22",
    "COLUMNS": "80",
}


class _NotTranslated(NullTranslations):
    """Collects the messages that a catalogue lacks."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: set[str] = set()

    def gettext(self, message: str) -> str:
        self.messages.add(message)
        return message


@pytest.fixture
def phrases(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """All phrases of the reports on terminals of every name: the templates, and the texts that are put into them."""
    entry = terminfo.TerminfoEntry(8, True, True, False, False, True)
    monkeypatch.setattr("textual_wire.detection.detect.read_terminfo", {"in-terminfo": entry}.get)
    found: dict[str, set[str]] = {}
    kinds = product({*PROFILES, *TERMS, *ENDINGS}, ENVIRONMENTS)
    for (term, changes), (encoding, size, over_ssh) in zip(kinds, cycle(CONNECTIONS)):
        environ = {**changes, **({"TERM": term} if term else {})}
        for phrase in (*report(detect(environ, encoding, *size, over_ssh), (40, 12)), *variables(environ)):
            for part in _parts(phrase):
                texts = found.setdefault(part.template, set())
                texts.update(text for text in part.values.values() if type(text) is str)
    return found


def _parts(phrase: Phrase) -> Iterator[Phrase]:
    yield phrase
    for value in phrase.values.values():
        if isinstance(value, Phrase):
            yield from _parts(value)


def test_every_phrase_is_in_both_catalogues(phrases: dict[str, set[str]]) -> None:
    """The reports contain every phrase of the source and no other, each is translated, and the rest are names."""
    assert phrases.keys() == {message for _, message in library_messages("textual_wire/detection")}
    for language in INTERFACE_LANGUAGES:
        catalogue, missing = translation(DOMAIN, LOCALE, [language]), _NotTranslated()
        catalogue.add_fallback(missing)
        assert all(map(catalogue.gettext, phrases))
        assert missing.messages == set()
    given = {text for changes in ENVIRONMENTS for text in changes.values()}
    names = {*PROFILES, *TERMS, *ENDINGS, *ENCODINGS, *given}
    texts = {text for values in phrases.values() for text in values}
    assert {text for text in texts - names if text != text.upper()} == set()


def test_the_report_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole report is French, with names and values as they are."""
    monkeypatch.setattr(
        "textual_wire.detection.local.this_terminal", lambda: detect(environment(), columns=39, rows=24)
    )
    names = [str(phrase.values["variable"]) for phrase in variables({}, ("BURNOUT_TUI_PLAIN", "BURNOUT_TUI_CURSOR"))]
    for name in names:
        monkeypatch.delenv(name, raising=False)
    expected = FRENCH.format(
        program=__version__,
        textual=version("textual"),
        python=platform.python_version(),
        system=platform.system(),
        found="\n".join(map(_found, names)),
    )
    shown = run("terminal", **VARIABLES).stdout
    assert shown == expected.replace(" :", "\N{NO-BREAK SPACE}:").replace(" ;", "\N{NARROW NO-BREAK SPACE};")


def _found(name: str) -> str:
    if name == "SSH_CONNECTION":
        return f"  {name} est définie"
    return f"  {name}={VARIABLES[name]}" if name in VARIABLES else f"  {name} n’est pas définie"


def test_the_linear_mode_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    """That the guide runs line by line is said in French too."""
    monkeypatch.setattr("burnout_tui.commands.linear.is_wanted", lambda plain: not plain)
    last = run("terminal", TERM="xterm", LC_ALL="fr_FR.UTF-8").stdout.splitlines()[-1]
    words = "le guide se lit ligne par ligne et n’envoie que du texte."
    assert last == f"  BURNOUT_TUI_PLAIN est définie\N{NO-BREAK SPACE}: {words}"
