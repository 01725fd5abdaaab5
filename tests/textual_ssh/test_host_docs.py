"""docs/host.md describes every log event, metric and promise of the server, and nothing else."""

import re

from tests.support.paths import ROOT

from textual_ssh import server
from textual_ssh.metrics.counters import COUNTERS, ENDINGS, HISTOGRAMS, REJECTIONS

TEXT = (ROOT / "docs" / "host.md").read_text(encoding="utf-8")
_EVENT = re.compile(r'(?:log\.(?:line|crash)|_write_line)\(\s*"([a-z-]+)"')
_CODE = re.compile(r"`([^`\n]+)`")


def _section(title: str) -> str:
    section = TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    assert section
    return section


def test_every_event_is_documented() -> None:
    """The table of log events contains every event that the server writes, and no other."""
    sources = (ROOT / "src" / "textual_ssh").rglob("*.py")
    written = {event for file in sources for event in _EVENT.findall(file.read_text(encoding="utf-8"))}
    rows = [line for line in _section("The log").splitlines() if line.startswith("| `")]
    assert {event for row in rows for event in _CODE.findall(row.split("|")[1])} == written


def test_every_reason_is_documented() -> None:
    """The section about the log contains each reason for a rejection and for the end of a visit."""
    assert not {*REJECTIONS, *ENDINGS} - {*_CODE.findall(_section("The log"))}


def test_every_metric_is_documented() -> None:
    """The section about metrics contains every counter and every histogram."""
    documented = _CODE.findall(_section("Metrics"))
    names = [f"_{name}_total" for name in COUNTERS if ":" not in name] + [f"_{name}_seconds" for name in HISTOGRAMS]
    assert not {*names, "_rejections_total{reason}", "_visits_ended_total{reason}"} - {*documented}


def test_the_list_of_guards_has_every_reason_in_its_order() -> None:
    """The list of guards in server.py contains each reason for a rejection once, in the order of the counters."""
    guards = re.findall(r"^ ?\d+\. .*(?:\n    .*)*", server.__doc__ or "", re.MULTILINE)
    reasons = [reason for guard in guards for reason in re.findall(r"``([a-z-]+)``", guard)]
    assert reasons == [*REJECTIONS]


def test_ssh_takes_no_option_of_a_command_for_its_own() -> None:
    """No command of the page has an option right after the host, where ssh would take it for one of its own."""
    assert re.findall(r"ssh [^`\n]*HOST -[^`\n]*", TEXT) == ["ssh -t -p 2222 HOST -- --seen pearls"]


def test_each_attack_has_its_tests() -> None:
    """Every attack in the table has a promise and a test file that exists."""
    rows = [row.split("|")[1:4] for row in _section("Attacks and their tests").splitlines() if row.startswith("| ")][1:]
    assert rows
    for _, promise, tests in rows:
        assert promise.strip()
        assert all(any((ROOT / "tests").rglob(name)) for name in re.findall(r"`(test_\w+\.py)`", tests))
        assert "test_" in tests


def test_each_promise_has_its_tests() -> None:
    """Every test file in the table of promises exists, and every test file of the server is in the table."""
    named = set(re.findall(r"`(test_\w+\.py)`", _section("Promises and their tests")))
    folders = (ROOT / "tests" / "textual_ssh", ROOT / "tests" / "burnout_tui" / "ssh")
    found = {file.name for folder in folders for file in folder.glob("test_*.py")}
    assert named == {name for name in found if not name.startswith(("test_sshd_", "test_tmux_", "test_ssh_docs"))}
