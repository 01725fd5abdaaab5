"""Films that are followed, with what is remembered of those that open later."""

from burnout_tui.film.shelf import Shelf
from burnout_tui.following.films import FollowedFilms, FollowingThread
from burnout_tui.prose.reading import Marks
from burnout_tui.settings.memory import Memory
from burnout_tui.settings.places import FilmPlaces
from burnout_tui.view.app import GuideApp
from burnout_tui.view.history import Place
from burnout_tui.view.messages import FilmsSaved, FollowingFailed


def following_thread(app: GuideApp, films: FollowedFilms, memory: Memory | None) -> FollowingThread:
    """Return a thread that reports films to an app whenever they are saved."""
    shelf = app.reading.shelf
    opened = set(shelf.guides) if shelf else set()

    def report(news: Shelf | Exception) -> None:
        if isinstance(news, Exception):
            app.post_message(FollowingFailed(news))
            return
        places: dict[str, Place] = {}
        marks: Marks = ()
        if memory and (new := news.guides.keys() - opened):
            opened.update(new)
            remembered = FilmPlaces(memory, next(iter(news.guides.values())), news)
            places = {film: place for film, place in remembered.remembered().items() if film in new}
            marks = tuple(mark for mark in remembered.marks() if mark[0] in map(news.guides.get, new))
        app.post_message(FilmsSaved(news, places, marks))

    return FollowingThread(films, report)
