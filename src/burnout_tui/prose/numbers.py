"""Dates and numbers in the reader's language."""

from collections.abc import Sequence
from gettext import NullTranslations

from burnout_tui.prose.i18n import N_
from textual_wire.direction import close_field, join_fields

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def date_text(date: str, words: NullTranslations) -> str:
    """Format ``2017-10-11`` as "11 October 2017" or "11 octobre 2017"; a year, or a year and month, likewise."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = words.gettext(MONTHS[int(rest[0]) - 1])
    if len(rest) == 1:
        return f"{month} {year}"
    day = int(rest[1])
    # TRANSLATORS: how the first day of a month is written: 1 October, 1er octobre
    first = words.gettext("1")
    return f"{first if day == 1 else day}\N{NO-BREAK SPACE}{month} {year}"


def number_text(number: str, words: NullTranslations) -> str:
    """Format ``44571`` as "44,571", or in French as "44 571" with a narrow no-break space (Imprimerie nationale)."""
    # TRANSLATORS: the sign between thousands
    thousands = words.pgettext("thousands", ",")
    # TRANSLATORS: the sign before decimals
    point = words.pgettext("decimals", ".")
    whole, _, decimals = number.partition(".")
    text = f"{int(whole):,}".replace(",", thousands)
    return text + (point + decimals if decimals else "")


def list_text(items: Sequence[str], words: NullTranslations) -> str:
    """Join names: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    # TRANSLATORS: joins the last two names of a list
    return words.gettext("{first} and {last}").format(first=join_fields(items[:-1]), last=close_field(items[-1]))


def age_text(age: int, words: NullTranslations) -> str:
    """Format an age in years: "41", or in French "41 ans"."""
    # TRANSLATORS: an age in years behind a name: Mara, 41
    return words.npgettext("age", "{age}", "{age}", age).format(age=age)


def years_text(year: int | None, until: int | None) -> str:
    """Format ``2017`` or ``2006–2008``; a dash if the year is unknown."""
    if year is None:
        return "—"
    return f"{year}–{until}" if until and until != year else str(year)
