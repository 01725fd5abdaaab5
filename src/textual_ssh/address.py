"""The address that visitors type to reach this server, and the addresses by which limits count clients."""

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network

_NAT64 = IPv6Network("64:ff9b::/96")
"""The network in which translators show all IPv4 addresses to a host that has IPv6 only (RFC 6052)."""
_MAX_NAME = 253
_NAMED = re.compile(r"(?P<host>\w[\w.-]*|\[(?P<six>[0-9A-Fa-f:.]+)\])(:(?P<port>[0-9]{1,5}))?")


def host_and_port(name: str) -> tuple[str, int]:
    """Split ``HOST``, ``HOST:PORT``, ``IPv6`` or ``[IPv6]:PORT``; the port is 0 if none is named.

    Raises ValueError with a sentence for the user.
    """
    if _is_address(name):
        return name, 0
    found = _NAMED.fullmatch(name)
    if found and len(found["host"]) <= _MAX_NAME and (not found["six"] or _is_address(found["six"])):
        port = int(found["port"]) if found["port"] else 0
        if bool(found["port"]) == (0 < port <= 65535):
            return found["six"] or found["host"], port
    shown = name if len(name) <= 40 else name[:39] + "…"
    raise ValueError(f'expected a host such as "film.example.org" or "film.example.org:22", found "{shown}"')


def canonical_address(address: str) -> str:
    """Return an address in its usual form: without a zone, and an IPv4 address that is mapped to IPv6 as IPv4."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and (found.ipv4_mapped or found in _NAT64):
        return str(IPv4Address(found.packed[-4:]))
    return str(found)


def limit_key(address: str) -> str:
    """Return the key by which limits count: the address, or for IPv6 its /64 network, which one customer gets."""
    return _network(address, 64)


def network_key(address: str) -> str:
    """Return the key of the network by which limits count, too: for IPv6 the /48 network, which one site gets.

    A site has 65,536 networks of 64 bits, so a limit for those alone would be none.
    """
    return _network(address, 48)


def parse_networks(names: Iterable[str]) -> tuple[Network, ...]:
    """Parse addresses and networks. Raises ValueError with the name of an invalid one."""
    return tuple(ip_network(name, strict=False) for name in names)


def in_networks(address: str, networks: tuple[Network, ...]) -> bool:
    """Return True if an address is in one of the networks."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in networks)


def _network(address: str, bits: int) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(IPv6Network((found, bits), strict=False))
    return address


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
