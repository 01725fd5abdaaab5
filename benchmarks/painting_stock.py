"""A simple app that shows the same film with Textual's own widgets, for comparison with the guide.

A TabbedContent has a TabPane for each tab. A pane with a list has an OptionList of the guide's entries beside a plain
card: a Static in a scroll container, updated when another entry is highlighted. All texts are the guide's, created
before the app runs, but without styles, links or pictures. A tab's key opens its
pane and focuses its list.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static, TabbedContent, TabPane
from textual.widgets.option_list import Option

from burnout_tui.film.guide import Guide
from burnout_tui.prose.document import Block, Document
from burnout_tui.prose.ensemble import ensemble_blocks
from burnout_tui.prose.entries.documents import card
from burnout_tui.prose.entries.synopsis import facts_document, synopsis_document
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row, cast_rows, character_rows, work_rows, works_of
from burnout_tui.prose.tabs import TAB_TITLES, TABS


class Entries(NamedTuple):
    """A list, with a card for each entry."""

    options: Sequence[Row]
    cards: dict[str, Content]
    """The cards, by the refs of the entries."""


def plain(document: Document) -> Content:
    """Return a document as plain text, with each paragraph on one line."""
    gaps = ["\n" * (block.gap if number else 0) for number, block in enumerate(document)]
    return Content("".join(gap + _words(block) for gap, block in zip(gaps, document, strict=True)))


def _words(block: Block) -> str:
    label = f"{block.label.text:<{block.label_width}}  " if block.label else ""
    tail = f"  {block.tail.text}" if block.tail else ""
    return " " * block.indent + label + "".join(span.text for span in block.spans) + tail + "\n"


class StockApp(App[None]):
    """The film's texts in Textual's own widgets."""

    CSS = """
    #top, #foot { height: 1; }
    Horizontal, TabbedContent, ContentSwitcher, TabPane { height: 1fr; }
    TabPane { padding: 0; }
    OptionList { width: 44; height: 1fr; }
    #facts { width: 48; }
    """
    BINDINGS = [(str(number), f"open('{tab}')", TAB_TITLES[tab]) for number, tab in enumerate(TABS, 1)]

    def __init__(self, guide: Guide) -> None:
        """Create an app for a film."""
        super().__init__()
        reading = Reading.of(guide, "en")
        directors = guide.film.film.directors[:1]
        rows = {
            "characters": character_rows(reading),
            "cast": cast_rows(reading),
            "filmography": work_rows(reading, works_of(reading, directors)),
        }
        self._entries = {
            tab: Entries(options, {row.ref: plain(card(reading, row.ref)) for row in options if row.ref})
            for tab, options in rows.items()
        }
        self._texts = (plain(synopsis_document(reading)), plain(facts_document(reading)))
        self._ensemble = (plain(tuple(ensemble_blocks(reading))), plain(card(reading, rows["characters"][0].ref)))
        self._top = reading.text(guide.film.film.title)

    def compose(self) -> ComposeResult:
        """Yield a line, the tabs, and another line."""
        yield Static(self._top, id="top")
        with TabbedContent():
            for number, tab in enumerate(TABS, 1):
                with TabPane(f"{number} {TAB_TITLES[tab]}", id=tab), Horizontal():
                    yield from self._parts(tab)
        yield Static("↑↓ move  ⏎ open  ⌫ back  s spoilers  i sources  ? help  q quit", id="foot")

    def _parts(self, tab: str) -> Iterator[Widget]:
        if entries := self._entries.get(tab):
            yield OptionList(*[self._option(row) for row in entries.options])
            yield VerticalScroll(Static(next(iter(entries.cards.values()))))
        else:
            first, second = self._texts if tab == TABS[0] else self._ensemble
            yield VerticalScroll(Static(first))
            yield VerticalScroll(Static(second), id="facts" if tab == TABS[0] else None)

    def _option(self, row: Row) -> Option:
        text = "  ".join(f"{column:<{width}}" for column, width in zip(row.columns, (16, 4, 20, 8), strict=False))
        return Option(Content(text), row.ref or None, disabled=not row.ref)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the card of the entry."""
        pane = event.option_list.query_ancestor(TabPane)
        if event.option_id and pane.id:
            pane.query_one("VerticalScroll > Static", Static).update(self._entries[pane.id].cards[event.option_id])

    def action_open(self, tab: str) -> None:
        """Open a tab."""
        self.query_one(TabbedContent).active = tab

    def on_tabbed_content_tab_activated(self, event: TabbedContent.TabActivated) -> None:
        """Focus the list of the pane, or its text."""
        event.pane.query("OptionList, VerticalScroll").first(Widget).focus(scroll_visible=False)

    @property
    def selected(self) -> str:
        """The ref of the highlighted entry in the open tab, or the tab."""
        tabs = self.query_one(TabbedContent)
        pane = tabs.get_pane(tabs.active)
        for entries in pane.query(OptionList):
            if entries.highlighted is not None:
                return entries.get_option_at_index(entries.highlighted).id or ""
        return tabs.active
