"""The README says what the program does."""

import re
from pathlib import Path

import click

from burnout_tui.cli import main
from burnout_tui.view.keys import KEYS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_every_key_is_in_the_readme() -> None:
    """Each key of the table of keys stands in the README's table."""
    section = README.partition("## Keys")[2].partition("## Commands")[0]
    told = set(re.findall(r"`([^`]+)`", section))
    missing = {shown for key in KEYS for shown in key.shown.split(" ")} - told
    assert not missing


def test_every_command_and_option_is_in_the_readme() -> None:
    """Each command and each option stands in the README's section on commands; those of serve in the host's guide."""
    section = README.partition("## Commands")[2].partition("## A guide")[0]
    host = (Path(__file__).parents[2] / "docs" / "host.md").read_text(encoding="utf-8")
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command
        assert name == "open" or f"burnout-tui {name}" in section
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.opts[0] in (host if name == "serve" else section)
