"""Command lines that print what a reader sees."""

from burnout_tui.film.cut import shown_guide
from burnout_tui.prose.reading import Reading
from burnout_tui.toml.sanitize import sanitize_line


def show_command(reading: Reading, part: str) -> str:
    """Return the command line that prints a tab or an entry as far as the reader sees the film."""
    import shlex

    file = reading.whole.file
    named = [shlex.quote(sanitize_line(file))] if file else []
    return " ".join(["burnout-tui show", *level_options(reading), part, *named])


def level_options(reading: Reading) -> list[str]:
    """Return the options of a command that shows as much of the film as the reader sees."""
    whole = reading.whole
    if reading.guide is shown_guide(whole, 0).guide:
        return []
    if reading.shows_all:
        return ["--spoilers"]
    numbers = whole.timeline.numbers
    # The last scene seen may be hidden itself, so its id must not be named.
    seen = [scene for scene in reading.guide.scenes if numbers[scene] <= reading.seen]
    return ["--seen", seen[-1]] if seen else []
