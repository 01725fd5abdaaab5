"""The style sheets of the guide."""

from pathlib import Path

from textual.css.model import SelectorType
from textual.css.stylesheet import Stylesheet

import burnout_tui.view.styles
from burnout_tui.film.guide import Guide
from burnout_tui.view.app import make_app
from burnout_tui.view.styles import STYLES


def test_files_that_are_parsed_late_style_only_what_they_are_for(burn_out: Guide) -> None:
    """Each selector of such a file names a widget that the file is for; without one the file would change nothing."""
    folder = Path(burnout_tui.view.styles.__path__[0])
    assert {file.name for file in folder.glob("*.tcss")} == {*STYLES}
    app = make_app(burn_out)
    assert [path.name for path in app.css_path] == [*STYLES]
    for path in app.css_path:
        sheet = Stylesheet(variables=app.get_css_variables())
        sheet.read(path)
        names = STYLES[path.name]
        for selectors in (each for rule in sheet.rules if rule.styles.get_rules() for each in rule.selector_set):
            named = {
                f"#{part.name}" if part.type is SelectorType.ID else part.name.removeprefix("#")
                for part in selectors.selectors
            }
            assert not names or named & names, f"{path.name}: {selectors.css}"
