"""Stored pictures: what they depend on, and what makes them count as lost."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from burnout_tui.early import dependencies
from burnout_tui.early.cache import Pictures, cache_folder
from burnout_tui.early.dependencies import film_states, still_hold, text_states, with_states
from burnout_tui.early.start import Start
from burnout_tui.settings.environment import settings_of
from textual_wire.detection.detect import detect
from textual_wire.detection.language import language_code
from textual_wire.early.picture import Picture, pack, unpack
from textual_wire.modes import queries

KEY = b"a key"
PICTURE = Picture((80, 24), b"enter\n", b"cells", b"leave", b"\0\n1")


def _parts(picture: Picture) -> tuple[object, ...]:
    return picture.size, picture.enter, picture.cells, picture.leave, picture.snapshot


@given(st.binary(max_size=40), st.tuples(*[st.binary(max_size=40)] * 4), st.data())
def test_any_picture_comes_back(known: bytes, parts: tuple[bytes, bytes, bytes, bytes], data: st.DataObject) -> None:
    """A picture comes back as it was; with any byte changed, or any part cut off, there is none."""
    packed = pack(Picture((80, 24), *parts), known)
    back = unpack(packed)
    assert back and (back[0], _parts(back[1])) == (known, ((80, 24), *parts))
    at = data.draw(st.integers(0, len(packed) - 1))
    changed = bytes([*packed[:at], packed[at] ^ data.draw(st.integers(1, 255)), *packed[at + 1 :]])
    assert unpack(changed) is None
    assert unpack(packed[:at]) is None
    assert unpack(packed + b"\n") is None


def test_every_byte_counts() -> None:
    """With any byte changed, a picture is none, also with another size that has as many digits."""
    packed = pack(PICTURE, b"facts")
    for at in range(len(packed)):
        for change in (1, 2, 4):
            assert unpack(bytes([*packed[:at], packed[at] ^ change, *packed[at + 1 :]])) is None


@given(st.binary(max_size=200))
def test_other_files_are_no_pictures(data: bytes) -> None:
    """Any bytes are a picture or none, and never an error."""
    for start in (b"", b"textual-wire picture 2\n"):
        assert unpack(start + data) is None
        assert not still_hold(data, KEY)


class Read(dict[str, str]):
    """An environment that notes which variables are read."""

    names: frozenset[str] = frozenset()

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of a variable."""
        self.names |= {name}
        return super().get(name, default)


@pytest.mark.parametrize("term", ["xterm-256color", "screen", "screen-256color", "linux", "", "no-such-terminal"])
def test_every_variable_that_is_read_counts(term: str) -> None:
    """The key has every variable that the terminal, the language and the settings are chosen by."""
    for more in ({}, {"LC_ALL": "fr_FR", "COLORTERM": "24bit"}, {"TMUX": "x", "STY": "y", "TERM_PROGRAM": "tmux"}):
        environ = Read({"TERM": term, **more})
        detect(environ)
        language_code(environ)
        settings_of(environ)
        queries(environ)
        read = {name for name in environ.names if name and not name.startswith(dependencies.PREFIXES)}
        assert read <= {*dependencies.VALUES, *dependencies.PRESENCE}


def test_what_the_key_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another argument, folder, variable, encoding or size gives another key; other variables do not."""
    first = dependencies.key(["a.toml"], {"TERM": "xterm"}, ["utf-8", "80", "24"])
    assert first == dependencies.key(["a.toml"], {"TERM": "xterm", "SHLVL": "2", "TMUX": ""}, ["utf-8", "80", "24"])
    others = {
        dependencies.key(["b.toml"], {"TERM": "xterm"}, ["utf-8", "80", "24"]),
        dependencies.key([], {"TERM": "xterm"}, ["utf-8", "80", "24"]),
        dependencies.key(["utf-8", "80", "24"], {"TERM": "xterm"}, ["a.toml"]),
        dependencies.key(["a.toml"], {"TERM": "xterm", "TMUX": "/tmp/1"}, ["utf-8", "80", "24"]),
        dependencies.key(["a.toml"], {"TERM": "xterm", "BURNOUT_TUI_THEME": "noir"}, ["utf-8", "80", "24"]),
        dependencies.key(["a.toml"], {"TERM": "xterm", "PYTHONIOENCODING": "ascii"}, ["utf-8", "80", "24"]),
        dependencies.key(["a.toml"], {"TERM": "linux"}, ["utf-8", "80", "24"]),
        dependencies.key(["a.toml"], {"TERM": "xterm"}, ["ascii", "80", "24"]),
        dependencies.key(["a.toml"], {"TERM": "xterm"}, ["utf-8", "24", "80"]),
    }
    assert first not in others
    assert len(others) == 9
    monkeypatch.chdir("/")
    assert first != dependencies.key(["a.toml"], {"TERM": "xterm"}, ["utf-8", "80", "24"])
    monkeypatch.setattr(sys, "argv", ["burnout-tui", "--fresh"])
    start = Start("/none")
    assert start.key((80, 24), fresh=True) != start.key((80, 24), fresh=False) != start.key((24, 80), fresh=False)
    monkeypatch.setattr(sys, "argv", ["burnout-tui"])
    assert start.key((80, 24), fresh=True) == Start("/none").key((80, 24), fresh=True)


def test_what_files_say(tmp_path: Path) -> None:
    """A film counts as another when anything of it changes; a file of settings only when its text does."""
    film, config, link = tmp_path / "film.toml", tmp_path / "config.toml", tmp_path / "link.toml"
    other = tmp_path / "other.toml"
    for file in (film, other, config):
        file.write_text("a")
    link.symlink_to(film)

    def dependencies_now() -> bytes:
        return with_states(KEY, [*film_states([str(link)]), *text_states([str(config), str(tmp_path / "none")])])

    stored = dependencies_now()
    assert still_hold(stored, KEY)
    assert not still_hold(stored, b"another key")
    assert not still_hold(stored[:-1], KEY)
    config.unlink()
    assert not still_hold(stored, KEY)
    config.write_text("a")
    assert still_hold(stored, KEY)
    (tmp_path / "none").write_text("")
    assert not still_hold(stored, KEY)
    (tmp_path / "none").unlink()
    config.write_text("b")
    assert not still_hold(stored, KEY)
    stored = dependencies_now()
    os.utime(film, (1, 1))
    assert not still_hold(stored, KEY)
    stored = dependencies_now()
    link.unlink()
    link.symlink_to(other)
    assert not still_hold(stored, KEY)


def test_damaged_files(tmp_path: Path) -> None:
    """A file that is damaged, large, a link, a pipe, or that others may write is no picture, and is replaced."""
    pictures, folder = Pictures(str(tmp_path / "cache")), tmp_path / "cache"
    assert pictures.read(KEY) is None

    def store() -> Path:
        pictures.write(KEY, with_states(KEY, []), PICTURE)
        (file,) = folder.iterdir()
        assert (file.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)
        found = pictures.read(KEY)
        assert found and _parts(found) == _parts(PICTURE)
        return file

    def replace_by_link(file: Path) -> None:
        file.rename(tmp_path / "elsewhere")
        file.symlink_to(tmp_path / "elsewhere")

    def replace_by_pipe(file: Path) -> None:
        file.unlink()
        os.mkfifo(file)

    for damage in (
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes() + bytes(1 << 20)),
        lambda file: file.chmod(0o622),
        replace_by_link,
        replace_by_pipe,
    ):
        file = store()
        damage(file)
        assert pictures.read(KEY) is None
        file.unlink()
    store()
    folder.chmod(0o777)
    assert pictures.read(KEY) is None


@pytest.mark.parametrize("value", ["/cache", " /cache ", "relative", "", None])
def test_the_folder_is_the_platforms(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is the one that platformdirs names, on Linux and on macOS; the variable switches it off."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if value is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", value)
    assert cache_folder(os.environ, "linux") == Unix("burnout-tui").user_cache_dir
    assert cache_folder(os.environ, "darwin") == MacOS("burnout-tui").user_cache_dir
    for off in ("off", "0", ""):
        assert cache_folder({"BURNOUT_TUI_CACHE": off}, sys.platform) is None
