"""What the system tells of processes, under /proc."""

import os
from contextlib import suppress
from pathlib import Path


def parent(number: int) -> int:
    """The parent of a process; 0 where there is no such process."""
    return int((read_of(number, "stat").rpartition(b")")[2].split() or [b"", b"0"])[1])


def cpu_seconds(number: int) -> float:
    """The processor time that a process has taken."""
    fields = read_of(number, "stat").rpartition(b")")[2].split()
    return sum(int(ticks) for ticks in fields[11:13]) / os.sysconf("SC_CLK_TCK")


def queued_seconds(number: int) -> float:
    """The time for which a process's threads could have run, and the machine ran others (schedstat); 0 if not told."""
    threads = Path("/proc", str(number), "task").glob("*/schedstat")
    told = [read_of(number, f"task/{file.parent.name}/schedstat").split() for file in threads]
    return sum(int(numbers[1]) for numbers in told if len(numbers) > 1) / 1e9


def has_ended(number: int) -> bool:
    """Whether a process has. It stays a zombie until its new parent asks for it, which may be never in a container."""
    return state_of(number) in ("", "Z")


def is_hung_up(number: int) -> bool:
    """Whether the terminal that a process reads from is gone, or the process itself."""
    try:
        return str(Path("/proc", str(number), "fd", "0").readlink()).endswith(" (deleted)")
    except OSError:
        return True


def environment_of(number: int) -> dict[str, str]:
    """The environment that a process was started with."""
    pairs = read_of(number, "environ").decode(errors="replace").split("\0")
    return {name: value for name, sign, value in (pair.partition("=") for pair in pairs) if sign}


def state_of(number: int) -> str:
    """What a process does, as proc(5) has it: R runs, S sleeps, T is stopped; empty where there is no such process."""
    return (read_of(number, "stat").rpartition(b")")[2].split() or [b""])[0].decode()


def processes() -> list[int]:
    """The numbers of all processes."""
    return [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()]


def read_of(number: int, what: str) -> bytes:
    """A file that the system keeps of a process; empty where there is no such process, or it is somebody else's."""
    with suppress(OSError):
        return Path("/proc", str(number), what).read_bytes()
    return b""
