"""The linear mode of any film: numbers lead everywhere, and nothing hidden is printed."""

import re
from collections import deque
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import msgspec
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.secret_film import SECRET, guide_with_secrets
from tests.support.strategies import films

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.model import Film
from burnout_tui.film.traverse import records, texts
from burnout_tui.linear.locations import name_of
from burnout_tui.linear.mode import LinearMode
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading

LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(("en", "fr"))
WORDS = (*"nrbftpislh-/", "", "ana", "/ a", "search the", "p ana, ben", "facts", "ensemble", "0", "film", "٢", "99")
_NUMBER = re.compile(r"(?:^|: |; )([0-9]{1,3})\. ", re.MULTILINE)
"""The number of a choice."""
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def _nameless(linear: LinearMode) -> list[str]:
    """Return the choices of a location that have no words. A line of text may break between a number and its name."""
    page = linear._navigator.page
    rows = {row.spans[0].ref: row for part in page._parts for row in part if row.choice}
    listed = {ref: "".join(span.text for span in row.spans) for ref, row in rows.items()}
    return [ref for ref in page.choices if not (listed.get(ref) or name_of(linear._navigator.reading, ref)).strip()]


def _visits(guide: Guide, language: Language, spoilers: bool, width: int) -> Iterator[tuple[str, str]]:
    """Yield every location that numbers, and i for sources, lead to from the beginning, with all its text.

    A web address gets an answer, and the reader stays at the same location. Every choice has words.
    """
    beginning = LinearMode(guide, language, spoilers, width=width)
    seen: set[str] = set()
    routes = deque([(beginning, beginning.begin())])
    while routes:
        linear, *printed = routes.popleft()
        if linear.place.target in seen:
            continue
        seen.add(linear.place.target)
        part = -1
        while linear.place.part > part:
            part = linear.place.part
            printed.append(linear.answer("n"))
        assert not _nameless(linear), linear.place.target
        yield linear.place.target, "\n".join(printed)
        numbers = [int(number) for number in _NUMBER.findall("\n".join(printed))]
        for answer in ("i", *map(str, range(1, max(numbers, default=0) + 1))):
            other = _branch(linear)
            routes.append((other, other.answer(answer)))


def _branch(linear: LinearMode) -> LinearMode:
    """Return a copy of a conversation, which goes on by itself. What never changes is shared."""
    navigator = linear._navigator
    return deepcopy(linear, {id(shared): shared for shared in (navigator.reading, navigator.page)})


@examples(15, suppress_health_check=list(HealthCheck))
@given(film=films(), language=LANGUAGES, spoilers=st.booleans(), width=st.integers(20, 120))
def test_numbers_lead_everywhere(film: Film, language: Language, spoilers: bool, width: int) -> None:
    """From the beginning, numbers lead to each record that may be shown, and i leads to each of its sources.

    No line is too wide or has a control character or no-break space, and none has a secret while they are hidden.
    """
    whole = Guide(_with_secrets(film))
    reading = Reading.of(whole, language, spoilers)
    visited = dict(_visits(whole, language, spoilers, width))
    for kind in ("character", "person", "work"):
        for name in whole.table(kind):
            assert (f"{kind}:{name}" in visited) == (name in reading.guide.table(kind))
    for theme in reading.guide.film.themes:
        if theme.characters:
            assert f"theme:{theme.id}" in visited
    for ref in ("film", *(ref for ref in visited if ref.partition(":")[0] in ("character", "person", "work"))):
        links = {span.ref for block in sources_document(reading, ref) for span in block.spans}
        assert {link for link in links if link.startswith("source:")} <= visited.keys()
    for dispute in reading.guide.film.disputes:
        if not dispute.about.startswith("fact:"):
            assert f"dispute:{dispute.id}" in visited
    for printed in visited.values():
        assert not _CONTROL.search(printed)
        assert not {"\u00a0", "\u202f"} & {*printed}
        assert all(cells(line) <= width for line in printed.split("\n"))
        assert spoilers or SECRET not in "".join(printed.split())


@examples(30, suppress_health_check=list(HealthCheck))
@given(
    answers=st.lists(st.integers(1, 20).map(str) | st.sampled_from(WORDS), max_size=40),
    language=LANGUAGES,
    spoilers=st.booleans(),
)
def test_spoilers_can_be_hidden_again(answers: list[str], language: Language, spoilers: bool) -> None:
    """After any answers, including back and forward, no secret is printed while spoilers are hidden."""
    linear = LinearMode(guide_with_secrets(), language, spoilers)
    printed = linear.begin()
    for answer in answers:
        printed = linear.answer(answer)
        spoilers ^= answer == "s"
        assert spoilers or SECRET not in printed + linear.prompt
    assert not linear.ended
    linear.answer("q")
    assert linear.ended


@given(line=st.text(max_size=300), language=LANGUAGES)
def test_any_answer(line: str, language: Language) -> None:
    """Any line gets an answer without control characters that move the cursor."""
    linear = LinearMode(guide_with_secrets(), language)
    assert not _CONTROL.search(linear.answer(line) + linear.prompt)


def _with_secrets(film: Film) -> Film:
    """Return the film with a secret in place of each of its hidden texts."""
    values: Any = msgspec.json.decode(msgspec.json.encode(film))
    for place in records(film):
        for located in texts(place):
            if located.hidden:
                *path, last = located.path
                holder = values
                for step in path:
                    holder = holder[step]
                holder[last] = _secret(holder[last])
        if place.hidden:
            holder = values
            for step in place.path:
                holder = holder[step]
            if "also" in holder:
                holder["also"] = [SECRET]
    return msgspec.convert(values, Film)


def _secret(text: Any) -> Any:
    return SECRET if isinstance(text, str) else {**text, "words": [(code, SECRET) for code, _ in text["words"]]}
