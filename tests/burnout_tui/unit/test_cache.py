"""The cache: films that were checked before, in files to which damage and other accounts do no harm."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.support.command import run
from tests.support.paths import CORPUS, DATA
from tests.support.strategies import documents

from burnout_tui.errors import DocumentError
from burnout_tui.film import load as loading
from burnout_tui.film.cut import shown_guide
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds, records_of
from burnout_tui.film.load import load
from burnout_tui.film.model import Film
from burnout_tui.settings import cache as module
from burnout_tui.settings.cache import Cache
from burnout_tui.settings.checked_films import CheckedFilms
from burnout_tui.settings.settings import Settings

FILM = DATA / "razzia.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The cache folder, which does not exist yet."""
    return tmp_path / "cache"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The sources of the films that are checked."""
    checked: list[bytes] = []

    def load_bytes(data: bytes, name: str, file: str = "") -> Guide:
        checked.append(data)
        return original(data, name, file)

    original = loading.load_bytes
    monkeypatch.setattr(loading, "load_bytes", load_bytes)
    return checked


@settings(max_examples=15)
@given(documents())
def test_any_film_comes_back(tmp_path_factory: pytest.TempPathFactory, made: tuple[Film, str]) -> None:
    """A film from the cache is the film that was checked, with its languages and what readers of it see."""
    folder = tmp_path_factory.mktemp("films")
    file = folder / "film.toml"
    file.write_bytes(made[1].encode())
    films = CheckedFilms(Cache(folder / "cache"))
    first, again = films.load(file), films.load(file)
    assert _film(again) == first.film == load(file).film
    assert again.file == first.file == str(file)
    assert again.languages == first.languages
    shown, expected = shown_guide(again, 0), shown_guide(Guide(first.film, str(file)), 0)
    assert (_film(shown.guide), shown.guide.file, shown.hides) == (expected.guide.film, str(file), expected.hides)
    assert shown.guide.languages == expected.guide.languages
    for level in range(1, len(first.film.scenes) + 1):
        assert _film(shown_guide(again, level).guide) == shown_guide(first, level).guide.film
    assert not hasattr(again.film, "none")
    assert _shared(shown.guide.film, again.film) == _shared(expected.guide.film, first.film)


def _film(guide: Guide) -> Film:
    """Return a film with all its fields; one from the cache has them only when they are read."""
    return Film(**{field: getattr(guide.film, field) for field in Film.__struct_fields__})


def _shared(cut: Film, whole: Film) -> list[list[int]]:
    """Return the places in the lists of a whole film of the records that a cut film has from them."""
    lists = [(records_of(cut, kind), records_of(whole, kind)) for kind in record_kinds().top_level]
    places = [({id(record): place for place, record in enumerate(all_)}, part) for part, all_ in lists]
    return [[place_of.get(id(record), -1) for record in part] for place_of, part in places]


def test_a_film_is_checked_once(folder: Path, tmp_path: Path, checks: list[bytes]) -> None:
    """A film is checked when it is opened for the first time, and again after each change, even of the same size."""
    file = tmp_path / "film.toml"
    source = FILM.read_bytes()
    for data in (source, source, source.replace(b"2017", b"2016", 1), source):
        file.write_bytes(data)
        os.utime(file, (1, 1))
        assert _film(CheckedFilms(Cache(folder)).load(file)) == load(file).film
    assert len(checks) == 3


def test_problems_are_the_same(folder: Path) -> None:
    """A file with problems gives them as without a cache, and nothing is kept of it."""
    bad = CORPUS / "invalid" / "wrong-type-integer.toml"
    with pytest.raises(DocumentError) as expected:
        load(bad)
    for path in (bad, bad.parent, bad / "none", Path("\0")):
        with pytest.raises(DocumentError) as found:
            CheckedFilms(Cache(folder)).load(path)
        assert path != bad or found.value.lines() == expected.value.lines()
    assert not folder.exists()


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-100] ^= 0xFF
    file.write_bytes(data)


def _to_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _to_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "another version": lambda file: file.write_bytes(file.read_bytes().replace(b"0.", b"9.", 1)),
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "changed": _flip,
    "huge length": lambda file: file.write_bytes(b"\xff" * 16),
    "others may write": lambda file: file.chmod(0o622),
    "folder that others may write": lambda file: file.parent.chmod(0o777),
    "a link": lambda file: file.symlink_to(file.rename(file.parent.parent / "x")),
    "a folder": _to_folder,
    "a pipe": _to_pipe,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage(folder: Path, damage: Callable[[Path], object], checks: list[bytes]) -> None:
    """A file that is damaged, or may be somebody else's, is as if it were not there."""
    films = CheckedFilms(Cache(folder))
    films.load(FILM)
    damage(next(iter(folder.iterdir())))
    assert _film(films.load(FILM)) == load(FILM).film
    assert len(checks) == 2


def test_files_are_private_and_few(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the account can read the files; of a kind, the oldest go first; a folder nobody can write is none."""
    monkeypatch.setattr(module, "MAX_FILES", 2)
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    cache = Cache(folder)
    cache.write("another-kind", b"x")
    for number, content in enumerate((b"x", b"x", b"x", b"x", b"12345678", b"123", b"12345678901")):
        cache.write(f"film-{number}", content)
        os.utime(folder / f"film-{number}", (number, number))
        kept = [older for older in range(number + 1) if cache.read(f"film-{older}", 20)]
        assert kept == {3: [2, 3], 4: [3, 4], 5: [5], 6: [6]}.get(number, [*range(number + 1)][-2:])
    assert cache.read("another-kind", 1) == b"x"
    assert cache.read("another-kind", 0) is None
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    (folder.parent / "file").touch()
    Cache(folder.parent / "file").write("x", b"y")
    assert Cache(folder.parent / "file").read("x", 10) is None


def test_when_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept if the variable says so, if nothing is to be remembered, or if ssh starts the guide."""
    used = Path(os.environ["XDG_CACHE_HOME"])
    assert run("--plain", BURNOUT_TUI_CACHE="off").exit_code == 0
    assert run("--plain", "--fresh").exit_code == 0
    assert run("--plain", SSH_ORIGINAL_COMMAND="true").exit_code == 0
    assert not used.exists()
    assert run("--plain").exit_code == 0
    assert len(list((used / "burnout-tui").iterdir())) == 1
    assert Settings({}, {}, "en").cache is None
