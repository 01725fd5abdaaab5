"""The channel of a session. It accepts a few variables of the client's environment, and text in any encoding."""

from typing import Any

from asyncssh.channel import SSHServerChannel
from asyncssh.packet import SSHPacket, String

from textual_ssh.connections.session import VisitorSession
from textual_ssh.visitor import ENVIRONMENT, MAX_VALUE, printable

WINDOW = 32 * 1024
"""Bytes that a client may send before any of them is read."""
PACKET = 32 * 1024
"""The largest packet, in bytes."""
MIN_PACKET = 1024
"""The smallest maximum packet size that a client may announce, in bytes. A header and a cipher for every few bytes
would take many times the server's time; RFC 4253 asks clients to accept 32,768."""
MAX_VARIABLES = 100
"""The number of variables that a client may send, accepted or not."""


class VisitorChannel(SSHServerChannel[bytes]):
    """Overrides how asyncssh handles three requests; it has no public hooks for them."""

    def __init__(self, conn: Any, loop: Any, session: VisitorSession) -> None:
        super().__init__(
            conn,
            loop,
            allow_pty=True,
            line_editor=False,
            line_echo=False,
            line_history=0,
            max_line_length=0,
            encoding=None,
            errors="strict",
            window=WINDOW,
            max_pktsize=PACKET,
        )
        self._visitor_session = session
        self._offered = 0
        self.client_packet = 0
        """The largest packet that the client accepts, in bytes."""

    def process_open(self, send_chan: int, send_window: int, send_pktsize: int, session: Any) -> None:
        """Keep the maximum packet size that the client announces."""
        self.client_packet = send_pktsize
        super().process_open(send_chan, send_window, send_pktsize, session)

    def resume_reading(self) -> None:
        """Deliver input, unless the visit is still opening: asyncssh would deliver it as soon as the session starts."""
        if not self._visitor_session.is_opening:
            super().resume_reading()

    def _process_env_request(self, packet: SSHPacket) -> bool:
        # asyncssh would keep all variables, whatever their size and number.
        name, value = packet.get_string(), packet.get_string()
        packet.check_end()
        self._offered += 1
        session = self._visitor_session
        if self._offered > MAX_VARIABLES or len(name) + len(value) > 4 * MAX_VALUE:
            session.reject_oversized()
            return False
        known = name.decode("ascii", "replace")
        if known not in ENVIRONMENT:
            return False
        session.visitor = session.visitor.with_variable(known, printable(value.decode("utf-8", "replace")))
        return True

    def _process_pty_req_request(self, packet: SSHPacket) -> bool:
        # asyncssh would close the connection for a TERM that is not ASCII.
        term = packet.get_string().decode("ascii", "replace").encode("ascii", "replace")
        return super()._process_pty_req_request(SSHPacket(String(term) + packet.get_remaining_payload()))

    def _process_exec_request(self, packet: SSHPacket) -> bool:
        # asyncssh would silently refuse a command that is not UTF-8.
        command = packet.get_string().decode("utf-8", "replace")
        packet.check_end()
        return self._start_session(command=command)
