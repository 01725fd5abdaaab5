"""Listening sockets. The first process opens them, so that connections wait in the queue while a worker restarts."""

import socket

from textual_ssh.errors import ServeError

BACKLOG = 512
"""Connections that the system queues for each worker."""
SEND_BUFFER = 64 * 1024
"""Bytes that the system buffers for a client that does not read; accepted connections inherit it. With the system's
default of megabytes, it would take long to notice that a client has stopped reading."""


class ListeningError(ServeError):
    """An address that cannot be listened on."""


def open_listeners(host: str, port: int, count: int) -> list[socket.socket]:
    """Open sockets on one address and port; the system spreads connections over them. Raises ListeningError."""
    try:
        first = _bound(host, port, shared=False)
        if count == 1:
            return [first]
        # A shared port would silently join another server's, so first check with an unshared socket.
        port = first.getsockname()[1]
        first.close()
        return [_bound(host, port, shared=True) for _ in range(count)]
    except (OSError, UnicodeError) as error:
        named = getattr(error, "strerror", None) or str(error)
        reason = "not a host name" if isinstance(error, UnicodeError) else named
        address = address_text(host or "*", port)
        raise ListeningError("cannot listen on {address}: {reason}", address=address, reason=reason) from None


def address_text(host: str, port: int) -> str:
    """Return an address and port in their usual notation."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def address_of(listener: socket.socket) -> str:
    """Return the address and port of a listening socket."""
    host, port = listener.getsockname()[:2]
    return address_text(host, port)


def _bound(host: str, port: int, *, shared: bool) -> socket.socket:
    if not host and socket.has_dualstack_ipv6():
        family, address = socket.AF_INET6, ("::", port)
    else:
        found = socket.getaddrinfo(host or "0.0.0.0", port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, address = found[0][0], found[0][4][:2]  # type: ignore[assignment] # a socket address is a union of tuples
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
