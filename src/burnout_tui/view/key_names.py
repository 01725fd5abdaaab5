"""The names of keys as they stand on the reader's keyboard."""

from burnout_tui.prose.i18n import N_
from burnout_tui.prose.reading import Reading

_NAMES = (N_("esc"), N_("PgUp"), N_("PgDn"), N_("Home"), N_("End"), N_("space"), N_("shift"))
"""The keys that have other names in other languages."""


def key_names(reading: Reading, shown: str) -> str:
    """Return keys from the table of keys, such as ``PgUp`` or ``esc ⌫``, in the reader's language."""
    return " ".join(
        "+".join(reading._(part) if part in _NAMES else part for part in key.split("+")) for key in shown.split(" ")
    )
