"""A plain Textual app for comparison with the guide: four tabs with similar widgets, without a film file.

    python benchmarks/bare_app.py

It has a line at the top, TabbedContent with four TabPanes, and a line at the bottom. The first pane has two texts
side by side; the others have a list beside a card. The amount of text is similar to the guide's, and part of this file.
"""

from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList, Static, TabbedContent, TabPane

FIRST_WORD = "Harbourside"
"""A word that appears only in the first pane."""

_PARAGRAPH = (
    "It is a town of extremes. Ordinary people are caught there in situations that are anything but ordinary, and the "
    "gulf between those who have and those who have not makes every trouble heavier. It takes courage to come through. "
    "Nobody would have expected these people to meet, so far apart are the worlds they come from."
)
STORY = "\n\n".join([FIRST_WORD, *[_PARAGRAPH] * 8])
FACTS = "\n".join(f"Fact {number:<14} what is known of it, in a few words" for number in range(24))
CARD = "\n\n".join(
    ["Somebody, 25", "Harbour pilot", _PARAGRAPH, *[f"Linked to somebody {number}" for number in range(6)]]
)
LISTS = (("Characters", 12), ("Cast", 42), ("Filmography", 10))


class BareApp(App[None]):
    """Four tabs in stock Textual."""

    CSS = """
    #top, #foot { height: 1; }
    Horizontal { height: 1fr; }
    TabbedContent { height: 1fr; }
    OptionList { width: 44; height: 1fr; }
    #facts { width: 48; }
    """

    def compose(self) -> ComposeResult:
        """Yield a line, the tabs, and a line."""
        yield Static("BARE · Somebody · 2020", id="top")
        with TabbedContent():
            with TabPane("1 Synopsis"), Horizontal():
                yield VerticalScroll(Static(STORY))
                yield VerticalScroll(Static(FACTS), id="facts")
            for number, (name, count) in enumerate(LISTS, 2):
                with TabPane(f"{number} {name}"), Horizontal():
                    yield OptionList(*[f"Somebody {row}    {20 + row}  harbour pilot" for row in range(count)])
                    yield VerticalScroll(Static(CARD))
        yield Static("↑↓ move  ⏎ open  ⌫ back  s spoilers  i sources  ? help  q quit", id="foot")


if __name__ == "__main__":
    BareApp().run()
