"""Read the .nfo file of a film as Kodi, Jellyfin and tinyMediaManager write it.

https://kodi.wiki/view/NFO_files/Movies describes the format: XML, which a web address may follow.
"""

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from burnout_tui.author.imports.builder import FilmBuilder
from burnout_tui.author.imports.decode import decoded, wrong_kind
from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.errors import SourceError
from burnout_tui.author.imports.json_source import whole_number
from burnout_tui.author.imports.role_text import read_role
from burnout_tui.author.imports.texts import line
from burnout_tui.author.imports.xml_source import read_xml
from burnout_tui.message import Message

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ADDRESS = re.compile(r"https?://\S{3,300}", re.IGNORECASE)
_WANTED = Message("the .nfo file of a film")
_OTHERS = {
    "tvshow": Message("a series"),
    "episodedetails": Message("an episode"),
    "artist": Message("a musician"),
    "album": Message("an album"),
    "musicvideo": Message("a music video"),
    "season": Message("a season"),
    "set": Message("a set of films"),
}
"""The subjects of other .nfo files, by their first elements."""
_FIRST_TAG = re.compile(r"<([A-Za-z][\w.-]{0,60})")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Control characters, which XML does not allow, though some programs write them."""
_ADDRESSES = {
    "imdb": ("https://www.imdb.com/title/{}/", re.compile(r"tt\d{5,12}\Z")),
    "tmdb": ("https://www.themoviedb.org/movie/{}", re.compile(r"\d{1,9}\Z")),
    "wikidata": ("https://www.wikidata.org/wiki/{}", re.compile(r"Q\d{1,12}\Z")),
}
"""The addresses of a film on the sites of an unique id, and the form of the id."""
_NOBODY = ("unknown", "n/a", "various", "inconnu")
"""Words in place of a name."""
_LISTS = re.compile(r"[/|;]")
"""Between names in one element, as older programs write them."""
_NOT_TAKEN = (
    (("plot", "outline", "tagline", "review"), Message("texts that other people have written")),
    (("rating", "ratings", "userrating", "votes", "top250", "criticrating"), Message("ratings")),
    (("genre", "tag", "style", "keyword"), Message("genres and tags")),
    (("studio", "set", "mpaa", "certification"), Message("studios, sets and certificates")),
    (("thumb", "fanart", "art", "trailer", "poster"), Message("pictures and trailers")),
)
"""Elements that are left out, and what the ledger calls them."""


def read(data: bytes, name: str) -> Draft:
    """Return the draft of an .nfo file. Raises SourceError for other files, and for one about a series."""
    from xml.etree.ElementTree import TreeBuilder

    text = decoded(data, name)
    begin, end = text.find("<"), text.rfind(">")
    address = _ADDRESS.search(text, max(end, 0))
    if begin < 0 or end < begin:
        if _ADDRESS.fullmatch(text.strip()):
            raise SourceError(name, Message("only a web address is in it; let the media library write the whole file"))
        raise wrong_kind(text, name, _WANTED) or SourceError(name, Message("this is not {wanted}", wanted=_WANTED))
    tag = _FIRST_TAG.search(text, begin)
    if tag and tag[1] in _OTHERS:
        raise SourceError(name, Message("this is the .nfo file of {kind}, not of a film", kind=_OTHERS[tag[1]]))
    address = address or _ADDRESS.search(text[:begin])
    if address:  # spaces in its place keep the lines and columns of mistakes right
        text = re.sub(r"[^\n]", " ", text[:begin]) + text[begin : end + 1]
    tree: Any = TreeBuilder()  # its arguments have no names
    read_xml(_NOT_XML.sub(" ", text), name, "movie", _WANTED, tree)
    return _Movie(tree.close(), name).draft(address)


class _Movie:
    """One <movie>."""

    def __init__(self, movie: "Element", name: str) -> None:
        self._movie = movie
        self._name = name
        self._film = FilmBuilder()

    def draft(self, address: re.Match[str] | None) -> Draft:
        """Return the draft, whose source has the address that follows the XML unless an id tells another."""
        title = self._text("title") or self._text("originaltitle")
        if not title:
            raise SourceError(self._name, Message("the film in it has no title"))
        year = whole_number(self._text("year"), 1870, 2200) or self._year()
        minutes = whole_number((re.match(r"\d+", self._text("runtime")) or [""])[0], 1, 10_000)
        countries = ", ".join(dict.fromkeys(self._names("country")))
        original = self._text("originaltitle")
        also = [original] if original and original != title else []
        work = self._film.work(title, year=year, minutes=minutes, countries=countries, kind=_kind(minutes), also=also)
        directors = [self._film.person(one) for one in self._names("director")]
        for director in directors:
            self._film.credit(director, work, "director")
        for tag, part in (("credits", "writer"), ("writer", "writer"), ("producer", "producer")):
            for one in self._names(tag):
                self._film.credit(self._film.person(one), work, part)
        self._roles()
        self._left_out()
        film: dict[str, Any] = {"title": title, "directors": [*dict.fromkeys(directors)], "work": work}
        if year:
            film["year"] = year
        return self._film.draft(film, self._source(title, address))

    def _roles(self) -> None:
        actors = [
            actor
            for actor in self._movie.iter("actor")
            if line(actor.findtext("type") or "Actor") in ("Actor", "GuestStar")
        ]
        for actor in sorted(actors, key=_order):
            if not (name := line(actor.findtext("name"))):
                self._film.ledger.left_out(Message("actors without a name"))
                continue
            person = self._film.person(name)
            role = read_role(actor.findtext("role"), ())
            for character in role.characters:
                self._film.role(person, self._film.character(character), role.note)
            if not role.characters:
                self._film.role(person, None, role.note)

    def _left_out(self) -> None:
        for tags, reason in _NOT_TAKEN:
            for tag in tags:
                if count := len(self._movie.findall(tag)):
                    self._film.ledger.left_out(reason, tag, count)

    def _source(self, title: str, address: re.Match[str] | None) -> dict[str, Any]:
        # Standard input has a name that no file has.
        file = "" if self._name.startswith("<") else line(PurePath(self._name).name)
        source: dict[str, Any] = {"id": "nfo", "title": f"{title}: {file or 'movie.nfo'}"}
        ids = {one.get("type", ""): line(one.text) for one in self._movie.findall("uniqueid")}
        ids.setdefault("imdb", self._text("imdbid") or self._text("id"))
        ids.setdefault("tmdb", self._text("tmdbid"))
        ids.setdefault("wikidata", self._text("wikidataid"))
        for site, (form, pattern) in _ADDRESSES.items():
            if pattern.match(ids.get(site, "")):
                source["address"] = form.format(ids[site])
                return source
        if address:
            source["address"] = line(address[0])
        return source

    def _text(self, tag: str) -> str:
        return line(self._movie.findtext(tag))

    def _names(self, tag: str) -> list[str]:
        """Return the names in all elements of a tag; an element may have several."""
        parts = [part for one in self._movie.findall(tag) for part in _LISTS.split(one.text or "")]
        return [name for part in parts if (name := line(part)) and name.casefold() not in _NOBODY]

    def _year(self) -> int | None:
        """Return the year of the first showing."""
        for tag in ("premiered", "releasedate", "aired"):
            if found := re.match(r"\d{4}", self._text(tag)):
                return whole_number(found[0], 1870, 2200)
        return None


def _kind(minutes: int | None) -> str:
    """Return the kind of a film; short ones have forty minutes or less, as festivals count."""
    if minutes is None:
        return ""
    return "feature" if minutes > 40 else "short"


def _order(actor: "Element") -> int:
    """Return the place in the billing; actors without one stay where they are, at the end."""
    found = whole_number(actor.findtext("order") or actor.findtext("sortorder"), 0, 10**6)
    return 10**6 if found is None else found
