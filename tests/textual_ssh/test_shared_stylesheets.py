"""The style sheets that visitors share. That their styles are Textual's own is tested with the guide's screens."""

from textual.css.stylesheet import Stylesheet

from textual_ssh.sharing.stylesheets import MAX_STYLE_CACHES, SharedStylesheets


def test_style_caches_are_bounded() -> None:
    """However many sets of rules there are, only MAX_STYLE_CACHES are kept."""
    sheets = SharedStylesheets()
    for number in range(MAX_STYLE_CACHES + 5):
        sheets.style_cache(_with_rule(sheets, number))
    assert len(sheets._style_caches) == MAX_STYLE_CACHES


def test_style_caches_in_use_are_kept() -> None:
    """The set of rules that was not used for the longest time makes room for a new one."""
    sheets = SharedStylesheets(style_caches=2)
    used, unused, new = (_with_rule(sheets, number) for number in range(3))
    kept, lost = sheets.style_cache(used), sheets.style_cache(unused)
    assert sheets.style_cache(used) is kept
    sheets.style_cache(new)
    assert sheets.style_cache(used) is kept
    assert sheets.style_cache(unused) is not lost


def _with_rule(sheets: SharedStylesheets, number: int) -> Stylesheet:
    """Return a style sheet with a rule of its own."""
    sheet = sheets.stylesheet({})
    sheet.add_source(f".a{number} {{ color: red; }}", read_from=("", str(number)))
    return sheet
