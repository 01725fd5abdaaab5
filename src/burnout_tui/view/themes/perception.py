"""The look of colours: contrast, lightness, and the colours that people with dichromatic vision see."""

from collections.abc import Iterable
from math import dist

from textual.color import Color, Lab, lab_to_rgb, rgb_to_lab

MIN_CONTRAST = 4.5
"""The contrast that WCAG 2.2 asks of text (success criterion 1.4.3)."""

_STEP = 1.0
"""The step of lightness, of 100, in the search for a readable colour."""
_Matrix = tuple[tuple[float, float, float], ...]
_DICHROMACIES: tuple[_Matrix, ...] = (
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
)
"""Protanopia and deuteranopia, applied to linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model
for Simulation of Color Vision Deficiency", 2009, severity 1.0."""

Views = tuple[tuple[float, float, float], ...]
"""A colour in CIELAB as people see it with trichromatic vision, protanopia and deuteranopia."""


def contrast(first: Color, second: Color) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(color: Color, ground: Color) -> bool:
    """Return True if a text in a colour has enough contrast with a ground."""
    return contrast(color, ground) >= MIN_CONTRAST


def hardest_ground(grounds: Iterable[Color], dark: bool) -> Color:
    """Return the ground on which light text, or in a light theme dark text, has the least contrast."""
    return max(grounds, key=_luminance) if dark else min(grounds, key=_luminance)


def readable(color: Color, ground: Color, dark: bool) -> Color:
    """Return a colour lightened in a dark theme, or darkened in a light one, until it can be read on a ground."""
    lightness, a, b = rgb_to_lab(color)
    step = _STEP if dark else -_STEP
    while not is_readable(color, ground) and 0 < lightness < 100:
        lightness += step
        color = lab_to_rgb(Lab(lightness, a, b)).clamped
    return color


def views(color: Color) -> Views:
    """Return how a colour looks with trichromatic vision, protanopia and deuteranopia."""
    linear = _linear(color)
    seen = [tuple(sum(map(_product, row, linear)) for row in matrix) for matrix in _DICHROMACIES]
    return tuple((lab.L, lab.a, lab.b) for lab in map(rgb_to_lab, (color, *map(_from_linear, seen))))


def difference(first: Views, second: Views) -> float:
    """Return the smallest difference of two colours over all kinds of vision: CIE 1976 ΔE*ab."""
    return min(map(dist, first, second))


def _product(first: float, second: float) -> float:
    return first * second


def _luminance(color: Color) -> float:
    red, green, blue = _linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(color: Color) -> tuple[float, ...]:
    """Return the intensities of an sRGB colour, from 0 to 1."""
    shares = (channel / 255 for channel in color.rgb)
    return tuple(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)


def _from_linear(linear: Iterable[float]) -> Color:
    shares = (min(max(share, 0.0), 1.0) for share in linear)
    curved = (12.92 * share if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055 for share in shares)
    red, green, blue = (round(255 * share) for share in curved)
    return Color(red, green, blue)
