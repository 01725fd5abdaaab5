"""Find records that may be one and the same, because their names have the same letters."""

from collections.abc import Iterable, Iterator, Sequence

from burnout_tui.errors import Problem, path_text, short
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import localized
from burnout_tui.film.model import Character, Person
from burnout_tui.message import Message
from burnout_tui.normalize import Normalizer


def near_names(guide: Guide) -> Iterator[Problem]:
    """Yield people and characters whose names differ from an earlier one in case, accents, spaces or signs only."""
    normalizer = Normalizer()
    lists: dict[str, Sequence[Person | Character]] = {
        "people": guide.film.people,
        "characters": guide.film.characters,
    }
    for key, records in lists.items():
        known: dict[str, tuple[int, dict[str, None]]] = {}
        for index, record in enumerate(records):
            for name in _names(guide, record):
                first, spellings = known.setdefault(normalizer.key(name).replace(" ", ""), (index, {}))
                if first == index:
                    spellings[name] = None
                elif name not in spellings:
                    message = Message(
                        "spelt almost like “{name}” of {first}; if they are the same, keep one of them",
                        name=short(next(iter(spellings))),
                        first=path_text((key, first)),
                    )
                    yield Problem(message=message, path=(key, index, "name"), severity="warning", code="near-names")
                    break


def _names(guide: Guide, record: Person | Character) -> Iterable[str]:
    """Return the names of a record in all languages, and its other spellings."""
    texts = [localized(record.name, language) for language in guide.languages]
    return dict.fromkeys([*texts, *record.also])
