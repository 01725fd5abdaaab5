"""The style sheets that visitors share. That their styles are Textual's own is tested with the guide's screens."""

from pathlib import Path

from textual.css.model import RuleSet

from textual_ssh.sharing.stylesheets import MAX_STYLE_CACHES, SharedStylesheets


def test_style_caches_are_bounded() -> None:
    """However many sets of rules there are, only MAX_STYLE_CACHES are kept."""
    sheets = SharedStylesheets()
    for number in range(MAX_STYLE_CACHES + 5):
        _rules(sheets, number)
    assert len(sheets._sheets) == MAX_STYLE_CACHES


def test_style_caches_in_use_are_kept() -> None:
    """The set of rules that was not used for the longest time makes room for a new one."""
    sheets = SharedStylesheets(style_caches=2)
    kept, lost = _rules(sheets, 0), _rules(sheets, 1)
    assert _rules(sheets, 0) is kept
    _rules(sheets, 2)
    assert _rules(sheets, 0) is kept
    assert _rules(sheets, 1) is not lost


def _rules(sheets: SharedStylesheets, number: int) -> list[RuleSet]:
    """Return the rules of a style sheet with a rule of its own."""
    sheet = sheets.stylesheet({})
    sheet.add_source(f".a{number} {{ color: red; }}", read_from=("", str(number)))
    return sheet.rules


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """The second app gets the text of a file that the first one has read."""
    sheets, file = SharedStylesheets(), tmp_path / "first.tcss"
    file.write_text("Screen { color: red; }")
    read = []
    for _ in range(2):
        sheet = sheets.stylesheet({})
        sheet.read_all([file])
        read.append(sheet.css)
        file.unlink(missing_ok=True)
    assert read[0] == read[1]
    assert "color" in read[0]
