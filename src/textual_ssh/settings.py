"""The settings of a server, and their defaults."""

from typing import Annotated, Literal

from msgspec import Meta, Struct


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """The settings of a server. A site with additional settings derives a class from it."""

    host: str = ""
    """The address to listen on; empty for all addresses of this machine."""
    port: Annotated[int, Meta(ge=0, le=65535)] = 2222
    """The port to listen on; 0 for any free one."""
    host_key: str = ""
    """The file with the host's private key, created if missing; empty for a file in the platform's data folder."""
    workers: Annotated[int, Meta(ge=1, le=64)] = 1
    """The number of processes that share the visitors."""
    proxies: tuple[str, ...] = ()
    """Addresses and networks of load balancers. They must send a PROXY protocol header; other clients must not."""

    name: str = ""
    """HOST or HOST:PORT for the command to reconnect. Without a port, the port of this server is used."""
    motd: str = ""
    """A text that every visitor sees before logging in; lines and tabs, but no other control characters."""

    max_visitors: Annotated[int, Meta(ge=1, le=20000)] = 500
    """The number of simultaneous visitors, over all workers."""
    max_per_address: Annotated[int, Meta(ge=1, le=20000)] = 20
    """The number of simultaneous visitors from one address, or one IPv6 /64 network, over all workers."""
    rate: Annotated[int, Meta(ge=1, le=100000)] = 60
    """New connections a minute from one address, and the size of a burst."""
    log_in: Annotated[int, Meta(ge=1, le=600)] = 20
    """Seconds that a client has to log in and ask for something."""
    idle: Annotated[int, Meta(ge=0, le=604800)] = 1800
    """Seconds without a key after which a visit ends; 0 for no limit."""
    longest: Annotated[int, Meta(ge=0, le=604800)] = 28800
    """Seconds after which any visit ends; 0 for no limit."""
    keys: Annotated[int, Meta(ge=5, le=1000)] = 40
    """Keys a second read from one visitor. A burst may be twice as large; further keys wait."""
    paste: Annotated[int, Meta(ge=0, le=1000000)] = 1000
    """Characters read from one paste; the rest is dropped."""
    stalled: Annotated[int, Meta(ge=1, le=3600)] = 60
    """Seconds for which a client may leave output unread before its visit ends."""
    drain: Annotated[int, Meta(ge=0, le=3600)] = 30
    """Seconds that visitors have to finish when the server shuts down."""

    share_styles: bool = True
    """Parse style sheets and compute styles once for all visitors; False leaves both to Textual, for every visitor."""

    metrics_host: str = "127.0.0.1"
    """The address of /metrics and /healthz."""
    metrics_port: Annotated[int, Meta(ge=0, le=65535)] = 0
    """The port of /metrics and /healthz; 0 for none."""
    log_format: Literal["text", "json"] = "text"
    """The format of the log on standard error."""
