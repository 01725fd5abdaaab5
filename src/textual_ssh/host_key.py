"""The host key. It is created on the first start, never overwritten, and refused if others can read it."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

import asyncssh

from textual_ssh.errors import ServeError

_ACCEPTED = ("ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521")
"""The kinds of keys that OpenSSH's clients accept."""
_LEAST_RSA = 2048
"""Bits of an RSA key. Clients refuse shorter ones."""


class KeyFileError(ServeError):
    """An unusable host key. The message includes the remedy."""


def host_key(file: str, program: str) -> tuple[asyncssh.SSHKey, Path]:
    """Return the host key and its file. If ``file`` is empty, it is in the platform's data folder for the program.

    Raises KeyFileError if it cannot be read or created, holds no private key, or can be read by others.
    """
    path = _expanded(file) if file else _default_path(program)
    _require_safe_folder(path.parent)
    # If two servers start at the same time, one of them creates the key and both read it.
    with suppress(FileExistsError):
        _create(path, program)
    return _read(path), path


def fingerprint(key: asyncssh.SSHKey) -> str:
    """Return the fingerprint that visitors compare: ``SHA256:`` and the hash of the public key."""
    return key.get_fingerprint()


def _expanded(file: str) -> Path:
    if "\0" in file:
        raise KeyFileError(
            "{file}: not a valid file name; set host-key to another file", file=file.replace("\0", "\ufffd")
        )
    try:
        return Path(file).expanduser()
    except RuntimeError:
        raise KeyFileError("{file}: no such home folder; set host-key to another file", file=file) from None


def _default_path(program: str) -> Path:
    from platformdirs import user_data_path

    try:
        return Path(user_data_path(program)) / "host_key"
    except RuntimeError:
        raise KeyFileError("this account has no home folder; set host-key to a file") from None


def _require_safe_folder(folder: Path) -> None:
    """Raise KeyFileError if others may replace files in the folder. It may be missing."""
    try:
        status = folder.stat()
    except OSError:
        return
    if not stat.S_ISDIR(status.st_mode):
        return  # to create the key fails, and to read it
    mode = stat.S_IMODE(status.st_mode)
    others_write = mode & stat.S_IWOTH or (mode & stat.S_IWGRP and status.st_gid != os.getegid())
    if others_write and not mode & stat.S_ISVTX:
        raise KeyFileError(
            "{folder}: other users can replace files in this folder (mode {mode}); run chmod go-w {folder}",
            folder=folder,
            mode=f"{mode:04o}",
        )


def _create(path: Path, program: str) -> None:
    """Write a new ed25519 key that only its owner can read. Raises FileExistsError if the file exists."""
    if os.path.lexists(path):
        raise FileExistsError
    key = asyncssh.generate_private_key("ssh-ed25519", comment=program)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Write under another name, then link, so that nobody reads half a key and nothing is overwritten.
        private = _temporary(path, key.export_private_key("openssh"))
        try:
            os.link(private, path)
        finally:
            private.unlink()
        # The public half replaces whatever has its name: a link itself, not the file that it leads to.
        public = _temporary(path, key.export_public_key("openssh"))
        public.chmod(0o644)
        public.replace(path.with_name(path.name + ".pub"))
    except FileExistsError:
        raise
    except OSError as error:
        raise KeyFileError(
            "{file}: cannot create the host key: {reason}; set host-key to another file",
            file=path,
            reason=error.strerror,
        ) from None


def _temporary(path: Path, data: bytes) -> Path:
    """Write a file with a name of its own beside ``path``, which only its owner can read."""
    descriptor, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    except OSError:
        Path(name).unlink()
        raise
    return Path(name)


def _read(path: Path) -> asyncssh.SSHKey:
    try:
        # Opening a named pipe would wait for a writer.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise KeyFileError("{file}: not a file; set host-key to a file", file=path)
            if status.st_uid not in (0, os.geteuid()):
                raise KeyFileError("{file}: this key belongs to another user; set host-key to another file", file=path)
            if status.st_mode & 0o077:
                mode = f"{stat.S_IMODE(status.st_mode):04o}"
                raise KeyFileError(
                    "{file}: other users can read this key (mode {mode}); run chmod 600 {file}", file=path, mode=mode
                )
            return _accepted(asyncssh.import_private_key(file.read(100_000)), path)
    except OSError as error:
        raise KeyFileError("{file}: cannot read the host key: {reason}", file=path, reason=error.strerror) from None
    except (asyncssh.KeyImportError, ValueError) as error:  # a ValueError of its own for some damaged keys
        raise KeyFileError(
            "{file}: not a private key, or protected by a passphrase: {reason}; set host-key to another file, or "
            "move this one away so that a new key is created",
            file=path,
            reason=error,
        ) from None


def _accepted(key: asyncssh.SSHKey, path: Path) -> asyncssh.SSHKey:
    kind = key.get_algorithm()
    bits = getattr(key.pyca_key, "key_size", 0)
    if kind == "ssh-rsa" and bits < _LEAST_RSA:
        kind = f"{kind}, {bits} bits"
    elif kind in _ACCEPTED:
        return key
    raise KeyFileError(
        "{file}: clients refuse keys of this kind ({kind}); set host-key to another file, or move this one away so "
        "that a new key is created",
        file=path,
        kind=kind,
    )
