"""Import modules and parse style sheets before the first visitor, who would otherwise wait for them."""

import asyncio

from textual_ssh.sharing.stylesheets import SharedStylesheets
from textual_ssh.site import Site
from textual_ssh.visitor import Visitor
from textual_ssh.visits.hosted_app import HostedApp
from textual_ssh.visits.output import VisitorOutput


def warm_up(site: Site, share_styles: bool) -> SharedStylesheets | None:
    """Open and close the site's app. Returns the parsed style sheets if they are shared.

    If the app crashes, raises its error.
    """
    stylesheets = SharedStylesheets() if share_styles else None
    if site.warm_up:
        for term in ("alacritty", "linux"):  # a terminal with all colours, and one with sixteen
            asyncio.run(_open_and_close(site, stylesheets, term))
    return stylesheets


async def _open_and_close(site: Site, stylesheets: SharedStylesheets | None, term: str) -> None:
    output = _NoOutput()
    visitor = Visitor("127.0.0.1").with_terminal(term, 120, 40)
    hosted = HostedApp(site.app(visitor), output, visitor.terminal, stylesheets)
    running = asyncio.get_running_loop().create_task(hosted.app.run_async(size=visitor.size))
    painted = asyncio.ensure_future(output.frame.wait())
    await asyncio.wait({running, painted}, return_when=asyncio.FIRST_COMPLETED)
    painted.cancel()
    hosted.app.exit()
    await running
    if error := hosted.crash:
        raise error


class _NoOutput(VisitorOutput):
    """An output that sends nothing, and records when the first frame is complete."""

    def __init__(self) -> None:
        self.frame = asyncio.Event()

    def write(self, text: str) -> None:
        """Drop the text."""

    def frame_done(self) -> None:
        """Record that a frame is complete."""
        self.frame.set()
