"""The style sheet of the pictures: their colours in light and dark surroundings, their font and their strokes."""

from collections.abc import Mapping

from burnout_tui.author.exports.colours import DARK, LIGHT

STORY_DASHES = ("", "7 4", "12 3 2 3", "2 3", "14 5")
"""The strokes of storylines, so that nobody needs colours; more hues than strokes make thirty looks."""
FONT = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"
PREFIX = "bt"
"""The beginning of all classes and custom properties."""


def style_sheet() -> str:
    """Return the style sheet of the pictures. Its classes and custom properties all begin with PREFIX."""
    return "\n".join(
        (
            f".{PREFIX}-picture {{ {_properties(LIGHT)} font-family: {FONT}; direction: ltr; }}",
            f"@media (prefers-color-scheme: dark) {{ .{PREFIX}-picture {{ {_properties(DARK)} }} }}",
            f"@media print {{ .{PREFIX}-picture {{ {_properties(LIGHT)} --{PREFIX}-ground: #ffffff; }} }}",
            *(f".{PREFIX}-{selector} {{ {rules} }}" for selector, rules in _RULES),
            *(f".{PREFIX}-{name} {{ --{PREFIX}-hue: {_of(name)}; }}" for name in LIGHT if name.startswith("kind-")),
        )
    )


def _properties(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{PREFIX}-{name}: {value};" for name, value in colours.items())


def _of(name: str) -> str:
    return f"var(--{PREFIX}-{name})"


_RULES = (
    ("ground", f"fill: {_of('ground')};"),
    ("picture text", f"fill: {_of('text')}; font-size: 13px;"),
    ("picture .bt-heading", "font-size: 18px; font-weight: 600;"),
    ("picture .bt-name", "font-size: 14px; font-weight: 600;"),
    ("picture .bt-scene", "font-size: 12px;"),
    ("bar", f"fill: {_of('box')}; stroke: {_of('hue')}; stroke-width: 1.4;"),
    ("unknown .bt-bar", "stroke-dasharray: 3 3;"),
    ("guideline", f"stroke: {_of('rule')}; stroke-width: 1;"),
    ("story-line", f"fill: none; stroke: {_of('hue')}; stroke-width: 2.6; stroke-linejoin: round;"),
    ("story-line.bt-lead", "stroke-width: 4;"),
    ("gaps", f"fill: none; stroke: {_of('ground')}; stroke-width: 5; stroke-dasharray: 3 5;"),
    ("node", f"fill: {_of('hue')}; stroke: {_of('ground')}; stroke-width: 1.5;"),
    ("unknown .bt-node", f"fill: {_of('ground')}; stroke: {_of('hue')};"),
    ("picture .bt-lead-name", "font-weight: 600;"),
    ("picture .bt-small", f"font-size: 12px; fill: {_of('dim')};"),
    ("picture .bt-hued", f"fill: {_of('hue')};"),
    ("picture .bt-sign", f"fill: {_of('hue')}; font-weight: 700;"),
    ("box", f"fill: {_of('box')}; stroke: {_of('dim')}; stroke-width: 1.2;"),
    ("box.bt-lead", f"stroke: {_of('text')}; stroke-width: 2.6;"),
    ("box.bt-gone", "stroke-dasharray: 4 4;"),
    ("line", f"fill: none; stroke: {_of('hue')}; stroke-width: 2; stroke-linejoin: round;"),
    ("casing", f"fill: none; stroke: {_of('ground')}; stroke-width: 7;"),
    (
        "picture .bt-label text",
        f"paint-order: stroke; stroke: {_of('ground')}; stroke-width: 9px; stroke-linejoin: round;",
    ),
    ("picture a:focus .bt-box, .bt-picture a:hover .bt-box", f"stroke: {_of('kind-work')}; stroke-width: 3;"),
)
