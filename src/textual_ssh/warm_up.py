"""What every first frame needs, made once before there is a visitor: modules, style sheets, a look at the film."""

import asyncio

from burnout_tui.film.shelf import Shelf
from burnout_tui.ssh.app import visitor_app
from burnout_tui.ssh.request import read_request
from textual_ssh.client import Client, terminal_of
from textual_ssh.settings import Settings
from textual_ssh.sharing.stylesheets import SharedStylesheets
from textual_ssh.visits.output import VisitorOutput


def warm_up(settings: Settings, films: Shelf) -> SharedStylesheets:
    """Style sheets that have been parsed for the themes that visitors begin with."""
    sheets = SharedStylesheets()
    for term in ("alacritty", "linux"):
        asyncio.run(_open_and_close(settings, films, sheets, term))
    return sheets


async def _open_and_close(settings: Settings, films: Shelf, sheets: SharedStylesheets, term: str) -> None:
    output = _Nobody()
    client = Client("127.0.0.1", user=settings.language).with_terminal(term, 120, 40)
    app = visitor_app(
        read_request(films, client, None),
        settings.language,
        terminal_of(client),
        theme=settings.theme,
        sheets=sheets,
        output=output,
    )
    showing = asyncio.get_running_loop().create_task(app.run_async(size=client.size))
    seen = asyncio.ensure_future(output.seen.wait())
    await asyncio.wait({showing, seen}, return_when=asyncio.FIRST_COMPLETED)
    seen.cancel()
    app.exit()
    await showing
    if app.crash:
        raise app.crash


class _Nobody(VisitorOutput):
    """An outlet to nobody, which knows when a picture has been painted."""

    def __init__(self) -> None:
        self.seen = asyncio.Event()

    def write(self, text: str) -> None:
        """Drop it."""

    def painted(self) -> None:
        """A picture is complete."""
        self.seen.set()
