"""Errors in a command line. Each shows what can be typed instead."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from burnout_tui.errors import UsageError
from burnout_tui.toml.sanitize import sanitize_line


class _Command(click.Command):
    """A command whose usage errors all show its usage line."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments. Raises click.UsageError."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click leaves the context out if an option has no value
            raise


def named_command(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """Return a decorator that makes a function the command called ``name``."""
    return click.command(name, cls=_Command)


def reject_mistyped_commands(context: click.Context, files: Sequence[Path]) -> None:
    """Raise an error for each name that looks like a command and is not a file.

    Raises click.UsageError for a command that does not come first, and UsageError for any other word.
    """
    group = context.parent.command if context.parent else None
    if not isinstance(group, click.Group):
        return
    for name in map(str, files):
        if "/" in name or "." in name or os.path.lexists(name):
            continue
        commands = group.list_commands(context)
        if name in commands and (command := group.get_command(context, name)):
            message = f'"{name}" is a command: it comes before options and files.'
            raise click.UsageError(message, click.Context(command, context.parent, name))
        from burnout_tui.suggest import did_you_mean

        hint = did_you_mean(name, commands) or "; burnout-tui --help lists the commands"
        raise UsageError(f'"{sanitize_line(name)}" is neither a command nor a film file{hint}')
