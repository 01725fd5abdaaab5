"""Errors in a command line, and its help. Each error shows what can be typed instead."""

import os
import sys
from collections.abc import Callable, Sequence
from copy import copy
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from burnout_tui.commands.language import gettext_language, translate, translate_paragraphs
from burnout_tui.errors import UsageError, short
from burnout_tui.film.language import N_
from burnout_tui.film.languages import INTERFACE_LANGUAGES, code_of, unknown_language
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import sanitize_line
from burnout_tui.visible import spell_out

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from burnout_tui.early.answers import Answer
    from burnout_tui.early.start import Start


class Invocation(NamedTuple):
    """The context of one run, click's ``obj``."""

    language: str | None
    """The language that the environment tells gettext."""
    start: "Start | None"
    """The facts of this start; None unless pictures of the guide are kept."""
    answer: "Answer | None" = None
    """The answer of this run; None unless answers of the command are kept."""


class Option(click.Option):
    """An option whose help is in the language of the locale."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return the name of the value."""
        return translate(super().make_metavar(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option as it is typed, and its help."""
        translated = copy(self)
        translated.help = translate(self.help or "")
        return super(Option, translated).get_help_record(ctx)


class Argument(click.Argument):
    """An argument whose name is in the language of the locale."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return the name of the value."""
        return translate(super().make_metavar(ctx))


class Number(click.IntRange):
    """An integer within bounds, with the same error message as in a configuration file."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number. Raises click.BadParameter."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            expectation = Message("an integer from {low} to {high}", low=self.min, high=self.max)
            found = Message("“{text}”", text=short(sanitize_line(str(value))))
            message = Message("expected {expectation}, found {found}", expectation=expectation, found=found)
            self.fail(message.translated(translate), param, ctx)


class LanguageCode(click.ParamType[str]):
    """The code of a language; that of a locale such as ``fr-CA`` stands for its language."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code. Raises click.BadParameter."""
        if problem := unknown_language(value):
            self.fail(problem.translated(translate), param, ctx)
        return code_of(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """Return the languages that every film is shown in."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(code) for code in INTERFACE_LANGUAGES if code.startswith(incomplete)]


class TranslatedCommand(click.Command):
    """A command whose help is in the language of the locale."""

    def get_help_option_names(self, ctx: click.Context) -> list[str]:
        """Return the names of the option for help, also where no program is around the command, as for a man page.

        click makes the option once, for the first context that asks for it.
        """
        return ["-h", "--help"]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option for help, which click makes once, in the language of that moment."""
        if option := super().get_help_option(ctx):
            option.help = translate(N_("Show this message and exit."))
            option.callback = _show_help
        return option

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the beginning of the help."""
        return super(TranslatedCommand, self._translated()).get_short_help_str(limit)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, without its options."""
        super(TranslatedCommand, self._translated()).format_help_text(ctx, formatter)

    def _translated(self) -> "TranslatedCommand":
        translated = copy(self)
        translated.help = translate_paragraphs(self.help or "")
        return translated


def _show_help(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), file=sys.stdout)
        ctx.exit()


class _Command(TranslatedCommand):
    """A command whose usage errors all show its usage line."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments. Raises click.UsageError."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click leaves the context out if an option has no value
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command in the environment as it was given."""
        with gettext_language(ctx.obj.language if ctx.obj else None):
            return super().invoke(ctx)


def completed_by(name: str) -> Callable[[click.Context, click.Parameter, str], list[Any]]:
    """Return a function that completes values as a function of ``commands/completion.py`` does."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[Any]:
        from burnout_tui.commands import completion

        found: list[Any] = getattr(completion, name)(context, parameter, incomplete)
        return found

    return complete


option = partial(click.option, cls=Option)
argument = partial(click.argument, cls=Argument)


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
            message = Message("“{name}” is a command: it comes before options and files.", name=name)
            raise click.UsageError(message.translated(translate), click.Context(command, context.parent, name))
        from burnout_tui.suggest import did_you_mean

        hint = did_you_mean(name, commands) or Message("; burnout-tui --help lists the commands")
        raise UsageError(
            Message(
                "“{name}” is neither a command nor a film file{hint}", name=spell_out(sanitize_line(name)), hint=hint
            )
        )
