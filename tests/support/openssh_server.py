"""OpenSSH's server for tests, with its own keys, on a free port. Every process of a visit is marked."""

import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import pytest
from tests.support.new_processes import default_signals
from tests.support.paths import ROOT
from tests.support.proc_files import parent, processes, read_proc_file
from tests.support.pty_session import DEADLINE, Session, session

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def _missing() -> str:
    """Return what this machine lacks for these tests; empty if they can run."""
    if not (SSHD and shutil.which("ssh")):
        return "needs OpenSSH's sshd and ssh"
    if os.geteuid():
        ends = os.openpty()
        group = os.fstat(ends[1]).st_gid
        for end in ends:
            os.close(end)
        if group != grp.getgrnam("tty").gr_gid:
            return "sshd without root gives nobody a terminal here: /dev/pts is not mounted with the group of tty"
    return ""


needs_sshd = pytest.mark.skipif(bool(_missing()), reason=_missing())
PROGRAM = Path(sys.executable).with_name("burnout-tui")
"""The installed command."""
RECIPE = ROOT / "deploy" / "sshd_guide.conf"
USER = pwd.getpwuid(os.getuid()).pw_name
_MARK = "BURNOUT_TUI_TEST_VISIT"
_TRIES = 5


class Server:
    """An sshd that accepts one key, and every request that its additional configuration does not forbid."""

    def __init__(self, folder: Path, more: str = "", inside: Sequence[str] = (), address: str = "127.0.0.1") -> None:
        """Start the server, and wait until it listens.

        ``more`` is appended to its configuration; an example is the recipe. ``inside`` is a command that runs it in
        another environment, such as a network namespace with ``address``.
        """
        self.home, self.temporary = folder / "home", folder / "tmp"
        """The home folder of the user who logs in, and the folder for temporary files; both are empty."""
        for made in (self.home, self.temporary):
            made.mkdir()
        self._folder, self._inside, self._address = folder, inside, address
        self._mark = uuid4().hex
        for name in ("host", "visitor"):
            _make_key(folder / name)
        (folder / "authorized_keys").write_bytes((folder / "visitor.pub").read_bytes())
        host_key = (folder / "host.pub").read_text(encoding="utf-8")
        (folder / "known_hosts").write_text(f"burnout-tui-test {host_key}", encoding="utf-8")
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # sshd needs it for privilege separation
        self._log = folder / "sshd.log"
        self._start(more)

    def _start(self, more: str) -> None:
        for _ in range(_TRIES):
            self.port = _free_port()
            """The port that it listens on."""
            configuration = self._folder / "sshd_config"
            configuration.write_text(self._configuration() + more, encoding="utf-8")
            with self._log.open("wb") as log, default_signals():
                self._process = subprocess.Popen(
                    [*self._inside, SSHD or "sshd", "-D", "-e", "-f", str(configuration)],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                )
            wait_until(lambda: self._process.poll() is not None or "Server listening" in self.log, "sshd", self)
            if self._process.poll() is None:
                return
            if "Address already in use" not in self.log:
                break
        raise AssertionError(f"sshd does not start: {self.log}")

    def _configuration(self) -> str:
        path = os.pathsep.join((str(PROGRAM.parent), "/usr/local/bin", "/usr/bin", "/bin"))
        return f"""
            ListenAddress {self._address}
            Port {self.port}
            HostKey {self._folder / "host"}
            PidFile none
            UsePAM no
            StrictModes no
            AuthorizedKeysFile {self._folder / "authorized_keys"}
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin yes
            PermitTunnel yes
            X11Forwarding yes
            Subsystem sftp internal-sftp
            SetEnv {_MARK}={self._mark} HOME={self.home} TMPDIR={self.temporary} PATH={path}
        """

    @property
    def log(self) -> str:
        """Its log so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    @property
    def options(self) -> list[str]:
        """The options of ssh, scp and sftp for this server, which ignore this machine's configuration."""
        return [
            "-F/dev/null",
            f"-i{self._folder / 'visitor'}",
            "-oIdentitiesOnly=yes",
            "-oIdentityAgent=none",
            "-oBatchMode=yes",
            "-oHostKeyAlias=burnout-tui-test",
            f"-oUserKnownHostsFile={self._folder / 'known_hosts'}",
            "-oGlobalKnownHostsFile=/dev/null",
            "-oLogLevel=ERROR",
            f"-oPort={self.port}",
        ]

    @property
    def destination(self) -> str:
        """The user and the address, for ssh."""
        return f"{USER}@{self._address}"

    def ssh(self, *command: str, options: Sequence[str] = ()) -> list[str]:
        """Return the command line of ssh to this server."""
        return ["ssh", *options, *self.options, self.destination, *command]

    def settings(self, user: str) -> dict[str, list[str]]:
        """Return the settings for a user, by names in lower case."""
        asked = [SSHD or "sshd", "-T", "-C", f"user={user},host=localhost,addr=127.0.0.1"]
        output = subprocess.run(
            [*asked, "-f", str(self._folder / "sshd_config")], check=True, capture_output=True, text=True
        )
        settings: dict[str, list[str]] = {}
        for name, _, value in (line.partition(" ") for line in output.stdout.splitlines()):
            settings.setdefault(name.lower(), []).append(value)
        return settings

    def visits(self) -> dict[int, list[str]]:
        """Return the id and the command line of each process of a visit."""
        return {
            number: read_proc_file(number, "cmdline").decode(errors="replace").split("\0")[:-1]
            for number in processes()
            if f"{_MARK}={self._mark}".encode() in read_proc_file(number, "environ").split(b"\0")
        }

    def clients(self) -> list[int]:
        """Return the ssh processes on the client's side."""
        port = f"-oPort={self.port}".encode()
        lines = {number: read_proc_file(number, "cmdline").split(b"\0") for number in processes()}
        return [number for number, line in lines.items() if line[0] == b"ssh" and port in line]

    def connections(self) -> list[int]:
        """Return the sshd processes that serve a connection."""
        return [number for number in processes() if parent(number) == self._process.pid]

    def left_behind(self) -> list[str]:
        """Return the files that visits have created."""
        return sorted(str(file) for made in (self.home, self.temporary) for file in made.rglob("*"))

    def wait_for_nobody(self) -> None:
        """Wait until no process of a visit runs."""
        wait_until(lambda: not (self.visits() or self.connections()), "the end of all visits", self)

    def close(self) -> None:
        """Stop the server and all processes that it has started."""
        connections = self.connections()
        for number in [*connections, *self.visits()]:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        self._process.terminate()
        try:
            self._process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for number in self.visits():
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)


@contextmanager
def server(folder: Path, more: str = "", inside: Sequence[str] = (), address: str = "127.0.0.1") -> Iterator[Server]:
    """Run a server, and stop it at the end, even after an error."""
    folder.mkdir(parents=True, exist_ok=True)
    running = Server(folder, more, inside, address)
    try:
        yield running
    finally:
        running.close()


def recipe(program: Path = PROGRAM) -> str:
    """Return the recipe for visitors, with the test's user and the program's path."""
    text = RECIPE.read_text(encoding="utf-8")
    for before, after in (("Match User guide\n", f"Match User {USER}\n"), ("/usr/local/bin/burnout-tui", str(program))):
        assert text.count(before) == 1
        text = text.replace(before, after)
    return text


@contextmanager
def on_terminal(
    command: Sequence[str],
    size: tuple[int, int] = (100, 30),
    **environment: str,
) -> Iterator[Session]:
    """Run ssh, or a program that starts it, on its own terminal."""
    # ssh closes all inherited descriptors. The shell keeps the one that shows the session that the command runs.
    with session(["/bin/sh", "-c", '"$@"; exit $?', "sh", *command], size, environment) as opened:
        yield opened


def run(command: Sequence[str], **more: object) -> "subprocess.CompletedProcess[str]":
    """Run a client without a terminal until it ends."""
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TERM": "xterm-256color"}
    options = {"stdin": subprocess.DEVNULL, "env": environment, **more}
    return subprocess.run(command, capture_output=True, text=True, timeout=3 * DEADLINE, check=False, **options)  # type: ignore[call-overload,no-any-return]


def wait_until(condition: Callable[[], object], what: str, at: Server | None = None) -> float:
    """Wait until the condition is true, and return the seconds that it took. Fails at the deadline."""
    begin = time.monotonic()
    while not condition():
        waited = time.monotonic() - begin
        assert waited < DEADLINE, f"no {what}. {at.log if at else ''}"
        time.sleep(0.01)
    return time.monotonic() - begin


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return int(free.getsockname()[1])


def _make_key(file: Path) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", str(file)], check=True)
