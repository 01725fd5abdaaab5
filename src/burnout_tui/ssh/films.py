"""The films of a server: loaded once, shared by all visitors, and loaded again on SIGHUP."""

import gc
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

from burnout_tui.errors import GuideError
from burnout_tui.film.guide import Guide, languages_of
from burnout_tui.film.record_base import Localized
from burnout_tui.film.shelf import Shelf, ShelfError, ShelvedFile, load_shelf, problem_lines
from burnout_tui.normalize import slug
from burnout_tui.prose.reading import Reading
from burnout_tui.ssh.prepare import prepare


def read_films(files: Sequence[Path]) -> Sequence[ShelvedFile]:
    """Read the films in files and folders. Raises ShelfError if any cannot be opened."""
    # The records live as long as the server; without the collector, loading them takes less time.
    gc.disable()
    try:
        shelf = load_shelf(files)
    finally:
        gc.enable()
    if len(shelf.guides) < len(shelf.shelved):
        raise ShelfError([item._replace(guide=None) for item in shelf.shelved if item.problems])
    return shelf.shelved


def reread_films(films: Shelf, files: Sequence[Path]) -> tuple[Sequence[ShelvedFile], list[str]]:
    """Read the files again; return films and problems. An invalid file keeps its old film, a missing one does not.

    Without any film that opens, there are only problems.
    """
    try:
        found = load_shelf(files)
    except GuideError as error:
        return (), error.lines()
    kept: list[ShelvedFile] = []
    for shelved in found.shelved:
        before = films.guides.get(shelved.key)
        if shelved.guide:
            kept.append(shelved)
        elif before:
            kept.append(shelved._replace(guide=before, problems=()))
    return kept, problems_of(found)


def shelf_for_visitors(shelved: Iterable[ShelvedFile]) -> Shelf:
    """Return the shelf for visitors, with all that its readers share: made later, that would delay everybody."""
    shelf = Shelf([_without_folder(item) for item in shelved])
    for guide in shelf.guides.values():
        for language, spoilers in product(languages_of([guide]), (False, True)):
            prepare(Reading.of(guide, language, spoilers))
    return shelf


def _without_folder(shelved: ShelvedFile) -> ShelvedFile:
    """Drop the folder of a film's file, which visitors must not see."""
    return shelved._replace(file=Path(shelved.file).name)


def problems_of(films: Shelf) -> list[str]:
    """Return every problem of every file, one per line."""
    return [line for shelved in films.shelved for line in problem_lines(shelved)]


def default_film(films: Shelf) -> Guide:
    """Return the film for visitors who name none."""
    return next(iter(films.guides.values()))


def find_film(films: Shelf, words: Iterable[str]) -> Guide | None:
    """Return the film that one of the words names, by its file's name or its title in any language, or None."""
    names: dict[str, Guide] = dict(films.guides)
    for guide in films.guides.values():
        title = guide.film.film.title
        for written in dict(title.words).values() if isinstance(title, Localized) else (title,):
            names.setdefault(slug(written), guide)
    return next((names[name] for word in words if (name := slug(word)) and name in names), None)
