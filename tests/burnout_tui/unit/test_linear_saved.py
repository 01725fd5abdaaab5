"""The linear mode with a film that is saved meanwhile."""

from msgspec.structs import replace
from tests.support.leveled_film import leveled_film

from burnout_tui.errors import Problem
from burnout_tui.film.guide import Guide
from burnout_tui.film.shelf import Shelf, ShelvedFile
from burnout_tui.linear.mode import LinearMode
from burnout_tui.message import Message


def _one_film(guide: Guide, *problems: Problem) -> Shelf:
    return Shelf([ShelvedFile("film", "a folder/film.toml", guide, problems)], single=True)


def test_the_next_answer_is_about_the_saved_film() -> None:
    """Place and level stay; one sentence says that the film was saved, or its first problem; there is no shelf."""
    film = leveled_film()
    assert "Films" not in LinearMode(film, "en", shelf=_one_film(film)).begin()
    linear = LinearMode(film, "en", shelf=_one_film(film), marks=((film, 2),), start="character:teo")
    linear.begin()
    teo = replace(film.film.characters[1], name="Teodor")
    saved = Guide(replace(film.film, characters=(film.film.characters[0], teo, *film.film.characters[2:])))
    assert linear.films_saved(_one_film(saved)) == "The film was saved; this is how it is now."
    assert linear.answer("repeat").startswith("Teodor")
    assert linear.reading.seen == 2
    problem = Problem(message=Message("not TOML"), line=3, column=1)
    assert linear.films_saved(_one_film(saved, problem)) == "✗ film.toml:3:1: not TOML"
    assert linear.answer("repeat").startswith("Teodor")
    relations = tuple(one for one in film.film.relations if "teo" not in one.between)
    scenes = tuple(
        replace(one, characters=tuple(name for name in one.characters if name != "teo")) for one in film.film.scenes
    )
    kept = tuple(one for one in film.film.characters if one.id != "teo")
    gone = Guide(replace(film.film, characters=kept, relations=relations, scenes=scenes))
    linear.films_saved(_one_film(gone))
    assert linear.answer("repeat") == "The film no longer has this."


def test_a_film_that_has_left_the_folder() -> None:
    """The way back to a film whose file has gone leads to the shelf."""
    film, other = leveled_film(), leveled_film()
    both = Shelf([ShelvedFile("one", "one.toml", film), ShelvedFile("two", "two.toml", other)])
    linear = LinearMode(film, "en", shelf=both, start="character:teo")
    linear.begin()
    for answer in ("0", "2", "2"):
        linear.answer(answer)
    only = Shelf(both.shelved[:1])
    assert linear.films_saved(only) == "✗ two.toml: no such file"
    assert linear.answer("repeat").startswith("Characters")
    shelf = linear.answer("0")
    assert shelf.startswith("Films")
    linear.films_saved(only)
    assert linear.answer("back").startswith("Films")
