"""``burnout-tui show`` prints the guide, a tab or an entry as plain text."""

import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.support.command import FILM, SECOND_FILM, run

from burnout_tui.film.load import load
from burnout_tui.prose.plain import part_lines
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import tabs_of

FILMS = (FILM, SECOND_FILM)
TABS = tabs_of(Reading.of(load(FILM), "en"))
SPOILING = """
format = 1

[film]
title = "Dust"
year = 1999
directors = []
synopsis = "A city in summer."

[[characters]]
id = "ben"
name = "Ben"

[[characters]]
id = "ghost"
name = "The Ghost"
spoiler = true

[[relations]]
between = ["ben", "ghost"]
kind = "family"
label = "is"
spoiler = true
"""
ESCAPING = r"""
format = 1

[film]
title = "\u001b[31mRed\u001b[0m\u0007"
year = 1999
directors = ["mona"]
synopsis = "A bell\u0007, an escape \u001b]0;owned\u0007, a C1 \u009b2J, a null \u0000, a reversal \u202e."

[[people]]
id = "mona"
name = "Mona\u001b[2J"

[[characters]]
id = "ben"
name = "Ben\u001bc"
occupation = "thief\u001b[?1049h"

[[works]]
id = "sand"
title = "Sand\u0008\u007f"
"""


@pytest.fixture
def spoiling(tmp_path: Path) -> str:
    """A film in which a character is a spoiler."""
    file = tmp_path / "spoiling.toml"
    file.write_text(SPOILING, encoding="utf-8")
    return str(file)


@pytest.fixture(scope="module")
def whole() -> str:
    """The whole guide, as the command prints it."""
    return run("show").stdout


@pytest.mark.parametrize("tab", TABS)
def test_a_tab(tab: str, whole: str) -> None:
    """A tab begins with the film and the tab's name, and is a part of the whole guide."""
    part = run("show", tab)
    assert (part.exit_code, part.stderr) == (0, "")
    title, rule, *_ = part.stdout.splitlines()
    assert title == f"Burn Out (2017) · {tab.capitalize()}"
    assert rule == "═" * len(title)
    assert part.stdout.removesuffix("\nSpoilers are hidden; --spoilers shows them.\n") in whole


def test_the_whole_guide(whole: str) -> None:
    """Without a tab or a ref, every tab is printed, in order."""
    places = [whole.index(f"Burn Out (2017) · {tab.capitalize()}") for tab in TABS]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("ref", "beginning"),
    [
        ("character:aida", "Aida, 25"),
        ("person:sarah-perles", "Sarah Perles"),
        ("work:casanegra", "Casanegra"),
        ("theme:class", "Class"),
        ("source:boxoffice", "Aujourd’hui le Maroc, The box office of 2017"),
    ],
)
def test_an_entry(ref: str, beginning: str) -> None:
    """A ref prints that entry, its name first."""
    entry = run("show", ref)
    assert entry.exit_code == 0
    assert entry.stdout.startswith(beginning)


@pytest.mark.slow
@pytest.mark.parametrize("file", FILMS, ids=lambda file: file.stem)
def test_every_entry_can_be_shown(file: Path) -> None:
    """Each record of a film can be printed by its ref; the command prints one of each kind."""
    reading = Reading.of(load(file), "en", spoilers=True, on_screen=False)
    for kind in ("character", "person", "work", "theme", "source"):
        printed = {name: "\n".join(part_lines(reading, f"{kind}:{name}", 80)) for name in reading.guide.table(kind)}
        assert all(text.strip() for text in printed.values())
        name, text = next(iter(printed.items()))
        assert run("show", f"{kind}:{name}", str(file), "--spoilers").stdout == f"{text}\n"


def test_another_film() -> None:
    """A film file can be named after the part, or alone."""
    assert run("show", "synopsis", str(SECOND_FILM)).stdout.startswith("Razzia (2017) · Synopsis")
    assert run("show", str(SECOND_FILM)).stdout.startswith("Razzia (2017) · Synopsis")


def test_a_file_without_a_suffix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that is a file's name is a film; the name of a tab remains a tab."""
    monkeypatch.chdir(tmp_path)
    for name in ("dust", "cast"):
        Path(name).write_text(SPOILING, encoding="utf-8")
    assert run("show", "dust").stdout.startswith("Dust (1999) · Synopsis")
    assert run("show", "cast").stdout.startswith("Burn Out (2017) · Cast")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("width", "number"), [(40, 0), (41, 1), (57, 0), (80, 1), (133, 0), (200, 1)])
def test_no_wider_than_asked(width: int, number: int, language: str) -> None:
    """No line is wider than --width, and none ends in space. Every width is tried with each film, in some language."""
    file = FILMS[number if language == "en" else 1 - number]
    printed = run("show", str(file), "--lang", language, "--width", str(width), "--spoilers")
    assert printed.exit_code == 0
    for line in printed.stdout.splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_as_wide_as_the_terminal_up_to_a_limit() -> None:
    """Without --width the text fills the terminal, up to 100 columns."""
    widths = {
        columns: max(map(cell_len, run("show", COLUMNS=columns).stdout.splitlines())) for columns in ("60", "300")
    }
    assert 50 < widths["60"] <= 60
    assert 90 < widths["300"] <= 100


@pytest.mark.parametrize("width", ["19", "1001", "wide"])
def test_a_width_that_cannot_be(width: str) -> None:
    """--width takes 20 to 1000 columns."""
    refused = run("show", "--width", width)
    assert refused.exit_code == 2
    assert "Invalid value for “--width”" in refused.stderr
    assert refused.stdout == ""


@pytest.mark.parametrize("options", [[], ["--spoilers"], ["--lang", "fr"], ["--width", "40"]])
def test_no_control_characters(tmp_path: Path, options: list[str]) -> None:
    """Escape sequences and control characters in a film's texts are shown as signs, never sent."""
    file = tmp_path / "escaping.toml"
    file.write_text(ESCAPING, encoding="utf-8")
    for part in ([], ["character:ben"], ["person:mona"], ["work:sand"]):
        printed = run("show", *part, str(file), *options)
        assert printed.exit_code == 0
        unsafe = {c for c in printed.output if unicodedata.category(c) in ("Cc", "Cs") or c in "\u202e\u2028"}
        assert unsafe == {"\n"}
    assert "␛[31mRed␛[0m" in run("show", str(file)).stdout


def test_spoilers_are_hidden_until_asked(spoiling: str) -> None:
    """Without --spoilers spoilers leave no trace but one line that says there is more."""
    hidden, shown = run("show", spoiling).stdout, run("show", spoiling, "--spoilers").stdout
    assert "Ghost" not in hidden
    assert hidden.endswith("\n\nSpoilers are hidden; --spoilers shows them.\n")
    assert hidden.count("Spoilers") == 1
    assert "The Ghost" in shown
    assert "Spoilers are hidden" not in shown


def test_a_hidden_entry_does_not_exist(spoiling: str) -> None:
    """A hidden entry, or a ref close to one, is answered as if it did not exist."""
    for ref in ("character:ghost", "character:ghots", "character:nobody", "ghost", "The Ghost", "gho"):
        refused = run("show", ref, spoiling)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert refused.stderr.startswith(f"there is no “{ref}”")
        assert "ghost" not in refused.stderr.removeprefix(f"there is no “{ref}”").lower()
    assert run("show", "character:ghost", spoiling, "--spoilers").stdout.startswith("The Ghost")
    for ref in ("character:ghots", "The Ghost"):
        suggested = run("show", ref, spoiling, "--spoilers").stderr
        assert suggested == f"there is no “{ref}”; did you mean “character:ghost”?\n"


@pytest.mark.parametrize("options", [(), ("--plain", "--fresh")])
def test_a_language_that_only_hidden_texts_have_is_hidden_with_them(tmp_path: Path, options: tuple[str, ...]) -> None:
    """A language of hidden texts alone is neither offered nor taken, until these texts are shown."""
    film = tmp_path / "dust.toml"
    note = 'notes = [{ en = "Ben is the ghost.", es = "Ben es el fantasma.", spoiler = true }]'
    film.write_text(SPOILING.replace('synopsis = "A city', f'{note}\nsynopsis = "A city'), encoding="utf-8")
    command = [*options, str(film)] if options else ["show", str(film)]
    for language in ("es", "de"):
        refused = run(*command, "--lang", language)
        assert refused.stderr == f"no text here is in “{language}”; choose from en, fr\n"
    assert "Ben es el fantasma." in run(*command, "--lang", "es", "--spoilers").stdout


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("character:aide", "there is no “character:aide”; did you mean “character:aida”?"),
        ("work:casanera", "there is no “work:casanera”; did you mean “work:casanegra”?"),
        ("person:sara-perles", "there is no “person:sara-perles”; did you mean “person:sarah-perles”?"),
        ("dispute:name-of-wife", "there is no “dispute:name-of-wife”"),
        ("sinopsis", "there is no “sinopsis”; did you mean “synopsis”?"),
        ("AÏDA", "there is no “AÏDA”; did you mean “character:aida”?"),
        ("sarah perles", "there is no “sarah perles”; did you mean “person:sarah-perles”?"),
        ("person", "there is no “person”; did you mean “person:”?"),
        ("charcter:", "there is no “charcter:”; did you mean “character:”?"),
        ("xyzzy", "there is no “xyzzy”"),
        ("\x1b[31m", "there is no “␛[31m”"),
    ],
)
def test_an_unknown_part(part: str, sentence: str) -> None:
    """An unknown tab or ref gets one sentence, with a suggestion or the possible parts; exit status 2."""
    refused = run("show", part)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith(sentence)
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize("part", ["xyzzy", "find", "version"])
def test_possible_parts_are_listed(part: str) -> None:
    """A word unlike any known name gets the list of what can be shown, even if it is like a kind: it has no colon."""
    kinds = ("character", "person", "relation", "kind", "work", "theme", "story", "scene", "source")
    listed = ", ".join((*TABS, *(f"{kind}:ID" for kind in kinds)))
    assert run("show", part).stderr == f"there is no “{part}”; choose from {listed}\n"
