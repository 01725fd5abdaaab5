"""The lists of the panels, as rows of columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import pairwise
from typing import NamedTuple, get_args

from burnout_tui.film.filmography import by_year, cast_and_crew, shared_works, works_of_person
from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Character, Work
from burnout_tui.film.values import WorkKind
from burnout_tui.prose.column_widths import COLUMN_GAP, column_sizes, column_widths, ends_in_counts, last_text
from burnout_tui.prose.document import Style
from burnout_tui.prose.entries.character import PRESENCE_SIGNS
from burnout_tui.prose.entries.common import MAX_LINKS, capitalized
from burnout_tui.prose.entries.person import WORK_KINDS
from burnout_tui.prose.numbers import years_text
from burnout_tui.prose.reading import Reading, cut_name, in_every_language
from burnout_tui.prose.stubs import is_stub, with_stub_sign
from textual_wire.direction import close_field, join_fields


class Sign(NamedTuple):
    """A sign in a row that has a colour: of a kind of relation, or of a dispute."""

    column: int
    start: int
    """The position of the sign in the column's text."""
    style: Style


class Row(NamedTuple):
    """One line of a list."""

    ref: str
    """The ref that the row selects; empty for a heading or a note."""
    columns: tuple[str, ...]
    """The texts of the columns. A heading or a note has one."""
    signs: tuple[Sign, ...] = ()
    """The signs in the texts that have a colour, from left to right."""
    is_stub: bool = False
    """True if the entry of a draft is not written yet."""

    @property
    def last_column(self) -> int:
        """The number of the last column with a text."""
        return last_text(self.columns)


class Rows(tuple[Row, ...]):
    """The lines of a list. All readers share those of a long list, with what is computed from them."""

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of the first row for each ref."""
        return {row.ref: number for number, row in reversed(list(enumerate(self))) if row.ref}

    @cached_property
    def entries(self) -> Sequence[int]:
        """The numbers of the rows that can be selected, in order."""
        return tuple(number for number, row in enumerate(self) if row.ref)

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """The width of each column, in cells, without headings and notes.

        The last text of a row may take the place of the empty columns behind it.
        """
        return column_widths(_entries(self)) or (0,) * max((len(row.columns) for row in self), default=0)

    @cached_property
    def headings(self) -> Sequence[int]:
        """The numbers of the rows that cannot be selected, in order."""
        return tuple(number for number, row in enumerate(self) if not row.ref)

    @cached_property
    def group_widths(self) -> Sequence[tuple[int, ...]]:
        """The width of each column in the rows before the first heading, then in those below each heading."""
        return tuple(map(column_widths, self._groups))

    @cached_property
    def group_sizes(self) -> Sequence[Sequence[Mapping[int, int]]]:
        """The number of texts of each width, for each column of each group, but not of those that may be wider."""
        return tuple(map(column_sizes, self._groups))

    @cached_property
    def group_counts(self) -> Sequence[bool]:
        """For each group, True if its last column has numbers of something, and nothing else."""
        return tuple(map(ends_in_counts, self._groups))

    @property
    def _groups(self) -> Iterator[list[tuple[str, ...]]]:
        starts = (0, *(number + 1 for number in self.headings), len(self) + 1)
        return (_entries(self[start : end - 1]) for start, end in pairwise(starts))


def _entries(rows: Iterable[Row]) -> list[tuple[str, ...]]:
    return [row.columns for row in rows if row.ref]


WORK_MARKS = {"feature": "●", "short": "○", "series": "▬", "telefilm": "▭", "television": "▭", "stage": "△", None: "·"}
"""The mark of each kind of work on the timeline."""
CYCLE_MARK = "◆"
"""The mark of a work that belongs to a cycle."""


def list_columns(reading: Reading, most: int | None = None) -> int:
    """Return the width of the widest row of the lists of all tabs, in columns, in any language; at most ``most``."""
    return reading.guide.cached("list columns", lambda: _Widest(_list_widths(reading))).up_to(most)


class _Widest:
    """The largest of some widths. It looks only at as many of them as it must."""

    def __init__(self, widths: Iterator[int]) -> None:
        self._rest = widths
        self._widest = 0

    def up_to(self, most: int | None) -> int:
        while most is None or self._widest < most:
            if (width := next(self._rest, None)) is None:
                return self._widest
            self._widest = max(self._widest, width)
        return most


def _list_widths(reading: Reading) -> Iterator[int]:
    """Yield the width of the widest row of each list in each language, the reader's own first."""
    for other in sorted(in_every_language(reading), key=lambda other: other.language != reading.language):
        for make in (character_rows, cast_rows, partial(filmography_rows, people=())):
            widths = make(other).widths
            yield sum(widths) + COLUMN_GAP * (len(widths) - 1)


def character_rows(reading: Reading) -> Rows:
    """Return the characters, the leads before the others: name, age, occupation.

    Readers with the same language share them.
    """
    return reading.guide.cached(("character rows", reading.language), lambda: Rows(_character_rows(reading)))


def _character_rows(reading: Reading) -> Sequence[Row]:
    leads, others = leads_and_others(reading)
    if not (leads and others):
        return [_character(reading, character) for character in (*leads, *others)] or _nothing(reading)
    rows = []
    for words, group in ((reading._("Leads"), leads), (reading._("Around them"), others)):
        rows += [Row("", (words,)), *(_character(reading, character) for character in group)]
    return rows


def leads_and_others(reading: Reading) -> tuple[list[Character], list[Character]]:
    """Return the leads and the other characters, each in the film's order."""
    characters = reading.guide.film.characters
    return [one for one in characters if one.lead], [one for one in characters if not one.lead]


def _character(reading: Reading, character: Character) -> Row:
    name = PRESENCE_SIGNS.get(character.presence or "", "") + capitalized(reading.short_name(character))
    age = "" if character.age is None else str(character.age)
    row = Row(f"character:{character.id}", (name, age, cut_name(reading.text(character.occupation))))
    return with_marks(reading, row, 0)


def with_marks(reading: Reading, row: Row, column: int) -> Row:
    """Return a row with signs behind the name if it is not written yet, or if sources disagree about the entry."""
    if row.ref not in reading.guide.disputes_about and not is_stub(reading, row.ref):
        return row
    columns = list(row.columns)
    name = columns[column] = with_stub_sign(reading, row.ref, columns[column])
    if row.ref not in reading.guide.disputes_about:
        return row._replace(columns=tuple(columns), is_stub=True)
    name = columns[column] = f"{close_field(name)} ≠"
    signs = (Sign(column, len(name) - 1, "dispute"),)
    return row._replace(columns=tuple(columns), signs=signs, is_stub=is_stub(reading, row.ref))


def cast_rows(reading: Reading) -> Rows:
    """Return the people: the cast in billing order with their characters, then the crew, then everybody else.

    Readers with the same language share them.
    """
    return reading.guide.cached(("cast rows", reading.language), lambda: Rows(_cast_rows(reading)))


def _cast_rows(reading: Reading) -> Sequence[Row]:
    guide = reading.guide
    played: dict[str, list[str]] = {}
    for role in guide.film.roles:
        names = played.setdefault(role.person, [])
        if role.character:
            names.append(reading.short_name(guide.characters[role.character]))
    made = [person for person in cast_and_crew(guide) if person not in played]
    known = {*played, *made}
    others = [person.id for person in guide.film.people if person.id not in known]
    rows = []
    if played:
        rows.append(Row("", (reading._("Cast"),)))
        rows += [
            _person(reading, person, cut_name(capitalized(join_fields(names[:MAX_LINKS]))) or "—")
            for person, names in played.items()
        ]
    for words, people in ((reading._("Behind the camera"), made), (reading._("Also mentioned"), others)):
        if people:
            rows.append(Row("", (words,)))
            rows += [_person(reading, name, cut_name(reading.text(guide.people[name].occupation))) for name in people]
    return rows or _nothing(reading)


def _person(reading: Reading, person: str, what: str) -> Row:
    name = reading.name_text(reading.guide.people[person].name)
    return with_marks(reading, Row(f"person:{person}", (name, what)), 0)


def _is_shared(guide: Guide, people: Sequence[str]) -> bool:
    """Return True for all works, the director's and those of busy people: long lists, or lists that many open."""
    if list(people) == list(guide.film.film.directors[:1]):
        return True
    return not people or (len(people) == 1 and guide.is_busy(f"person:{people[0]}"))


def works_of(reading: Reading, people: Sequence[str]) -> Sequence[Work]:
    """Return the works of one person, those that two people made together, or all works; sorted by year."""
    guide = reading.guide
    if _is_shared(guide, people):
        return guide.cached(("works", tuple(people)), lambda: _works_of(guide, people))
    return _works_of(guide, people)


def _works_of(guide: Guide, people: Sequence[str]) -> Sequence[Work]:
    if len(people) == 2:
        return shared_works(guide, people[0], people[1])
    if people:
        return works_of_person(guide, people[0])
    return by_year(guide.film.works)


def filmography_rows(reading: Reading, people: Sequence[str]) -> Rows:
    """Return the works of people as rows; see ``works_of`` and ``work_rows``."""

    def make() -> Rows:
        return Rows(work_rows(reading, works_of(reading, people)))

    if _is_shared(reading.guide, people):
        return reading.guide.cached(("work rows", tuple(people), reading.language), make)
    return make()


def work_rows(reading: Reading, works: Sequence[Work]) -> list[Row]:
    """Return works as rows: year, mark, title, kind."""
    kinds: dict[WorkKind | None, str] = {kind: _kind(reading, kind) for kind in get_args(WorkKind)}
    rows = (
        Row(
            f"work:{work.id}",
            (years_text(work.year, None), mark_of(work), reading.name_text(work.title), kinds.get(work.kind, "")),
        )
        for work in works
    )
    return [with_marks(reading, row, 2) for row in rows] or _nothing(reading)


def _kind(reading: Reading, kind: WorkKind) -> str:
    """Return a kind of work, abbreviated for a list."""
    if kind == "feature":
        return reading.translations.pgettext("in a list", "feature")
    if kind == "short":
        return reading.translations.pgettext("in a list", "short")
    return reading._(WORK_KINDS[kind])


def mark_of(work: Work) -> str:
    """Return the mark of a work on the timeline."""
    return CYCLE_MARK if work.cycle else WORK_MARKS[work.kind]


def _nothing(reading: Reading) -> list[Row]:
    """Return a note for an empty list."""
    return [Row("", (reading._("Nothing is listed here."),))]
