"""The key exchanges, ciphers and MACs that the server offers, as ssh-audit and clients see them."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import asyncssh
import pytest
from tests.support.serve_host import DEADLINE, bare_host
from tests.support.ssh_clients import connected

from textual_ssh.connections import algorithms
from textual_ssh.connections.algorithms import CIPHERS, KEY_EXCHANGES, MACS, key_exchanges
from textual_ssh.connections.channel import MIN_PACKET

COSTLY = ("rsa2048-sha256", "diffie-hellman-group18-sha512", "diffie-hellman-group14-sha1", "ecdh-sha2-nistp256")
"""Key exchanges that asyncssh would offer by itself."""


async def test_ssh_audit_finds_one_thing(tmp_path: Path) -> None:
    """ssh-audit finds curve25519 alone, kept for older clients. Everything on offer works, and nothing else."""
    with bare_host(tmp_path, rate=100000) as served:
        command = [sys.executable, "-m", "ssh_audit", "-j", "--skip-rate-test", "-p", str(served.port), "127.0.0.1"]
        audited = await asyncio.to_thread(
            subprocess.run, command, capture_output=True, text=True, timeout=DEADLINE, check=False
        )
        report = json.loads(audited.stdout)
        assert report["cves"] == []
        assert report["recommendations"] == {}
        assert set(_findings(report)) == {
            ("curve25519-sha256", "does not provide protection against post-quantum attacks"),
            ("curve25519-sha256@libssh.org", "does not provide protection against post-quantum attacks"),
        }
        assert next(entry["algorithm"] for entry in report["kex"]) == key_exchanges()[0]
        choices: list[dict[str, Any]] = [{"kex_algs": [name]} for name in key_exchanges()]
        choices += [{"encryption_algs": [name]} for name in CIPHERS]
        choices += [{"encryption_algs": ["aes256-ctr"], "mac_algs": [name]} for name in MACS]
        # ssh-audit and refused key exchanges cost an address, which is rejected at once after enough of them.
        for options in choices:
            async with connected(served, local_addr=("127.0.0.2", 0), **options) as connection:
                assert (await connection.run("me")).exit_status == 0
        for number, name in enumerate(COSTLY, 1):
            # The server may close the connection before the client has read what it offers.
            with pytest.raises((asyncssh.KeyExchangeFailed, asyncssh.ConnectionLost)):
                async with connected(served, local_addr=(f"127.0.3.{number}", 0), kex_algs=[name]):
                    pass


def _findings(report: dict[str, Any]) -> list[tuple[str, str]]:
    """Return everything that ssh-audit warns of or rejects: the algorithm and the words."""
    return [
        (entry["algorithm"], words)
        for part in ("kex", "key", "enc", "mac")
        for entry in report[part]
        for level in ("fail", "warn")
        for words in entry["notes"].get(level, [])
    ]


def test_libraries_without_post_quantum_exchanges_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """With an asyncssh that lacks the newest key exchanges, the server offers the others."""
    monkeypatch.setattr(algorithms, "get_kex_algs", lambda: [b"rsa2048-sha256", b"curve25519-sha256"])
    assert key_exchanges() == ["curve25519-sha256"]
    monkeypatch.setattr(algorithms, "get_kex_algs", lambda: [name.encode() for name in reversed(KEY_EXCHANGES)])
    assert key_exchanges() == list(KEY_EXCHANGES)


async def test_channels_for_tiny_packets_are_refused(tmp_path: Path) -> None:
    """A channel whose packets may have less than 1,024 bytes is refused and logged; one of 1,024 is served."""
    with bare_host(tmp_path, log_in=2) as served:
        for size in (1, MIN_PACKET - 1):
            async with connected(served) as connection:
                with pytest.raises(asyncssh.ChannelOpenError, match="packet size"):
                    await connection.run("me", max_pktsize=size)
            assert await asyncio.to_thread(served.line, "rejected", reason="packet-size", bytes=size)
        async with connected(served) as connection:
            assert (await connection.run("me", max_pktsize=MIN_PACKET)).exit_status == 0
        assert len(served.found("rejected")) == 2
