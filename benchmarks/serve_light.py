"""A client that speaks as much SSH as a visit needs, so that thousands of them leave the processor to the server.

Curve25519, AES-GCM, no log-in, one session with a terminal. It checks neither the host's key nor its signature.
"""

import asyncio
import hashlib
import os
from collections.abc import Callable
from struct import pack, unpack_from
from typing import Any, Protocol

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_VERSION = b"SSH-2.0-light"
_ALGORITHMS = ("curve25519-sha256", "ssh-ed25519", *["aes128-gcm@openssh.com"] * 2, *["hmac-sha2-256"] * 2)
_ALGORITHMS = (*_ALGORITHMS, "none", "none", "", "")
_TAG = 16
"""Bytes of authentication behind each encrypted packet."""
_WINDOW = (1 << 31) - 1
"""Bytes that the server may send: more than any visit, so the window never has to be adjusted."""
_KEXINIT, _NEWKEYS, _ECDH_INIT, _ECDH_REPLY = 20, 21, 30, 31
_SERVICE_REQUEST, _SERVICE_ACCEPT, _USERAUTH_REQUEST, _USERAUTH_SUCCESS = 5, 6, 50, 52
_GLOBAL_REQUEST, _REQUEST_FAILURE = 80, 82
_CHANNEL_OPEN, _OPEN_CONFIRMATION, _CHANNEL_DATA, _CHANNEL_REQUEST = 90, 91, 94, 98


class LightVisitor(Protocol):
    """The visitor, who gets the output."""

    channel: Any
    """Gets the connection as soon as the session is open."""

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Handle output."""

    def connection_lost(self, exc: Exception | None) -> None:
        """Handle the end."""


class LightConnection(asyncio.Protocol):
    """One connection with its only session."""

    def __init__(self, visitor: LightVisitor, term: str, size: tuple[int, int]) -> None:
        """``visitor`` gets the output of a terminal of a kind and size."""
        self._visitor = visitor
        self._term, self._size = term.encode(), size
        self._buffer = bytearray()
        self._handle: Callable[[bytes], None] = self._on_kexinit
        self._cipher: AESGCM | None = None
        self._decipher: AESGCM | None = None
        self._ended = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet the server, and offer the algorithms."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._greeting = b""
        names = b"".join(_string(name.encode()) for name in _ALGORITHMS)
        self._offer = bytes([_KEXINIT]) + os.urandom(16) + names + bytes(5)
        transport.write(_VERSION + b"\r\n")
        self._send(self._offer)

    def data_received(self, data: bytes) -> None:
        """Take packets apart."""
        self._buffer += data
        if not self._greeting:
            line, end, rest = self._buffer.partition(b"\r\n")
            if not end:
                return
            self._greeting, self._buffer = bytes(line), rest
        while len(self._buffer) >= 4:
            (length,) = unpack_from(">I", self._buffer)
            end = 4 + length + (_TAG if self._decipher else 0)
            if len(self._buffer) < end:
                return
            body = bytes(self._buffer[4:end])
            if self._decipher:
                body = self._decipher.decrypt(self._nonce_in(), body, bytes(self._buffer[:4]))
            del self._buffer[:end]
            self._handle(body[1 : len(body) - body[0]])

    def connection_lost(self, exc: Exception | None) -> None:
        """Say so to the visitor."""
        self._ended.set()
        self._visitor.connection_lost(exc)

    def write(self, data: bytes) -> None:
        """Type."""
        self._send(pack(">BI", _CHANNEL_DATA, self._channel) + _string(data))

    def abort(self) -> None:
        """Drop the connection."""
        self._transport.abort()

    async def wait_closed(self) -> None:
        """Wait until the connection is gone."""
        await self._ended.wait()

    def _on_kexinit(self, payload: bytes) -> None:
        self._server_offer = payload
        self._private = X25519PrivateKey.generate()
        self._public = self._private.public_key().public_bytes_raw()
        self._handle = self._on_reply
        self._send(bytes([_ECDH_INIT]) + _string(self._public))

    def _on_reply(self, payload: bytes) -> None:
        if payload[0] != _ECDH_REPLY:
            return
        host_key, rest = _take(payload[1:])
        point, _ = _take(rest)
        secret = _number(self._private.exchange(X25519PublicKey.from_public_bytes(point)))
        parts = (_VERSION, self._greeting, self._offer, self._server_offer, host_key, self._public, point)
        digest = hashlib.sha256(b"".join(map(_string, parts)) + secret).digest()

        def key(letter: bytes) -> bytes:
            return hashlib.sha256(secret + digest + letter + digest).digest()

        self._send(bytes([_NEWKEYS]))
        self._cipher, self._nonce_out = AESGCM(key(b"C")[:16]), _nonces(key(b"A")[:12])
        ready = AESGCM(key(b"D")[:16]), _nonces(key(b"B")[:12])

        def on_new_keys(_: bytes) -> None:
            self._decipher, self._nonce_in = ready
            self._handle = self._on_packet
            self._send(bytes([_SERVICE_REQUEST]) + _string(b"ssh-userauth"))

        self._handle = on_new_keys

    def _on_packet(self, payload: bytes) -> None:
        kind = payload[0]
        if kind == _CHANNEL_DATA:
            self._visitor.data_received(payload[9:], None)
        elif kind == _SERVICE_ACCEPT:
            words = b"".join(map(_string, (b"visitor", b"ssh-connection", b"none")))
            self._send(bytes([_USERAUTH_REQUEST]) + words)
        elif kind == _USERAUTH_SUCCESS:
            self._send(bytes([_CHANNEL_OPEN]) + _string(b"session") + pack(">III", 0, _WINDOW, 32768))
        elif kind == _OPEN_CONFIRMATION:
            (self._channel,) = unpack_from(">I", payload, 5)
            self._visitor.channel = self
            begin = pack(">BI", _CHANNEL_REQUEST, self._channel)
            size = pack(">IIII", *self._size, 0, 0)
            self._send(begin + _string(b"pty-req") + b"\0" + _string(self._term) + size + _string(b"\0"))
            self._send(begin + _string(b"shell") + b"\0")
        elif kind == _GLOBAL_REQUEST and _take(payload[1:])[1][0]:
            self._send(bytes([_REQUEST_FAILURE]))

    def _send(self, payload: bytes) -> None:
        """Send a packet (RFC 4253, section 6; the length is not encrypted and, with a cipher, not padded)."""
        block, fixed = (16, 1) if self._cipher else (8, 5)
        padding = block - (len(payload) + fixed) % block
        padding += block if padding < 4 else 0
        body = bytes([padding]) + payload + bytes(padding)
        length = pack(">I", len(body))
        if self._cipher:
            body = self._cipher.encrypt(self._nonce_out(), body, length)
        self._transport.write(length + body)


def _string(data: bytes) -> bytes:
    return pack(">I", len(data)) + data


def _take(data: bytes) -> tuple[bytes, bytes]:
    """Return the string at the beginning, and the rest."""
    (length,) = unpack_from(">I", data)
    return data[4 : 4 + length], data[4 + length :]


def _number(data: bytes) -> bytes:
    """Return an unsigned number in SSH's form."""
    data = data.lstrip(b"\0")
    return _string((b"\0" if data[0] & 0x80 else b"") + data)


def _nonces(first: bytes) -> Callable[[], bytes]:
    """Return a function that returns the nonce of the next packet."""
    fixed, count = first[:4], int.from_bytes(first[4:])

    def nonce() -> bytes:
        nonlocal count
        count += 1
        return fixed + ((count - 1) % (1 << 64)).to_bytes(8)

    return nonce
