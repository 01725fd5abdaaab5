"""Parse the links in a text, and report those that are not well formed. Their targets are not looked up."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from burnout_tui.errors import Step, TextProblem, short
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.synonyms import synonym
from burnout_tui.film.traverse import LocatedText
from burnout_tui.message import Message
from burnout_tui.normalize import slug
from burnout_tui.suggest import did_you_mean_this, nearest
from burnout_tui.visible import VISIBLE

_MARKS = re.compile(r"\[\[|\]\]")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_NOT_CLOSED = Message("a link is not closed; write [[character:id]] or [[character:id|words]]")
_NOT_BEGUN = Message("]] closes a link that was not opened; a link begins with [[")
_MORE = Message("there may be more errors below; fix these first")
_MAX_PROBLEMS = 50
"""The most problems of one text. A text of brackets alone would have as many as letters."""
_EMPTY = ""
_NO_PROBLEM = Message(_EMPTY)
_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,9})?", re.ASCII)


class Link(TextProblem, frozen=True, kw_only=True):
    """A well-formed link in a text. Its message is empty."""

    ref: str
    """``character:zoe``."""
    shown: str = ""
    """The words that the link shows; empty for the name."""


def links(located: LocatedText, guide: Guide) -> Iterator[TextProblem]:
    """Yield the links of a text in all its languages, and a problem for each one that is not well formed."""
    for path, text in translations(located):
        problems = 0
        for found in _in_words(text, path, guide):
            problems += not isinstance(found, Link)
            if problems > _MAX_PROBLEMS:
                yield replace(found, message=_MORE, code="more-errors")
                break
            yield found


def translations(located: LocatedText) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Yield a text in each of its languages, with its path in the file."""
    if isinstance(located.text, str):
        yield located.path, located.text
        return
    for language, words in located.text.words:
        yield (*located.path, language), words


def is_date(text: str) -> bool:
    """Return True for an existing year, month or day, written as ``2017``, ``2017-10`` or ``2017-10-11``."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _in_words(text: str, path: tuple[Step, ...], guide: Guide) -> Iterator[TextProblem]:
    seen: Counter[str] = Counter()
    opened = -1
    for mark in _MARKS.finditer(text) if "[[" in text or "]]" in text else ():
        seen[mark[0]] += 1
        if mark[0] == "[[":
            if opened >= 0:
                yield TextProblem(message=_NOT_CLOSED, path=path, words="[[", count=seen["[["] - 2, code="link")
            opened = mark.start()
        elif opened < 0:
            yield TextProblem(message=_NOT_BEGUN, path=path, words="]]", count=seen["]]"] - 1, code="link")
        else:
            ref, bar, shown = text[opened + 2 : mark.start()].partition("|")
            words = f"[[{ref}{bar or ']'}"
            if message := _form_problem(ref.strip(), guide) or _words_problem(shown):
                yield TextProblem(message=message, path=path, words=words, count=seen[words], code="link")
            else:
                yield Link(
                    message=_NO_PROBLEM, path=path, words=words, count=seen[words], ref=ref.strip(), shown=shown.strip()
                )
            seen[words] += 1
            opened = -1
    if opened >= 0:
        yield TextProblem(message=_NOT_CLOSED, path=path, words="[[", count=seen["[["] - 1, code="link")


def _words_problem(words: str) -> Message:
    """Return the problem with the words of a link, or nothing."""
    if not words.strip() or re.search(VISIBLE, words):
        return _NO_PROBLEM
    return Message("nobody can see the words “{words}” of this link", words=short(words))


def _form_problem(ref: str, guide: Guide) -> Message:
    """Return the problem with the form of a ref, or nothing."""
    kind, colon, name = ref.partition(":")
    if not colon:
        names = (ref, slug(ref))
        same = [f"{other}:{name}" for name in names for other in record_kinds().named if name in guide.table(other)]
        hint = Message("; write [[character:id]] or [[character:id|words]]")
        if same:
            hint = Message("; did you mean [[{ref}]]?", ref=same[0])
        return Message("[[{ref}]] does not say what kind of link it is{hint}", ref=short(ref), hint=hint)
    if (tight := f"{kind.strip()}:{name.strip()}") != ref and name.strip():
        return Message("[[{ref}]] has a space beside the colon; write [[{tight}]]", ref=short(ref), tight=short(tight))
    if kind == "date":
        message = Message("[[{ref}]] is not a date; write it like [[date:2017-10-11]]", ref=short(ref))
        return _NO_PROBLEM if is_date(name) else message
    if kind == "number":
        message = Message(
            "[[{ref}]] is not a number; write digits without spaces or commas: [[number:44571]]", ref=short(ref)
        )
        return _NO_PROBLEM if _NUMBER.fullmatch(name) else message
    if not name and kind in record_kinds().named:
        return Message("[[{ref}]] has no id; write [[{kind}:id]] or [[{kind}:id|words]]", ref=ref, kind=kind)
    if kind not in record_kinds().named:
        kinds = (*record_kinds().named, "date", "number")
        meant = synonym(kind, kinds) or nearest(kind, kinds)
        hinted = did_you_mean_this(meant) or Message("; the kinds are {kinds}", kinds=", ".join(kinds))
        return Message("[[{ref}]] has the unknown kind “{kind}”{hint}", ref=short(ref), kind=short(kind), hint=hinted)
    return _NO_PROBLEM
