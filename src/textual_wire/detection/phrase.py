"""English phrases that a program can translate. This library has no catalogue."""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Self


class Phrase(str):
    """An English text made from a template and values, such as ``Phrase("{variable} is set", variable="TMUX")``."""

    __slots__ = ("template", "values")
    template: str
    """The text before the values were put in. It is the key for a catalogue."""
    values: dict[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Return the text. Values that are phrases are translated with it; others are names, the same everywhere."""
        phrase = super().__new__(cls, template.format(**values))
        phrase.template, phrase.values = template, values
        return phrase

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        """Return what copies and pickles are made from."""
        return (self.template,), self.values

    def translated(self, translate: Callable[[str], str]) -> str:
        """Return the text in another language. ``translate`` gets each template; gettext's function is one."""
        values = {
            name: value.translated(translate) if isinstance(value, Phrase) else value
            for name, value in self.values.items()
        }
        return translate(self.template).format(**values)


def N_(template: str) -> str:
    """Mark a template that becomes a phrase elsewhere, so that tools that collect messages find it."""
    return template


def joined(phrases: Sequence[Phrase]) -> Phrase:
    """Return a list of one or more phrases: "a, b and c"."""
    *others, last = phrases
    if not others:
        return last
    first = reduce(lambda before, after: Phrase("{first}, {next}", first=before, next=after), others)
    return Phrase("{first} and {last}", first=first, last=last)
