"""Any film has sound pictures, whatever signs are in its texts."""

from xml.etree import ElementTree

from hypothesis import HealthCheck, given
from tests.support.examples import examples
from tests.support.strategies import films

from burnout_tui.author.exports.svg.ensemble import map_svg
from burnout_tui.author.exports.svg.frame import NAMESPACE, Setting
from burnout_tui.author.exports.svg.story import story_svg
from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Film
from burnout_tui.prose.reading import Reading

_SVG = f"{{{NAMESPACE}}}"
_TAGS = frozenset(("svg", "title", "desc", "style", "rect", "g", "path", "text", "tspan", "circle"))


@examples(5, suppress_health_check=list(HealthCheck))
@given(film=films(4))
def test_pictures_are_sound(film: Film) -> None:
    """A picture is XML of a few harmless elements, within its frame, and the same film gives the same bytes."""
    for draw in (map_svg, story_svg):
        reading, again = (Reading.of(Guide(film), "en", spoilers=True, on_screen=False) for _ in range(2))
        picture = draw(reading, Setting())
        assert picture == draw(again, Setting())
        if picture is None:
            continue
        root = ElementTree.fromstring(picture)
        assert {element.tag.removeprefix(_SVG) for element in root.iter()} <= _TAGS
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        width, height = (float(size) for size in root.get("viewBox", "").split()[2:])
        for element in root.iter(f"{_SVG}rect"):
            if element.get("x"):
                left, top, wide, high = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
                assert left >= -24
                assert left + wide <= width
                assert top + high <= height
