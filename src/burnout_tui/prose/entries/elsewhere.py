"""The ways from one film of the shelf to another."""

from collections.abc import Iterator
from dataclasses import replace

from burnout_tui.prose.document import Block, Span
from burnout_tui.prose.reading import Reading


def elsewhere(reading: Reading, ref: str) -> Iterator[Block]:
    """A line with links to the other films of the shelf that a person, or a work, is in."""
    if reading.shelf is None:
        return
    spans: list[Span] = []
    for key, inside in reading.shelf.elsewhere(reading.guide, ref, reading.spoilers):
        film = replace(reading, guide=reading.shelf.guides[key])
        head = film.guide.film.film
        spans += [Span(", ", "dim")] if spans else []
        spans.append(Span(f"{film.text(head.title)} ({head.year}) ›", "link", f"film:{key}/{inside}"))
    if spans:
        is_work = ref.startswith("work:")
        words = reading._("On the shelf:") if is_work else reading._("Also in:")
        yield Block((Span(words + " ", "dim"), *spans))
