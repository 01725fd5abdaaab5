"""Fuzz the importers with files that are changed, cut, or made up, each from a number that a failure shows."""

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.conftest import examples
from tests.support.imported_films import film_file
from tests.support.odd_sources import odd_source

from burnout_tui.author.imports.errors import SourceError
from burnout_tui.author.imports.formats import FORMATS
from burnout_tui.film.load import load_bytes


@pytest.mark.parametrize("name", FORMATS)
@examples(30)
@given(seed=st.integers(0, 2**32))
def test_any_source_becomes_a_film_that_checks_or_is_refused_with_a_sentence(name: str, seed: int) -> None:
    """A film file from any source has no errors, and its account, or the error instead, can be printed."""
    try:
        written, lines = film_file(name, [odd_source(name, Random(seed))])
        if written:
            load_bytes(written, "film.toml")
    except SourceError as error:
        lines = error.lines()
        assert len(lines) == 1
    for line in lines:
        assert not {unicodedata.category(character) for character in line} & {"Cc", "Cs", "Zl", "Zp"}, line
        assert len(line) < 2000
