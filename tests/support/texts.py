"""Texts of films for tests."""

from burnout_tui.film.record_base import Localized


def in_languages(*, spoiler: bool = False, **words: str | None) -> Localized:
    """Return a text in the languages whose codes are given: ``in_languages(en="Rain.", fr="Pluie.")``."""
    return Localized(words=tuple((code, text) for code, text in words.items() if text is not None), spoiler=spoiler)
