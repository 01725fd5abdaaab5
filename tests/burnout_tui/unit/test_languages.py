"""The languages that a film can be written in, and those that the reader can have it in."""

from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.lake_film import LAKE
from tools.languages import TABLE, table

from burnout_tui.film.language import localized
from burnout_tui.film.languages import is_language, language_meant
from burnout_tui.film.load import load_bytes
from burnout_tui.linear.mode import LinearMode
from burnout_tui.prose.reading import Reading


def test_the_table_is_what_its_sources_say() -> None:
    """The table is the one that tools/languages.py makes from ISO 639-3 and CLDR."""
    assert TABLE.read_text(encoding="utf-8") == table()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(("fr", "fr"), ("FR", "fr"), ("fra", "fr"), ("fre", "fr"), ("fr-CA", "fr"), ("fr_FR.UTF-8", "fr")),
        *(("French", "fr"), ("français", "fr"), ("Francais", "fr"), ("Español", "es"), ("العربية", "ar"), ("iw", "he")),
        *(("ary", "ary"), ("Moroccan Arabic", "ary"), ("x", ""), ("", ""), ("spoiler", ""), ("und", "")),
    ],
)
def test_the_code_that_is_meant(written: str, code: str) -> None:
    """A code of another standard, a locale or a name in English or in the language itself means a language."""
    assert language_meant(written) == code
    assert is_language(written) == (written == code != "")


def test_a_missing_language_falls_back() -> None:
    """A text that lacks the reader's language is shown in English, else in the language that is written first."""
    guide = load_bytes(LAKE.encode(), "lake.toml")
    synopsis, name = guide.film.film.synopsis, guide.characters["ida"].name
    shown = {code: localized(synopsis, code) for code in ("ary", "es", "fr")}
    assert shown == {"ary": "البحيرة ديالنا", "es": "Un lago, tres vidas.", "fr": "One lake, three lives."}
    assert [localized(name, code) for code in ("en", "ar")] == ["Ida Luz", "عايدة"]


def test_readers_go_through_the_languages_of_the_film() -> None:
    """l goes through the film's languages, those of the interface first; French only for readers who came with it."""
    guide = load_bytes(LAKE.encode(), "lake.toml")
    assert guide.languages == ("en", "ar", "ary", "es")
    for first, expected in (("en", "ar ary es en ar"), ("fr", "ar ary es en fr")):
        linear, seen = LinearMode(guide, first), []
        for _ in range(5):
            linear.answer("l")
            seen.append(linear.reading.language)
        assert seen == expected.split()
    assert Reading.of(guide, "es")._("Help") == "Help"
    one = b'format = 1\n[film]\ntitle.en = "Dust"\nyear = 1999\ndirectors = []\nsynopsis.en = "A city."\n'
    answer = LinearMode(load_bytes(one, "one.toml"), "en").answer("l")
    assert answer == "There is no other language here than English."


def test_the_language_of_the_command(tmp_path: Path) -> None:
    """--lang takes the languages of the film and of the interface; a locale that neither has gives English."""
    file = tmp_path / "lake.toml"
    file.write_text(LAKE, encoding="utf-8")
    title = {code: run("show", "synopsis", str(file), "--lang", code).stdout.split(" (")[0] for code in ("es", "fr")}
    assert title == {"es": "El lago", "fr": "The Lake"}
    refused = run("show", "synopsis", str(file), "--lang", "de")
    assert (refused.exit_code, refused.stderr) == (2, "no text here is in “de”; choose from en, fr, ar, ary, es\n")
    assert run("show", "synopsis", str(file), LANG="es_ES.UTF-8").stdout.startswith("El lago (")
    assert run("--open", "synopsis", str(file), LANG="de_DE.UTF-8").stdout.startswith("The Lake (")
    assert run("--open", "synopsis", str(file), BURNOUT_TUI_LANGUAGE="ar").stdout.startswith("\u200eالبحيرة")
