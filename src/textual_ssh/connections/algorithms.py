"""The key exchanges, ciphers and MACs that a client may choose from, in the order in which the server prefers them.

All of them cost the server little. asyncssh's own list has key exchanges that cost a client nothing and stop the
server: ``rsa2048-sha256`` makes an RSA key, and large Diffie-Hellman groups take as long as the answer to a key press.
"""

from asyncssh.kex import get_kex_algs

KEY_EXCHANGES = (
    "mlkem768x25519-sha256",
    "sntrup761x25519-sha512",
    "sntrup761x25519-sha512@openssh.com",
    "curve25519-sha256",
    "curve25519-sha256@libssh.org",
)
"""Key exchanges: those safe from quantum computers first. The last, under both its names, is for older clients."""
CIPHERS = ("aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com", "aes256-ctr")
"""Ciphers."""
MACS = ("hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com")
"""MACs for the ciphers that need one, computed over what is encrypted."""


def key_exchanges() -> list[str]:
    """Return the key exchanges that the installed libraries have. asyncssh refuses to start with any other."""
    installed = {name.decode("ascii") for name in get_kex_algs()}
    return [name for name in KEY_EXCHANGES if name in installed]
