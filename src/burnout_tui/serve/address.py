"""Where a visitor comes from, and what counts as one place."""

from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network


def plain(address: str) -> str:
    """An address as people write it: an IPv4 address seen through IPv6 is an IPv4 address, and has no zone."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(found)


def place(address: str) -> str:
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


def within(address: str, known: tuple[Network, ...]) -> bool:
    """Whether an address lies in one of the networks."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in known)
