"""The texts in the boxes, and their widths, which are the same in every language."""

from burnout_tui.prose.ensemble import signed_name
from burnout_tui.prose.entries.common import capitalized
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.reading import Reading, in_every_language

_MAX_LINE = 26
"""The widest occupation or actor's name in a box, in columns."""
_MAX_NAME = 40
"""The widest name in a box, in columns."""
_MAX_SHORT = 10
"""The widest name in a box when names are shortened."""
TALL = 3
"""Lines of text in a large box."""


def box_lines(reading: Reading, name: str, tall: bool, short: bool = False) -> list[str]:
    """Return the lines in a character's box: the name; in a tall one also the occupation and who plays them."""
    shown = truncate(signed_name(reading, name), _MAX_SHORT if short else _MAX_NAME)
    if not tall:
        return [shown]
    character = reading.guide.characters[name]
    players = [reading.name(f"person:{role.person}") for role in reading.guide.roles_of_character.get(name, ())]
    more = [capitalized(reading.text(character.occupation)), ", ".join(players)]
    lines = [shown, *(truncate(line, _MAX_LINE) for line in more if line)]
    return ["", *lines, ""] if len(lines) == 1 else lines + [""] * (TALL - len(lines))


def box_widths(reading: Reading, tall: bool, short: bool = False) -> dict[str, int]:
    """Return the width of every box, in columns: enough for each of the languages."""
    readings = in_every_language(reading)
    return {
        name: 4 + max(cells(line) for one in readings for line in box_lines(one, name, tall, short))
        for name in reading.guide.characters
    }
