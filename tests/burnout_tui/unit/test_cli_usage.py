"""A command line that cannot be run gets a message that shows what can be typed."""

import re
from pathlib import Path

import click
import pytest
from tests.support.command import FILM, run

from burnout_tui.cli import COMMANDS, command_module

USAGE = {
    "open": "[OPTIONS] [FILE]...",
    "show": "[OPTIONS] [TAB|REF] [FILE]",
    "path": "[OPTIONS] A B [FILE]",
    "check": "[OPTIONS] FILE...",
    "terminal": "[OPTIONS]",
    "serve": "[OPTIONS] [FILE]...",
}
"""The usage line of each command, after the command's name."""


@pytest.mark.parametrize(
    ("arguments", "command", "message"),
    [
        (["--xyzzy"], "open", "No such option “--xyzzy”."),
        (["-x"], "open", "No such option “-x”."),
        (["--opens"], "open", "No such option “--opens”. (Did you mean one of: “--open”, “--seen”?)"),
        (["film.toml", "--xyzzy"], "open", "No such option “--xyzzy”."),
        (["open", "--xyzzy"], "open", "No such option “--xyzzy”."),
        (["--open"], "open", "Option “--open” requires an argument."),
        (
            ["--lang", "xx"],
            "open",
            "Invalid value for “--lang”: there is no language “xx”; write a code such as fr",
        ),
        (["show", "--xyzzy"], "show", "No such option “--xyzzy”."),
        (["show", "--lang"], "show", "Option “--lang” requires an argument."),
        (["show", "cast", "one.toml", "two.toml"], "show", "Got unexpected extra argument (two.toml)"),
        (["path"], "path", "Missing argument “A”."),
        (["path", "aida"], "path", "Missing argument “B”."),
        (["check"], "check", "Missing argument “FILE...”."),
        (["terminal", "now"], "terminal", "Got unexpected extra argument (now)"),
        (
            ["serve", "--port", "x"],
            "serve",
            "Invalid value for “--port”: expected an integer from 0 to 65535, found “x”",
        ),
        (
            ["show", "film.toml", "cast"],
            "show",
            "The tab or entry comes before the film file: cast film.toml",
        ),
        (["film.toml", "show"], "show", "“show” is a command: it comes before options and files."),
        (["--lang", "fr", "path"], "path", "“path” is a command: it comes before options and files."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_usage_line_can_be_typed(arguments: list[str], command: str, message: str) -> None:
    """Every usage error shows the command, as it can be typed, and what is wrong; exit status 2."""
    rejected = run(*arguments)
    assert (rejected.exit_code, rejected.stdout) == (2, "")
    assert rejected.stderr == (
        f"Usage: burnout-tui {command} {USAGE[command]}\n"
        f"Try “burnout-tui {command} --help” for help.\n\n"
        f"Error: {message}\n"
    )


@pytest.mark.parametrize("command", USAGE)
def test_the_help_begins_with_the_same_line(command: str) -> None:
    """The help that the errors point to exists, and begins with the same usage line."""
    assert run(command, "--help").stdout.startswith(f"Usage: burnout-tui {command} {USAGE[command]}\n")


def test_the_help_of_the_program_shows_both_forms() -> None:
    """The help shows that a file, or a command, may follow the name, and lists the commands as they are typed."""
    help_text = run("--help").stdout
    assert help_text.startswith(
        "Usage: burnout-tui [OPTIONS] [FILE]...\n       burnout-tui COMMAND [OPTIONS] [ARGS]...\n\n"
    )
    listed = [line.split()[0] for line in help_text.partition("Commands:\n")[2].splitlines()]
    assert listed == [*COMMANDS]


@pytest.mark.parametrize(
    ("word", "hint"),
    [("chekc", "did you mean “check”?"), ("xyzzy", "burnout-tui --help lists the commands")],
)
def test_an_unknown_word(word: str, hint: str) -> None:
    """A word that is neither a command nor a file gets the nearest command, or where to find all of them."""
    for arguments in ([word], [word, str(FILM)], [str(FILM), word], ["--lang", "fr", word]):
        rejected = run(*arguments)
        assert (rejected.exit_code, rejected.stdout) == (2, "")
        assert rejected.stderr == f"“{word}” is neither a command nor a film file; {hint}\n"


@pytest.mark.parametrize(
    "arguments", [["show", "cast", "nosuch"], ["path", "aida", "jad", "nosuch"], ["check", "nosuch"]]
)
def test_a_file_that_is_not_there(arguments: list[str]) -> None:
    """After a command, a name can only be a file: one that does not exist is called that; exit status 1."""
    rejected = run(*arguments)
    assert (rejected.exit_code, rejected.stdout) == (1, "")
    assert rejected.stderr == "nosuch: error: no such file\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_both_names_everywhere(name: str) -> None:
    """A command has both names of the option for help, even if its man page asks for it before the program does."""
    command = command_module(name).command
    option = command.get_help_option(click.Context(command))
    assert option.opts == ["-h", "--help"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "{}"),
        ("path", "{}", "aida"),
        ("show", "--lang", "{}"),
        ("show", "--seen", "{}"),
        ("show", "--at", "{}"),
        ("show", "--width", "{}"),
        ("show", "--{}"),
        ("open", "--theme", "{}"),
        ("open", "{}.toml"),
        ("export", "{}"),
        ("check", "{}"),
        ("terminal", "{}"),
        ("serve", "--name", "{}"),
        ("serve", "--language", "{}"),
        ("serve", "--proxies", "{}"),
        ("serve", "--config", "{}"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("typed", ["\x1b[31m", "\x9b31m", "xq\u202ezk", "xq\u200bzk"], ids=ascii)
def test_what_was_typed_is_quoted_safely(arguments: tuple[str, ...], typed: str) -> None:
    """No message has a control character, one that reverses the direction, or one that nobody sees."""
    refused = run(*(argument.format(typed) for argument in arguments))
    assert refused.exit_code in (1, 2)
    assert refused.output
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e]", refused.output)


@pytest.mark.parametrize(("name", "shown"), [("a\u200bb", "a<U+200B>b"), ("می\u200cخواهم", "می\u200cخواهم")])
def test_a_file_name_that_is_not_all_seen(tmp_path: Path, name: str, shown: str) -> None:
    """A message about a file has the codes of characters in its name that nobody sees."""
    (tmp_path / f"{name}.toml").write_text("format = 2")
    assert f"{shown}.toml:1:10: error" in run("check", str(tmp_path / f"{name}.toml")).output
