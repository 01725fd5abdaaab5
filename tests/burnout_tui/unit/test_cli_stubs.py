"""``burnout-tui stubs`` prints, or adds, what a film file names and does not have."""

import os
from pathlib import Path
from typing import Any

import pytest
from tests.support.command import run

from burnout_tui.author import stubs

FILM = """format = 1
[film]
title = { en = "The Night Ferry", fr = "Le Bac de nuit" }
year = 2024
directors = ["odile-varn"]
work = "ferry"
synopsis = "[[character:teo|Teo Lind]] sails with [[character:teo|her deckhand]], [[theme:debt]] and [[kind:echo]]."
notes = [{ en = "[[character:anton|Anton Berg]] came back.", spoiler = true }]

[[relations]]
between = ["teo", "mara"]
kind = "echo"
label = "follows"
from = "landing"
"""
STUBS = """[[characters]]
id = "teo"
name = "Teo Lind"  # named at 7:13, 3 times

[[characters]]
id = "anton"
name = "Anton Berg"  # named at 8:18
spoiler = true

[[characters]]
id = "mara"
name = "Mara"  # named at 11:19

[[people]]
id = "odile-varn"
name = "Odile Varn"  # named at 5:14

[[kinds]]
id = "echo"
name = "echo"  # named at 7:102, 2 times

[[works]]
id = "ferry"
title = { en = "The Night Ferry", fr = "Le Bac de nuit" }  # named at 6:8

[[themes]]
id = "debt"
name = "Debt"  # named at 7:83

[[scenes]]
id = "landing"
title = "Landing"  # named at 14:8
order = "unknown"
spoiler = true
"""


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(text: str, **how: str) -> None:
    """Write the film file."""
    Path("ferry.toml").write_text(text, encoding="utf-8", **how)


def test_stubs_are_printed() -> None:
    """Each record that is missing is there with what it must have, where it is named first, and how often."""
    write(FILM)
    printed = run("stubs", "ferry.toml")
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert printed.stdout == STUBS
    assert Path("ferry.toml").read_text(encoding="utf-8") == FILM


@pytest.mark.parametrize(("film", "end"), [(FILM, "\n"), (FILM.rstrip("\n"), "\n"), ("\ufeff" + FILM, "\r\n")])
def test_stubs_are_added_to_the_end(film: str, end: str) -> None:
    """The file keeps its bytes, its mark and its line ends, and has the stubs behind them; then nothing is missing."""
    before = film.replace("\n", end)
    write(before, newline="")
    added = run("stubs", "--write", "ferry.toml")
    assert (added.exit_code, added.stdout, added.stderr) == (0, "", "ferry.toml: 8 stubs added\n")
    after = Path("ferry.toml").read_bytes()
    assert after.startswith(before.encode())
    assert after.endswith(f"\n# Not written yet\n\n{STUBS}".replace("\n", end).encode())
    assert run("check", "ferry.toml").stdout.endswith("ferry.toml: OK\n")
    again = run("stubs", "--write", "ferry.toml")
    assert (again.exit_code, again.stderr) == (0, "ferry.toml: no records are missing\n")
    assert Path("ferry.toml").read_bytes() == after


def test_lists_in_brackets() -> None:
    """Stubs for a list that is written in brackets are added in them: a header cannot continue such a list."""
    facts = 'facts = [{ id = "a", label = "A", value = "a" }]\ndirectors = []\nsynopsis = "[[fact:b]]"'
    write(f'format = 1\n[film]\ntitle = "A"\nyear = 2024\n{facts}\n')
    assert run("stubs", "--write", "ferry.toml").exit_code == 0
    assert '{ id = "b", label = "B", value = "…" }' in Path("ferry.toml").read_text(encoding="utf-8")
    assert run("check", "ferry.toml").exit_code == 0
    head = 'film = { title = "A", year = 2024, directors = [], synopsis = "[[fact:b]] [[character:c]]" }'
    write(f"format = 1\n{head}\n")
    added = run("stubs", "--write", "ferry.toml")
    assert (added.exit_code, added.stderr.splitlines()[0]) == (0, "ferry.toml: one stub added")
    assert "warning: film.synopsis: there is no fact “b”" in added.stderr
    assert '[[characters]]\nid = "c"' in Path("ferry.toml").read_text(encoding="utf-8")


def test_a_misspelt_id_gets_no_stub() -> None:
    """An id that one letter makes that of another record is a mistake, unless the author says that all are wanted."""
    write(FILM.replace("[[relations]]", "[[characters]]\nname = 'Marja'\n[[relations]]").replace('"mara"', '"maria"'))
    printed = run("stubs", "ferry.toml")
    assert 'id = "maria"' not in printed.stdout
    assert printed.exit_code == 0
    place, message = printed.stderr.split(": warning: ")
    assert place == "ferry.toml:13:19"
    assert message == "relations[0].between[1]: there is no character “maria”; did you mean “marja”?\n"
    every = run("stubs", "--all", "ferry.toml")
    assert 'id = "maria"\nname = "Maria"  # named at 13:19; did you mean “marja”?\n' in every.stdout
    assert every.stderr == ""


def test_other_errors() -> None:
    """Wrong values do not prevent stubs, and none is made of what stands for them; a file that is not TOML has none."""
    write(FILM.replace('["odile-varn"]', '[7, "Odile V"]').replace("2024", '"2024"'))
    printed = run("stubs", "ferry.toml")
    person = '[[people]]\nid = "odile-varn"\nname = "Odile Varn"  # named at 5:14\n\n'
    assert (printed.exit_code, printed.stdout) == (0, STUBS.replace(person, ""))
    assert printed.stderr == "ferry.toml: other errors are left; burnout-tui check lists them\n"
    head = 'format = 1\n[film]\ntitle = "A"\nyear = 2024\ndirectors = []\nsynopsis = "A"\n'
    write(f'{head}[[character]]\nname = "Mara"\n[[scenes]]\ntitle = "Hunt"\ncharacters = ["teo"]\n')
    assert run("stubs", "ferry.toml").stderr == "ferry.toml: other errors are left; burnout-tui check lists them\n"
    write(FILM + "a b\n")
    refused = run("stubs", "--write", "ferry.toml")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "ferry.toml:15:3: error: not TOML: " in refused.stderr
    missing = run("stubs", "no.toml")
    assert (missing.exit_code, missing.stderr) == (1, "no.toml: error: no such file\n")


def test_a_file_that_is_saved_meanwhile_or_read_only_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that an author saves while stubs are looked for keeps that, and one without permission is not replaced."""
    film = tmp_path / "film.toml"
    film.write_text(FILM, encoding="utf-8")
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))
    done = run("stubs", str(film), "--write")
    assert (done.exit_code, done.stderr) == (1, f"{film}: error: cannot write this file: Permission denied\n")
    assert film.read_text(encoding="utf-8") == FILM
    monkeypatch.undo()
    find_stubs = stubs.find_stubs

    def saved_meanwhile(*given: Any) -> stubs.FoundStubs:
        film.write_text(f"{FILM}# saved", encoding="utf-8")
        return find_stubs(*given)

    monkeypatch.setattr(stubs, "find_stubs", saved_meanwhile)
    done = run("stubs", str(film), "--write")
    assert done.exit_code == 1
    assert "this file was saved in the meantime, and stays as it is" in done.stderr
    assert film.read_text(encoding="utf-8") == f"{FILM}# saved"
