"""The guide's site: its films and its messages, without a server."""

from itertools import product

from tests.support.paths import DATA

from burnout_tui.film.language import LANGUAGES
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder
from burnout_tui.ssh.films import read_films, shelf_for_visitors


def test_search_indexes_are_ready_before_the_first_visitor() -> None:
    """Opening films builds their search indexes, in every language, with and without spoilers."""
    (guide,) = shelf_for_visitors(read_films([DATA / "film.toml"])).guides.values()
    for language, spoilers in product(LANGUAGES, (False, True)):
        assert IndexBuilder.shared(Reading.of(guide, language, spoilers)).ready
