"""The surroundings of an entry: the third pane of a wide window, as a document for its width."""

from burnout_tui.pictures.neighbours import neighbours_picture
from burnout_tui.prose.document import Block, Document, Span, drawn_line, join_groups
from burnout_tui.prose.entries.common import section
from burnout_tui.prose.entries.foundations import foundations
from burnout_tui.prose.entries.person import collaboration_rows
from burnout_tui.prose.entries.work import credit_rows
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import works_of
from burnout_tui.prose.timeline import timeline


def surroundings(reading: Reading, ref: str, width: int) -> Document:
    """Return what surrounds a character, a person or a work, in at most ``width`` columns; empty for other entries."""
    kind, _, name = ref.partition(":")
    makers = {"character": _around_character, "person": _around_person, "work": _around_work}
    if kind not in makers or reading.guide.find(ref) is None:
        return ()
    blocks = [*makers[kind](reading, name, width), *section(reading._("What this rests on"), foundations(reading, ref))]
    return (blocks[0]._replace(gap=0), *blocks[1:])


def _around_character(reading: Reading, name: str, width: int) -> list[Block]:
    blocks = neighbours_picture(reading, name, width)
    for role in reading.guide.roles_of_character.get(name, ()):
        person = role.person
        player: list[list[Span]] = [[reading.link(f"person:{person}")]]
        if occupation := reading.text(reading.guide.people[person].occupation):
            player.append([Span(occupation, "dim")])
        line = _time_line(reading, person, width)
        blocks += section(reading._("Played by"), [Block(tuple(join_groups(player, ", "))), *line])
    return blocks


def _around_person(reading: Reading, name: str, width: int) -> list[Block]:
    return [
        *section(reading._("Works by year"), _time_line(reading, name, width)),
        *section(reading._("Also worked with"), collaboration_rows(reading, name)),
    ]


def _around_work(reading: Reading, name: str, width: int) -> list[Block]:
    return section(reading._("Credits"), credit_rows(reading, name))


def _time_line(reading: Reading, person: str, width: int) -> list[Block]:
    """Return a person's works on an axis of years; nothing for less than two years."""
    drawn = timeline(works_of(reading, (person,)), width)
    if drawn is None:
        return []
    lines = (Span(drawn.marks, "mark"), Span(drawn.axis, "dim"), Span(drawn.years, "dim"))
    return [drawn_line(line) for line in lines]
