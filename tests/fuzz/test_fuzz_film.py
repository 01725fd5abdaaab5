"""Fuzz the loader of film files: parts of many files, put together at random places."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.conftest import examples
from tests.support.paths import CORPUS

from burnout_tui.errors import DocumentError
from burnout_tui.film.load import load_bytes, warnings_of_bytes

_FILES = tuple(path.read_bytes() for path in sorted(CORPUS.rglob("*.toml")) if path.stat().st_size < 4000)
"""All small files of the corpus: valid, invalid, and with warnings."""
_INSERTED = st.one_of(
    st.binary(max_size=4),
    st.sampled_from((b'"', b"'''", b'"""', b"[[", b"]]", b"{", b"}", b"\\U0011", b"\xef\xbb\xbf", b"\xff", b"\0")),
    st.sampled_from(("\u202e", "\u200b", "\u2028", "\u0301", "𝟙", "»", "\ufeff")).map(str.encode),
)


@st.composite
def _spliced(draw: st.DrawFn) -> bytes:
    """Generate a file from the beginning of one and the end of another, with something between them."""
    first, second = draw(st.sampled_from(_FILES)), draw(st.sampled_from(_FILES))
    begin, end = draw(st.integers(0, len(first))), draw(st.integers(0, len(second)))
    return first[:begin] + draw(_INSERTED) + second[end:]


@examples(250)
@given(data=_spliced())
def test_any_file_opens_or_has_printable_problems_inside_it(data: bytes) -> None:
    """A file opens, or each of its problems is one printable line at a place that the file has."""
    try:
        load_bytes(data, "film.toml")
        problems = warnings_of_bytes(data, "film.toml")
    except DocumentError as error:
        problems = [*error.problems]
        assert problems
    lines = data.decode(errors="replace").removeprefix("\ufeff").split("\n")
    for problem in problems:
        line = problem.format("film.toml")
        assert not {unicodedata.category(character) for character in line} & {"Cc", "Cs", "Zl", "Zp"}, line
        if problem.line:
            assert problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
