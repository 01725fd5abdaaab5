"""Find texts that lack a language, contain Markdown, or name something hidden."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from burnout_tui.errors import Problem, TextProblem, short
from burnout_tui.film.guide import Guide, Record
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.language import Language, has_language
from burnout_tui.film.languages import INTERFACE_LANGUAGES, language_name
from burnout_tui.film.leaks import scenes_later, seen_at
from burnout_tui.film.link_checks import translations
from burnout_tui.film.links import pieces
from burnout_tui.film.record_base import Localized, Text
from burnout_tui.film.traverse import LocatedText
from burnout_tui.message import Message

_NAMES = ("name", "title", "short", "by", "publisher")
"""The fields that are often the same words in every language, except those of themes."""
_SENTENCE = 4
"""A text of at least this number of words is taken for a sentence, which differs in each language."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MARKUP = re.compile(
    r"""
      (?<![\w*]) (?P<stars> \*{1,3}) (?=[^\s*]) [^*\n]* (?<=[^\s*]) (?P=stars) (?![\w*])
    | (?<!\w) (?P<lines> _{1,2}) (?=[^\s_]) [^_\n]* (?<=[^\s_]) (?P=lines) (?!\w)
    | `[^`\n]+`
    | !?\[ [^\[\]\n]+ \]\( [^()\s]+ \)
    | ^\#{1,6}[ ] .*
    | </?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>
    | &(?:[A-Za-z]{2,8}|\#[0-9]{1,6});
    """,
    re.VERBOSE | re.MULTILINE,
)
"""Markdown and HTML: emphasis, code, links, headings, tags and entities."""
_has_signs = re.compile(r"[*_`#<&]|\]\(").search
"""Finds the signs without which there is no markup: much faster, and true for few texts."""


def text_warnings(guide: Guide, texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield the warnings for the texts of a film."""
    used = guide.languages if any(isinstance(text.text, Localized) for text in texts) else ()
    hidden = _hidden_names(guide)
    for text in texts:
        yield from _missing_translations(text, used)
        yield from _markup(text)
        if hidden:
            yield from _leaked_names(text, hidden)


def _missing_translations(text: LocatedText, used: Sequence[Language]) -> Iterator[Problem]:
    if isinstance(text.text, str):
        is_name = text.path[-1] in _NAMES and text.path[0] != "themes"
        if len(used) > 1 and not is_name and _is_sentence(text.text):
            notation = "{ " + ", ".join(f'{language} = "…"' for language in used) + " }"
            message = Message("readers of every language see this text; write {notation}", notation=notation)
            yield Problem(message=message, path=text.path, severity="warning", code="one-text")
        return
    for language in used:
        if text.text.words and not has_language(text.text, language):
            english = has_language(text.text, INTERFACE_LANGUAGES[0])
            seen = language_name(INTERFACE_LANGUAGES[0] if english else text.text.words[0][0])
            missing = language_name(language)
            message = Message("no {missing}; readers of {missing} see the {seen} text", missing=missing, seen=seen)
            yield Problem(message=message, path=text.path, severity="warning", code="no-translation")


def _is_sentence(text: str) -> bool:
    """Return True if a text has enough words, without those of links that show a name."""
    return len(_WORD.findall(" ".join(piece.words for piece in pieces(text)))) >= _SENTENCE


def _markup(located: LocatedText) -> Iterator[Problem]:
    for path, text in translations(located):
        if not _has_signs(text):
            continue
        seen: Counter[str] = Counter()
        for found in _MARKUP.finditer(text):
            words = found[0]
            message = Message(
                "“{words}” is shown as it is written; texts have no Markdown and no HTML", words=short(words)
            )
            yield TextProblem(
                message=message, path=path, words=words, count=seen[words], severity="warning", code="markup"
            )
            seen[words] += 1


class _HiddenNames(NamedTuple):
    pattern: re.Pattern[str]
    revealed: Mapping[str, int]
    """The levels from which records with these names are shown."""


def _hidden_names(guide: Guide) -> _HiddenNames | None:
    revealed: dict[str, int] = {}
    for kind in record_kinds().labels:
        for record in guide.table(kind).values():
            if getattr(record, "spoiler", False):
                for name in _names_of(record):
                    revealed[name] = min(guide.timeline.revealed(record), revealed.get(name, guide.timeline.end))
    # A visible record may share a name with a hidden one; naming it gives nothing away.
    for kind in record_kinds().named:
        for record in guide.table(kind).values():
            if not getattr(record, "spoiler", False):
                for name in _names_of(record):
                    revealed.pop(name, None)
    if not revealed:
        return None
    return _HiddenNames(re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(revealed))) + r")(?!\w)"), revealed)


def _names_of(record: Record) -> set[str]:
    """Return a record's name or title in every language."""
    text: Text | None = getattr(record, "title", None) or getattr(record, "name", None)
    if isinstance(text, Localized):
        return {words for _, words in text.words}
    return {text} if text else set()


def _leaked_names(text: LocatedText, hidden: _HiddenNames) -> Iterator[Problem]:
    for path, translation in translations(text):
        words = "".join(piece.words for piece in pieces(translation))
        leaks = (found[0] for found in hidden.pattern.finditer(words) if hidden.revealed[found[0]] > text.revealed)
        if name := next(leaks, ""):
            message = Message("names “{name}”, which is a spoiler", name=short(name))
            distance = hidden.revealed[name] - seen_at(path, text.revealed)
            if text.revealed and distance > 0:
                when = scenes_later(distance)
                message = Message("names “{name}”, which readers see {when}", name=short(name), when=when)
            yield TextProblem(message=message, path=path, words=name, severity="warning", code="hidden-name")
