"""``burnout-tui check --todo`` lists what an author has still to write, and counts none of it as a problem."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.support.command import run
from tests.support.paths import CORPUS, ROOT

PAGE = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
FILM = """\
format = 1
[film]
title = "T"
year = 1999
directors = ["ann"]
work = "t"
synopsis = "[[person:linked]] and [[source:in-a-link]]."
about = { en = "Still to be written.", fr = "…" }
quotes = [{ by = "quoted", text = "?" }]
sources = ["s"]
[defaults]
sources = ["s"]
[[people]]
name = "Ann"
[[people]]
name = "Linked"
[[people]]
name = "Quoted"
[[people]]
name = { en = "Nobody", fr = "Personne" }
[[characters]]
name = "Ada"
[[characters]]
name = "Ghost"
presence = "dead"
[[characters]]
name = "Ben"
[[roles]]
person = "ann"
character = "ben"
[[relations]]
between = ["ben", "ghost"]
kind = "love"
label = "L"
reverse = "R"
[[works]]
title = "T"
[[works]]
title = "Other"
[[stories]]
name = "Story"
[[scenes]]
title = "Scene"
[[sources]]
id = "s"
title = "S"
[[sources]]
id = "in-a-link"
title = "Linked"
[[sources]]
id = "unused"
title = { en = "Unused" }
"""


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.toml").write_text(FILM, encoding="utf-8")


def entries(output: str) -> dict[str, list[str]]:
    """Return the entries below each heading, without their positions."""
    found: dict[str, list[str]] = {}
    for line in output.splitlines():
        if heading := re.fullmatch(r"(.*) \((\d+)\)", line):
            found[heading[1]] = []
            counted = int(heading[2])
        elif line.startswith("  "):
            found[list(found)[-1]].append(re.sub(r"^  a\.toml:\d+:\d+: ", "", line))
            assert len(found[list(found)[-1]]) <= counted
    return found


def test_the_list() -> None:
    """Each record that lacks something is under its heading, with those that other records and texts do not name."""
    checked = run("check", "--todo", "a.toml")
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert checked.stdout.startswith("a.toml: OK\n\n")
    assert entries(checked.stdout) == {
        "Texts that are still to be written": [
            "film.about.en: Still to be written.",
            "film.about.fr: …",
            "film.quotes[0].text: ?",
        ],
        "Characters whom nobody plays": ["characters[0]: Ada"],
        "Characters without a relation": ["characters[0]: Ada"],
        "Scenes without characters": ["scenes[0]: nobody is in this scene"],
        "Storylines without a scene": ["stories[0]: no scene belongs to this storyline"],
        "People whom nothing names": ["people[3]: Nobody"],
        "Works without a director": ["works[1]: Other"],
        "Sources that nothing cites": ["sources[2]: Unused"],
        "Texts that lack a language": ["sources[2].title: no French"],
    }


def test_the_list_as_json() -> None:
    """Each task is a problem of its own severity, and has a code that the page explains."""
    found: list[dict[str, Any]] = json.loads(run("check", "--todo", "--json", "a.toml").stdout)
    tasks = {problem["code"]: problem for problem in found if problem["severity"] == "todo"}
    assert set(tasks) == set(re.findall(r"^\| `([a-z-]+)` \| todo", PAGE, re.M))
    assert tasks["unused-person"] == {
        "file": "a.toml",
        "line": 19,
        "column": 1,
        "severity": "todo",
        "code": "unused-person",
        "where": "people[3]",
        "text": "nothing names “Nobody”",
        "hint": "write one of [[roles]] or [[credits]], or a link",
    }
    assert {problem["severity"] for problem in json.loads(run("check", "--json", "a.toml").stdout)} == {"warning"}


def test_a_task_is_no_problem() -> None:
    """Tasks do not count with --strict; a film without any has nothing to do, and one with errors has no list."""
    Path("b.toml").write_bytes((CORPUS / "valid" / "full.toml").read_bytes())
    assert run("check", "--strict", "b.toml").exit_code == 0
    assert run("check", "--strict", "--todo", "b.toml").exit_code == 0
    smallest = FILM.partition("quotes")[0].replace('about = { en = "Still to be written.", fr = "…" }\n', "")
    smallest = smallest.replace('work = "t"\n', "").replace("[[person:linked]] and [[source:in-a-link]]", "All")
    people = 'sources = ["s"]\n[[people]]\nname = "Ann"\nsources = ["s"]\n[[sources]]\nid = "s"\ntitle = "S"\n'
    Path("c.toml").write_text(smallest + people, encoding="utf-8")
    assert run("check", "--strict", "--todo", "c.toml").stdout == "c.toml: OK\nc.toml: nothing to do\n"
    Path("d.toml").write_text(FILM + "wrong = 1\n", encoding="utf-8")
    wrong = run("check", "--todo", "d.toml")
    assert wrong.exit_code == 1
    assert len(wrong.stdout.splitlines()) == 1


def test_what_an_import_could_not_find_out() -> None:
    """A screenplay knows neither the year nor the directors: both are on the list."""
    Path("x.fountain").write_text("INT. HALL\n\nMARA\nYes.\n", encoding="utf-8")
    assert run("import", "fountain", "x.fountain", "-o", "x.toml").exit_code == 0
    found = entries(run("check", "x.toml", "--todo").stdout)
    assert any("film.year" in line for line in found["Texts that are still to be written"])
    assert any("film.directors" in line for line in found["Works without a director"])


def test_many_entries_of_a_heading() -> None:
    """Ten entries of a heading are shown and the others counted; --all shows them."""
    Path("a.toml").write_text(FILM + "".join(f'[[people]]\nname = "P{n}"\n' for n in range(14)), encoding="utf-8")
    short = entries(run("check", "--todo", "a.toml").stdout)["People whom nothing names"]
    assert (len(short), short[-1].strip()) == (11, "and 5 more (--all lists them)")
    assert len(entries(run("check", "--todo", "--all", "a.toml").stdout)["People whom nothing names"]) == 15


def test_the_list_of_a_draft_and_in_french() -> None:
    """Stubs of a draft are not in the list; headings are in the language of the locale."""
    Path("a.toml").write_text(FILM + '[[credits]]\nperson = "ann"\nwork = "stub"\n', encoding="utf-8")
    drafted = run("check", "--todo", "--draft", "a.toml")
    assert drafted.exit_code == 0
    assert entries(drafted.stdout)["Works without a director"] == ["works[1]: Other"]
    french = run("check", "--todo", "--draft", "a.toml", LC_ALL="fr_FR.UTF-8").stdout
    assert "Personnages que personne ne joue (1)" in french.replace("\u00a0", " ")


def test_the_page_shows_what_is_printed() -> None:
    """The example of docs/check.md is what check prints for its file."""
    file = re.findall(r"<!-- file: todo\.toml -->\n```toml\n(.*?)```", PAGE, re.DOTALL)[0]
    shown = re.findall(r"\$ burnout-tui check --todo todo\.toml\n(.*?)```", PAGE, re.DOTALL)[0]
    Path("todo.toml").write_text(file, encoding="utf-8")
    assert run("check", "--todo", "todo.toml").output == shown
