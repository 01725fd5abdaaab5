"""The story as far as a reader has seen the film: on the command line, over SSH, and between runs."""

import re
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.leveled_film import LEVELED, leveled_film

from burnout_tui.film.cut import shown_guide
from burnout_tui.film.seen import next_level
from burnout_tui.film.shelf import Shelf, ShelvedFile
from burnout_tui.linear.mode import LinearMode
from burnout_tui.prose.command_line import show_command
from burnout_tui.prose.reading import Reading
from burnout_tui.settings.memory import Memory
from burnout_tui.settings.places import FilmPlaces
from burnout_tui.ssh.request import read_request
from burnout_tui.view.history import Place
from textual_ssh.visitor import Visitor

NO_TIMES = re.sub('\nat = "[^"]*"', "", LEVELED)


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of a film of five scenes."""
    path = tmp_path_factory.mktemp("films") / "ferry.toml"
    path.write_text(LEVELED, encoding="utf-8")
    return str(path)


def revealed(text: str) -> set[int]:
    """Return the numbers of the scenes that a text gives away."""
    return {int(number) for number in re.findall(r"Revealed(\d)", text)}


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], set()),
        (["--seen", "0"], set()),
        (["--seen", "deck"], set()),
        (["--seen", "hold"], {2}),
        (["--seen", "scene:hold"], {2}),
        (["--seen", "2"], {2}),
        (["--seen", "dream"], {2}),  # seen with the next scene of known order
        (["--seen", "shore"], {2, 4}),
        (["--seen", "home"], {2, 4, 5}),
        (["--spoilers"], {2, 4, 5}),
        (["--at", "0:04"], set()),
        (["--at", "0:40"], {2}),
        (["--at", "1:19"], {2}),
        (["--at", "9:00"], {2, 4}),
    ],
)
def test_show_as_far_as_a_scene(ferry: str, options: list[str], shown: set[int]) -> None:
    """The whole guide gives away what the scenes up to the last one seen have revealed, and nothing else."""
    # The command takes a file as its only argument for the whole guide.
    result = run("show", *options, ferry)
    assert result.exit_code == 0
    assert revealed(result.output) == shown
    assert ("--spoilers shows" in result.output) is (5 not in shown)


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--seen", "dekc"], "there is no scene “dekc”; did you mean “deck”?"),
        (["--seen", "shroe"], "there is no scene “shroe”; choose from deck"),  # the shore is a spoiler
        (["--seen", "6"], "the film has fewer than 6 scenes, even with the hidden ones; choose from deck"),
        (
            ["--at", "soon"],
            "“soon” is not a time; write hours and minutes from the beginning of the film, such as 0:42",
        ),
        (["--seen", "deck", "--at", "0:10"], "--seen and --at say the same; give one of them"),
    ],
)
def test_what_cannot_be_seen(ferry: str, options: list[str], problem: str) -> None:
    """An unknown scene or time is a sentence, which names no scene that is hidden; the exit status is 2."""
    for command in (["show"], ["path", "mara", "teo"], ["open"]):
        result = run(*command, *options, ferry)
        assert (result.exit_code, result.stderr, result.stdout) == (2, f"{problem}\n", "")


def test_times_are_not_invented(tmp_path: Path) -> None:
    """--at says so and offers the scenes if they have no times; without scenes, so does --seen."""
    (tmp_path / "ferry.toml").write_text(NO_TIMES, encoding="utf-8")
    (tmp_path / "bare.toml").write_text(LEVELED.partition("stories =")[0], encoding="utf-8")
    found = run("show", "--at", "0:40", str(tmp_path / "ferry.toml"))
    assert found.stderr == "the scenes of this film have no times; name the last one you have seen with --seen: deck\n"
    for option in ("--seen", "--at"):
        found = run("show", option, "1", str(tmp_path / "bare.toml"))
        assert found.stderr == "this film has no scenes to mark as seen\n"


def test_a_path_leads_through_whoever_is_shown(ferry: str) -> None:
    """A path knows the characters and the links that have been revealed by then."""
    assert run("path", "--seen", "hold", "anton", "teo", ferry).stdout.count("Revealed2") > 0
    assert run("path", "--seen", "hold", "ida", "teo", ferry).stderr == "there is no character “ida”\n"
    assert run("path", "--at", "1:20", "ida", "teo", ferry).exit_code == 0


def test_a_relation_begins_and_ends_in_scenes(ferry: str) -> None:
    """A card names the scenes in which a relation begins and ends, as far as they are shown."""
    begun, ended = (run("show", "--seen", scene, "character:mara", ferry).stdout for scene in ("hold", "shore"))
    assert "from: In the hold Revealed2" in begun
    assert "until:" not in begun
    assert "from: In the hold Revealed2 · until: The shore Revealed4" in ended


def test_levels_are_shared_and_few() -> None:
    """All levels at which readers get the same share one guide; the last scene shows everything."""
    guide = leveled_film()
    guides = [shown_guide(guide, level) for level in range(6)]
    assert guides[0] is guides[1]
    assert guides[2] is guides[3]
    assert guides[5] == (guide, False)
    assert [shown.hides for shown in guides] == [True, True, True, True, True, False]
    assert [next_level(guide, level) for level in range(6)] == [1, 2, 4, 4, 5, 5]


def test_a_command_shows_as_much_as_its_reader_sees() -> None:
    """The command for an entry asks for the level of the reader, and names no scene that is hidden there."""
    reading = Reading.of(leveled_film(), "en")
    commands = [show_command(reading.marked(level), "synopsis") for level in range(6)]
    options = ["", "", "--seen hold ", "--seen hold ", "--seen shore ", "--spoilers "]
    assert commands == [f"burnout-tui show {option}synopsis" for option in options]


def test_the_linear_mode_marks_a_scene() -> None:
    """m on a scene shows the story as far as that scene; the same again, or s, hides it."""
    linear = LinearMode(leveled_film(), "en")
    assert "Only a scene can be marked" in linear.answer("m")
    assert "there is no scene “no”" in linear.answer("m no").replace("There", "there")
    assert linear.answer("m hold").startswith("Seen up to In the hold Revealed2.\n\n")
    assert "Shown as far as scene 2; press s to show the rest." in linear.answer("t")
    assert "Revealed2" in linear.answer("ensemble")
    assert linear.answer("s").startswith("Spoilers are shown; press s to hide them.")
    assert linear.answer("s").startswith("Shown as far as scene 2; press s to show the rest.")
    assert linear.answer("seen 2").startswith("Nothing is marked as seen.")
    assert "Revealed" not in linear.answer("ensemble")
    assert linear.answer("m hold").startswith("Seen up to")
    assert linear.answer("m 0").startswith("Nothing is marked as seen.")
    assert linear.answer("m 5").startswith("Seen to the end: everything is shown.")
    assert linear.answer("s").startswith("Spoilers are hidden; press s to show them.")


def test_the_scene_is_remembered(tmp_path: Path) -> None:
    """The last scene seen is kept for each film, also if only that has changed; a scene that is gone is forgotten."""
    file, state = tmp_path / "ferry.toml", tmp_path / "state"
    file.write_text(LEVELED, encoding="utf-8")
    guide = leveled_film()
    guide.file = str(file)
    places = FilmPlaces(Memory(state), guide, None)
    assert places.marks() == ()
    places.keep({"": Place("characters", "character:teo")}, ((guide, 2),))
    places.keep({}, ((guide, 4),))
    again = FilmPlaces(Memory(state), guide, None)
    assert again.marks() == ((guide, 4),)
    assert again.remembered()[""].ref == "character:teo"
    assert "Revealed" not in "".join(path.read_text() for path in state.iterdir())
    other = leveled_film()
    other.file = str(file)
    other.timeline.numbers = {"deck": 1}
    assert FilmPlaces(Memory(state), other, None).marks() == ()
    places.keep({})
    assert again.marks() == ()


@pytest.mark.parametrize(
    ("command", "form", "words", "level"),
    [
        ("--seen hold character:mara", "text", ("character:mara",), 2),
        ("character:mara --seen=shore", "text", ("character:mara",), 4),
        ("ferry --at 1:20 path mara teo", "path", ("mara", "teo"), 4),
        ("--seen 2 plain", "plain", (), 2),
        ("--seen", "unknown", (), 0),
        ("--seen zzz", "unknown", (), 0),
        ("--at zzz synopsis", "unknown", (), 0),
    ],
)
def test_visitors_say_how_far_they_have_seen(command: str, form: str, words: tuple[str, ...], level: int) -> None:
    """A visitor's request names the last scene or a time anywhere in it; what it cannot mean is a problem."""
    guide = leveled_film()
    request = read_request(Shelf([ShelvedFile("ferry", "ferry.toml", guide)]), Visitor("::1").with_command(command))
    assert (request.form, request.words) == (form, words)
    assert dict(request.marks).get(guide, 0) == level
    assert (request.problem is not None) is (form == "unknown")
