"""The kinds of relation as readers see them: a word, and a sign in the hue of a family of kinds."""

from burnout_tui.prose.document import Family, Span
from burnout_tui.prose.i18n import N_

RELATION_KINDS = {
    "family": N_("family"),
    "love": N_("love"),
    "money": N_("money"),
    "work": N_("work"),
    "chance": N_("chance"),
    "art": N_("art"),
}
KIND_SIGNS = {"family": "≡", "love": "♥", "money": "$", "work": "#", "chance": "~", "art": "*"}
"""The sign of each kind of relation, so that no reader needs colour to distinguish them."""
KIND_STYLES: dict[str, Family] = {
    "family": "kind-family",
    "love": "kind-love",
    "money": "kind-money",
    "work": "kind-work",
    "chance": "kind-chance",
    "art": "kind-art",
}
"""The style of each kind. Several kinds may share one: their signs distinguish them."""


def kind_sign(kind: str) -> Span:
    """Return the sign of a kind in its colour."""
    return Span(KIND_SIGNS[kind], KIND_STYLES[kind])
