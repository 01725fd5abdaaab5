"""A clock over SSH: run ``python examples/clock_over_ssh.py [PORT]``, then ``ssh -p 2222 localhost``."""

import sys
from datetime import datetime

from textual.app import App
from textual.widgets import Digits

from textual_ssh import Settings, Site, Visitor, serve


class ClockApp(App[None]):
    async def on_mount(self) -> None:
        await self.mount(clock := Digits())
        self.set_interval(1 / 4, lambda: clock.update(f"{datetime.now():%H:%M:%S}"))


class ClockSite(Site):
    def app(self, visitor: Visitor) -> ClockApp:
        return ClockApp()


port = int(sys.argv[1]) if sys.argv[1:] else 2222
sys.exit(serve(ClockSite(), Settings(port=port)))
