"""Write the man page and the completions of the shells, made from the command, into ``share/``, which wheels install.

    python tools/shell_files.py

Run it after changing a command, an option or the version; a test fails until then.
"""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from click.shell_completion import ShellComplete, get_completion_class

from burnout_tui import __version__
from burnout_tui.cli import main
from burnout_tui.commands.completion import register
from burnout_tui.commands.language import paragraphs
from burnout_tui.early.answers import COMPLETION

SHARE = Path(__file__).parents[1] / "share"
COMPLETIONS = {
    "bash": "bash-completion/completions/burnout-tui",
    "zsh": "zsh/site-functions/_burnout-tui",
    "fish": "fish/vendor_completions.d/burnout-tui.fish",
}
PAGE = "man/man1/burnout-tui.1"
_ENVIRONMENT = (
    ("BURNOUT_TUI_LANGUAGE, _THEME, _MOUSE, _CURSOR, _PLAIN, _SPOILERS, _REMEMBER", "The settings of config.toml."),
    ("LC_ALL, LC_MESSAGES, LANG", "The language, if neither an option nor a setting names one."),
    ("TERM, COLORTERM, NO_COLOR", "The terminal and its colours; burnout-tui terminal explains what was detected."),
    ("COLUMNS", "The width of printed text."),
)
_FILES = (
    ("~/.config/burnout-tui/config.toml", "The settings, on Linux; burnout-tui config names the place on each system."),
    ("~/.local/state/burnout-tui", "On Linux, the memory between runs, and the tracebacks of crashes."),
)
_STATUS = (
    ("0", "Success."),
    ("1", "The film file is missing or has problems."),
    ("2", "Wrong usage, or a config.toml with problems."),
)


def files() -> Mapping[str, str]:
    """Return the text of each file, by its path in ``share/``."""
    texts = {path: completion_in(shell).source().strip() + "\n" for shell, path in COMPLETIONS.items()}
    return {**texts, PAGE: "\n".join(_page()) + "\n"}


def completion_in(shell: str) -> ShellComplete:
    """Return the command's completion in a shell."""
    register()
    completion = get_completion_class(shell)
    assert completion
    return completion(main, {}, "burnout-tui", COMPLETION)


def _page() -> Iterator[str]:
    """Yield the lines of the man page, in the macros of man(7)."""
    context = click.Context(main, info_name="burnout-tui")
    commands = {name: main.get_command(context, name) for name in main.list_commands(context)}
    yield f'.TH BURNOUT\\-TUI 1 "" "burnout\\-tui {__version__}" "User Commands"'
    yield from (".SH NAME", f"burnout\\-tui \\- {_text('a terminal guide to an ensemble film')}", ".SH SYNOPSIS")
    for line in ("[OPTIONS] [FILE]...", "COMMAND [OPTIONS] [ARGS]..."):
        yield from (".B burnout\\-tui", _text(line), ".br")
    yield ".SH DESCRIPTION"
    yield from _paragraphs(main.help or "")
    yield ".SH COMMANDS"
    for name, command in commands.items():
        assert command
        with click.Context(command, context, name) as inner:
            usage = " ".join(command.collect_usage_pieces(inner))
            yield f".SS {_text(f'burnout-tui {name} {usage}')}"
            yield from _paragraphs(command.help or "")
            for option in command.params:
                if isinstance(option, click.Option):
                    yield from _item(_option(option, inner), option.help or "")
    for heading, items in (("ENVIRONMENT", _ENVIRONMENT), ("FILES", _FILES), ("EXIT STATUS", _STATUS)):
        yield f".SH {heading}"
        for term, text in items:
            yield from _item(term, text)


def _option(option: click.Option, context: click.Context) -> str:
    """Return an option as it is typed, with the name of its value."""
    names = ", ".join(option.opts) + "".join(f" / {name}" for name in option.secondary_opts)
    return names if option.is_flag else f"{names} {option.make_metavar(context)}"


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs(text)):
        if number:
            yield ".PP"
        yield _text(paragraph)


def _item(term: str, text: str) -> Iterator[str]:
    yield from (".TP", f".B {_text(term)}", _text(text))


def _text(text: str) -> str:
    """Return a text with what is special in roff escaped: hyphens of options stay hyphens, and may be copied."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    escaped = escaped.replace("…", "...").replace("'", "\\(aq").replace("~", "\\(ti")
    return re.sub(r"^(?=[.])", r"\\&", escaped)


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C"
    for name, content in files().items():
        path = SHARE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        print(path.relative_to(SHARE.parent))
