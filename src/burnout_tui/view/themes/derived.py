"""Colours for themes that know nothing of the guide, such as Textual's own: from the theme's own colours."""

from collections.abc import Iterable, Sequence

from textual.color import Color
from textual.theme import Theme

from burnout_tui.view.themes.ansi import ANSI_ROLES
from burnout_tui.view.themes.families import family_colours
from burnout_tui.view.themes.perception import contrast, difference, hardest_ground, readable, views
from burnout_tui.view.themes.roles import GUIDE_VARIABLES

_MIN_CURSOR_CONTRAST = 1.4
"""The contrast of the ground of the selection with the background. More would leave less to the text on it."""
_DIMMED = 0.3
"""The part of the background in dim text, before it is made readable."""
_UNLIKE = 15.0
"""The difference at which two roles with the same attribute have different colours; see ``families.TARGET``."""


def guide_variables(theme: Theme) -> dict[str, str]:
    """Return the guide's variables for a theme that does not define them; nothing for one that does."""
    if theme.variables.keys() >= set(GUIDE_VARIABLES):
        return {}
    if theme.ansi:
        return dict(ANSI_ROLES)
    own = {name: Color.parse(value) for name, value in _own_colours(theme).items()}
    background, primary = own["background"], own["primary"]
    cursor = _cursor(background, primary)
    ground = hardest_ground((background, own["surface"], own["panel"], cursor), theme.dark)

    def on_grounds(color: Color) -> Color:
        return readable(color, ground, theme.dark)

    text, link = on_grounds(own["foreground"]), on_grounds(primary)
    headings = [on_grounds(own[role]) for role in ("secondary", "accent", "success", "error")]
    roles = {
        "guide-text": text,
        "guide-dim": on_grounds(own["foreground"].blend(background, _DIMMED)),
        "guide-title": text,
        "guide-heading": _unlike(headings, (text, link)),
        "guide-link": link,
        "guide-spoiler": on_grounds(own["accent"]),
        "guide-dispute": _unlike([on_grounds(own[role]) for role in ("error", "warning", "accent")], (link,)),
        "guide-match": on_grounds(own["warning"]),
        "guide-rule": background.blend(own["foreground"], 0.25),
        "guide-rule-lit": link,
        "guide-cursor": cursor,
        "guide-cursor-text": link,
    }
    kinds = family_colours(own, text, ground, theme.dark)
    return {
        "guide-dim-style": "none",
        **{name: color.hex6 for name, color in roles.items()},
        **{f"kind-{family}": color.hex6 for family, color in kinds.items()},
    }


def _own_colours(theme: Theme) -> dict[str, str]:
    generated = theme.to_color_system().generate()
    names = ("primary", "secondary", "accent", "success", "warning", "error")
    return {name: generated[name] for name in (*names, "foreground", "background", "surface", "panel")}


def _cursor(background: Color, primary: Color) -> Color:
    """Return a ground for the selection: the background with as much of the primary colour as it takes to be seen."""
    shares = (share / 20 for share in range(1, 20))
    blends = (background.blend(primary, share) for share in shares)
    return next((blend for blend in blends if contrast(blend, background) >= _MIN_CURSOR_CONTRAST), primary)


def _unlike(colours: Sequence[Color], others: Iterable[Color]) -> Color:
    """Return the first colour that looks different from others; without one, the most different."""
    used = [views(other) for other in others]

    def least(color: Color) -> float:
        return min(difference(views(color), seen) for seen in used)

    return next((color for color in colours if least(color) >= _UNLIKE), max(colours, key=least))
