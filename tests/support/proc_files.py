"""Facts about processes, from /proc."""

import os
from contextlib import suppress
from pathlib import Path


def parent(number: int) -> int:
    """Return the parent of a process; 0 if there is no such process."""
    return int((read_proc_file(number, "stat").rpartition(b")")[2].split() or [b"", b"0"])[1])


def cpu_seconds(number: int) -> float:
    """Return the processor time of a process, in seconds."""
    fields = read_proc_file(number, "stat").rpartition(b")")[2].split()
    return sum(int(ticks) for ticks in fields[11:13]) / os.sysconf("SC_CLK_TCK")


def queued_seconds(number: int) -> float:
    """Return the seconds in which threads of a process were ready but had no processor (schedstat); 0 if unknown."""
    threads = Path("/proc", str(number), "task").glob("*/schedstat")
    statistics = [read_proc_file(number, f"task/{file.parent.name}/schedstat").split() for file in threads]
    return sum(int(numbers[1]) for numbers in statistics if len(numbers) > 1) / 1e9


def has_ended(number: int) -> bool:
    """Return True if a process has ended. It may still be a zombie: a container may have no process to reap it."""
    return state_of(number) in ("", "Z")


def is_hung_up(number: int) -> bool:
    """Return True if the terminal that a process reads from is closed, or if the process has ended."""
    try:
        return str(Path("/proc", str(number), "fd", "0").readlink()).endswith(" (deleted)")
    except OSError:
        return True


def environment_of(number: int) -> dict[str, str]:
    """Return the environment that a process was started with."""
    pairs = read_proc_file(number, "environ").decode(errors="replace").split("\0")
    return {name: value for name, sign, value in (pair.partition("=") for pair in pairs) if sign}


def state_of(number: int) -> str:
    """Return a process's state as in proc(5): R running, S sleeping, T stopped; empty if there is no such process."""
    return (read_proc_file(number, "stat").rpartition(b")")[2].split() or [b""])[0].decode()


def processes() -> list[int]:
    """Return the ids of all processes."""
    return [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()]


def read_proc_file(number: int, name: str) -> bytes:
    """Return the contents of a file in a process's folder of /proc; empty if it cannot be read."""
    with suppress(OSError):
        return Path("/proc", str(number), name).read_bytes()
    return b""
