"""Listening sockets, opened by the host so that a worker that dies loses nobody who waits at its door."""

import socket

from burnout_tui.errors import GuideError

BACKLOG = 512
"""Connections that the system keeps waiting for each worker."""
SEND_BUFFER = 64 * 1024
"""Bytes that the system takes for a client that has not read them, which accepted connections inherit. By itself it
would take megabytes, and the host could not tell that a client has stopped reading."""


class ListeningError(GuideError):
    """An address that cannot be listened on."""


def open_listeners(host: str, port: int, count: int) -> list[socket.socket]:
    """So many sockets that listen on one address and port, among which the system spreads the connections.

    Raises ListeningError.
    """
    try:
        first = _bound(host, port, shared=False)
        if count == 1:
            return [first]
        # Another host that shares its port would be joined without a word; the first socket has shown there is none.
        port = first.getsockname()[1]
        first.close()
        return [_bound(host, port, shared=True) for _ in range(count)]
    except (OSError, UnicodeError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise ListeningError(f"cannot listen on {address_text(host or '*', port)}: {what}") from None


def address_text(host: str, port: int) -> str:
    """An address and port as people write them."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def address_of(listener: socket.socket) -> str:
    """The address and port that a socket listens on."""
    host, port = listener.getsockname()[:2]
    return address_text(host, port)


def _bound(host: str, port: int, *, shared: bool) -> socket.socket:
    if not host and socket.has_dualstack_ipv6():
        family, address = socket.AF_INET6, ("::", port)
    else:
        found = socket.getaddrinfo(host or "0.0.0.0", port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, address = found[0][0], found[0][4][:2]  # type: ignore[assignment]
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if shared:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0 if not host else 1)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener
