"""Messages in English that can be translated later, when the reader's language is known."""

from collections.abc import Callable
from typing import Self

Translate = Callable[[str], str]
"""Returns the text of a catalogue for a message in English; an unknown message unchanged, as gettext does."""


_DIVISION = "\0"
"""Replaces the semicolons of templates. No text of a document has this character."""


def untranslated(message: str) -> str:
    """Return the message in English."""
    return message


class Message(str):
    """An English text, made from a template and values, such as ``Message('unknown key "{key}"', key=…)``.

    The template is in the catalogues. Braces that are not placeholders are doubled.
    """

    __slots__ = ("context", "template", "values")
    context: str
    """Empty unless the English words mean something else elsewhere."""
    template: str
    values: dict[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Return the text. Values that are messages are translated with it."""
        message = super().__new__(cls, template.format(**values))
        message.context, message.template, message.values = "", template, values
        return message

    @classmethod
    def in_context(cls, context: str, template: str, /, **values: object) -> Self:
        """Return a message whose English words mean something else in another context."""
        message = cls(template, **values)
        message.context = context
        return message

    def translated(self, translate: Translate) -> str:
        """Return the text in the language of ``translate``."""
        values = {
            name: value.translated(translate) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        key = f"{self.context}\4{self.template}" if self.context else self.template
        return translate(key).rpartition("\4")[2].format(**values)

    def divided(self, translate: Translate) -> tuple[str, str]:
        """Return the text in the language of ``translate``, divided into the problem and what to do about it.

        Messages divide the two by a semicolon. A semicolon in a value that is not a message divides nothing.
        """
        divided = self.translated(lambda message: translate(message).replace(";", _DIVISION))
        problem, _, remedy = divided.partition(_DIVISION)
        return problem.rstrip(), remedy.replace(_DIVISION, ";").strip()

    def with_values(self, change: Callable[[str], str]) -> Self:
        """Return the same message with ``change`` applied to all its strings that are not messages."""
        values: dict[str, object] = {}
        for name, value in self.values.items():
            if isinstance(value, Message):
                values[name] = value.with_values(change)
            else:
                values[name] = change(value) if isinstance(value, str) else value
        return self.in_context(self.context, self.template, **values)


def translated(text: str, translate: Translate) -> str:
    """Return a text in the language of ``translate``; a text that is not a Message is returned unchanged."""
    return text.translated(translate) if isinstance(text, Message) else text
