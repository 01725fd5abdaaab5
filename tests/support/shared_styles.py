"""Style sheets and lines that the apps of a test process share, as visitors do."""

from functools import cache

from burnout_tui.view.app import GuideApp
from textual_ssh.sharing.style_cache import style_position
from textual_ssh.sharing.stylesheets import SharedStylesheets

_STYLE_CACHES = 1000
"""More sets of rules than the tests have: they open more screens, in more themes and orders, than visitors do."""


@cache
def _stylesheets() -> SharedStylesheets:
    """Return the style sheets of this process: parsing them again takes much of a test's time."""
    return SharedStylesheets(_STYLE_CACHES)


def share_styles(app: GuideApp) -> GuideApp:
    """Return an app that has not started, made to share styles and lines with the others of this process."""
    app.stylesheet = _stylesheets().stylesheet(app.get_css_variables())
    app.style_identity = style_position
    return app
