"""Take the screenshots for the README from the running app.

A test takes them again and compares them. Run ``make pictures`` after an intended change of the interface.
"""

import asyncio
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.load import load
from burnout_tui.view.app import make_app

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
DATA = Path(__file__).parents[1] / "data"


class Picture(NamedTuple):
    """A screen, and the keys that lead to it."""

    name: str
    film: str
    """The name of the film file."""
    language: Language
    theme: str
    size: tuple[int, int]
    keys: tuple[str, ...]


_RELATION_SELECTED = ("5", "down", "up", "tab")
"""The keys that open the Ensemble tab and select the first relation of the first character."""
BROAD, WIDE, NORMAL = (160, 45), (120, 40), (90, 30)
PICTURES = (
    Picture("filmography", "film.toml", "fr", "noir", (110, 28), ("4", "G", "up", "up")),
    Picture("first-noir", "film.toml", "en", "noir", WIDE, ("down",)),
    Picture("first-ville-blanche", "film.toml", "fr", "ville-blanche", WIDE, ("down",)),
    Picture("panes-noir", "film.toml", "en", "noir", BROAD, ("2", "down", "down")),
    Picture("panes-ville-blanche", "film.toml", "fr", "ville-blanche", BROAD, ("2", "down", "down")),
    Picture("story-noir", "godfrey.toml", "en", "noir", WIDE, ("6", *["right"] * 4)),
    Picture("story-ville-blanche", "godfrey.toml", "fr", "ville-blanche", WIDE, ("6", *["right"] * 4, "down", "f")),
    Picture("ensemble-ville-blanche", "film.toml", "fr", "ville-blanche", WIDE, _RELATION_SELECTED),
    Picture("ensemble-burnout-wide", "film.toml", "en", "noir", WIDE, _RELATION_SELECTED),
    Picture("ensemble-burnout-normal", "film.toml", "en", "noir", NORMAL, _RELATION_SELECTED),
    Picture("ensemble-razzia-wide", "razzia.toml", "fr", "noir", WIDE, ("5", "right")),
    Picture("ensemble-razzia-normal", "razzia.toml", "en", "ville-blanche", NORMAL, ("5", "down")),
)


@cache
def _guide(film: str) -> Guide:
    return load(DATA / film)


async def take_picture(picture: Picture) -> str:
    """Return a picture as SVG, with Rich's generated ids replaced, so that equal pictures have equal text."""
    app = make_app(_guide(picture.film), picture.language, theme=picture.theme)
    async with app.run_test(size=picture.size) as pilot:
        await pilot.press(*picture.keys)
        await pilot.pause()
        await pilot.pause()
        svg = app.export_screenshot(title="burnout-tui")
    return re.sub(r"terminal-\d+", "terminal", svg)


def path_of(picture: Picture) -> Path:
    """Return the file of a picture."""
    return FOLDER / f"{picture.name}.svg"


def main() -> None:
    """Take all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        path_of(picture).write_text(asyncio.run(take_picture(picture)), encoding="utf-8")
        print(path_of(picture).name)


if __name__ == "__main__":
    main()
