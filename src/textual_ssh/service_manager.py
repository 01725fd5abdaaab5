"""Report to a service manager such as systemd that the server is ready and alive: the protocol of sd_notify(3)."""

import os
import socket
from contextlib import suppress


def notify(state: str) -> None:
    """Send a state, such as ``READY=1``, if a service manager asks for it. Never waits, and ignores errors."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.setblocking(False)
        manager.sendto(state.encode(), "\0" + address[1:] if address[0] == "@" else address)
