"""A film in which very much is about one of each kind of record."""

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load_bytes


def star_film(count: int, text: str = "Said once.") -> Guide:
    """Return a film whose ``hub`` of each kind is named by ``count`` other records."""
    hub = 'sources = ["hub"]'
    lines = [
        'format = 1\n[film]\ntitle = "Star"\nyear = 2020\nsynopsis = "Once."\ndirectors = ["hub"]\nwork = "own"',
        hub,
        '[[sources]]\nid = "hub"\ntitle = "The hub"',
        f'[[works]]\nid = "own"\ntitle = "Star"\nyear = 2020\n{hub}',
        f'[[works]]\nid = "hub"\ntitle = "Hub"\nkind = "series"\nyear = 2019\nabout = "{text}"\n{hub}',
        f'[[people]]\nid = "hub"\nname = "Hub"\nabout = "{text}"\n{hub}',
        f'[[characters]]\nid = "hub"\nname = "Hub"\nabout = "{text}"\n{hub}',
    ]
    claims = 'claims = [{ text = "One.", sources = ["hub"] }, { text = "Two.", sources = ["hub"] }]'
    for number in range(count):
        lines += [
            f'[[film.facts]]\nid = "f{number}"\nlabel = "Fact {number}"\nvalue = "{number}"\n{hub}',
            f'[[film.quotes]]\nby = "p{number}"\ntext = "Quote {number}"\n{hub}',
            f'[[characters]]\nid = "c{number}"\nname = "Character {number}"\n{hub}',
            f'[[people]]\nid = "p{number}"\nname = "Person {number}"\n{hub}',
            f'[[works]]\nid = "w{number}"\ntitle = "Work {number}"\nyear = {1900 + number % 120}\n{hub}',
            f'[[credits]]\nperson = "hub"\nwork = "w{number}"\npart = "director"\n{hub}',
            f'[[credits]]\nperson = "p{number}"\nwork = "w{number}"\npart = "actor"\ncharacter = "C {number}"\n{hub}',
            f'[[credits]]\nperson = "p{number}"\nwork = "hub"\npart = "writer"\n{hub}',
            f'[[roles]]\nperson = "p{number}"\ncharacter = "hub"\n{hub}',
            f'[[relations]]\nbetween = ["hub", "c{number}"]\nkind = "work"\nlabel = "works with"\n{hub}',
            f'[[disputes]]\nid = "d{number}"\nabout = "character:hub"\nquestion = "Which {number}?"\n{claims}',
        ]
    names = ", ".join(f'"c{number}"' for number in range(count))
    lines.append(f'[[themes]]\nid = "hub"\nname = "Hub"\ncharacters = [{names}]\n{hub}')
    return load_bytes("\n".join(lines).encode(), "star.toml")
