"""The command line. Each command has a file of its own in ``commands``, imported only when it is needed."""

import os
import re
import sys
from collections.abc import Callable
from importlib import import_module
from io import StringIO
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click_default_group import DefaultGroup

from burnout_tui import __version__
from burnout_tui.commands.language import gettext_language, given_language, locale_language, translate
from burnout_tui.commands.outcome import Ended, run_to_end
from burnout_tui.commands.usage import Invocation, Option, TranslatedCommand
from burnout_tui.early.answers import COMPLETION
from burnout_tui.film.language import N_
from burnout_tui.film.languages import interface_language
from burnout_tui.message import Message
from burnout_tui.visible import spell_out
from textual_wire.detection.variables import drop_textual_variables

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from burnout_tui.early.answers import Answer
    from burnout_tui.early.start import Start

COMMANDS = (
    "open",
    "show",
    "path",
    "new",
    "check",
    "stubs",
    "import",
    "export",
    "schema",
    "config",
    "serve",
    "terminal",
)
"""The names of the commands, in the order of the help."""
_MODULES = MappingProxyType({"import": "import_film", "export": "export_film"})
"""The files of commands whose names are words of Python or say too little. Others are named like their command."""


def command_module(name: str) -> ModuleType:
    """Import the file of a command. Its ``command`` is the command."""
    return import_module(f"burnout_tui.commands.{_MODULES.get(name, name)}")


class CommandGroup(TranslatedCommand, DefaultGroup):
    """The group of commands. A first argument that names no command is a film file to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; for any other name the command that opens films."""
        name = cmd_name if cmd_name in COMMANDS else COMMANDS[0]
        if name not in self.commands:
            self.add_command(command_module(name).command, name)
        return super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments. While a shell completes the first word, no command is meant yet."""
        if ctx.resilient_parsing and not args:
            return click.Group.parse_args(self, ctx, args)
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return the commands, and whatever may follow if the default one is meant."""
        from burnout_tui.commands.completion import first_words

        default = self.get_command(ctx, COMMANDS[0])
        assert default
        return [*first_words(ctx, default, incomplete), *super().shell_complete(ctx, incomplete)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write both forms of the command line: with and without a command."""
        indentation = " " * (len(translate(N_("Usage:"))) + 1)
        formatter.write_usage(ctx.command_path, translate(N_("[OPTIONS] [FILE]...")))
        formatter.write_usage(ctx.command_path, translate(N_("COMMAND [OPTIONS] [ARGS]...")), prefix=indentation)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, without the sign that DefaultGroup adds to the default one."""
        click.Group.format_commands(self, ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, unless its stored answer was lost while printing. Keep no other if nothing is remembered."""
        if answer := ctx.obj.answer if ctx.obj else None:
            if answer.lost:
                raise answer.lost
            from burnout_tui.settings.remembering import remembers

            if not remembers():
                answer.drop()
        return super().invoke(ctx)

    def main(self, *args: Any, start: "Start | None" = None, answer: "Answer | None" = None, **kwargs: Any) -> Any:
        """Run the command, and print errors as sentences. Exit status: 1 for the film file, 2 for wrong usage.

        ``start`` is the terminal if it may show a stored picture. ``answer`` is what a command that only reads prints.
        """
        drop_textual_variables()
        if COMPLETION in os.environ:
            from burnout_tui.commands.completion import register

            register()
        given = given_language()

        def run() -> None:
            with gettext_language(interface_language(locale_language())):
                _run(super(CommandGroup, self).main, *args, **{"obj": Invocation(given, start, answer), **kwargs})

        run_to_end(run, start, answer)


@click.group(
    "burnout-tui",
    cls=CommandGroup,
    default="open",
    default_if_no_args=True,
)
@click.version_option(__version__, message="burnout-tui %(version)s", help="Show the version and exit.", cls=Option)
def main() -> None:
    """A terminal guide to an ensemble film.

    burnout-tui [FILE] opens the guide to FILE, or to the bundled film.

    burnout-tui open --help lists the options.
    """


def _run(command: Callable[..., Any], *args: Any, **kwargs: Any) -> NoReturn:
    """Run a command of click to its end. Raises Ended for its usage errors."""
    try:
        sys.exit(command(*args, **{**kwargs, "standalone_mode": False}))
    except click.ClickException as error:
        raise Ended(_error_text(error).removesuffix("\n"), error.exit_code) from error
    except click.Abort as error:
        raise KeyboardInterrupt from error


def _error_text(error: click.ClickException) -> str:
    """Return what click prints for an error, with the quotation marks of the language in place of click's own."""
    text = StringIO()
    error.show(file=text)

    def quoted(match: re.Match[str]) -> str:
        return Message("“{text}”", text=match[1]).translated(translate)

    return spell_out(re.sub(r"'([^'\n]+)'", quoted, text.getvalue()))
