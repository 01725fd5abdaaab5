"""``burnout-tui check`` puts warnings that repeat into one line, and prints JSON for programs."""

import json
import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from tests.support.command import run, run_with_input
from tests.support.paths import CORPUS, ROOT

DOCUMENT = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
HEAD = 'format = 1\n[film]\ntitle = "T"\nyear = 1999\ndirectors = []\nsynopsis = "S."\nsources = ["s"]\n'
SOURCE = '[[sources]]\nid = "s"\ntitle = "S"\n'
WITH_SOURCE = 'sources = ["s"]\n'


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(text: str, name: str = "a.toml") -> None:
    """Write a film file."""
    Path(name).write_text(text, encoding="utf-8")


def named(count: int, table: str = "characters") -> str:
    """Return records with a name and no sources."""
    return "".join(f'[[{table}]]\nname = "{chr(65 + number)}"\n' for number in range(count))


def problems(*arguments: str, status: int = 0) -> list[dict[str, Any]]:
    """Return what ``check --json`` prints, which goes to standard output alone."""
    checked = run("check", "--json", *arguments)
    assert (checked.exit_code, checked.stderr) == (status, "")
    found = json.loads(checked.stdout)
    assert isinstance(found, list)
    return found


def test_five_warnings_of_a_kind_are_listed_and_six_are_one_line() -> None:
    """Up to five warnings of one kind have a line each; more are one line, where the first is; --all lists them."""
    write(HEAD + named(5) + SOURCE)
    assert run("check", "a.toml").stdout.count("no sources") == 5
    write(HEAD + named(6) + SOURCE)
    assert run("check", "a.toml").stdout == (
        "a.toml:8:1: warning: no sources: 6 records (--all lists them)\na.toml: OK\n"
    )
    every = run("check", "--all", "a.toml").stdout.splitlines()
    assert every[0] == "a.toml:8:1: warning: characters[0]: no sources"
    assert len(every) == 7


def test_warnings_with_other_words_are_one_line_as_the_first() -> None:
    """Warnings of one kind that differ in their words are one line with those of the first, in the order of lines."""
    texts = "".join(f'about = "It is *n{number}* here."\n{WITH_SOURCE}' for number in range(7))
    records = named(7).splitlines(keepends=True)
    lines = zip(records[::2], records[1::2], texts.splitlines(keepends=True)[::2], strict=True)
    write(HEAD + "".join(chain.from_iterable((*line, WITH_SOURCE) for line in lines)) + SOURCE)
    line = (
        "a.toml:10:16: warning: characters[0].about: “*n0*” is shown as it is written; texts have no Markdown and no "
        "HTML (and 6 more like it; --all lists them)\n"
    )
    assert run("check", "a.toml").stdout == line + "a.toml: OK\n"


def test_texts_are_places_and_errors_are_all_listed() -> None:
    """A line for texts counts places without the remedy; errors have a line each, however many there are."""
    write(HEAD + '[[kinds]]\nid = "k"\nname = "k"\n' + '[[works]]\ntitle = { en = "T" }\nsources = ["s"]\n' + SOURCE)
    text = "".join(f'{{ fr = "n{number}" }}, ' for number in range(6))
    write(HEAD + f'notes = [{text}{{ en = "e", fr = "f" }}]\n' + SOURCE)
    assert run("check", "a.toml").stdout.startswith("a.toml:8:10: warning: no English: 6 places (--all lists them)\n")
    write(HEAD + "".join(f"wrong-{number} = 1\n" for number in range(9)))
    assert run("check", "a.toml").stdout.count("unknown key") == 9


def test_strict() -> None:
    """With --strict a file with warnings is not OK, and the exit status is 1; without warnings nothing changes."""
    write(HEAD + named(1) + SOURCE)
    write(HEAD + SOURCE, "b.toml")
    assert run("check", ".").exit_code == 0
    strict = run("check", "--strict", ".")
    assert (strict.exit_code, strict.stdout) == (
        1,
        "./a.toml:8:1: warning: characters[0]: no sources\n./b.toml: OK\n".replace("./", ""),
    )
    assert run("check", "--strict", "b.toml").exit_code == 0
    assert problems("--strict", "a.toml", status=1)[0]["code"] == "no-sources"


def test_json_has_every_problem_of_every_file() -> None:
    """The array has the warnings of a good file one by one, errors, and files that cannot be read, in this order."""
    write(HEAD + named(9) + SOURCE)
    write(HEAD + "about = 1\nocupation = 2\n" + SOURCE, "b.toml")
    found = problems("a.toml", "b.toml", "nosuch.toml", status=1)
    assert [problem["code"] for problem in found[:9]] == ["no-sources"] * 9
    assert found[9:] == [
        {
            "file": "b.toml",
            "line": 8,
            "column": 9,
            "severity": "error",
            "code": "wrong-value",
            "where": "film.about",
            "text": 'expected a string or { en = "…", fr = "…" }, found the integer 1',
            "hint": 'write "1"',
        },
        {
            "file": "b.toml",
            "line": 9,
            "column": 1,
            "severity": "error",
            "code": "unknown-key",
            "where": "film.ocupation",
            "text": "unknown key “ocupation”",
            "hint": found[10]["hint"],
        },
        {
            "file": "nosuch.toml",
            "line": None,
            "column": None,
            "severity": "error",
            "code": "unreadable",
            "where": None,
            "text": "no such file",
            "hint": None,
        },
    ]


def test_json_without_a_problem_and_of_standard_input() -> None:
    """Without a problem the array is empty; standard input has its name in it."""
    write(HEAD + SOURCE)
    assert problems("a.toml") == []
    assert json.loads(run_with_input(b"", "check", "--json", "-").stdout)[0]["file"] == "<stdin>"


def test_json_in_french() -> None:
    """Texts and hints are in the language of the locale, and divided where a message is, not where the file is."""
    write(HEAD + SOURCE + '[[works]]\ntitle = "T"\nkind = "a; film"\nyaer = 1\n')
    wrong_kind, wrong_key = json.loads(run("check", "--json", "a.toml", LC_ALL="fr_FR.UTF-8").stdout)
    assert (wrong_key["severity"], wrong_key["code"]) == ("error", "unknown-key")
    assert wrong_key["text"] == "clé inconnue, «\u00a0yaer\u00a0»"
    assert wrong_key["hint"] == "vouliez-vous dire «\u00a0year\u00a0»\u202f?"
    assert wrong_kind["text"].endswith("la chaîne «\u00a0a; film\u00a0»")
    assert wrong_kind["hint"] is None


def test_each_kind_of_problem_has_a_code_that_the_page_explains() -> None:
    """Every problem of the corpus has a code, and docs/check.md lists these and those that no file there can have."""
    documented = re.findall(r"^\| `([a-z0-9-]+)` \| (?:error|warning)", DOCUMENT, re.M)
    files = [*(CORPUS / "invalid").glob("*.toml"), *(CORPUS / "warnings").glob("*.toml")]
    codes = {problem["code"] for problem in problems(*map(str, files), status=1)}
    assert set(documented) - codes == {"unreadable", "more-errors", "early-name", "not-written"}
    assert codes <= set(documented)
    assert len(set(documented)) == len(documented)


def test_the_keys_are_those_of_the_page() -> None:
    """The page names every key of a problem, in order."""
    write("")
    [problem] = problems("a.toml", status=1)
    rows = re.findall(r"^\| (`[a-z]+`(?:, `[a-z]+`)*) \| ", DOCUMENT.partition("## For programs")[2], re.M)
    assert re.findall("`([a-z]+)`", " ".join(rows))[: len(problem)] == list(problem)
