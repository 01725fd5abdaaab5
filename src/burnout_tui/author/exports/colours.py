"""The colours of pictures: those of the themes ville-blanche on a light ground, and noir on a dark one."""

from types import MappingProxyType

_NAMES = (
    ("ground", "#faf7f0", "#121212"),
    ("text", "#2a2520", "#e4e4e4"),
    ("dim", "#5f5648", "#a8a8a8"),
    ("rule", "#cfc5b2", "#4e4e4e"),
    ("box", "#f1ece1", "#1c1c1c"),
    ("kind-family", "#536133", "#87d75f"),
    ("kind-love", "#730a35", "#ff8787"),
    ("kind-work", "#1756c1", "#87d7ff"),
    ("kind-money", "#766110", "#ffff5f"),
    ("kind-chance", "#7c478b", "#d787ff"),
    ("kind-art", "#0f6f66", "#5fd7af"),
    ("kind-plain", "#2a2520", "#e4e4e4"),
)
LIGHT = MappingProxyType({name: light for name, light, _ in _NAMES})
"""The colours on a light ground, by their roles."""
DARK = MappingProxyType({name: dark for name, _, dark in _NAMES})
"""The colours on a dark ground."""
