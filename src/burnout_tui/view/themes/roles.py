"""The meanings of colour: the variables that every theme gives the guide's style sheets."""

FAMILIES = ("family", "love", "work", "money", "chance", "art")
"""The families of relations that share a hue. The sign of a relation distinguishes the kinds of a family."""
KIND_VARIABLES = tuple(f"kind-{family}" for family in FAMILIES)
TEXT_VARIABLES = (
    "guide-text",
    "guide-dim",
    "guide-title",
    "guide-heading",
    "guide-link",
    "guide-spoiler",
    "guide-dispute",
    "guide-match",
    *KIND_VARIABLES,
)
"""The colours of text, which can stand on any of the grounds."""
GROUND_VARIABLES = ("background", "surface", "panel", "guide-cursor")
"""The colours behind text; ``guide-cursor`` is behind the selection, whose own text is in ``guide-cursor-text``."""
RULE_VARIABLES = ("guide-rule", "guide-rule-lit")
"""The colours of rules and frames; the frame of the pane with the focus is lit."""
GUIDE_VARIABLES = (*TEXT_VARIABLES, "guide-cursor", "guide-cursor-text", "guide-dim-style", *RULE_VARIABLES)
"""All variables of the guide: colours, and an attribute for dim text in themes without a colour for it."""
