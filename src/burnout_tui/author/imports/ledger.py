"""The account of an import: what was taken from a source, and what was left out."""

from collections import Counter
from collections.abc import Iterator

from burnout_tui.errors import short
from burnout_tui.message import Message, Translate, untranslated
from burnout_tui.toml.sanitize import sanitize_line

_EXAMPLES = 3
"""Examples of one reason that are shown."""
_KEPT = 1000
"""Different examples of one reason that are counted."""


class Ledger:
    """An account of one source, or of several. Nouns and reasons are plurals: ``Message("crew jobs")``."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()
        self._left_out: dict[str, Counter[str]] = {}

    def took(self, noun: Message, count: int = 1) -> None:
        """Add to the things of a kind that were taken. Records of the draft are counted without this."""
        self._taken[noun] += count

    def left_out(self, reason: Message, example: str = "", count: int = 1) -> None:
        """Add to the things that were left out for a reason. Examples that occur most often are shown."""
        examples = self._left_out.setdefault(reason, Counter())
        example = short(sanitize_line(example))
        examples[example if example in examples or len(examples) < _KEPT else ""] += count

    def add(self, other: "Ledger") -> None:
        """Add the account of another source."""
        self._taken += other._taken
        for reason, examples in other._left_out.items():
            self._left_out.setdefault(reason, Counter()).update(examples)

    def lines(self, translate: Translate = untranslated) -> list[str]:
        """Return one line for what was taken and one for what was left out, each only if there is something."""
        lines = []
        if taken := [_counted(noun, str(count), translate) for noun, count in self._taken.items() if count]:
            lines.append(Message("taken: {things}", things=", ".join(taken)).translated(translate))
        if left := [_counted(reason, _with_examples(found), translate) for reason, found in self._left_out.items()]:
            lines.append(Message("left out: {things}", things=", ".join(left)).translated(translate))
        return lines


def _counted(noun: str, count: str, translate: Translate) -> str:
    name = noun.translated(translate) if isinstance(noun, Message) else noun
    return Message("{things} ({count})", things=name, count=count).translated(translate)


def _with_examples(found: Counter[str]) -> str:
    """Return the number, and the most frequent examples: ``112: Gaffer ×3, Grip, …``."""
    examples = [*_examples(found)]
    total = str(found.total())
    return f"{total}: {', '.join(examples)}" if examples else total


def _examples(found: Counter[str]) -> Iterator[str]:
    named = [(example, count) for example, count in found.most_common(_EXAMPLES + 1) if example]
    for example, count in named[:_EXAMPLES]:
        yield f"{example} ×{count}" if count > 1 else example
    if named and sum(count for _, count in named[:_EXAMPLES]) < found.total():
        yield "…"
