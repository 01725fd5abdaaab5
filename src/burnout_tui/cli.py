"""The command: thin. Each of its commands has a file of its own in ``commands``, imported when it is asked for."""

import errno
import os
import sys
from importlib import import_module
from typing import Any

import click
from click_default_group import DefaultGroup

from burnout_tui import __version__
from burnout_tui.errors import GuideError

COMMANDS = ("open", "show", "path", "check", "serve", "terminal")
"""Their names, in the order of the help; the file of each has a ``command``."""


class Command(DefaultGroup):
    """The group of commands; what is not one of them is a film file to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; for another name the one that opens films."""
        name = cmd_name if cmd_name in COMMANDS else self.default_cmd_name
        if name not in self.commands:
            self.add_command(import_module(f"burnout_tui.commands.{name}").command, name)
        return super().get_command(ctx, cmd_name)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and say what went wrong in sentences. Exit status: 1 the film file, 2 wrong usage."""
        try:
            return super().main(*args, **kwargs)
        except GuideError as error:
            for line in error.lines():
                click.echo(line, file=sys.stderr)
            sys.exit(error.exit_status)
        except Exception as error:  # nobody is shown a traceback
            click.echo(_told(error), file=sys.stderr)
            sys.exit(1)


@click.group(
    cls=Command, default="open", default_if_no_args=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, message="burnout-tui %(version)s")
def main() -> None:
    """A terminal guide to an ensemble film.

    burnout-tui [FILE] opens the guide: the film it ships with, if no FILE is named. How to open it, in which language
    and where, burnout-tui open --help tells.
    """
    # What the output cannot show is transliterated, and the command goes on. What is printed names its stream, since
    # click would send UTF-8 to one that asks for ASCII.
    from textual_wire.ascii.streams import transliterating

    for stream in (sys.stdout, sys.stderr):
        transliterating(stream)


def _told(error: Exception) -> str:
    """What to say of an error that no sentence was written for."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"burnout-tui: the output cannot be written: {os.strerror(error.errno)}"
    from burnout_tui.crash import keep

    return keep(error)
