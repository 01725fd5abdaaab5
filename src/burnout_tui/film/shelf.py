"""The shelf: several films side by side, and the people and works that they have in common."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from burnout_tui.errors import DocumentError, GuideError, Problem
from burnout_tui.film.cut import shown_guide
from burnout_tui.film.guide import Guide
from burnout_tui.message import Translate, untranslated
from burnout_tui.normalize import slug
from burnout_tui.toml.sanitize import shown_path


class ShelvedFile(NamedTuple):
    """A film file on the shelf: its guide, or the problems that prevent it from opening.

    A file that is followed has both if it had no problems when it was read before.
    """

    key: str
    """The film's name on this shelf: the file's name as a slug, with a number if two would be the same."""
    file: str
    """The file's name, as it was given."""
    guide: Guide | None
    problems: tuple[Problem, ...] = ()
    """The problems of the file as it is now."""


class ShelfError(GuideError):
    """No film on the shelf can be opened, or not all of them, where all are needed."""

    def __init__(self, shelved: Sequence[ShelvedFile]) -> None:
        super().__init__()
        self._shelved = shelved

    def lines(self, translate: Translate = untranslated) -> list[str]:
        """Return every problem of every file, one per line."""
        return [line for shelved in self._shelved for line in problem_lines(shelved, translate)]


class Shelf:
    """Films in the order in which they were named. It never changes, so that visitors can share it."""

    def __init__(self, shelved: Sequence[ShelvedFile], single: bool = False) -> None:
        self.shelved = tuple(shelved)
        """All files, including those that cannot be opened."""
        self.single = single
        """True if there can only be one file, which is followed: its readers see no shelf once it opens."""
        self.guides = {item.key: item.guide for item in shelved if item.guide}
        """The films that open, by key."""

    def with_file(self, shelved: ShelvedFile) -> "Shelf":
        """Return a shelf with one more file."""
        return Shelf((*self.shelved, shelved), self.single)

    def elsewhere(self, guide: Guide, ref: str, level_of: Callable[[Guide], int]) -> Iterator[tuple[str, str]]:
        """Yield the other films that contain the person or are the work of a ref: the film's key, and a ref in it.

        The ref is empty if it means the whole film. ``guide`` is the present film, whole. ``level_of`` returns how far
        the reader has seen a film.
        """
        kind, _, name = ref.partition(":")
        for key, whole in self.guides.items():
            if whole is guide:
                continue
            other = shown_guide(whole, level_of(whole)).guide
            if kind == "person" and name in other.people:
                yield key, ref
            elif kind == "work" and other.film.film.work == name:
                yield key, ""


def load_shelf(paths: Sequence[Path], load: Callable[[Path], Guide] | None = None) -> Shelf:
    """Return the films in files and folders, and the files with problems. Raises ShelfError if no film opens.

    ``load`` returns the guide in a file, or raises DocumentError.
    """
    if load is None:
        from burnout_tui.film.load import load as load_film

        load = load_film
    shelved: list[ShelvedFile] = []
    taken: set[str] = set()
    for file in film_files(paths):
        key = film_key(Path(file).stem, taken)
        taken.add(key)
        try:
            guide = load(file)
        except DocumentError as error:
            shelved.append(ShelvedFile(key, error.name, None, error.problems))
        else:
            shelved.append(ShelvedFile(key, shown_path(file), guide))
    shelf = Shelf(shelved)
    if not shelf.guides:
        raise ShelfError(shelved)
    return shelf


def film_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files and those in folders, by name and without repetition; and folders without any, as problems.

    Hidden files of a folder are left out.
    """
    seen: set[Path] = set()
    for path in paths:
        try:
            # Editors keep locks and copies in hidden files.
            inside = sorted(file for file in path.glob("*.toml") if not file.name.startswith("."))
        except (OSError, ValueError):  # from Python 3.13 on, ValueError for a name that no file can have
            inside = []
        for file in inside or [path]:
            try:
                real = file.resolve()
            except (OSError, RuntimeError, ValueError):
                real = file
            if real not in seen:
                seen.add(real)
                yield file


def problem_lines(shelved: ShelvedFile, translate: Translate = untranslated) -> list[str]:
    """Return the problems of a file, one per line, as ``check`` prints them."""
    return [problem.format(shelved.file, translate) for problem in shelved.problems]


def film_key(stem: str, taken: set[str]) -> str:
    """Return the key of a film on a shelf, from the name of its file without the suffix."""
    base = slug(stem) or "film"
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key
