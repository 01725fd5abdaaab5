"""Find out which ids may be missing because of a type error."""

from collections.abc import Iterable

from burnout_tui.errors import KeyPath
from burnout_tui.film.kinds import record_kinds
from burnout_tui.normalize import slug
from burnout_tui.toml.type_errors import TypeProblem


def kinds_with_lost_ids(errors: Iterable[TypeProblem]) -> frozenset[str]:
    """Return the kinds of record that may have lost an id to a type error, so that a ref to one may be valid."""
    return frozenset(kind for error in errors for kind in _kinds(error))


def _kinds(error: TypeProblem) -> set[str]:
    path = error.value_path
    if error.expected is None:
        # An unknown key near the top may be the misspelt name of a whole list.
        may_be_list = isinstance(error.found, dict | list)
        return {kind for kind, at in _id_lists().items() if may_be_list and at[: len(path) - 1] == path[:-1]}
    if path[-1] == "id" and isinstance(error.found, str) and slug(error.found):
        return set()
    return {kind for kind, at in _id_lists().items() if _concerns_ids(path, at)}


def _concerns_ids(path: KeyPath, at: KeyPath) -> bool:
    """Return True if the path is an id in the list at ``at``, or contains or encloses such ids."""
    below = path[len(at) :]
    return path[: len(at)] == at[: len(path)] and (len(below) < 2 or below[1:] == ("id",))


def _id_lists() -> dict[str, KeyPath]:
    """Return the paths of the lists whose records have ids, by kind."""
    return {name: kind.path for name, kind in record_kinds().named.items()}
