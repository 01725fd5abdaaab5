"""Films as a command line means them: loaded, in a language, as far as the reader has seen them."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from burnout_tui.commands.language import locale_language
from burnout_tui.errors import UsageError
from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.message import Message
from burnout_tui.prose.width import text_width
from burnout_tui.toml.sanitize import sanitize_line

if TYPE_CHECKING:
    from burnout_tui.film.guide import Guide
    from burnout_tui.film.language import Language
    from burnout_tui.film.shelf import Shelf
    from burnout_tui.prose.reading import Reading


def draft_loader() -> "Callable[[Path], Guide]":
    """Return what loads a film that names records which it does not have, with stubs for them."""
    from burnout_tui.film.load import load

    return partial(load, draft=True)


def load_guide(file: Path | None, load: "Callable[[Path], Guide] | None" = None) -> "Guide":
    """Load a film file, or the bundled film if ``file`` is None. Raises DocumentError."""
    from burnout_tui.film.bundled import bundled_film

    if load is None:
        from burnout_tui.film.load import load as load_film

        load = load_film
    return load(file or bundled_film())


def open_films(files: Sequence[Path], load: "Callable[[Path], Guide] | None" = None) -> "tuple[Guide, Shelf | None]":
    """Return the first guide, and the shelf if the files, or the folder, hold several films.

    ``load`` returns the guide in a file. Raises DocumentError, and ShelfError if no film can be opened.
    """
    if len(files) < 2 and not os.path.isdir(files[0] if files else ""):  # noqa: PTH112 # a name can be too long for Path
        return load_guide(files[0] if files else None, load), None
    from burnout_tui.film.shelf import load_shelf

    shelf = load_shelf(files, load)
    return next(iter(shelf.guides.values())), shelf if len(shelf.shelved) > 1 else None


def plain_reading(guide: "Guide", lang: "Language | None", spoilers: bool, seen: int = 0) -> "Reading":
    """Return the reading of a guide for plain text; ``seen`` is the number of the last scene seen."""
    from burnout_tui.film.cut import shown_guide
    from burnout_tui.prose.reading import Reading

    shown = shown_guide(guide, guide.timeline.end if spoilers else seen).guide
    if lang:
        require_language(lang, shown)
    return Reading.of(guide, lang or fitting_language(locale_language(), shown), spoilers, on_screen=False, seen=seen)


def fitting_language(language: "Language", *guides: "Guide") -> "Language":
    """Return a language in which readers can have the guides, as far as they see them: theirs, else English."""
    from burnout_tui.film.guide import languages_of

    return language if language in languages_of(guides) else INTERFACE_LANGUAGES[0]


def require_language(language: "Language", *guides: "Guide") -> None:
    """Raise UsageError for a language in which readers can have none of the guides, as far as they see them."""
    from burnout_tui.film.guide import languages_of

    known = languages_of(guides)
    if language not in known:
        names = ", ".join(known)
        raise UsageError(
            Message("no text here is in “{language}”; choose from {names}", language=language, names=names)
        )


def require_part(reading: "Reading", part: str) -> None:
    """Raise UsageError if ``part`` is neither a tab nor an entry of the guide."""
    from burnout_tui.prose.plain import ref_problem
    from burnout_tui.prose.tabs import TABS

    if part not in TABS and (problem := ref_problem(reading, part)):
        raise UsageError(sanitize_line(problem))


def output_width() -> int:
    """Return the width of printed text: from COLUMNS, else from the terminal, else 80 columns; within bounds."""
    variable = os.environ.get("COLUMNS", "")
    columns = int(variable) if re.fullmatch("[0-9]{1,4}", variable) else 0
    if not columns and sys.stdout:
        with suppress(OSError, ValueError):
            columns = os.get_terminal_size(sys.stdout.fileno()).columns
    return text_width(columns or 80)
