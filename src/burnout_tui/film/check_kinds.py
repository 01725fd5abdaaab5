"""Check the kinds of relation that a film adds: their ids and their signs."""

from collections.abc import Iterator

from burnout_tui.errors import KeyPath, Problem, path_text
from burnout_tui.film.guide import Guide
from burnout_tui.film.signs import KIND_SIGNS, LINES, OTHER_SIGNS, is_sign, sign_for
from burnout_tui.film.values import RELATION_KINDS
from burnout_tui.message import Message
from burnout_tui.visible import spell_out


def kind_problems(guide: Guide) -> Iterator[Problem]:
    """Yield the problems of a film's own kinds of relation."""
    first: dict[str, str] = {}
    signs: dict[str, str] = {sign: Message("“{text}”", text=kind) for kind, sign in KIND_SIGNS.items()}
    for index, kind in enumerate(guide.film.kinds):
        path: KeyPath = ("kinds", index)
        if kind.id in RELATION_KINDS:
            message = Message("every film has the kind “{id}”; leave this one out, or give it another id", id=kind.id)
            yield Problem(message=message, path=(*path, "id"), code="reserved-id")
        if kind.sign and (problem := _sign_problem(kind.sign)):
            yield Problem(message=problem, path=(*path, "sign"), code="sign")
        elif first.setdefault(kind.id, path_text(path)) == path_text(path):
            sign = kind.sign or sign_for(kind.id)
            other = signs.setdefault(sign, path_text(path))
            if other != path_text(path):
                yield _same_sign(sign, other, (*path, "sign") if kind.sign else path)


def _same_sign(sign: str, other: str, path: KeyPath) -> Problem:
    message = Message("“{sign}” is already the sign of {other}; choose another", sign=sign, other=other)
    if path[-1] != "sign":
        message = Message("no sign, and “{sign}” is already that of {other}; add one", sign=sign, other=other)
    return Problem(message=message, path=path, code="sign")


def _sign_problem(sign: str) -> Message | None:
    """Return the problem of a sign by itself, or None."""
    if sign in OTHER_SIGNS:
        return Message("“{sign}” means something else in the guide; choose another sign", sign=sign)
    if sign in LINES:
        return Message("the guide draws lines with “{sign}”; choose another sign", sign=sign)
    if is_sign(sign):
        return None
    return Message("“{sign}” is not shown in one column, from left to right; choose another sign", sign=spell_out(sign))
