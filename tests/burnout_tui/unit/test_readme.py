"""The README and the documents beside it say what the program does and where things are."""

import re
from pathlib import Path

import click
import pytest
from tests.support.paths import ROOT

from burnout_tui.cli import main
from burnout_tui.view.keys import DIALOG_KEYS, KEYS

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted(path.relative_to(ROOT) for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
_CODE = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")

OWN_DOCUMENTS = {
    "new": "format.md",
    "stubs": "format.md",
    "serve": "host.md",
    "export": "exporting.md",
    "import": "importing.md",
}
"""The documents in docs/ that have the options of a command."""


def test_every_key_is_in_the_readme() -> None:
    """Each key of the table of keys is in the README's table."""
    section = README.partition("## Keys")[2].partition("## Commands")[0]
    documented = set(re.findall(r"`([^`]+)`", section))
    missing = {shown for key in (*KEYS, *DIALOG_KEYS) for shown in key.shown.split(" ")} - documented
    assert not missing


def test_every_command_and_option_is_in_the_readme() -> None:
    """Each command is in the README's section on commands, and each option there or in the document of its command."""
    section = README.partition("## Commands")[2].partition("## A guide")[0]
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command
        assert name == "open" or f"burnout-tui {name}" in section
        document = OWN_DOCUMENTS.get(name)
        text = (ROOT / "docs" / document).read_text(encoding="utf-8") if document else section
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.opts[0] in text


def test_the_readme_is_short() -> None:
    """The README has at most 130 lines; whatever needs more has a document of its own."""
    assert len(README.splitlines()) <= 130


def test_programs_that_the_tests_need_are_in_the_readme() -> None:
    """Each program that CI installs for the tests is named beside the command that runs them."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    needed = set(re.findall(r"^lacks (\S+) ", script, re.MULTILINE))
    section = README.partition("## Two commands")[2].partition("\n## ")[0]
    assert needed
    assert not {program for program in needed if not re.search(rf"\b{program}\b", section)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_links(document: Path) -> None:
    """Links lead to existing files and headings, and none is in a code block, where it would be shown raw."""
    text = (ROOT / document).read_text(encoding="utf-8")
    assert not [link for block in _CODE.finditer(text) for link in _LINK.findall(block[0])]
    for link in _LINK.findall(text):
        if not link.startswith("https://"):
            name, _, heading = link.partition("#")
            target = (ROOT / document).parent / name if name else ROOT / document
            assert target.exists(), link
            assert not heading or heading in _headings(target), link


def _headings(file: Path) -> set[str]:
    """Return the names by which the headings of a document are linked to."""
    found = re.findall(r"^#+ (.+)$", _CODE.sub("", file.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in found}


def test_every_part_of_the_source_has_its_line() -> None:
    """CONTRIBUTING.md describes each folder of the project, and each folder and module of the package."""
    section = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Where things are")[2]
    parts = [path for path in (ROOT / "src" / "burnout_tui").iterdir() if path.is_dir() or path.suffix == ".py"]
    names = [f"{path.name}/" if path.is_dir() else path.name for path in parts if not path.name.startswith("__")]
    for name in (*names, *(f"{folder}/" for folder in ("data", "docs", "tests", "deploy", "benchmarks"))):
        assert re.search(rf"(^| ){re.escape(name)} ", section, re.MULTILINE), name


def test_the_functions_and_files_that_contributors_read_about_exist() -> None:
    """Each function that CONTRIBUTING.md names as a call is defined in the source, and each module is there."""
    codes = re.findall(r"`([^`\n]+)`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    modules = [*(ROOT / "src").rglob("*.py")]
    defined = {
        name for file in modules for name in re.findall(r"(?:def|class) (\w+)", file.read_text(encoding="utf-8"))
    }
    calls = {found[1] for code in codes if (found := re.fullmatch(r"(?:\w+\.)*(\w+)\([^()]*\)", code))}
    assert sorted(calls - defined - {"_", "N_", "Message", "Phrase"}) == []
    folders = (ROOT, *(ROOT / "src" / package for package in ("", "burnout_tui", "textual_ssh", "textual_wire")))
    files = [code for code in codes if re.fullmatch(r"[\w/]+\.py", code)]
    assert [file for file in files if not any((folder / file).exists() for folder in folders)] == []
