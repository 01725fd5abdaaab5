"""The guide's site: its films and its messages, without a server."""

from itertools import product
from pathlib import Path

from tests.support.leveled_film import LEVELED
from tests.support.paths import DATA, ROOT

from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder
from burnout_tui.ssh.film_bytes import films_from_bytes, films_to_bytes
from burnout_tui.ssh.films import read_films, shelf_for_visitors
from burnout_tui.ssh.settings import GuideSettings
from burnout_tui.ssh.site import GuideSite
from textual_ssh.site import Answer
from textual_ssh.visitor import Visitor


def test_search_indexes_are_ready_before_the_first_visitor() -> None:
    """Opening films builds their search indexes, in every language, with and without spoilers."""
    (guide,) = shelf_for_visitors(read_films([DATA / "film.toml"])).guides.values()
    for language, spoilers in product(INTERFACE_LANGUAGES, (False, True)):
        assert IndexBuilder.shared(Reading.of(guide, language, spoilers)).ready


def test_films_come_through_whole() -> None:
    """Films that another process has read are equal to those that it read, with all kinds of records."""
    read = read_films([DATA / "film.toml", DATA / "razzia.toml", ROOT / "tests" / "data" / "valid" / "full.toml"])
    handed_over = films_from_bytes(films_to_bytes(read))
    assert [(item.key, item.file) for item in handed_over] == [(item.key, item.file) for item in read]
    for before, after in zip(read, handed_over, strict=True):
        assert before.guide
        assert after.guide
        assert after.guide.film == before.guide.film
        assert after.guide.file == before.guide.file


def test_a_problem_of_several_lines_stays_so() -> None:
    """A command with two unknown names is answered with two lines, as on the command line."""
    site = GuideSite(GuideSettings(films=(str(DATA / "film.toml"),)))
    answer = site.answer(Visitor("127.0.0.1").with_command("path zzz qqq"))
    assert isinstance(answer, Answer)
    assert (answer.status, [*answer.lines]) == (
        2,
        ["there is no character “zzz”", "there is no character “qqq”"],
    )


def test_a_visitor_reads_as_far_as_a_scene(tmp_path: Path) -> None:
    """--seen shows a visitor what has been revealed by then, as text and on the screen; the next visitor gets nothing.

    A scene that there is not is answered with a sentence.
    """
    (tmp_path / "ferry.toml").write_text(LEVELED, encoding="utf-8")
    site = GuideSite(GuideSettings(films=(str(tmp_path / "ferry.toml"),)))

    def answered(command: str) -> tuple[int, str]:
        answer = site.answer(Visitor("127.0.0.1").with_command(command))
        assert isinstance(answer, Answer)
        return answer.status, "\n".join(answer.lines)

    status, text = answered("--seen hold character:anton")
    assert (status, text.splitlines()[0]) == (0, "Anton Revealed2")
    assert answered("character:anton")[0] == 2
    assert answered("--seen zzz") == (2, "there is no scene “zzz”; choose from deck")
    assert "Revealed4" not in answered("--at 1:19")[1]
    app = site.app(Visitor("127.0.0.1").with_command("--seen hold"))
    assert app.reading.seen == 2
    # The real ssh takes an option between the host and the command for one of its own.
    assert app.print_command(app.reading, "character:anton") == "ssh HOST character:anton --seen hold"
    assert site.app(Visitor("127.0.0.1")).reading.seen == 0


def test_no_visitor_learns_the_language_of_hidden_texts(tmp_path: Path) -> None:
    """A visitor who asks for a language that only hidden texts have reads English, as if it were not there."""
    text = LEVELED.replace('{ en = "Revealed5 of her."', '{ en = "Revealed5 of her.", es = "Se queda."')
    (tmp_path / "ferry.toml").write_text(text, encoding="utf-8")
    site = GuideSite(GuideSettings(films=(str(tmp_path / "ferry.toml"),)))
    assert site.app(Visitor("127.0.0.1", user="es")).reading.language == "en"
