"""The host key: created safely, and refused with a sentence if it is not safe."""

import os
import stat
from pathlib import Path
from typing import Any

import asyncssh
import pytest

from textual_ssh.host_key import KeyFileError, host_key


def _refused(path: Path) -> str:
    with pytest.raises(KeyFileError) as raised:
        host_key(str(path), "program")
    return str(raised.value)


def test_a_named_pipe_is_no_key(tmp_path: Path) -> None:
    """A named pipe, which might never be written to, is refused at once."""
    os.mkfifo(tmp_path / "key")
    assert _refused(tmp_path / "key") == f"{tmp_path}/key: not a file; set host-key to a file"


def test_left_over_files_are_in_nobodys_way(tmp_path: Path) -> None:
    """Files that a failed start has left behind, in a container under the same process number, stop no other start."""
    for name in (f"key.{os.getpid()}.new", "key.1.new"):
        (tmp_path / name).touch()
    key, path = host_key(str(tmp_path / "key"), "program")
    assert path.read_bytes().startswith(b"-----BEGIN OPENSSH PRIVATE KEY-----")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.with_name("key.pub").read_bytes().split()[1] == key.export_public_key("openssh").split()[1]
    assert {file.name for file in tmp_path.iterdir()} == {"key", "key.pub", f"key.{os.getpid()}.new", "key.1.new"}


def test_no_link_is_written_through(tmp_path: Path) -> None:
    """A link with the name of the public key is replaced, and the file that it leads to is unchanged."""
    other = tmp_path / "other"
    other.write_text("mine")
    (tmp_path / "key.pub").symlink_to(other)
    host_key(str(tmp_path / "key"), "program")
    assert other.read_text() == "mine"
    assert not (tmp_path / "key.pub").is_symlink()


@pytest.mark.parametrize(("mode", "safe"), [(0o777, False), (0o757, False), (0o1777, True), (0o755, True)])
def test_a_folder_that_others_can_write_to(tmp_path: Path, mode: int, safe: bool) -> None:
    """A folder in which other users can replace the key is refused with the remedy, before a key is created."""
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(mode)
    if safe:
        host_key(str(folder / "key"), "program")
    else:
        expected = f"other users can replace files in this folder (mode {mode:04o}); run chmod go-w {folder}"
        assert _refused(folder / "key") == f"{folder}: {expected}"
        assert not [*folder.iterdir()]


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can give a file away")
def test_a_key_of_another_user_is_refused(tmp_path: Path) -> None:
    """A key that another user has put there is refused."""
    host_key(str(tmp_path / "key"), "program")
    os.chown(tmp_path / "key", 54321, -1)
    assert "this key belongs to another user" in _refused(tmp_path / "key")


@pytest.mark.parametrize(
    ("kind", "bits", "named"),
    [
        ("ssh-dss", 0, "ssh-dss"),
        ("ssh-ed448", 0, "ssh-ed448"),
        ("ecdsa-sha2-1.3.132.0.10", 0, "ecdsa-sha2-1.3.132.0.10"),
        ("ssh-rsa", 1024, "ssh-rsa, 1024 bits"),
        ("ssh-rsa", 2048, ""),
        ("ecdsa-sha2-nistp256", 0, ""),
    ],
)
def test_a_key_that_clients_refuse_is_refused(tmp_path: Path, kind: str, bits: int, named: str) -> None:
    """A key of a kind that OpenSSH's clients do not accept stops the server, before a visitor finds out."""
    options: dict[str, Any] = {"key_size": bits} if bits else {}
    key = asyncssh.generate_private_key(kind, **options)
    (tmp_path / "key").write_bytes(key.export_private_key("pkcs8-pem"))
    (tmp_path / "key").chmod(0o600)
    if named:
        assert _refused(tmp_path / "key").startswith(
            f"{tmp_path}/key: clients refuse keys of this kind ({named}); set "
        )
    else:
        assert host_key(str(tmp_path / "key"), "program")[0].get_algorithm() == kind


@pytest.mark.parametrize("place", [8, 35, 72])
def test_a_damaged_key_is_refused(tmp_path: Path, place: int) -> None:
    """A key with any damaged byte is refused with a sentence."""
    data = bytearray(asyncssh.generate_private_key("ecdsa-sha2-nistp256").export_private_key("pkcs8-der"))
    for value in range(256):
        data[place] = value
        (tmp_path / "key").write_bytes(data)
        (tmp_path / "key").chmod(0o600)
        try:
            host_key(str(tmp_path / "key"), "program")
        except KeyFileError as error:
            assert f"{tmp_path}/key: " in str(error)


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    """A file or a device in place of the key's folder is named as what is wrong, and no change of it is advised."""
    assert _refused(Path("/dev/null/key")).startswith("/dev/null/key: cannot")
    (tmp_path / "file").touch(mode=0o666)
    assert _refused(tmp_path / "file" / "key").startswith(f"{tmp_path}/file/key: cannot")


def test_a_name_that_no_file_has() -> None:
    """A name with a null character is a sentence."""
    assert _refused(Path("a\0b")) == "a\ufffdb: not a valid file name; set host-key to another file"


def test_an_account_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a home folder there is no default file, and the sentence asks for one."""

    def no_home(*_: object) -> None:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("platformdirs.user_data_path", no_home)
    with pytest.raises(KeyFileError, match="this account has no home folder; set host-key to a file"):
        host_key("", "program")
