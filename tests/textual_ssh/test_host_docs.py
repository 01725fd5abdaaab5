"""docs/host.md says what a host writes, counts and promises, and nothing else."""

import re

from tests.support.paths import ROOT

from textual_ssh.metrics.counters import COUNTERS, ENDINGS, HISTOGRAMS, REJECTIONS

TEXT = (ROOT / "docs" / "host.md").read_text(encoding="utf-8")
_EVENT = re.compile(r'log\.(?:line|crash)\(\s*"([a-z-]+)"')
_CODE = re.compile(r"`([^`\n]+)`")


def _section(title: str) -> str:
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_every_line_of_the_log_is_told() -> None:
    """The table of the log has every event that the host writes, and no other."""
    sources = (ROOT / "src" / "textual_ssh").rglob("*.py")
    written = {event for file in sources for event in _EVENT.findall(file.read_text(encoding="utf-8"))}
    rows = [line for line in _section("The log").splitlines() if line.startswith("| `")]
    assert {event for row in rows for event in _CODE.findall(row.split("|")[1])} == written


def test_every_reason_is_told() -> None:
    """The log's section has each reason for which somebody is not let in, and each way in which a visit ends."""
    assert not {*REJECTIONS, *ENDINGS} - {*_CODE.findall(_section("The log"))}


def test_every_figure_is_told() -> None:
    """The section on figures has all that are counted and measured."""
    told = _CODE.findall(_section("Figures"))
    names = [f"_{name}_total" for name in COUNTERS if ":" not in name] + [f"_{name}_seconds" for name in HISTOGRAMS]
    assert not {*names, "_rejections_total{reason}", "_visits_ended_total{reason}"} - {*told}


def test_each_promise_has_its_tests() -> None:
    """Every file of tests in the table of promises is there, and every file of tests of the host is in the table."""
    named = set(re.findall(r"`(test_\w+\.py)`", _section("What is promised, and which test shows it")))
    folders = (ROOT / "tests" / "textual_ssh", ROOT / "tests" / "burnout_tui" / "ssh")
    there = {file.name for folder in folders for file in folder.glob("test_*.py")}
    there -= {name for name in there if name.startswith(("test_sshd_", "test_tmux_", "test_ssh_docs"))}
    assert named == there
