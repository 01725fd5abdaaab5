"""The host's key: made on the first start, never written over, and refused where others could read it."""

import os
import stat
from contextlib import suppress
from pathlib import Path

import asyncssh

from burnout_tui.errors import GuideError


class KeyFileError(GuideError):
    """A host key that cannot be used, with the remedy."""


def host_key(named: str) -> tuple[asyncssh.SSHKey, Path]:
    """The host's key, and its file: the named one, or one in the platform's data folder.

    Raises KeyFileError where it cannot be read or made, holds no private key, or may be read by others.
    """
    path = _expanded(named) if named else _usual_place()
    # Of two workers or two hosts that start at once, one makes the key and both read it.
    with suppress(FileExistsError):
        _make(path)
    return _read(path), path


def fingerprint(key: asyncssh.SSHKey) -> str:
    """What a visitor is asked to compare: ``SHA256:`` and the hash of the public key."""
    return key.get_fingerprint()


def _expanded(named: str) -> Path:
    try:
        return Path(named).expanduser()
    except RuntimeError:
        raise KeyFileError(f"{named}: no such home folder; choose another host key with --host-key") from None


def _usual_place() -> Path:
    from platformdirs import user_data_path

    return Path(user_data_path("burnout-tui")) / "host_key"


def _make(path: Path) -> None:
    """Write a new ed25519 key that its owner alone can read. Raises FileExistsError where the file is there."""
    if os.path.lexists(path):
        raise FileExistsError
    key = asyncssh.generate_private_key("ssh-ed25519", comment="burnout-tui")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Written whole under another name, and linked: nobody reads half a key, and nothing is written over.
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
            f"{path}: cannot create the host key: {error.strerror}; choose another with --host-key"
        ) from None


def _read(path: Path) -> asyncssh.SSHKey:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise KeyFileError(f"{path}: not a file; choose a host key file with --host-key")
            if status.st_mode & 0o077:
                mode = f"{stat.S_IMODE(status.st_mode):04o}"
                raise KeyFileError(f"{path}: other users can read this key (mode {mode}); run chmod 600 {path}")
            return asyncssh.import_private_key(file.read(100_000))
    except OSError as error:
        raise KeyFileError(f"{path}: cannot read the host key: {error.strerror}") from None
    except asyncssh.KeyImportError as error:
        raise KeyFileError(
            f"{path}: not a private key without a passphrase: {error}; choose another with --host-key, "
            "or move it away to have a new one created"
        ) from None
