"""Take the README's pictures from the running app, so that they show what it is.

A test takes them again and compares. Run ``make pictures`` after a change that is meant to be seen.
"""

import asyncio
import re
from pathlib import Path
from typing import NamedTuple

from burnout_tui.film.language import Language
from burnout_tui.film.load import load
from burnout_tui.view.app import make_app

FOLDER = Path(__file__).parent / "pictures"
DATA = Path(__file__).parents[1] / "data"


class Picture(NamedTuple):
    """A screen, and how one gets there."""

    name: str
    film: str
    """The film's file."""
    language: Language
    theme: str
    size: tuple[int, int]
    keys: tuple[str, ...]


_WALKED = ("5", "down", "up", "tab")
"""In the ensemble, with the first character's first relation pointed at."""
WIDE, NORMAL = (120, 40), (90, 30)
PICTURES = (
    Picture("characters", "film.toml", "en", "noir", (110, 28), ("2", "down", "down", "down", "down")),
    Picture("filmography", "film.toml", "fr", "noir", (110, 28), ("4", "G", "up", "up")),
    Picture("synopsis", "film.toml", "en", "ville-blanche", (110, 28), ("down", "down")),
    Picture("ensemble-burnout-wide", "film.toml", "en", "noir", WIDE, _WALKED),
    Picture("ensemble-burnout-normal", "film.toml", "en", "noir", NORMAL, _WALKED),
    Picture("ensemble-razzia-wide", "razzia.toml", "fr", "noir", WIDE, ("5", "right")),
    Picture("ensemble-razzia-normal", "razzia.toml", "en", "ville-blanche", NORMAL, ("5", "down")),
)


async def taken(picture: Picture) -> str:
    """The picture as SVG. The ids that Rich makes anew each time are made the same."""
    app = make_app(load(DATA / picture.film), picture.language, theme=picture.theme)
    async with app.run_test(size=picture.size) as pilot:
        await pilot.press(*picture.keys)
        await pilot.pause()
        await pilot.pause()
        svg = app.export_screenshot(title="burnout-tui")
    return re.sub(r"terminal-\d+", "terminal", svg)


def path_of(picture: Picture) -> Path:
    """The picture's file."""
    return FOLDER / f"{picture.name}.svg"


def main() -> None:
    """Take all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        path_of(picture).write_text(asyncio.run(taken(picture)), encoding="utf-8")
        print(path_of(picture).name)


if __name__ == "__main__":
    main()
