"""docs/editors.md: its commands and settings are read as the programs read them, and its schema line works."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import tomli
from tests.support.command import run
from tests.support.paths import CORPUS, ROOT

PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
GCC = re.compile(r"^(.*?):(\d+):(\d*):?\s+(?:fatal\s+)?(warning|error):\s+(.*)$")
"""The lines that VS Code's matcher takes, ``$gcc``."""


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lint(folder: Path) -> str:
    """Return what taplo says about the film file, with the schema that its first line names."""
    taplo = str(Path(sys.executable).with_name("taplo"))
    command = [taplo, "lint", "my-film.toml"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, cwd=folder).stderr


def test_the_schema_line_is_followed(tmp_path: Path) -> None:
    """The page's commands write a schema that taplo finds by the line, and with it an unknown key."""
    shell = [line for language, body in BLOCKS if language == "sh" for line in body.splitlines()]
    assert shell == ["burnout-tui schema -o burnout.schema.json", "taplo lint my-film.toml"]
    assert run(*shlex.split(shell[0])[1:]).exit_code == 0
    directive = next(body for language, body in BLOCKS if language == "toml").partition("\n")[0]
    film = tmp_path / "my-film.toml"
    film.write_bytes(f"{directive}\n".encode() + (CORPUS / "valid" / "full.toml").read_bytes())
    assert run("check", "my-film.toml").exit_code == 0
    assert "invalid file" not in lint(tmp_path)
    film.write_text(f'{directive}\nformat = 1\n[film]\ntitel = "T"\n', encoding="utf-8")
    assert "'titel' was unexpected" in lint(tmp_path)


def test_the_commands_exist() -> None:
    """Every command of burnout-tui on the page has its options."""
    (Path.cwd() / "my-film.toml").write_bytes((CORPUS / "warnings" / "no-sources.toml").read_bytes())
    found = re.findall(r"`(burnout-tui check[^`%]*)`", PAGE)
    assert found
    for command in found:
        words = shlex.split(command)[1:]
        assert run(*words, *(["my-film.toml"] if words == ["check"] else [])).exit_code == 0
    assert run("check", "--json", "my-film.toml").exit_code == 0


def test_the_settings_are_what_their_programs_read() -> None:
    """Blocks of TOML and JSON are that; the task of VS Code runs check so that its matcher takes each line."""
    for language, body in BLOCKS:
        if language == "toml":
            assert tomli.loads(body)
    (Path.cwd() / "bad film.toml").write_bytes((CORPUS / "warnings" / "no-sources.toml").read_bytes())
    [task] = json.loads(next(body for language, body in BLOCKS if language == "json"))["tasks"]
    arguments = [word.replace("${file}", "bad film.toml") for word in task["args"]]
    *lines, last = run(*arguments, **task["options"]["env"]).stdout.splitlines()
    assert last == "bad film.toml: OK"
    assert lines
    assert all(GCC.match(line) for line in lines)


def test_the_error_format_takes_the_lines_of_check(tmp_path: Path) -> None:
    """The error format of Vim has an item for each form of a line, and drops the others."""
    formats = re.findall("errorformat=(.*)", PAGE)[0].replace("\\ ", " ").split(",")
    parts = {"%f": "(?P<f>.+?)", "%l": "(?P<l>[0-9]+)", "%c": "(?P<c>[0-9]+)", "%t": "(?P<t>[ew])", "%m": "(?P<m>.+)"}
    patterns = [
        re.compile("".join(parts.get(part, re.escape(part)) for part in re.findall("%.|[^%]+", form)))
        for form in formats
        if not form.startswith("%-G")
    ]
    (tmp_path / "a.toml").write_bytes((CORPUS / "warnings" / "no-sources-at-all.toml").read_bytes())
    lines = run("check", "--all", "a.toml", "nosuch.toml").output.splitlines()
    matched = [next(filter(None, (pattern.fullmatch(line) for pattern in patterns)), None) for line in lines]
    assert [found and found["t"] for found in matched if found] == ["w", "e"]
    assert [line for line, found in zip(lines, matched, strict=True) if not found] == ["a.toml: OK"]
    assert formats[-1] == "%-G%.%#"
