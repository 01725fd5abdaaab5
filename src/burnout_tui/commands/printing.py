"""Print what a command has written."""

import sys

import click


def print_bytes(written: bytes) -> None:
    """Write bytes to standard output: as text on a terminal, which may need other bytes, else as they are."""
    if sys.stdout.isatty():
        click.echo(written.decode("utf-8-sig"), nl=False, file=sys.stdout)
    elif buffer := getattr(sys.stdout, "buffer", None):
        buffer.write(written)
    else:
        sys.stdout.write(written.decode("utf-8-sig"))
