"""Hues for the families of relations in any theme, such that they look different to colour-blind people too."""

from collections.abc import Iterator, Mapping, Sequence
from math import atan2, cos, hypot, radians, sin
from typing import NamedTuple

from textual.color import Color, Lab, lab_to_rgb, rgb_to_lab

from burnout_tui.view.themes.perception import Views, difference, is_readable, readable, views

TARGET = 15.0
"""The ΔE*ab between two families, for every kind of vision. A difference of 2.3 is just noticeable between large areas
side by side; signs and lines are one cell wide and stand apart, so they need several times as much."""

_ROLES = {
    "family": "success",
    "love": "error",
    "work": "primary",
    "money": "warning",
    "chance": "accent",
    "art": "secondary",
}
"""The theme's colour for each family, from which a family differs as little as possible."""
_TURNS = (0, 20, -20, 40, -40, 60, -60)
"""Turns of the hue, in degrees."""
_LIGHTNESS_STEP = 5
_MIN_CHROMA = 38.0
"""The chroma below which a colour looks grey beside the others."""
_ROUNDS = 8


class _Candidate(NamedTuple):
    color: Color
    seen: Views
    distance: float
    """The distance from the theme's own colour."""


def family_colours(own: Mapping[str, Color], text: Color, ground: Color, dark: bool) -> dict[str, Color]:
    """Return a colour for each family that can be read on a ground, and is not taken for plain text.

    Each family in turn takes the candidate that differs most from the others, until no family changes. Among those
    that differ enough, it takes the one closest to the theme's own colour.
    """
    candidates = {
        family: list(_candidates(readable(own[role], ground, dark), ground)) for family, role in _ROLES.items()
    }
    chosen = {family: options[0] for family, options in candidates.items()}
    plain = views(text)
    for _ in range(_ROUNDS):
        before = dict(chosen)
        for family, options in candidates.items():
            others = [other.seen for name, other in chosen.items() if name != family]

            def quality(option: _Candidate, others: Sequence[Views] = others) -> tuple[float, float]:
                least = min(difference(option.seen, other) for other in (*others, plain))
                return min(least, TARGET), -option.distance

            chosen[family] = max(options, key=quality)
        if chosen == before:
            break
    return {family: option.color for family, option in chosen.items()}


def _candidates(color: Color, ground: Color) -> Iterator[_Candidate]:
    """Yield a colour, and readable ones with other hues and lightnesses."""
    yield _Candidate(color, views(color), 0.0)
    start = rgb_to_lab(color)
    chroma, hue = max(hypot(start.a, start.b), _MIN_CHROMA), atan2(start.b, start.a)
    for turn in _TURNS:
        a, b = chroma * cos(hue + radians(turn)), chroma * sin(hue + radians(turn))
        for lightness in range(5, 100, _LIGHTNESS_STEP):
            other = lab_to_rgb(Lab(lightness, a, b)).clamped
            if is_readable(other, ground):
                yield _Candidate(other, views(other), hypot(lightness - start.L, a - start.a, b - start.b))
