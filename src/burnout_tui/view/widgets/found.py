"""Marks on a page for what a search has found there, until the next key."""

from burnout_tui.prose.found import Found, mark_found
from burnout_tui.view.history import PagePlace
from burnout_tui.view.messages import UntilNextKey
from burnout_tui.view.widgets.page import Page


def show_found(page: Page, found: Found) -> bool:
    """Mark the found words on a page, and scroll to them. Returns False if they are not there."""
    plain = page.document
    marked, block = mark_found(plain, found)
    if block < 0:
        return False

    def unmark() -> None:
        if page.document == marked:
            page.set_document(plain, page.place)

    page.set_document(marked, page.place)
    layout, top = page.text_layout, page.scroll_offset.y
    rows = [row for row, line in enumerate(layout.lines) if line.block == block]
    if page.size.height and rows and not top <= rows[0] < top + page.size.height:
        link = next((number for number, (first, _) in enumerate(layout.link_lines) if first >= rows[0]), -1)
        page.set_document(marked, PagePlace(block, 0, link))
    page.post_message(UntilNextKey(unmark))
    return True
