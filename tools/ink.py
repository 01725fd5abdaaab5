"""Print how full the tabs are: the share of cells with a character in the body of each, for several window sizes.

The body is what stands between the tabs and the hints. It starts the app once for each film and size.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path

from textual.widget import Widget

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load
from burnout_tui.prose.tabs import TABS
from burnout_tui.view.app import GuideApp, make_app

DATA = Path(__file__).parents[1] / "data"
FILMS = ("film.toml", "razzia.toml")
SIZES = ((80, 24), (120, 40), (160, 45), (200, 60))
BOUNDS = {(120, 40): 0.25, (200, 60): 0.15}
"""The least share of every tab at a size."""


async def measure(guide: Guide, size: tuple[int, int]) -> dict[str, float]:
    """Return the share of cells with a character, for each tab, as it opens."""
    app = make_app(guide, "en", theme="noir")
    found = {}
    async with app.run_test(size=size) as pilot:
        for key, tab in enumerate(TABS, 1):
            await pilot.press(str(key))
            await pilot.pause()
            await pilot.pause()
            found[tab] = _share(app)
    return found


def _share(app: GuideApp) -> float:
    body = app.screen.query_one("#panels", Widget).region
    strips = app.screen._compositor.render_strips()[body.y : body.bottom]
    cells = [character for strip in strips for character in strip.crop(body.x, body.right).text]
    return sum(not character.isspace() for character in cells) / len(cells)


def table(films: tuple[str, ...] = FILMS, sizes: tuple[tuple[int, int], ...] = SIZES) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    yield f"| film, window | {' | '.join(TABS)} |"
    yield f"|---|{'---|' * len(TABS)}"
    for film in films:
        guide = load(DATA / film)
        for size in sizes:
            shares = asyncio.run(measure(guide, size))
            row = " | ".join(f"{shares[tab]:.0%}".replace("%", " %") for tab in TABS)
            yield f"| {film}, {size[0]} × {size[1]} | {row} |"


def main() -> None:
    """Print the table."""
    for line in table():
        print(line)


if __name__ == "__main__":
    main()
