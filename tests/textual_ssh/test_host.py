"""The operation of a server: its key, log, metrics, reload, workers and shutdown."""

import asyncio
import os
import signal
import stat
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.paths import DATA
from tests.support.serve_host import (
    DEADLINE,
    Host,
    bare_host,
    free_port,
    host,
    serve_in_vain,
    started_server,
    wait_until,
)
from tests.support.ssh_clients import Visitors, connected, on_terminal, open_guide, run, ssh

from textual_ssh.sockets import ListeningError, open_listeners

FILM = (DATA / "film.toml").read_text(encoding="utf-8")


def test_the_key_is_created_once_for_its_owner(tmp_path: Path) -> None:
    """The first start creates an ed25519 key that only its owner can read; the second start uses it unchanged."""
    with host(tmp_path, new_interpreter=True) as first:
        made = first.key.read_bytes()
        assert stat.S_IMODE(first.key.stat().st_mode) == 0o600
        shown = run(["ssh-keygen", "-lf", str(first.key)]).stdout.split()
        assert first.started["key"] == shown[1]
        assert shown[-1] == "(ED25519)"
    with host(tmp_path) as second:
        assert second.started["key"] == first.started["key"]
        assert second.key.read_bytes() == made


@pytest.mark.parametrize(
    ("contents", "mode", "words"),
    [
        (None, 0o644, "other users can read this key (mode 0644); run chmod 600"),
        (b"no key", 0o600, "not a private key"),
    ],
)
def test_an_unusable_key_is_refused(tmp_path: Path, contents: bytes | None, mode: int, words: str) -> None:
    """A key that others can read, or a file without a key, is refused with a remedy and left unchanged."""
    key = tmp_path / "key"
    if contents is None:
        subprocess.run(["ssh-keygen", "-q", "-ted25519", "-N", "", "-f", str(key)], check=True)
    else:
        key.write_bytes(contents)
    key.chmod(mode)
    before = key.read_bytes()
    status, output = serve_in_vain(f"--host-key={key}", "--port=0")
    assert status == 1
    assert words in output
    assert "Traceback" not in output
    assert key.read_bytes() == before


def test_an_invalid_film_starts_no_server(tmp_path: Path) -> None:
    """All problems of all film files are printed with their lines, and nothing is served."""
    bad = tmp_path / "bad.toml"
    bad.write_text(FILM.replace("year = 2017", 'year = "soon"', 1), encoding="utf-8")
    status, output = serve_in_vain(f"--host-key={tmp_path / 'key'}", "--port=0", str(DATA / "razzia.toml"), str(bad))
    assert status == 1
    assert f"{bad}:" in output
    assert "expected an integer" in output


def test_a_taken_port_is_reported(tmp_path: Path) -> None:
    """The second of two servers on one port reports that the port is taken, even with several workers."""
    with bare_host(tmp_path, workers=2) as first:
        for workers in ("1", "2"):
            options = [f"--host-key={first.key}", "--host=127.0.0.1", f"--port={first.port}", f"--workers={workers}"]
            status, output = serve_in_vain(*options)
            assert status == 1
            assert f"cannot listen on 127.0.0.1:{first.port}: Address already in use" in output


@pytest.mark.parametrize("host", ["a" * 64 + ".org", "a..org", "\udcff"])
def test_a_name_that_no_host_has_is_reported(host: str) -> None:
    """An address that cannot be the name of a host gets a sentence about it, not about its encoding."""
    with pytest.raises(ListeningError, match=r": not a host name$"):
        open_listeners(host, 0, 1)


def test_the_log_has_visits_and_no_keys(tmp_path: Path) -> None:
    """A visit has two log lines with address, terminal, size, client, duration, bytes and the reason for its end."""
    with host(tmp_path) as served:
        with on_terminal(served, size=(90, 25)) as visitor:
            visitor.wait_for_text("Synopsis")
            visitor.press("/")
            visitor.wait_for_text("any word")
            visitor.press("xyzzy")
            visitor.wait_for_text("xyzzy")
            visitor.press("\x1b")
            visitor.wait_for(lambda: "xyzzy" not in visitor.text, "the guide")
            visitor.press("q")
            visitor.wait_for_end()
        line = served.line("disconnect")
        connect = served.line("connect")
        for name, value in {"address": "127.0.0.1", "term": "xterm-256color", "size": "90x25"}.items():
            assert line[name] == connect[name] == value
        assert line["client"].startswith("SSH-2.0-OpenSSH")
        assert line["reason"] == "quit"
        assert line["bytes_in"] == 8
        assert line["bytes_out"] == len(visitor.sent)
        assert 0 < line["seconds"] < 60
        assert "xyzzy" not in str(served.lines)


def test_the_log_can_be_text(tmp_path: Path) -> None:
    """Text log lines have the same fields; the first line has the address, the key and the limits."""
    options = ("--host=127.0.0.1", "--port=0", f"--host-key={tmp_path / 'key'}", "--max-visitors=7")
    with closing(started_server(*options)) as process:
        started = process.stdout.readline()
        assert " start pid=" in started
        for field in ("address=127.0.0.1:", "key=SHA256:", "visitors=7", "idle=1800", "longest=28800"):
            assert field in started
        process.send_signal(signal.SIGTERM)
        assert process.wait(DEADLINE) == 0


def test_films_are_reloaded(tmp_path: Path) -> None:
    """After SIGHUP, new visitors see the changed film and present ones the old film; an invalid file is ignored."""
    film = tmp_path / "some.toml"
    film.write_text(FILM, encoding="utf-8")
    with host(tmp_path, "--workers=2", str(film)) as served, on_terminal(served) as present:
        present.wait_for_text("BURN OUT")
        film.write_text(FILM.replace("Burn Out", "Burn In"), encoding="utf-8")
        served.signal(signal.SIGHUP)
        served.wait_for_lines("reloaded", 2)
        assert "Burn In (2017)" in run(ssh(served, "synopsis")).stdout
        present.press("2")
        present.wait_for_text("BURN OUT", "▸ Ayoub")
        film.write_text(FILM.replace("year = 2017", 'year = "soon"', 1).replace("format = 1", "format = 1\nodd = 1"))
        served.signal(signal.SIGHUP)
        assert served.line("reload-problem")["problem"].count(f"{film}:") == 2
        assert "Burn In (2017)" in run(ssh(served, "synopsis")).stdout


async def test_the_server_shuts_down_on_sigterm(tmp_path: Path) -> None:
    """On SIGTERM, new visitors are rejected, present ones are warned and have the drain time; the status is 0."""
    with bare_host(tmp_path, drain=2) as served:
        async with Visitors(served, 2, "no key yet") as visitors:
            staying, leaving = visitors.all
            served.signal(signal.SIGTERM)
            for visitor in visitors.all:
                await visitor.wait_for("The server is shutting down")
            leaving.press("q")
            await leaving.wait_for_close()
            with pytest.raises(OSError):
                await open_guide(await connected(served).__aenter__())
            await staying.wait_for_close()
            assert b"Goodbye: the server is shutting down." in staying.tail
        assert await asyncio.to_thread(served.wait_for_end) == 0
        reasons = [line["reason"] for line in served.found("disconnect")]
        assert sorted(reasons) == ["quit", "shutdown"]


def test_killed_workers_are_replaced(tmp_path: Path) -> None:
    """A killed worker is restarted and its visitors' slots are released; the other worker's visitors are unaffected."""
    with bare_host(tmp_path, workers=2, max_visitors=1) as served:
        wait_until(lambda: len(served.found("ready")) == 2, "two workers")
        with on_terminal(served) as visitor:
            visitor.wait_for_text("no key yet")
            worker = served.line("connect")["pid"]
            os.kill(worker, signal.SIGKILL)
            served.line("worker-exited", child=worker, status=-9)
            assert visitor.wait_for_end() == 255
        served.wait_for_lines("ready", 3)
        wait_until(lambda: run(ssh(served, "me")).returncode == 0, "the slot of the killed worker's visitor")


async def test_workers_share_one_limit(tmp_path: Path) -> None:
    """Several workers share one limit on visitors: each rejects visitors once the slots of all workers are taken."""
    with bare_host(tmp_path, workers=2, max_visitors=4, rate=100000) as served:
        workers = {line["pid"] for line in served.wait_for_lines("ready", 2)}
        for _ in range(30):
            seen = len(served.found("connect"))
            async with Visitors(served, 4, "no key yet"):
                await asyncio.to_thread(served.wait_for_lines, "connect", seen + 4)
                if {line["pid"] for line in served.found("connect")[seen:]} == workers:
                    await asyncio.to_thread(_rejected_by, served, workers)
                    return
            await asyncio.to_thread(served.wait_for_lines, "disconnect", seen + 4)
        raise AssertionError("the system does not spread visitors over workers")


def _rejected_by(served: Host, workers: set[int]) -> None:
    """Connect until every worker has rejected a visitor because the server is full."""
    while {line["pid"] for line in served.found("rejected", reason="full")} != workers:
        assert run(ssh(served, "me")).returncode == 75


async def test_metrics(tmp_path: Path) -> None:
    """/metrics contains visitors, visits, rejections, times, bytes and workers; /healthz contains ok."""
    port = wait_until(free_port, "a free port")
    with host(tmp_path, "--workers=2", "--max-visitors=3", f"--metrics-port={port}") as served:
        wait_until(lambda: len(served.found("ready")) == 2, "two workers")
        async with Visitors(served, 3) as visitors:
            visitors.all[0].press("2")
            await visitors.all[0].wait_for("▸ Ayoub")
            await asyncio.to_thread(run, ssh(served, "help"))
            metrics = await asyncio.to_thread(served.page, "/metrics")
            assert _metric(metrics, "burnout_tui_visitors") == 3
            assert _metric(metrics, "burnout_tui_visits_total") == 3
            assert 'burnout_tui_rejections_total{reason="full"} 1.0' in metrics
            assert _metric(metrics, "burnout_tui_first_frame_seconds_count") == 3
            assert _metric(metrics, "burnout_tui_key_to_frame_seconds_count") == 1
            assert _metric(metrics, "burnout_tui_sent_bytes_total") > 3000
            assert _metric(metrics, "burnout_tui_received_bytes_total") == 1
            assert _metric(metrics, "burnout_tui_healthy_workers") == 2
            assert "ok: 2 of 2 workers, 3 visitors" in await asyncio.to_thread(served.page, "/healthz")


def _metric(page: str, name: str) -> float:
    """Return a metric, summed over all workers."""
    lines = [line for line in page.splitlines() if line.startswith((name + " ", name + "{"))]
    return sum(float(line.rpartition(" ")[2]) for line in lines)
