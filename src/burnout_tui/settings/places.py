"""The reader's places in films and shelves, and the last scenes seen, from the memory to the screen and back."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.guide import Guide
from burnout_tui.film.seen import scene_at_level
from burnout_tui.film.shelf import Shelf
from burnout_tui.prose.reading import Marks
from burnout_tui.prose.tabs import TABS
from burnout_tui.settings.memory import Memory, StoredPlace
from burnout_tui.view.history import SHELF, PagePlace, Place


class FilmPlaces:
    """The places in the open film, or in the films of a shelf, by the film's key."""

    def __init__(self, memory: Memory, guide: Guide, shelf: Shelf | None) -> None:
        self._memory = memory
        guides = shelf.guides if shelf else {"": guide}
        self._guides = guides
        self._paths = {film: path for film, opened in guides.items() if (path := _path(opened))}
        # One film alone would have the same place as its shelf.
        self._is_shelf = shelf is not None and len(self._paths) > 1

    def remembered(self) -> dict[str, Place]:
        """Return the places to begin at; under ``shelf`` the film of the shelf that was open or selected."""
        places = {film: _place(stored) for film, path in self._paths.items() if (stored := self._memory.place([path]))}
        if self._is_shelf and (stored := self._memory.place(self._all)):
            film = next((film for film, path in self._paths.items() if str(path) == stored.film), "")
            if film:
                places[SHELF] = Place(stored.tab, f"film:{film}", film=film)
        return places

    def marks(self) -> Marks:
        """Return the numbers of the last scenes seen. A scene that the film no longer has is forgotten."""
        found = ((self._guides[film], self._memory.place([path])) for film, path in self._paths.items())
        numbers = ((guide, guide.timeline.numbers.get(stored.seen, 0)) for guide, stored in found if stored)
        return tuple((guide, number) for guide, number in numbers if number)

    def keep(self, left: Mapping[str, Place], marks: Marks = ()) -> None:
        """Remember the places where the reader has left the guide, and the last scenes seen."""
        levels = dict(marks)
        for film, path in self._paths.items():
            guide, before = self._guides[film], self._memory.place([path])
            seen = scene_at_level(guide, levels.get(guide, 0))
            place = _stored(left[film]) if film in left else before or StoredPlace(tab=TABS[0])
            if film in left or seen != (before.seen if before else ""):
                self._memory.leave([path], replace(place, seen=seen))
        if self._is_shelf and (here := left.get(SHELF)):
            film = here.film or here.ref.partition(":")[2]
            if film in self._paths:
                self._memory.leave(self._all, StoredPlace(tab=here.tab, film=str(self._paths[film])))

    @property
    def files(self) -> list[Path]:
        """The files from which the places, and the choices for all films, are read; some may not exist."""
        return self._memory.files(*([path] for path in self._paths.values()), *([self._all] if self._is_shelf else []))

    @property
    def _all(self) -> list[Path]:
        return [*self._paths.values()]


def _path(guide: Guide) -> Path | None:
    """Return the resolved path of a film; None if it came through a pipe."""
    path = Path(guide.file) if guide.file else bundled_film()
    try:
        return path.resolve() if path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None


def _place(stored: StoredPlace) -> Place:
    page = PagePlace(stored.block, stored.offset, stored.link)
    return Place(stored.tab, stored.ref, stored.people, stored.pane, page, stored.list_top)


def _stored(place: Place) -> StoredPlace:
    page = place.page
    return StoredPlace(
        tab=place.tab,
        ref=place.ref,
        people=place.people,
        pane=place.pane,
        block=page.block,
        offset=page.offset,
        link=page.link,
        list_top=place.list_top,
    )
