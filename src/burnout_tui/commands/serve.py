"""``burnout-tui serve``: visitors over SSH."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from burnout_tui.commands.usage import named_command
from burnout_tui.errors import UsageError, short
from burnout_tui.toml.sanitize import sanitize_line

_VARIABLE = "BURNOUT_TUI_"
_SECONDS = "SECONDS"
_SERVER_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES")
"""What Textual and Rich would take from the environment of the host for the terminals of all its visitors."""


class _Setting(click.Option):
    """An option that is called by its variable where that gave the value."""

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """What a message calls it."""
        source = ctx.get_parameter_source(self.name) if ctx and self.name else None
        if source is click.core.ParameterSource.ENVIRONMENT:
            return str(self.envvar)
        return super().get_error_hint(ctx)


class _Number(click.IntRange):
    """A whole number within bounds; what is none is told as of a configuration."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Raises click.BadParameter."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            found = short(sanitize_line(str(value)))
            self.fail(f'expected an integer from {self.min} to {self.max}, found "{found}"', param, ctx)


OPTIONS: tuple[tuple[str, str, Any, str], ...] = (
    ("host", "ADDRESS", str, "Address to listen on. [all of this machine's]"),
    ("port", "PORT", _Number(0, 65535), "Port to listen on; 0 for any that is free. [2222]"),
    ("host-key", "FILE", str, "The host's private key, made where there is none. [one in the data folder]"),
    ("name", "HOST[:PORT]", str, "What visitors are told to come again with; the port if it is another than --port."),
    ("workers", "N", _Number(1, 64), "Processes that visitors are spread over: one for each core. [1]"),
    ("language", "", click.Choice(("en", "fr")), "Language of visitors who ask for none. [en]"),
    ("theme", "NAME", str, "Colours where a terminal has more than sixteen. [noir]"),
    ("motd", "TEXT", str, "What every visitor is told before the guide opens."),
    ("max-visitors", "N", _Number(1, 20000), "Visitors at a time, over all workers. [500]"),
    ("max-per-address", "N", _Number(1, 20000), "Visitors at a time from one address. [20]"),
    ("rate", "N", _Number(1, 100000), "New connections a minute from one address. [60]"),
    ("log-in", _SECONDS, _Number(1, 600), "Time that a client has to log in. [20]"),
    ("idle", _SECONDS, _Number(0, 604800), "Time without a key after which a visit ends; 0: never. [1800]"),
    ("longest", _SECONDS, _Number(0, 604800), "Time after which any visit ends; 0: never. [28800]"),
    ("keys", "N", _Number(5, 1000), "Keys a second that are heeded from one visitor. [40]"),
    ("paste", "N", _Number(0, 1000000), "Characters of one paste that are heeded. [1000]"),
    ("stalled", _SECONDS, _Number(1, 3600), "Time for which a client may read nothing. [60]"),
    ("drain", _SECONDS, _Number(0, 3600), "Time that visitors have to finish when the host closes. [30]"),
    ("metrics-host", "ADDRESS", str, "Address of /metrics and /healthz. [127.0.0.1]"),
    ("metrics-port", "PORT", _Number(0, 65535), "Port of /metrics and /healthz; 0: none. [0]"),
    ("log-format", "", click.Choice(("text", "json")), "How lines of the log look, on standard error. [text]"),
)
"""The options: name, what stands for the value in the help, its type, and the help. All are keys of a configuration."""


def _checked(context: click.Context, option: click.Parameter, value: Any) -> Any:
    """A text, or several, after the checks that the same key of a configuration has."""
    from burnout_tui.ssh.validators import problem_of

    if option.multiple:  # in one variable of the environment there are spaces or commas between them
        value = tuple(text for texts in value for text in texts.split(",") if text)
    for text in value if option.multiple else (value,):
        if isinstance(text, str) and (told := problem_of((option.name or "").replace("_", "-"), text)):
            raise click.BadParameter(told, context, option)
    return value


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for name, metavar, kind, told in reversed(OPTIONS):
        variable = _VARIABLE + name.upper().replace("-", "_")
        command = click.option(
            f"--{name}", cls=_Setting, metavar=metavar or None, type=kind, envvar=variable, callback=_checked, help=told
        )(command)
    return command


@named_command("serve")
@click.argument("films", nargs=-1, metavar="[FILE]...", type=click.Path(), envvar=_VARIABLE + "FILMS")
@click.option(
    "--config",
    metavar="FILE",
    envvar=_VARIABLE + "CONFIG",
    type=click.Path(path_type=Path),
    help="TOML file with any of these options as keys, films = […], and proxies = […].",
)
@_options
@click.option(
    "--proxies",
    cls=_Setting,
    metavar="NETWORK",
    multiple=True,
    envvar=_VARIABLE + "PROXIES",
    callback=_checked,
    help="Address or network of a balancer that speaks the PROXY protocol; may be given again.",
)
def command(films: tuple[str, ...], config: Path | None, proxies: tuple[str, ...], **options: Any) -> None:
    """Let anybody who types ssh -p 2222 HOST into the guide: no account, no shell.

    FILE is a film file or a folder of them, the film it ships with if none is named. The option --max-visitors can be
    given as BURNOUT_TUI_MAX_VISITORS in the environment, too, and so can all others: files as BURNOUT_TUI_FILMS with
    colons between them, networks as BURNOUT_TUI_PROXIES with commas or spaces. What is given here counts more than the
    environment, and the environment more than the configuration. docs/host.md tells how to run a host.

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
    from burnout_tui.ssh.config import read_settings
    from textual_ssh.server import serve

    sys.exit(serve(read_settings(config, given)))


def _forget_terminal() -> None:
    """Take out of the environment what says how this terminal looks, before a library reads it."""
    for name in [*os.environ]:
        if name in _SERVER_VARIABLES or name.startswith("TEXTUAL"):
            del os.environ[name]
