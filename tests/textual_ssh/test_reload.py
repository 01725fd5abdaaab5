"""A reload is one act: one process reads, all workers get the same, and no file stops the server."""

import os
import signal
from pathlib import Path

from tests.support.forks import ForkedProcess
from tests.support.paths import DATA
from tests.support.serve_host import DEADLINE, bare_host, host
from tests.support.ssh_clients import run, ssh

from textual_ssh.handover import Handover

HANGING = """
from textual_ssh import reload
reload.READING_SECONDS = 1
reload.Reloader.read = lambda self: open({file!r})
"""
"""Makes the reader open a named pipe, which nobody writes to."""
HANGING_AT_START = """
from burnout_tui.ssh import site
from textual_ssh import reload
reload.READING_SECONDS = 0.1
site.read_site = lambda settings: open({file!r})
from burnout_tui.cli import main
main()
"""


def test_all_workers_get_what_one_process_has_read(tmp_path: Path) -> None:
    """At each SIGHUP one process reads, with the data of the last reload, and every worker uses what it has read."""
    with bare_host(tmp_path, workers=2) as served:
        workers = {line["pid"] for line in served.wait_for_lines("ready", 2)}
        for version in (1, 2):
            served.signal(signal.SIGHUP)
            lines = served.wait_for_lines("reloaded", 2, version=version)
            assert {line["pid"] for line in lines} == workers
            assert run(ssh(served, "version")).stdout == f"first{'+' * version}\n"
        problems = served.wait_for_lines("reload-problem", 2)
        assert [(line["problems"], line["problem"]) for line in problems] == [(1, "nothing to reload")] * 2
        os.kill(min(workers), signal.SIGKILL)
        served.wait_for_lines("reloaded", 3, version=2)


def test_a_file_that_never_answers_stops_nothing(tmp_path: Path) -> None:
    """While the reader waits for ever, workers are replaced and signals obeyed; after a time it is given up."""
    os.mkfifo(tmp_path / "pipe")
    with bare_host(tmp_path, first=HANGING.format(file=str(tmp_path / "pipe"))) as served:
        served.signal(signal.SIGHUP)
        os.kill(served.line("ready")["pid"], signal.SIGKILL)
        served.wait_for_lines("ready", 2)
        assert served.line("reload-problem")["problem"] == "gave up reading after 1 seconds"
        served.signal(signal.SIGHUP)
        served.signal(signal.SIGTERM)
        assert served.wait_for_end() == 0
    assert not served.found("reloaded")


def test_a_file_that_never_answers_starts_no_server(tmp_path: Path) -> None:
    """At the start the deadline ends in a sentence."""
    os.mkfifo(tmp_path / "pipe")
    code = HANGING_AT_START.format(file=str(tmp_path / "pipe"))
    process = ForkedProcess(code, ("serve", f"--host-key={tmp_path / 'key'}"), {**os.environ, "LC_ALL": "C.UTF-8"})
    assert process.wait(DEADLINE) == 1
    assert process.stdout.read() == "the film files could not be read within 0.1 seconds\n"
    process.close()


def test_a_pipe_in_place_of_a_film_changes_nothing(tmp_path: Path) -> None:
    """If a named pipe replaces a film, visitors see the old film, and one line says what is wrong."""
    film = tmp_path / "some.toml"
    film.write_bytes((DATA / "razzia.toml").read_bytes())
    with host(tmp_path, str(film)) as served:
        film.unlink()
        os.mkfifo(film)
        served.signal(signal.SIGHUP)
        assert "named pipe" in served.line("reload-problem", problems=1)["problem"]
        assert run(ssh(served, "films")).stdout.startswith("some")


def test_many_problems_are_one_line() -> None:
    """Of twenty thousand problems the first are handed over, each cut to a line's length, and all are counted."""
    handover = Handover()
    handover.write(None, [f"film.toml:{number}:1: error: {'x' * 1000}" for number in range(20_000)])
    header = handover.next_header()
    assert (header.problems, header.has_data) == (20_000, False)
    assert header.shown.startswith("film.toml:0:1: error: xxx")
    assert len(header.shown) < 2500


def test_data_are_replaced_whole() -> None:
    """Readers get the data that are published, whole, while the next are being written or writing has failed."""
    handover = Handover()
    for version, size in enumerate((5, 100_000, 3), 1):
        handover.write(b"unfinished" * size, [])
        data = bytes([version]) * size
        handover.write(data, [])
        if version > 1:
            assert handover.read()[0] == version - 1
        handover.publish()
        assert handover.read() == (version, data)
