"""The card of a film on the shelf: its title card and leads, before the film is open."""

from dataclasses import replace

from burnout_tui.film.shelf import Shelf
from burnout_tui.pictures.title_card import leads_block, title_card
from burnout_tui.prose.document import Block, Document
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.shelf import problem_blocks, shelf_card, without_links


def shelved_film(reading: Reading, shelf: Shelf, key: str, with_art: bool) -> Document:
    """Return a film's title card, leads and first paragraph; or the problems of a file that cannot be opened."""
    guide = shelf.guides.get(key)
    if guide is None:
        return shelf_card(reading, shelf, key)
    film = replace(reading, whole=guide)
    shelved = next(item for item in shelf.shelved if item.guide is guide)
    cached = ("shelved", film.translations, film.language, with_art)
    return (*problem_blocks(reading, shelved), *film.guide.cached(cached, lambda: _card(film, with_art)))


def _card(film: Reading, with_art: bool) -> tuple[Block, ...]:
    story = film.paragraphs(film.guide.film.film.synopsis)[:1]
    return tuple(map(without_links, (*title_card(film, with_art), *leads_block(film), *story)))
