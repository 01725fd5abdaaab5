"""What the host gets: a key, a log, figures, films that are read again, workers that are started again, an end."""

import asyncio
import os
import signal
import stat
import subprocess
from pathlib import Path

import pytest
from tests.support.paths import DATA
from tests.support.serve_host import DEADLINE, Host, free_port, host, serve_command, wait_until
from tests.support.ssh_clients import Visitors, connected, on_terminal, open_guide, run, ssh

FILM = (DATA / "film.toml").read_text(encoding="utf-8")


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    """The first start makes an ed25519 key that nobody else can read; the second start uses it untouched."""
    with host(tmp_path) as first:
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
def test_a_key_that_cannot_be_used_is_refused(tmp_path: Path, contents: bytes | None, mode: int, words: str) -> None:
    """A key that others may read, or that is none, is refused with the remedy, and left as it is."""
    key = tmp_path / "key"
    if contents is None:
        subprocess.run(["ssh-keygen", "-q", "-ted25519", "-N", "", "-f", str(key)], check=True)
    else:
        key.write_bytes(contents)
    key.chmod(mode)
    before = key.read_bytes()
    ended = run(serve_command(f"--host-key={key}", "--port=0"))
    assert ended.returncode == 1
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    assert key.read_bytes() == before


def test_a_bad_film_opens_no_house(tmp_path: Path) -> None:
    """All problems of all film files are told, with their lines, and nothing is served."""
    bad = tmp_path / "bad.toml"
    bad.write_text(FILM.replace("year = 2017", 'year = "soon"', 1), encoding="utf-8")
    ended = run(serve_command(f"--host-key={tmp_path / 'key'}", "--port=0", str(DATA / "razzia.toml"), str(bad)))
    assert ended.returncode == 1
    assert f"{bad}:" in ended.stderr
    assert "expected an integer" in ended.stderr


def test_a_port_that_is_taken_is_said_so(tmp_path: Path) -> None:
    """Of two hosts on one port the second says that the port is taken, also with several workers."""
    with host(tmp_path, "--workers=2") as first:
        for workers in ("1", "2"):
            options = [f"--host-key={first.key}", "--host=127.0.0.1", f"--port={first.port}", f"--workers={workers}"]
            ended = run(serve_command(*options))
            assert ended.returncode == 1
            assert f"cannot listen on 127.0.0.1:{first.port}: Address already in use" in ended.stderr


def test_the_log_tells_of_visits_and_not_of_keys(tmp_path: Path) -> None:
    """A visit is told by two lines, with address, terminal, size, client, duration, bytes and why it ended."""
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
    """Lines of text say the same, a field after the other; the start tells address, key and limits."""
    command = serve_command("--host=127.0.0.1", "--port=0", f"--host-key={tmp_path / 'key'}", "--max-visitors=7")
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        started = process.stderr.readline()
        assert " start pid=" in started
        for said in ("address=127.0.0.1:", "key=SHA256:", "visitors=7", "idle=1800", "longest=28800"):
            assert said in started
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=DEADLINE)
    assert process.returncode == 0


def test_films_are_read_again(tmp_path: Path) -> None:
    """On SIGHUP new visitors see the changed film, present ones keep theirs; a bad file keeps the old film."""
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
        served.wait_for_lines("reload-problem", 2)
        served.wait_for_lines("reloaded", 4)
        assert all(f"{film}:" in line["problem"] for line in served.found("reload-problem"))
        assert "Burn In (2017)" in run(ssh(served, "synopsis")).stdout


async def test_the_house_closes_on_sigterm(tmp_path: Path) -> None:
    """On SIGTERM nobody is let in, visitors are told, have so many seconds, and then it ends with status 0."""
    with host(tmp_path, "--drain=2") as served:
        async with Visitors(served, 2) as visitors:
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
        assert sorted(reasons) == ["shutdown", "quit"]


async def test_an_empty_house_closes_at_once(tmp_path: Path) -> None:
    """When the last visitor has left, a house that is closing does not wait any longer."""
    with host(tmp_path, "--drain=3000") as served:
        async with Visitors(served, 1) as visitors:
            served.signal(signal.SIGTERM)
            await visitors.all[0].wait_for("The server is shutting down")
            visitors.all[0].press("q")
            await visitors.all[0].wait_for_close()
        assert await asyncio.to_thread(served.wait_for_end) == 0


def test_dead_workers_are_replaced(tmp_path: Path) -> None:
    """A worker that is killed is started again, its visitors' seats are free, and the other's visitors stay."""
    with host(tmp_path, "--workers=2", "--max-visitors=1", "--metrics-port=0") as served:
        wait_until(lambda: len(served.found("ready")) == 2, "two workers")
        with on_terminal(served) as visitor:
            visitor.wait_for_text("BURN OUT")
            worker = served.line("connect")["pid"]
            os.kill(worker, signal.SIGKILL)
            served.line("worker-exited", child=worker, status=-9)
            assert visitor.wait_for_end() == 255
        served.wait_for_lines("ready", 3)
        wait_until(lambda: run(ssh(served, "help")).returncode == 0, "the seat of the dead worker's visitor")


async def test_workers_share_one_limit(tmp_path: Path) -> None:
    """Several workers together hold no more visitors than the house does: each turns away, though none has them all."""
    with host(tmp_path, "--workers=2", "--max-visitors=4", "--rate=100000") as served:
        workers = {line["pid"] for line in served.wait_for_lines("ready", 2)}
        for _ in range(30):
            seen = len(served.found("connect"))
            async with Visitors(served, 4):
                await asyncio.to_thread(served.wait_for_lines, "connect", seen + 4)
                if {line["pid"] for line in served.found("connect")[seen:]} == workers:
                    await asyncio.to_thread(_turned_away_by, served, workers)
                    return
            await asyncio.to_thread(served.wait_for_lines, "disconnect", seen + 4)
        raise AssertionError("the system does not spread visitors over workers")


def _turned_away_by(served: Host, workers: set[int]) -> None:
    """Come again and again, until every worker has said that the house is full."""
    while {line["pid"] for line in served.found("rejected", reason="full")} != workers:
        assert run(ssh(served, "help")).returncode == 75


async def test_figures(tmp_path: Path) -> None:
    """Prometheus is told of visitors, visits, refusals, times, bytes and workers; /healthz says that all is well."""
    port = wait_until(free_port, "a free port")
    with host(tmp_path, "--workers=2", "--max-visitors=3", f"--metrics-port={port}") as served:
        wait_until(lambda: len(served.found("ready")) == 2, "two workers")
        async with Visitors(served, 3) as visitors:
            visitors.all[0].press("2")
            await visitors.all[0].wait_for("▸ Ayoub")
            await asyncio.to_thread(run, ssh(served, "help"))
            figures = await asyncio.to_thread(served.page, "/metrics")
            assert _figure(figures, "burnout_tui_visitors") == 3
            assert _figure(figures, "burnout_tui_visits_total") == 3
            assert 'burnout_tui_rejections_total{reason="full"} 1.0' in figures
            assert _figure(figures, "burnout_tui_first_frame_seconds_count") == 3
            assert _figure(figures, "burnout_tui_key_to_frame_seconds_count") == 1
            assert _figure(figures, "burnout_tui_sent_bytes_total") > 3000
            assert _figure(figures, "burnout_tui_received_bytes_total") == 1
            assert _figure(figures, "burnout_tui_healthy_workers") == 2
            assert "ok: 2 of 2 workers, 3 visitors" in await asyncio.to_thread(served.page, "/healthz")


def _figure(page: str, name: str) -> float:
    """A figure, summed over all workers."""
    lines = [line for line in page.splitlines() if line.startswith((name + " ", name + "{"))]
    return sum(float(line.rpartition(" ")[2]) for line in lines)
