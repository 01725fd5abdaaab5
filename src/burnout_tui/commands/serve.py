"""``burnout-tui serve``: the guide for visitors over SSH."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from burnout_tui.commands.language import translate
from burnout_tui.commands.libraries import require_libraries
from burnout_tui.commands.usage import LanguageCode, Number, Option, argument, named_command, option
from burnout_tui.errors import GuideError, UsageError
from burnout_tui.message import Message, Translate, untranslated

if TYPE_CHECKING:
    from burnout_tui.ssh.settings import GuideSettings

_LIBRARIES = ("asyncssh", "prometheus_client")
_VARIABLE = "BURNOUT_TUI_"
_SECONDS = "SECONDS"
_SERVER_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES")
"""Variables of the server's own terminal that Textual and Rich would apply to the terminals of all visitors."""


class _Setting(Option):
    """An option. Error messages name its environment variable if the value came from there."""

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Return the name that an error message calls the option by."""
        source = ctx.get_parameter_source(self.name) if ctx and self.name else None
        if source is click.core.ParameterSource.ENVIRONMENT:
            return str(self.envvar)
        return super().get_error_hint(ctx)


OPTIONS: tuple[tuple[str, str, Any, str], ...] = (
    ("host", "ADDRESS", str, "Address to listen on. [all addresses]"),
    ("port", "PORT", Number(0, 65535), "Port to listen on; 0: any free port. [2222]"),
    ("host-key", "FILE", str, "Private host key, created if missing. [in the data folder]"),
    ("name", "HOST[:PORT]", str, "Host in the command to reconnect; add the port if it is not --port."),
    ("workers", "N", Number(1, 64), "Worker processes; use one per core. [1]"),
    ("language", "", LanguageCode(), "Language for visitors who choose none. [en]"),
    ("theme", "NAME", str, "Theme for terminals with more than 16 colours. [noir]"),
    ("motd", "TEXT", str, "Message shown to every visitor before the guide opens."),
    ("max-visitors", "N", Number(1, 20000), "Maximum number of simultaneous visitors, over all workers. [500]"),
    ("max-per-address", "N", Number(1, 20000), "Maximum number of simultaneous visitors from one address. [20]"),
    ("rate", "N", Number(1, 100000), "Maximum number of new connections per minute from one address. [60]"),
    ("log-in", _SECONDS, Number(1, 600), "Time limit for logging in. [20]"),
    ("idle", _SECONDS, Number(0, 604800), "End a visit after this time without a key; 0: never. [1800]"),
    ("longest", _SECONDS, Number(0, 604800), "Time limit for a visit; 0: none. [28800]"),
    ("keys", "N", Number(5, 1000), "Maximum number of keys per second from one visitor. [40]"),
    ("paste", "N", Number(0, 1000000), "Maximum number of characters in one paste; the rest is dropped. [1000]"),
    ("stalled", _SECONDS, Number(1, 3600), "End a visit if the client reads nothing for this time. [60]"),
    ("drain", _SECONDS, Number(0, 3600), "Time visitors have to finish when the server shuts down. [30]"),
    ("share-styles", "", bool, "Compute styles once for all visitors, or for each one. [on]"),
    ("metrics-host", "ADDRESS", str, "Address of /metrics and /healthz. [127.0.0.1]"),
    ("metrics-port", "PORT", Number(0, 65535), "Port of /metrics and /healthz; 0: off. [0]"),
    ("log-format", "", click.Choice(("text", "json")), "Format of the log on standard error. [text]"),
)
"""The options: name, metavar, type and help. All are keys of a configuration file."""


def _checked(context: click.Context, option: click.Parameter, value: Any) -> Any:
    """Check a text, or several, as the same key of a configuration file."""
    from burnout_tui.ssh.validators import problem_of

    if option.multiple:  # an environment variable separates them by spaces or commas
        value = tuple(text for texts in value for text in texts.split(",") if text)
    for text in value if option.multiple else (value,):
        if isinstance(text, str) and (message := problem_of((option.name or "").replace("_", "-"), text)):
            raise click.BadParameter(message.translated(translate), context, option)
    return value


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for name, metavar, kind, text in reversed(OPTIONS):
        variable = _VARIABLE + name.upper().replace("-", "_")
        flags = f"--{name}/--no-{name}" if kind is bool else f"--{name}"
        command = option(
            flags,
            cls=_Setting,
            metavar=metavar or None,
            type=kind,
            default=None,  # for a flag, click's own default is False
            envvar=variable,
            callback=_checked,
            help=text,
        )(command)
    return command


@named_command("serve")
@argument("films", nargs=-1, metavar="[FILE]...", type=click.Path(), envvar=_VARIABLE + "FILMS")
@option(
    "--config",
    metavar="FILE",
    envvar=_VARIABLE + "CONFIG",
    type=click.Path(path_type=Path),
    help="TOML file with any of these options as keys, films = […], and proxies = […].",
)
@_options
@option(
    "--proxies",
    cls=_Setting,
    metavar="NETWORK",
    multiple=True,
    envvar=_VARIABLE + "PROXIES",
    callback=_checked,
    help="Address or network of a load balancer that speaks the PROXY protocol; repeat for several.",
)
def command(films: tuple[str, ...], config: Path | None, proxies: tuple[str, ...], **options: Any) -> None:
    """Serve the guide to visitors over SSH.

    Anyone who types ssh -p 2222 HOST sees the guide. Visitors need no account and get no shell.

    FILE is a film file or a folder of film files; the default is the bundled film. Every option can also be set
    in the environment: --max-visitors as BURNOUT_TUI_MAX_VISITORS, FILEs as BURNOUT_TUI_FILMS separated by colons,
    networks as BURNOUT_TUI_PROXIES separated by commas or spaces. Options override the environment, and the
    environment overrides the configuration file. docs/host.md explains how to run a server.

    SIGHUP reloads the films; SIGTERM shuts the server down.
    """
    given = {name: value for name, value in options.items() if value is not None}
    if films:
        given["films"] = list(films)
    if proxies:
        given["proxies"] = list(proxies)
    if not hasattr(os, "fork"):
        raise UsageError(Message("serve needs Linux, macOS or another Unix"))
    require_libraries("serve", _LIBRARIES, missing=UsageError)
    _forget_terminal()
    from burnout_tui.ssh.config import read_settings
    from burnout_tui.ssh.site import GuideSite
    from textual_ssh.errors import ServeError
    from textual_ssh.server import serve

    settings = read_settings(config, given)
    site = GuideSite(settings, _read_films(settings))
    try:
        sys.exit(serve(site, settings))
    except ServeError as error:
        raise GuideError(Message(error.template, **error.values)) from None


class _UnusableFilms(GuideError):
    """Problems that the process found that read the films."""

    def __init__(self, found: Sequence[str]) -> None:
        super().__init__("no film")
        self._found = found

    def lines(self, translate: Translate = untranslated) -> list[str]:
        """Return the problems, which are translated already."""
        return [*self._found]


def _read_films(settings: "GuideSettings") -> bytes:
    """Read the films in a process of its own: their files may be on a server that does not answer."""
    from burnout_tui.ssh.site import read_site
    from textual_ssh.reload import READING_SECONDS
    from textual_ssh.run_in_process import run_in_process

    def read() -> bytes | list[str]:
        try:
            return read_site(settings)
        except GuideError as error:
            return error.lines(translate)

    try:
        found = run_in_process(read, READING_SECONDS)
        if isinstance(found, list):
            raise _UnusableFilms(found)
        return found
    except TimeoutError:
        message = Message("the film files could not be read within {seconds} seconds", seconds=READING_SECONDS)
    except ChildProcessError:
        message = Message("the process that read the film files has ended too early")
    raise GuideError(message)


def _forget_terminal() -> None:
    """Remove the description of the server's own terminal from the environment, before a library reads it."""
    for name in [*os.environ]:
        if name in _SERVER_VARIABLES:
            del os.environ[name]
