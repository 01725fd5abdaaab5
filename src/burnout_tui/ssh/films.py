"""The films of the house: loaded once, shared by all visitors, and loaded again when the host says so."""

import gc
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

from burnout_tui.errors import GuideError
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import LANGUAGES, localized
from burnout_tui.film.shelf import Shelf, ShelvedFile, load_shelf, problem_lines
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder
from burnout_tui.toml.suggest import slug


class FilmsError(GuideError):
    """Film files with problems: a house does not open with them."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("films with problems")
        self._problems = list(problems)

    def lines(self) -> list[str]:
        """Every problem of every file, one a line."""
        return self._problems


def open_films(files: Sequence[Path]) -> Shelf:
    """The films in files and folders.

    Raises FilmsError where any of them cannot be opened, ShelfError where none can.
    """
    # The records live as long as the house: the collector would look through them again and again for nothing.
    gc.disable()
    try:
        shelf = load_shelf(files)
    finally:
        gc.enable()
    if problems := problems_of(shelf):
        raise FilmsError(problems)
    return _ready(shelf.shelved)


def reopened(films: Shelf, files: Sequence[Path]) -> tuple[Shelf, list[str]]:
    """The films with their files read again, and all problems; of a file that cannot be opened the old film is kept.

    A file that is gone, or that a folder has not had before and cannot be opened, is not on the new shelf.
    """
    try:
        found = load_shelf(files)
    except GuideError as error:
        return films, error.lines()
    kept: list[ShelvedFile] = []
    for one in found.shelved:
        before = films.guides.get(one.key)
        if one.guide:
            kept.append(one)
        elif before:
            kept.append(one._replace(guide=before, problems=()))
    return _ready(kept), problems_of(found)


def _ready(shelved: Iterable[ShelvedFile]) -> Shelf:
    """The shelf that visitors see. What they search in is made now: while one waits for it, so does everybody else."""
    shelf = Shelf([_without_folder(one) for one in shelved])
    for guide in shelf.guides.values():
        for language, spoilers in product(LANGUAGES, (False, True)):
            IndexBuilder.shared(Reading.of(guide, language, spoilers)).complete()
    return shelf


def _without_folder(shelved: ShelvedFile) -> ShelvedFile:
    """A film as visitors may see it: where its file lies on this machine is none of their business."""
    return shelved._replace(file=Path(shelved.file).name)


def problems_of(films: Shelf) -> list[str]:
    """Every problem of every file, one a line."""
    return [line for one in films.shelved for line in problem_lines(one)]


def first_of(films: Shelf) -> Guide:
    """The film that is shown to who asks for none."""
    return next(iter(films.guides.values()))


def called(films: Shelf, words: Iterable[str]) -> Guide | None:
    """The film that one of the words names, by its file's name or its title in any language; None where none does."""
    names: dict[str, Guide] = dict(films.guides)
    for guide in films.guides.values():
        for language in LANGUAGES:
            names.setdefault(slug(localized(guide.film.film.title, language)), guide)
    return next((names[name] for word in words if (name := slug(word)) and name in names), None)
