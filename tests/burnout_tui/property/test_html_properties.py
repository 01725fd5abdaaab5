"""Properties of the exported page of any film."""

import re

from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.html_pages import Page, exported
from tests.support.leveled_films import leveled_films
from tests.support.strategies import films

from burnout_tui.film.cut import cut_film
from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Film

_SENTENCE = re.compile(r'<p class="hidden-note".*?</p>\n')
_SPOILERS = re.compile(
    r'<section class="spoilers".*?</details>\n</section>\n|<li><a href="#[a-z-]*spoilers".*?</li>\n'
    r'|<label class="option"><input type="checkbox" class="in-spoilers">.*?</label>\n',
    re.DOTALL,
)


@examples(6, suppress_health_check=list(HealthCheck))
@given(film=films())
def test_any_film(film: Film) -> None:
    """The page has no mistake in its markup, its ids are unique, and all its links lead somewhere."""
    Page(exported(Guide(film), spoilers=True)).require_sound()


@examples(6, suppress_health_check=list(HealthCheck))
@given(film=leveled_films(), level=st.integers(0, 5))
def test_hidden_records_leave_no_trace(film: Film, level: int) -> None:
    """At every level the page is that of the film without what is hidden; with --spoilers, apart from the fold, too."""
    level = min(level, len(film.scenes))
    shown = cut_film(film, level) if level < len(film.scenes) else film
    removed = exported(Guide(shown), seen=len(film.scenes), language="en")
    assert _SENTENCE.sub("", exported(Guide(film), seen=level, language="en")) == removed
    assert _SPOILERS.sub("", exported(Guide(film), spoilers=True, seen=level, language="en")) == removed
