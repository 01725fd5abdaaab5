"""Where the command begins, also as ``python -m burnout_tui``."""

import sys

from burnout_tui import __version__


def main() -> None:
    """Run the command; say the version without importing anything for it."""
    if sys.argv[1:] == ["--version"]:
        print(f"burnout-tui {__version__}")
        return
    from burnout_tui.cli import main as command

    command()


if __name__ == "__main__":
    main()
