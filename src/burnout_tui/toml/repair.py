"""A document that does not fit the model, put right enough for the rest of it to be checked in the same run."""

from collections.abc import Iterable
from typing import Any

from msgspec import inspect

from burnout_tui.errors import Step
from burnout_tui.film.values import DATE_PATTERN, ID_PATTERN, SUBJECT_PATTERN
from burnout_tui.toml.suggest import slug
from burnout_tui.toml.type_errors import Misfit

_KINDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("characters",), "character"),
    (("people",), "person"),
    (("works",), "work"),
    (("sources",), "source"),
    (("disputes",), "dispute"),
    (("themes",), "theme"),
    (("film", "facts"), "fact"),
)


def mend(data: dict[str, Any], misfits: Iterable[Misfit]) -> frozenset[str]:
    """Put something that fits in the place of each misfit, in ``data`` itself; unknown keys are removed.

    Returns the kinds of record of which an id may be lost, so that a ref to nothing need not be the ref's own mistake.
    """
    lost: set[str] = set()
    for number, misfit in enumerate(misfits):
        *above, last = misfit.place
        holder: Any = data
        for step in above:
            holder = holder[step]
        unfit = None if misfit.missing else holder[last]
        if misfit.expected is None:
            del holder[last]
        else:
            holder[last] = _stand_in(misfit.expected, unfit, f"lost-{number}")
        lost |= _lost(misfit, unfit)
    return frozenset(lost)


def _stand_in(expected: inspect.Type, unfit: Any, name: str) -> Any:
    if isinstance(expected, inspect.Metadata):
        expected = expected.type
    if isinstance(expected, inspect.UnionType):
        expected = expected.types[0]
    if isinstance(expected, inspect.StructType):
        return {
            field.encode_name: _stand_in(field.type, None, f"{name}-{number}")
            for number, field in enumerate(expected.fields)
            if field.required
        }
    if isinstance(expected, inspect.VarTupleType):
        return [_stand_in(expected.item_type, None, f"{name}-{number}") for number in range(expected.min_length or 0)]
    if isinstance(expected, inspect.TupleType):
        return [_stand_in(item, None, f"{name}-{number}") for number, item in enumerate(expected.item_types)]
    if isinstance(expected, inspect.StrType):
        texts = {DATE_PATTERN: "2000", SUBJECT_PATTERN: "film"}
        as_id = (isinstance(unfit, str) and slug(unfit)) or name
        return as_id if expected.pattern == ID_PATTERN else texts.get(expected.pattern or "", "?")
    if isinstance(expected, inspect.LiteralType):
        return expected.values[0]
    return (expected.ge or 0) if isinstance(expected, inspect.IntType) else False


def _lost(misfit: Misfit, unfit: Any) -> set[str]:
    place = misfit.place
    if misfit.expected is None:
        # An unknown key near the top may be the misspelt name of a whole list.
        near_the_top = len(place) <= 2 and isinstance(unfit, dict | list)
        return {kind for path, kind in _KINDS if near_the_top and path[: len(place) - 1] == place[:-1]}
    if place[-1] == "id" and isinstance(unfit, str) and slug(unfit):
        return set()
    return {kind for path, kind in _KINDS if _holds_ids(place, path)}


def _holds_ids(place: tuple[Step, ...], path: tuple[str, ...]) -> bool:
    """Whether what stands at a place is, or holds, an id of the list at the path."""
    below = place[len(path) :]
    return place[: len(path)] == path[: len(place)] and (len(below) < 2 or below[1:] == ("id",))
