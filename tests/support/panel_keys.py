"""Check the keys of lists and pages."""

from tests.support.reader import Reader

from burnout_tui.view.widgets.page import Page


async def _to_the_end(reader: Reader, key: str) -> None:
    """Press a key until it changes nothing more."""
    before: list[str] = []
    while reader.lines != before:
        before = reader.lines
        await reader.press(key)


async def _list_up(reader: Reader, key: str) -> None:
    await reader.press("2", "down", "down", key)
    assert reader.pointed.startswith("Jad")
    await reader.press(key, key)
    assert reader.pointed.startswith("Ayoub")


async def _list_down(reader: Reader, key: str) -> None:
    await reader.press("2", key)
    assert reader.pointed.startswith("Jad")
    assert reader.card.startswith("Jad, 40")
    await _to_the_end(reader, key)
    assert reader.pointed.startswith("†Saladi")


async def _list_page_up(reader: Reader, key: str) -> None:
    await reader.press("3", "end", key)
    height = reader.entries.size.height
    people = [row for row in reader.list_panel.rows() if row.ref]
    assert reader.pointed.startswith(people[-height].columns[0])
    await _to_the_end(reader, key)
    assert reader.pointed.startswith("Anas El Baz")


async def _list_page_down(reader: Reader, key: str) -> None:
    await reader.press("3", key)
    assert reader.pointed.startswith("Luca Coassin")
    await _to_the_end(reader, key)
    assert reader.pointed.startswith(reader.list_panel.rows()[-1].columns[0])


async def _list_first(reader: Reader, key: str) -> None:
    await reader.press("2", "down", "down", key)
    assert reader.pointed.startswith("Ayoub")
    await reader.press("3", "end", key)
    assert reader.pointed.startswith("Anas El Baz")
    assert reader.rows[0].strip() == "Cast"


async def _list_last(reader: Reader, key: str) -> None:
    await reader.press("2", key)
    assert reader.pointed.startswith("†Saladi")


async def _page_up(reader: Reader, key: str) -> None:
    await reader.press("2", "right", "down")
    assert reader.page.link == "character:ronda"
    await reader.press(key)
    assert reader.page.link == "person:ilyass-el-jihani"
    await reader.press("end")
    top = reader.page.scroll_offset.y
    await _to_the_end(reader, key)
    assert reader.page.scroll_offset.y == 0 < top
    assert reader.shown(reader.page)[0].strip() == "Ayoub, 13"


async def _page_down(reader: Reader, key: str) -> None:
    await reader.press("2", "right")
    assert reader.pointed.startswith("Ilyass El Jihani")
    await reader.press(key)
    assert reader.pointed.startswith("Ronda")
    await _to_the_end(reader, key)
    assert reader.page.scroll_offset.y == reader.page.max_scroll_y > 0


async def _page_page_up(reader: Reader, key: str) -> None:
    await reader.press("end")
    last = reader.shown(reader.page)
    await reader.press(key)
    assert reader.shown(reader.page)[-1] == last[0].replace("▸", " ")
    await _to_the_end(reader, key)
    assert reader.card.startswith("Burn Out · Nour-Eddine")


async def _page_page_down(reader: Reader, key: str) -> None:
    first = reader.shown(reader.page)
    await reader.press(key)
    assert reader.shown(reader.page)[0].replace("▸", " ") == first[-1]
    assert reader.page.link in reader.page.text_layout.links


async def _page_first(reader: Reader, key: str) -> None:
    await reader.press("pagedown", "pagedown", key)
    assert reader.card.startswith("Burn Out · Nour-Eddine")
    assert reader.pointed.startswith("Nour-Eddine")


async def _page_last(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.page.scroll_offset.y == reader.page.max_scroll_y > 0


async def _list_enter(reader: Reader, key: str) -> None:
    await reader.press("2", "down", key)
    assert isinstance(reader.app.screen.focused, Page)
    assert reader.card.startswith("Jad, 40")


async def _page_enter(reader: Reader, key: str) -> None:
    await reader.press("down", "down")
    assert reader.page.link == "character:jad"
    assert "Jad · 40" in reader.pointed
    await reader.press(key)
    assert reader.panel.tab == "characters"
    assert reader.card.startswith("Jad, 40")


PANEL_CHECKS = {
    "list.up": _list_up,
    "list.down": _list_down,
    "list.page-up": _list_page_up,
    "list.page-down": _list_page_down,
    "list.first": _list_first,
    "list.last": _list_last,
    "list.enter": _list_enter,
    "page.up": _page_up,
    "page.down": _page_down,
    "page.page-up": _page_page_up,
    "page.page-down": _page_page_down,
    "page.first": _page_first,
    "page.last": _page_last,
    "page.enter": _page_enter,
}
"""The checks, by the ids of the bindings."""
