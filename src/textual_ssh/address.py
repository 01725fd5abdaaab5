"""Where a visitor comes from, and what counts as one place."""

import re
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from burnout_tui.errors import short

Network = IPv4Network | IPv6Network

_LONGEST_NAME = 253
_NAMED = re.compile(r"(?P<host>\w[\w.-]*|\[(?P<six>[0-9A-Fa-f:.]+)\])(:(?P<port>[0-9]{1,5}))?")


def host_and_port(name: str) -> tuple[str, int]:
    """The host and the port of ``HOST``, ``HOST:PORT``, ``IPv6`` or ``[IPv6]:PORT``; 0 where no port is named.

    Raises ValueError, with a sentence.
    """
    if _is_address(name):
        return name, 0
    found = _NAMED.fullmatch(name)
    if found and len(found["host"]) <= _LONGEST_NAME and (not found["six"] or _is_address(found["six"])):
        port = int(found["port"]) if found["port"] else 0
        if bool(found["port"]) == (0 < port <= 65535):
            return found["six"] or found["host"], port
    raise ValueError(f'expected a host such as "film.example.org" or "film.example.org:22", found "{short(name)}"')


def canonical_address(address: str) -> str:
    """An address as people write it: an IPv4 address seen through IPv6 is an IPv4 address, and has no zone."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(found)


def rate_limit_key(address: str) -> str:
    """What limits for an address count by: the address, or the /64 network of IPv6 that one customer is given."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(IPv6Network((int(found) >> 64 << 64, 64)))
    return address


def networks(named: tuple[str, ...]) -> tuple[Network, ...]:
    """The networks of a list of addresses and networks. Raises ValueError, naming the one that is neither."""
    return tuple(ip_network(name, strict=False) for name in named)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def in_networks(address: str, known: tuple[Network, ...]) -> bool:
    """Whether an address lies in one of the networks."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in known)
