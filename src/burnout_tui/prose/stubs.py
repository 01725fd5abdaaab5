"""The marks and words with which readers of a draft see the records that are not written yet."""

from collections.abc import Iterator

from burnout_tui.prose.document import Block, Span
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.reading import Reading
from textual_wire.direction import close_field

SIGN = "…"
"""The sign behind the name of a stub in lists and pictures."""
NOT_WRITTEN = N_("Not written yet")


def is_stub(reading: Reading, ref: str) -> bool:
    """Return True for a record that the film names and does not have."""
    return ref in reading.guide.stubs


def with_stub_sign(reading: Reading, ref: str, name: str) -> str:
    """Return a name with a sign behind it if its record is not written yet."""
    return f"{close_field(name)} {SIGN}" if is_stub(reading, ref) else name


def stub_notice(reading: Reading, ref: str) -> Iterator[Block]:
    """Yield the line below the title of a card that says that the record is not written yet."""
    if is_stub(reading, ref):
        yield Block((Span(reading._(NOT_WRITTEN), "dim"),))


def draft_sentence(reading: Reading) -> str:
    """Return what text without a title bar says about a draft; empty for a whole film."""
    if not reading.whole.stubs:
        return ""
    missing = len(reading.guide.stubs)
    words = reading.translations.ngettext(
        "This is a draft: one record is not written yet.",
        "This is a draft: {count} records are not written yet.",
        missing,
    )
    return words.format(count=missing)


def draft_state(reading: Reading) -> str:
    """Return how many records of a draft are not written yet, of those that are shown; empty for a whole film."""
    if not reading.whole.stubs:
        return ""
    missing = len(reading.guide.stubs)
    words = reading.translations.ngettext("draft · {count} missing", "draft · {count} missing", missing)
    return words.format(count=missing)
