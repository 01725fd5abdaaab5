"""The addresses by which limits count, and those that visitors type."""

import pytest

from textual_ssh.address import canonical_address, host_and_port, limit_key
from textual_ssh.visitor import Visitor


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("::ffff:c000:207%eth0", "192.0.2.7"),
        ("64:ff9b::192.0.2.7", "192.0.2.7"),
        ("64:ff9b::1:c000:207", "64:ff9b::/64"),
        ("64:ff9b:1::c000:207", "64:ff9b:1::/64"),
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
    ],
)
def test_limits_count_by_address_or_network(address: str, key: str) -> None:
    """Limits count by the IPv4 address, even if it is mapped or translated to IPv6, or by the /64 network of IPv6."""
    assert limit_key(canonical_address(address)) == key


@pytest.mark.parametrize(
    ("name", "listened", "command"),
    [
        ("", 2222, "ssh -p 2222 HOST"),
        ("film.example.org", 2222, "ssh -p 2222 film.example.org"),
        ("film.example.org", 22, "ssh film.example.org"),
        ("film.example.org:22", 2222, "ssh film.example.org"),
        ("film.example.org:2022", 22, "ssh -p 2022 film.example.org"),
        ("192.0.2.7:22", 2222, "ssh 192.0.2.7"),
        ("2001:db8::7", 22, "ssh 2001:db8::7"),
        ("[2001:db8::7]:22", 2222, "ssh 2001:db8::7"),
    ],
)
def test_the_command_to_come_back(name: str, listened: int, command: str) -> None:
    """The port is that in the host's name, or else that of the listener; port 22 is left out."""
    assert Visitor("", host=name, port=listened).ssh_command() == command


@pytest.mark.parametrize(
    "name", ["a b", "-oProxyCommand", "a;b", "me@a", "a:", "a:0", "a:65536", ":22", "[a]:22", "[:22", "x" * 254]
)
def test_invalid_host_names(name: str) -> None:
    """A name that visitors cannot or should not type is rejected."""
    with pytest.raises(ValueError, match=r'^expected a host such as "film.example.org"'):
        host_and_port(name)
