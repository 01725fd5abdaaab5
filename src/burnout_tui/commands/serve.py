"""``burnout-tui serve``: visitors over SSH."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from burnout_tui.errors import UsageError

_SECONDS = "SECONDS"
_SERVER_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES")
"""What Textual and Rich would take from the environment of the host for the terminals of all its visitors."""

OPTIONS: tuple[tuple[str, str, Any, str], ...] = (
    ("host", "ADDRESS", str, "Address to listen on. [all of this machine's]"),
    ("port", "PORT", click.IntRange(0, 65535), "Port to listen on; 0 for any that is free. [2222]"),
    ("host-key", "FILE", str, "The host's private key, made where there is none. [one in the data folder]"),
    ("name", "NAME", str, "Name of this host, with which visitors are told how to come again."),
    ("workers", "N", click.IntRange(1, 64), "Processes that visitors are spread over: one for each core. [1]"),
    ("language", "", click.Choice(("en", "fr")), "Language of visitors who ask for none. [en]"),
    ("theme", "NAME", str, "Colours where a terminal has more than sixteen. [noir]"),
    ("motd", "TEXT", str, "What every visitor is told before the guide opens."),
    ("max-visitors", "N", click.IntRange(1, 20000), "Visitors at a time, over all workers. [500]"),
    ("max-per-address", "N", click.IntRange(1, 20000), "Visitors at a time from one address. [20]"),
    ("rate", "N", click.IntRange(1, 100000), "New connections a minute from one address. [60]"),
    ("log-in", _SECONDS, click.IntRange(1, 600), "Time that a client has to log in. [20]"),
    ("idle", _SECONDS, click.IntRange(0, 604800), "Time without a key after which a visit ends; 0: never. [1800]"),
    ("longest", _SECONDS, click.IntRange(0, 604800), "Time after which any visit ends; 0: never. [28800]"),
    ("keys", "N", click.IntRange(5, 1000), "Keys a second that are heeded from one visitor. [40]"),
    ("paste", "N", click.IntRange(0, 1000000), "Characters of one paste that are heeded. [1000]"),
    ("stalled", _SECONDS, click.IntRange(1, 3600), "Time for which a client may read nothing. [60]"),
    ("drain", _SECONDS, click.IntRange(0, 3600), "Time that visitors have to finish when the host closes. [30]"),
    ("metrics-host", "ADDRESS", str, "Address of /metrics and /healthz. [127.0.0.1]"),
    ("metrics-port", "PORT", click.IntRange(0, 65535), "Port of /metrics and /healthz; 0: none. [0]"),
    ("log-format", "", click.Choice(("text", "json")), "How lines of the log look, on standard error. [text]"),
)
"""The options: name, what stands for the value in the help, its type, and the help. All are keys of a configuration."""


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for name, metavar, kind, told in reversed(OPTIONS):
        variable = "BURNOUT_TUI_" + name.upper().replace("-", "_")
        command = click.option(f"--{name}", metavar=metavar or None, type=kind, envvar=variable, help=told)(command)
    return command


@click.command()
@click.argument("films", nargs=-1, metavar="[FILE]...", type=click.Path())
@click.option(
    "--config",
    metavar="FILE",
    envvar="BURNOUT_TUI_CONFIG",
    type=click.Path(path_type=Path),
    help="TOML file with any of these options as keys, films = […], and proxies = […].",
)
@_options
@click.option(
    "--proxies",
    metavar="NETWORK",
    multiple=True,
    envvar="BURNOUT_TUI_PROXIES",
    help="Address or network of a balancer that speaks the PROXY protocol; may be given again.",
)
def command(films: tuple[str, ...], config: Path | None, proxies: tuple[str, ...], **options: Any) -> None:
    """Let anybody who types ssh -p 2222 HOST into the guide: no account, no shell.

    FILE is a film file or a folder of them, the film it ships with if none is named. The option --max-visitors can be
    given as BURNOUT_TUI_MAX_VISITORS in the environment, too, and so can all others. What is given here counts more
    than the environment, and the environment more than the configuration. docs/host.md tells how to run a host.

    SIGHUP reads the films again; SIGTERM closes the house.
    """
    given = {name: value for name, value in options.items() if value is not None}
    if films:
        given["films"] = list(films)
    if proxies:
        given["proxies"] = list(proxies)
    try:
        import asyncssh  # noqa: F401
        import prometheus_client  # noqa: F401
    except ImportError:
        raise UsageError('visitors need the extra "serve": pip install "burnout-tui[serve]"') from None
    _forget_terminal()
    from burnout_tui.serve.config import read_settings
    from burnout_tui.serve.host import serve

    sys.exit(serve(read_settings(config, given)))


def _forget_terminal() -> None:
    """Take out of the environment what says how this terminal looks, before a library reads it."""
    for name in [*os.environ]:
        if name in _SERVER_VARIABLES or name.startswith("TEXTUAL"):
            del os.environ[name]
