"""What a visit has, whatever shows the guide: who came, what for, and the account of it in the log and the figures."""

import asyncio
from collections.abc import Callable, Mapping

import asyncssh

from burnout_tui.prose.i18n import translations_for
from burnout_tui.ssh.messages import farewell
from burnout_tui.ssh.request import Request
from textual_ssh.client import Client
from textual_ssh.context import ServerContext
from textual_ssh.log import Value


class Visit:
    """A visitor's stay in the house, from when the door opens until nothing is left of it."""

    def __init__(
        self,
        context: ServerContext,
        client: Client,
        channel: "asyncssh.SSHServerChannel[bytes]",
        request: Request,
        fields: Mapping[str, Value],
        done: Callable[[int], None],
    ) -> None:
        """``fields`` is what lines of the log say of it; ``done`` is called once, at its end, with the exit status."""
        self.context = context
        self.client = client
        self.channel = channel
        self.request = request
        self.fields = fields
        self.language = client.language(context.settings.language)
        self.words = translations_for(self.language)
        self._done = done
        self._loop = asyncio.get_running_loop()
        self.started = self._loop.time()
        """When it began, on the loop's clock."""
        self._received = self._sent = 0

    def received(self, count: int) -> None:
        """So many bytes have come from the visitor."""
        self._received += count
        self.context.counters.add("received_bytes", count)

    def sent(self, count: int) -> None:
        """So many bytes have been sent to the visitor."""
        self._sent += count
        self.context.counters.add("sent_bytes", count)

    def farewell(self, reason: str) -> list[str]:
        """What is said at its end."""
        settings = self.context.settings
        user = self.client.user_for(self.language, settings.language)
        return farewell(self.words, reason, settings.name, settings.port, user)

    def crashed(self, error: Exception) -> None:
        """A mistake in the guide ends it: write down which."""
        self.context.log.crash("crash", error, self.fields)

    def over(self, reason: str) -> None:
        """It has ended, and why."""
        self.context.counters.add(f"ended:{reason}")
        seconds = self._loop.time() - self.started
        self.context.log.line(
            "disconnect", self.fields, reason=reason, seconds=seconds, bytes_in=self._received, bytes_out=self._sent
        )
        self._done(1 if reason == "crash" else 0)
