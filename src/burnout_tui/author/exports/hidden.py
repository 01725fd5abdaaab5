"""The words of exports that say that spoilers are hidden."""

from burnout_tui.prose.reading import Reading


def hidden_words(reading: Reading) -> str:
    """Return the words that say that spoilers are hidden, as the guide's header does; empty if none are."""
    if not reading.hides:
        return ""
    if reading.seen:
        return f"◐ {reading._('seen up to {number}').format(number=reading.seen_number)}"
    return f"◌ {reading._('spoilers hidden')}"
