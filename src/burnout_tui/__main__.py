"""``python -m burnout_tui`` is the command."""

from burnout_tui.cli import main

if __name__ == "__main__":
    main()
