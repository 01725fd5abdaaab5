"""The host key. It is created on the first start, never overwritten, and refused if others can read it."""

import os
import stat
from contextlib import suppress
from pathlib import Path

import asyncssh

from textual_ssh.errors import ServeError


class KeyFileError(ServeError):
    """An unusable host key. The message includes the remedy."""


def host_key(file: str, program: str) -> tuple[asyncssh.SSHKey, Path]:
    """Return the host key and its file. If ``file`` is empty, it is in the platform's data folder for the program.

    Raises KeyFileError if it cannot be read or created, holds no private key, or can be read by others.
    """
    path = _expanded(file) if file else _default_path(program)
    # If two servers start at the same time, one of them creates the key and both read it.
    with suppress(FileExistsError):
        _create(path, program)
    return _read(path), path


def fingerprint(key: asyncssh.SSHKey) -> str:
    """Return the fingerprint that visitors compare: ``SHA256:`` and the hash of the public key."""
    return key.get_fingerprint()


def _expanded(file: str) -> Path:
    try:
        return Path(file).expanduser()
    except RuntimeError:
        raise KeyFileError("{file}: no such home folder; set host-key to another file", file=file) from None


def _default_path(program: str) -> Path:
    from platformdirs import user_data_path

    return Path(user_data_path(program)) / "host_key"


def _create(path: Path, program: str) -> None:
    """Write a new ed25519 key that only its owner can read. Raises FileExistsError if the file exists."""
    if os.path.lexists(path):
        raise FileExistsError
    key = asyncssh.generate_private_key("ssh-ed25519", comment=program)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Write under another name, then link, so that nobody reads half a key and nothing is overwritten.
        partial = path.with_name(f"{path.name}.{os.getpid()}.new")
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(key.export_private_key("openssh"))
            os.link(partial, path)
        finally:
            partial.unlink()
        path.with_name(path.name + ".pub").write_bytes(key.export_public_key("openssh"))
    except FileExistsError:
        raise
    except OSError as error:
        raise KeyFileError(
            "{file}: cannot create the host key: {reason}; set host-key to another file",
            file=path,
            reason=error.strerror,
        ) from None


def _read(path: Path) -> asyncssh.SSHKey:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise KeyFileError("{file}: not a file; set host-key to a file", file=path)
            if status.st_mode & 0o077:
                mode = f"{stat.S_IMODE(status.st_mode):04o}"
                raise KeyFileError(
                    "{file}: other users can read this key (mode {mode}); run chmod 600 {file}", file=path, mode=mode
                )
            return asyncssh.import_private_key(file.read(100_000))
    except OSError as error:
        raise KeyFileError("{file}: cannot read the host key: {reason}", file=path, reason=error.strerror) from None
    except asyncssh.KeyImportError as error:
        raise KeyFileError(
            "{file}: not a private key, or protected by a passphrase: {reason}; set host-key to another file, or "
            "move this one away so that a new key is created",
            file=path,
            reason=error,
        ) from None
