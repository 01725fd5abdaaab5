"""``--draft`` opens a film that names records which are not written yet, with stubs for them."""

from pathlib import Path

import pytest
from tests.support.command import run

DRAFT = """format = 1
[film]
title = "The Night Ferry"
year = 2024
directors = ["odile-varn"]
synopsis = "[[character:teo|Teo Lind]] sails with [[character:teo|her deckhand]]."
notes = [{ en = "[[character:anton|Anton Berg]] came back.", spoiler = true }]
"""


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ferry.toml").write_text(DRAFT, encoding="utf-8")


def test_a_draft_is_shown() -> None:
    """Each record that is named and not written has a stub, called as in a link or by its id."""
    assert run("show", "characters", "ferry.toml").exit_code == 1
    shown = run("show", "ferry.toml", "--draft")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "Teo Lind" in shown.stdout
    assert "Odile Varn" in shown.stdout
    assert run("ferry.toml", "--draft", "--open", "character:teo").stdout.startswith("Teo Lind\n")


def test_a_stub_is_hidden_with_what_names_it() -> None:
    """A stub that only a spoiler names is a spoiler."""
    assert "Anton" not in run("show", "ferry.toml", "--draft").stdout
    assert "Anton Berg" in run("show", "ferry.toml", "--draft", "--spoilers").stdout
    assert run("show", "character:anton", "ferry.toml", "--draft").exit_code == 2


def test_other_errors_still_stop_a_draft() -> None:
    """A draft with an error of another kind does not open, and the message is about that one only."""
    Path("ferry.toml").write_text(DRAFT.replace("year", "yaer"), encoding="utf-8")
    refused = run("show", "ferry.toml", "--draft")
    assert refused.exit_code == 1
    assert refused.stderr == ("ferry.toml:4:1: error: film.yaer: unknown key “yaer”; did you mean “year”?\n")
    leaking = DRAFT.replace("[film]", "[[people]]\nname = 'A B'\nspoiler = true\n[film]").replace("odile-varn", "a-b")
    Path("ferry.toml").write_text(leaking, encoding="utf-8")
    assert "which is a spoiler" in run("show", "ferry.toml", "--draft").stderr


def test_a_draft_is_checked() -> None:
    """Each record that is not written is one warning, at its first mention, with the number of mentions and a hint."""
    near = DRAFT.replace("[film]", '[[characters]]\nid = "theo"\nname = "Theo"\nsources = ["a"]\n[film]')
    Path("ferry.toml").write_text(near, encoding="utf-8")
    checked = run("check", "--draft", "ferry.toml")
    assert (checked.exit_code, checked.stderr) == (0, "")
    found = [line for line in checked.stdout.splitlines() if "not written" in line]
    assert found == [
        "ferry.toml:5:12: warning: source “a”: not written yet, named once",
        "ferry.toml:9:14: warning: person “odile-varn”: not written yet, named once",
        "ferry.toml:10:13: warning: character “teo”: not written yet, named 2 times; did you mean “theo”?",
        "ferry.toml:11:18: warning: character “anton”: not written yet, named once",
    ]
    assert run("check", "ferry.toml").exit_code == 1


def test_an_id_that_no_record_can_have_stays_an_error() -> None:
    """A link to an id that is malformed, or that has another meaning, is no draft of a record."""
    for ref in ("character:Teo Lind", "kind:family", "scene:true"):
        Path("ferry.toml").write_text(DRAFT.replace("character:teo|", f"{ref}|"), encoding="utf-8")
        assert "error: film.synopsis: there is no " in run("show", "ferry.toml", "--draft").stderr
