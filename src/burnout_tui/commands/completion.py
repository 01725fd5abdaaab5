"""Completion in shells: what may follow on the command line. It is only imported while a shell asks for it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class, split_arg_string

from burnout_tui.errors import GuideError

if TYPE_CHECKING:
    from burnout_tui.film.guide import Guide

_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' response completion type value
    response=$(env COMP_LINE="$COMP_LINE" COMP_POINT="$COMP_POINT" COMP_WORDBREAKS="$COMP_WORDBREAKS" \\
%(complete_var)s=bash_complete "$1")
    for completion in $response; do
        IFS=',' read -r type value <<< "$completion"
        if [[ $type == file || $type == dir ]]; then
            compopt -o default
        else
            COMPREPLY+=("$value")
        fi
    done
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class _Bash(BashComplete):
    """Completion in bash, which splits words at colons, so that refs such as ``character:zoe`` would not be found."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is completed, and that one."""
        line = os.environ["COMP_LINE"].encode()[: int(os.environ["COMP_POINT"])].decode(errors="replace")
        words = split_arg_string(line)
        last = "" if not words or line[-1:].isspace() else words.pop()
        if last.startswith("--") and "=" in last:
            option, _, last = last.partition("=")
            words.append(option)
        return words[1:], last

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return the possible words, without the part before a colon that bash takes for another word."""
        items = super().get_completions(args, incomplete)
        before = incomplete.rpartition(":")[0]
        if before and ":" in os.environ.get("COMP_WORDBREAKS", ":"):
            for item in items:
                item.value = item.value.removeprefix(f"{before}:")
        return items


def register() -> None:
    """Give click the completion for bash in place of its own."""
    add_completion_class(_Bash, "bash")


def first_words(context: click.Context, default: click.Command, incomplete: str) -> list[CompletionItem]:
    """Return what the command that opens films takes as its first word: a file, or an option."""
    if incomplete.startswith("-"):
        with default.make_context(default.name, [], parent=context, resilient_parsing=True) as inner:
            return default.shell_complete(inner, incomplete)
    return [CompletionItem(incomplete, type="file")]


def themes(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Return the names of themes."""
    from burnout_tui.view.themes.choice import theme_names

    return [name for name in theme_names() if name.startswith(incomplete)]


def parts(context: click.Context, option: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the tabs and refs of the film, and for an argument, which may be a file too, the files."""
    from burnout_tui.prose.tabs import TABS

    found = [tab for tab in TABS if tab.startswith(incomplete)]
    found += [ref for ref in _refs(context) if incomplete and ref.startswith(incomplete)]
    files = [CompletionItem(incomplete, type="file")] if isinstance(option, click.Argument) else []
    return [*files, *map(CompletionItem, found)]


def characters(context: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Return the ids of the film's characters."""
    guide = _guide(context)
    return [name for name in guide.characters if name.startswith(incomplete)] if guide else []


def scenes(context: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Return the ids of the film's scenes that are not spoilers."""
    guide = _guide(context)
    return [name for name in guide.scenes if name.startswith(incomplete)] if guide else []


def _refs(context: click.Context) -> Iterator[str]:
    from burnout_tui.film.kinds import record_kinds

    if guide := _guide(context):
        for kind in record_kinds().named:
            yield from (f"{kind}:{name}" for name in guide.table(kind))


def _guide(context: click.Context) -> "Guide | None":
    """Return the film of the command line, or the bundled one, without spoilers; None if it has problems."""
    from burnout_tui.film.bundled import bundled_film
    from burnout_tui.film.cut import shown_guide
    from burnout_tui.film.load import load

    # Without the value of the last option, click leaves the arguments unparsed, and not every one need be a file.
    unparsed = tuple(word for word in context.args if "." in word or "/" in word or os.path.lexists(word))
    given: Any = context.params.get("file") or context.params.get("files") or unparsed
    file = next(iter(given), None) if isinstance(given, tuple) else given
    try:
        return shown_guide(load(Path(file) if file else bundled_film()), 0).guide
    except GuideError:
        return None
