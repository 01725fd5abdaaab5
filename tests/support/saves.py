"""The ways in which editors save a file, step by step."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

Save = Callable[[Path, bytes], Iterator[None]]
"""Saves bytes in a file, and pauses wherever somebody might look at it."""


def in_place(file: Path, data: bytes) -> Iterator[None]:
    """Empty the file and write it, as VS Code and nano do."""
    with file.open("wb") as opened:
        yield
        opened.write(data)
        opened.flush()
        yield


def in_two_writes(file: Path, data: bytes) -> Iterator[None]:
    """Write one half after the other."""
    with file.open("wb") as opened:
        for half in (data[: len(data) // 2], data[len(data) // 2 :]):
            opened.write(half)
            opened.flush()
            yield


def like_vim(file: Path, data: bytes) -> Iterator[None]:
    """Probe the folder, rename the file to a backup, write a new one, remove the backup."""
    probe, backup = file.with_name("4913"), file.with_name(f"{file.name}~")
    probe.touch()
    yield
    probe.unlink()
    file.rename(backup)
    yield
    file.write_bytes(data)
    yield
    backup.unlink()
    yield


def like_emacs(file: Path, data: bytes) -> Iterator[None]:
    """Lock the file with a symbolic link that leads nowhere, rename it to a backup that stays, and write a new one."""
    lock = file.with_name(f".#{file.name}")
    lock.symlink_to("author@host.1234:5678")
    yield
    file.rename(file.with_name(f"{file.name}~"))
    yield
    file.write_bytes(data)
    lock.unlink()
    yield


def replaced(file: Path, data: bytes) -> Iterator[None]:
    """Write a file beside it and rename that, as ``sed -i``, Helix and most tools do."""
    beside = file.with_name("sedX4fQ2")
    beside.write_bytes(data)
    yield
    beside.replace(file)
    yield


def behind_a_link(file: Path, data: bytes) -> Iterator[None]:
    """Replace the file that a symbolic link leads to."""
    if not file.is_symlink():
        (file.parent / "elsewhere").mkdir()
        file.rename(target := file.parent / "elsewhere" / "target")
        file.symlink_to(target)
    yield from replaced(file.resolve(), data)


def another_link(file: Path, data: bytes) -> Iterator[None]:
    """Let a symbolic link lead to another file."""
    (version := file.with_name("version-2")).write_bytes(data)
    (link := file.with_name("link")).symlink_to(version)
    yield
    link.replace(file)
    yield


def same_look(file: Path, data: bytes) -> Iterator[None]:
    """Write as many bytes as before into the same file, at the same time as far as the file system knows."""
    before = file.stat()
    assert before.st_size == len(data)
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    yield


SAVES = (in_place, in_two_writes, like_vim, like_emacs, replaced, behind_a_link, another_link, same_look)
