"""What a host can choose, with the values that suit most."""

from typing import Annotated, Literal

from msgspec import Meta, Struct


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """All that a host can choose. The keys of a configuration file are the names of the options."""

    films: tuple[str, ...] = ()
    """Film files, the first of which a visitor sees who asks for none; the film it ships with if none is named."""

    host: str = ""
    """The address to listen on; all of this machine's if empty."""
    port: Annotated[int, Meta(ge=0, le=65535)] = 2222
    """The port to listen on; 0 for any that is free."""
    host_key: str = ""
    """The file of the host's private key; one in the platform's data folder if empty. Made where there is none."""
    workers: Annotated[int, Meta(ge=1, le=64)] = 1
    """Processes that visitors are spread over."""
    proxies: tuple[str, ...] = ()
    """Addresses and networks of balancers, from which the PROXY protocol is expected, and from nobody else."""

    language: Literal["en", "fr"] = "en"
    """The language of visitors who ask for none."""
    theme: str = "noir"
    """The colours of visitors whose terminals have more than sixteen."""
    name: str = ""
    """HOST or HOST:PORT, with which visitors are told how to come again; with the port listened on if none is named."""
    motd: str = ""
    """What every visitor is told before the guide opens; lines and tabs, without other control characters."""

    max_visitors: Annotated[int, Meta(ge=1, le=20000)] = 500
    """Visitors at a time, over all workers."""
    max_per_address: Annotated[int, Meta(ge=1, le=20000)] = 20
    """Visitors at a time from one address, or from one /64 network of IPv6; over all workers."""
    rate: Annotated[int, Meta(ge=1, le=100000)] = 60
    """New connections a minute from one address; as many may come at once."""
    log_in: Annotated[int, Meta(ge=1, le=600)] = 20
    """Seconds in which a client must have logged in and asked for something."""
    idle: Annotated[int, Meta(ge=0, le=604800)] = 1800
    """Seconds without a key after which a visit ends; 0 for no such limit."""
    longest: Annotated[int, Meta(ge=0, le=604800)] = 28800
    """Seconds after which any visit ends; 0 for no such limit."""
    keys: Annotated[int, Meta(ge=5, le=1000)] = 40
    """Keys a second that are heeded from one visitor; twice as many may come at once, the rest wait."""
    paste: Annotated[int, Meta(ge=0, le=1000000)] = 1000
    """Characters of one paste that are heeded; the rest is dropped."""
    stalled: Annotated[int, Meta(ge=1, le=3600)] = 60
    """Seconds for which a client may leave what it is sent unread before its visit ends."""
    drain: Annotated[int, Meta(ge=0, le=3600)] = 30
    """Seconds that visitors have to finish when the host closes."""

    metrics_host: str = "127.0.0.1"
    """The address of the figures for Prometheus, and of /healthz."""
    metrics_port: Annotated[int, Meta(ge=0, le=65535)] = 0
    """Their port; 0 for no figures."""
    log_format: Literal["text", "json"] = "text"
    """How lines of the log are written on standard error."""
