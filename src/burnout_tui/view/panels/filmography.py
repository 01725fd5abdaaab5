"""The filmography panel: works of one person, or of two together, on a time line, in a list and on a card."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textual import on
from textual.widget import Widget

from burnout_tui.film.model import Work
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row, filmography_rows, works_of
from burnout_tui.view.history import Place
from burnout_tui.view.key_table import keys_of
from burnout_tui.view.messages import Selected
from burnout_tui.view.panels.list_panel import ListPanel
from burnout_tui.view.widgets.frame import FrameTexts
from burnout_tui.view.widgets.plain import PlainContainer
from burnout_tui.view.widgets.time_line import TimeLine
from textual_wire.direction import close_field


class FilmographyPanel(ListPanel):
    """Works by year."""

    wide_column = 2
    last_is_spare = True  # the marks say the same

    def __init__(self, reading: Reading, tab: str, filled: bool) -> None:
        super().__init__(reading, tab, filled)
        self._people: tuple[str, ...] = self._director
        self._works: Sequence[Work] = ()

    def make_widgets(self) -> Iterator[Widget]:
        """Create the time line above, the list and the card below."""
        self._people = self._shown(self._people)
        self._years = TimeLine()
        self._make_panes()
        self._update_time_line()
        yield self._years
        yield PlainContainer(*self._first_panes)
        self.call_after_refresh(self._show_beside)

    def rows(self) -> Sequence[Row]:
        """Return year, mark, title and kind."""
        self._works = works_of(self.reading, self._people)
        return filmography_rows(self.reading, self._people) if self._works else self._no_works

    @property
    def _no_works(self) -> Sequence[Row]:
        """A sentence that names the people without works."""
        _ = self.reading._
        names = close_field(self._names) if self._people else ""
        return [
            Row("", (_("No works are listed for {name}.").format(name=names) if names else _("No works are listed."),))
        ]

    def list_frame(self) -> FrameTexts:
        """Return the title of the list, and the number of works."""
        return FrameTexts(self.reading._("Works"), str(self._list.count))

    def _update_time_line(self) -> None:
        director = self._director
        elsewhere = director and self._people != director
        self._years.display = bool(self._works or elsewhere)
        back = f"{self._key}: {self.reading.name(f'person:{director[0]}')}" if elsewhere else ""
        self._years.show(
            self.reading, self._names, self._works, back, f"filmography:{director[0]}" if elsewhere else ""
        )
        self._years.select(self._list.selected.partition(":")[2])

    @property
    def _director(self) -> tuple[str, ...]:
        return tuple(self.reading.guide.film.film.directors[:1])

    @property
    def _key(self) -> str:
        """The key that leads back to the director's works."""
        return keys_of(self.app).first(self.tab)

    @property
    def _names(self) -> str:
        names = [self.reading.name(f"person:{person}") for person in self._people]
        if len(names) == 2:
            return self.reading._("{first} and {second}, together").format(first=close_field(names[0]), second=names[1])
        return names[0] if names else self.reading._("All works")

    def refresh_text(self, translated: bool) -> None:
        """Fill the picture too; the filmography of a hidden person is replaced by the director's."""
        self._people = self._shown(self._people)
        super().refresh_text(translated)
        self._update_time_line()

    @property
    def place(self) -> Place:
        """The work, the people, and the position in the card."""
        return replace(super().place, people=self._people)

    def go_to(self, place: Place) -> None:
        """Show the filmography and the work of a place."""
        self.show_people(place.people)
        super().go_to(place)
        self._years.select(self.ref.partition(":")[2])

    def open(self, ref: str, came_from: str = "") -> None:
        """Show the filmography of people, or a work in that of the person whom the reader comes from, if it is there.

        Otherwise the work is shown in the filmography of somebody else who made it.
        """
        kind, _, name = ref.partition(":")
        if kind == "filmography":
            self.show_people(tuple(name.split("+")))
            self.focus_side(in_card=False)
            return
        self.show_people(self._people_for(name, came_from))
        super().open(ref)
        self._years.select(name)

    def show_people(self, people: tuple[str, ...]) -> None:
        """Show the filmography of other people."""
        people = self._shown(people)
        if people != self._people:
            self._people = people
            self._list.set_rows(self.rows())
            self._show_card()
            self._update_time_line()

    def show_own(self) -> bool:
        """Show the director's works. Returns False if they are shown already."""
        before = self._people
        self.show_people(self._director)
        if self._people == before:
            return False
        self.focus_side(in_card=False)
        return True

    def _shown(self, people: tuple[str, ...]) -> tuple[str, ...]:
        """Return the people if none of them is hidden, else the director."""
        guide = self.reading.guide
        known = all(person in guide.people for person in people)
        return people if known else self._director

    def _people_for(self, work: str, came_from: str) -> tuple[str, ...]:
        guide = self.reading.guide
        kind, _, person = came_from.partition(":")
        preferred = person if kind == "person" else ""
        credited = [credit.person for credit in guide.credits_of_work.get(work, ())]
        if work == guide.film.film.work:
            credited += [role.person for role in guide.film.roles]
        for person in (preferred, *self._people, *guide.film.film.directors, *credited):
            if person in credited and any(known.id == work for known in works_of(self.reading, (person,))):
                return self._people if person in self._people and len(self._people) == 1 else (person,)
        return ()

    @on(Selected)
    def _highlight(self, message: Selected) -> None:
        self._years.select(message.ref.partition(":")[2])
