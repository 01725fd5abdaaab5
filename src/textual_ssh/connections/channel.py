"""A session's channel that accepts no more than the guide needs."""

from typing import Any

from asyncssh.channel import SSHServerChannel
from asyncssh.packet import SSHPacket, String

from textual_ssh.client import ENVIRONMENT, MAX_VALUE, printable
from textual_ssh.connections.session import VisitorSession

WINDOW = 32 * 1024
"""Bytes that a client may send before any of them is heeded."""
PACKET = 32 * 1024
"""Bytes of the largest packet."""
MAX_VARIABLES = 100
"""Variables that a client may offer, heeded or not."""


class VisitorChannel(SSHServerChannel[bytes]):
    """Refuses the environment but for the locale, and X11 and agent forwarding before anything is set up for them."""

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
        self._visitor = session
        self._offered = 0

    def _process_env_request(self, packet: SSHPacket) -> bool:
        name, value = packet.get_string(), packet.get_string()
        packet.check_end()
        self._offered += 1
        if self._offered > MAX_VARIABLES or len(name) + len(value) > 4 * MAX_VALUE:
            self._visitor.oversized()
            return False
        known = name.decode("ascii", "replace")
        if known not in ENVIRONMENT:
            return False
        self._visitor.client = self._visitor.client.with_variable(known, printable(value.decode("utf-8", "replace")))
        return True

    def _process_pty_req_request(self, packet: SSHPacket) -> bool:
        # asyncssh would close the connection for a TERM that is not ASCII.
        term = packet.get_string().decode("ascii", "replace").encode("ascii", "replace")
        return super()._process_pty_req_request(SSHPacket(String(term) + packet.get_remaining_payload()))

    def _process_exec_request(self, packet: SSHPacket) -> bool:
        # asyncssh would refuse a command that is not UTF-8 without a word.
        command = packet.get_string().decode("utf-8", "replace")
        packet.check_end()
        return self._start_session(command=command)

    def _process_subsystem_request(self, packet: SSHPacket) -> bool:
        subsystem = packet.get_string().decode("utf-8", "replace")
        packet.check_end()
        return self._start_session(subsystem=subsystem)

    def _process_x11_req_request(self, packet: SSHPacket) -> bool:
        return False

    def _process_auth_agent_req_at_openssh_dot_com_request(self, packet: SSHPacket) -> bool:  # type: ignore[override]
        return False
