"""The style sheets that visitors share. That their styles are Textual's own is tested with the guide's screens."""

from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.load import load
from burnout_tui.view.app import make_app
from textual_ssh.sharing.stylesheets import MAX_STYLE_CACHES, SharedStylesheets


def test_style_caches_are_bounded() -> None:
    """However many sets of rules there are, only MAX_STYLE_CACHES are kept."""
    sheets = SharedStylesheets()
    variables = make_app(load(bundled_film())).get_css_variables()
    for number in range(MAX_STYLE_CACHES + 5):
        sheet = sheets.stylesheet(variables)
        sheet.add_source(f".a{number} {{ color: red; }}", read_from=("", str(number)))
        sheets.style_cache(sheet)
    assert len(sheets._style_caches) == MAX_STYLE_CACHES
