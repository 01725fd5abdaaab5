"""The colours of every theme: readable, different, and different for colour-blind people."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import combinations, product
from math import dist
from pathlib import Path
from typing import get_args

import pytest
from textual.color import Color, rgb_to_lab
from textual.theme import BUILTIN_THEMES, Theme

import burnout_tui.view
from burnout_tui.prose.document import Family
from burnout_tui.view.themes.derived import guide_variables
from burnout_tui.view.themes.own import ANSI, NOIR, VILLE_BLANCHE
from burnout_tui.view.themes.roles import GROUND_VARIABLES, GUIDE_VARIABLES, KIND_VARIABLES, TEXT_VARIABLES

OWN = (NOIR, VILLE_BLANCHE)
ALL = {theme.name: theme for theme in (*OWN, ANSI, *BUILTIN_THEMES.values())}
COLOURED = [theme for theme in (*OWN, *BUILTIN_THEMES.values()) if not theme.ansi]
"""The themes whose colours are known: a terminal's own are not."""
LEAST_CONTRAST = 4.5
"""The contrast that WCAG 2.2 asks of text, in 1.4.3."""
LEAST_DIFFERENCE = 15
"""The least ΔE*ab between families of relations. 2.3 is just noticeable between large areas side by side (Mahy et al.,
1994); a sign or a line is one cell wide and apart from the others, so it gets six times as much."""
LESS_DIFFERENT = {"nord": 9, "catppuccin-frappe": 10, "catppuccin-macchiato": 14, "rose-pine": 14, "atom-one-dark": 9}
"""Themes with pale colours or light panels, where text must be so light that six hues cannot differ as much."""

PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
"""Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113, severity 1.0, for linear RGB."""
Matrix = tuple[tuple[float, float, float], ...]


def variables(theme: Theme) -> Mapping[str, str]:
    """Return all variables of a theme in the guide, in the order of precedence that Textual gives them."""
    return _variables(theme.name)


@cache
def _variables(name: str) -> Mapping[str, str]:
    theme = ALL[name]
    return {**guide_variables(theme), **theme.to_color_system().generate(), **theme.variables}


def linear(color: Color) -> list[float]:
    """Return the intensities of sRGB, from 0 to 1."""
    shares = [channel / 255 for channel in color.rgb]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def contrast(first: Color, second: Color) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    values = [sum(w * x for w, x in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (first, second)]
    return (max(values) + 0.05) / (min(values) + 0.05)


def simulated(color: Color, matrix: Matrix) -> Color:
    """Return a colour as a person with dichromatic vision sees it."""
    seen = [sum(w * x for w, x in zip(row, linear(color), strict=True)) for row in matrix]
    curved = [
        12.92 * x if x <= 0.0031308 else 1.055 * x ** (1 / 2.4) - 0.055 for x in (min(max(x, 0), 1) for x in seen)
    ]
    red, green, blue = (round(255 * x) for x in curved)
    return Color(red, green, blue)


def least_difference(values: Mapping[str, str], matrix: Matrix | None) -> tuple[float, str, str]:
    """Return the smallest ΔE*ab between two families, and their variables."""
    colours = {name: Color.parse(values[name]) for name in KIND_VARIABLES}
    seen = {name: rgb_to_lab(simulated(color, matrix) if matrix else color) for name, color in colours.items()}
    return min(
        (dist((a.L, a.a, a.b), (b.L, b.a, b.b)), first, second)
        for (first, a), (second, b) in combinations(seen.items(), 2)
    )


def rules() -> list[tuple[str, str]]:
    """Return the innermost rules of all style sheets of the guide, as selector and declarations."""
    folder = Path(burnout_tui.view.__file__).parent
    sheets = [path.read_text("utf-8") for path in folder.rglob("*.tcss")]
    for path in folder.rglob("*.py"):
        sheets += re.findall(r'DEFAULT_CSS = """(.*?)"""', path.read_text("utf-8"), re.DOTALL)
    return [(rule[0].strip(), rule[1]) for sheet in sheets for rule in re.findall(r"([^{};]*)\{([^{}]*)\}", sheet)]


def used(properties: str) -> set[str]:
    """Return the variables that the style sheets use in some properties."""
    found = [re.findall(rf"(?<![\w-])(?:{properties}):[^;]*?\$([\w-]+)", body) for _, body in rules()]
    return {name for names in found for name in names}


def test_style_sheets_use_the_roles() -> None:
    """Each colour of text, and each colour behind text, in a style sheet is one whose contrast is tested below."""
    text = used("color|border-title-color|border-subtitle-color")
    assert text - {"guide-rule", "guide-rule-lit", "guide-cursor-text"} <= {*TEXT_VARIABLES}
    assert {"guide-link", "guide-spoiler", "guide-dispute", *KIND_VARIABLES} <= text
    assert used("background") <= {*GROUND_VARIABLES}
    borders = used("border|border-top|border-bottom|border-left|border-right")
    assert borders <= {"guide-rule", "guide-rule-lit"}


def test_families_are_the_styles_of_documents() -> None:
    """Each family of relations has a style in documents and a colour in themes."""
    assert get_args(Family) == KIND_VARIABLES


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_contrast_of_all_pairs(theme: Theme) -> None:
    """Every colour of text has a contrast of 4.5 to 1 with every ground, and the selection's text with its own."""
    values = variables(theme)
    pairs = [*product(TEXT_VARIABLES, GROUND_VARIABLES), ("guide-cursor-text", "guide-cursor")]
    poor = {
        (text, ground, round(found, 2))
        for text, ground in pairs
        if (found := contrast(Color.parse(values[text]), Color.parse(values[ground]))) < LEAST_CONTRAST
    }
    assert not poor


@pytest.mark.parametrize("vision", [None, PROTANOPIA, DEUTERANOPIA], ids=["all colours", "protanopia", "deuteranopia"])
@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_families_look_different(theme: Theme, vision: Matrix | None) -> None:
    """No two families of relations look alike, with normal or with dichromatic vision."""
    difference, *pair = least_difference(variables(theme), vision)
    assert difference >= LESS_DIFFERENT.get(theme.name, LEAST_DIFFERENCE), pair


@pytest.mark.parametrize("theme", ALL.values(), ids=lambda theme: theme.name)
def test_no_two_roles_look_the_same(theme: Theme) -> None:
    """No two roles have the same attributes and the same colour, on the same ground."""
    values = variables(theme)
    assert values.keys() >= {*GUIDE_VARIABLES}
    looks: dict[tuple[frozenset[str], str, str], str] = {}
    roles = {"title", "heading", "spoiler", "dispute", "link", "match", "selected", *KIND_VARIABLES}
    for selector, body in rules():
        role = selector.rpartition("page--")[2].removeprefix(".")
        if role not in roles or ("page--" not in selector and not role.startswith("kind-")):
            continue
        declared = dict(re.findall(r"([\w-]+):\s*([^;]+);", body))
        color, ground = (values.get(declared.get(name, "").lstrip("$"), "") for name in ("color", "background"))
        attributes = {*declared.get("text-style", "").split()}
        if theme.ansi and role == "selected":
            attributes.add("reverse")
        look = (frozenset(attributes), color, ground)
        if ":ansi" not in selector:
            assert looks.setdefault(look, role) == role, (look, role, looks[look])
            assert attributes or role.startswith("kind-"), role
    assert {*looks.values()} == roles


def test_noir_is_in_the_palette_of_256() -> None:
    """Each colour of noir is one of the 6×6×6 cube or of the greys of xterm's palette, which take half the bytes."""
    levels = (0, 95, 135, 175, 215, 255)
    for name, value in variables(NOIR).items():
        if name in (*GUIDE_VARIABLES, "background", "surface", "panel") and value.startswith("#"):
            red, green, blue = Color.parse(value).rgb
            is_grey = red == green == blue and (red - 8) % 10 == 0
            assert is_grey or {red, green, blue} <= {*levels}, name
