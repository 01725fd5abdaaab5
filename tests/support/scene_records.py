"""Generate the scenes, the storylines and the kinds of relation of one valid film from choices."""

from tests.support.film_records import Writer

from burnout_tui.film.relations import Kind
from burnout_tui.film.story import Scene, Story
from burnout_tui.film.values import RELATION_KINDS


class FilmWriter(Writer):
    """Makes the records of one film, those of its story too."""

    def story(self, name: str) -> Story:
        """Return the storyline with an id."""
        hidden = self._is_hidden(f"story:{name}")
        return Story(id=name, name=self._name(), about=self._maybe_text(hidden), **self._common(hidden))

    def scene(self, name: str) -> Scene:
        """Return the scene with an id."""
        hidden = self._is_hidden(f"scene:{name}")
        return Scene(
            id=name,
            title=self._name(),
            place=self._maybe_text(hidden),
            story=self._maybe_one("story", hidden),
            characters=self._some("character", hidden),
            mentions=self._some("character", hidden),
            at=self._choose.one((None, "0:07", "1:30")),
            order=self._choose.one((None, "unknown")),
            about=self._maybe_text(hidden),
            notes=self._notes(hidden),
            **self._common(hidden),
        )

    def kind(self, name: str) -> Kind:
        """Return the kind of relation with an id. All but one have a sign, each its own."""
        sign = (None, "≈", "?", "&", "%", "!")[self._ids.of["kind"].index(name)]
        return Kind(id=name, name=self._name(), sign=sign, like=self._choose.one((None, *RELATION_KINDS)))
