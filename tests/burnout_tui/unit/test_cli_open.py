"""``burnout-tui`` alone opens the guide, or prints it if there is no terminal for it."""

import os
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from tests.support.command import FILM, SECOND_FILM, run

from burnout_tui import __version__, cli
from burnout_tui.commands import plain_start
from burnout_tui.commands.opening import NO_OPTIONS, Asked
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.view.themes.own import THEMES


class Opened:
    """The options that the guide on the screen was opened with."""

    guide: Guide | None = None
    language: Language | None = None
    options: dict[str, Any]

    @property
    def asked(self) -> dict[str, Any]:
        """The options without those of the terminal."""
        return {
            name: value
            for name, value in self.options.items()
            if name not in ("terminal", "mouse", "cursor", "keys", "memory", "followed", "early")
        }

    def __call__(self, guide: Guide, language: Language, **options: Any) -> int:
        """Stand in for the screen: remember what was asked, and say that the reader has quit."""
        self.guide, self.language, self.options = guide, language, options
        return 0


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Provide a terminal that can show the guide, and record how the guide was opened."""
    screen = Opened()
    monkeypatch.setattr("burnout_tui.commands.opening._has_screen", lambda: True)
    monkeypatch.setattr("burnout_tui.run.run", screen)
    return screen


def _title(opened: Opened) -> object:
    return opened.guide and opened.guide.film.film.title


@pytest.mark.parametrize("arguments", [[], ["open"]])
def test_the_shipped_film(opened: Opened, arguments: list[str]) -> None:
    """No file opens the film that the guide ships with, at the synopsis, in English, with spoilers hidden."""
    result = run(*arguments)
    assert (result.exit_code, result.output) == (0, "")
    assert _title(opened) == "Burn Out"
    assert opened.language == "en"
    assert opened.asked == {"theme": "", "spoilers": False, "start": "", "shelf": None, "marks": ()}


@pytest.mark.parametrize("arguments", [[str(SECOND_FILM)], ["open", str(SECOND_FILM)]])
def test_another_film(opened: Opened, arguments: list[str]) -> None:
    """A file opens that film, with and without the word open."""
    assert run(*arguments).exit_code == 0
    assert _title(opened) == "Razzia"


def test_every_option(opened: Opened) -> None:
    """--lang, --theme, --open and --spoilers reach the screen."""
    result = run("--lang", "fr", "--theme", "ansi", "--open", "character:aida", "--spoilers", str(FILM))
    assert (result.exit_code, result.output) == (0, "")
    assert opened.language == "fr"
    assert opened.asked == {"theme": "ansi", "spoilers": True, "start": "character:aida", "shelf": None, "marks": ()}


def test_several_films(opened: Opened) -> None:
    """Several files, or a folder of them, open the shelf; with --open, the film that has the entry."""
    for arguments, films in (
        ([str(FILM), str(SECOND_FILM)], ["film", "razzia"]),
        ([str(FILM.parent)], ["film", "godfrey", "razzia"]),
    ):
        assert run(*arguments).exit_code == 0
        assert opened.options["start"] == ""
        assert list(opened.options["shelf"].guides) == films
    run(str(FILM), str(SECOND_FILM), "--open", "character:ines")
    assert _title(opened) == "Razzia"
    assert opened.options["start"] == "character:ines"


def test_begin_at_a_tab(opened: Opened) -> None:
    """--open takes a tab's name too."""
    assert run("--open", "cast").exit_code == 0
    assert opened.options["start"] == "tab:cast"


@pytest.mark.parametrize("theme", [*(theme.name for theme in THEMES), "nord"])
def test_themes(opened: Opened, theme: str) -> None:
    """The guide's own themes and Textual's can be asked for."""
    assert run("--theme", theme).exit_code == 0
    assert opened.options["theme"] == theme


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--theme", "noirr"], "there is no theme “noirr”; did you mean “noir”?\n"),
        (["--theme", "ville blanche"], "there is no theme “ville blanche”; did you mean “ville-blanche”?\n"),
        (["--open", "character:aide"], "there is no “character:aide”; did you mean “character:aida”?\n"),
        (["--open", "synopsys"], "there is no “synopsys”; did you mean “synopsis”"),
        (["chekc"], "“chekc” is neither a command nor a film file; did you mean “check”?\n"),
        (["xyzzy"], "“xyzzy” is neither a command nor a film file; burnout-tui --help lists the commands\n"),
        (["\x1b[2J"], "“␛[2J” is neither a command nor a film file; burnout-tui --help lists the commands\n"),
        (["x" * 300], f"“{'x' * 300}” is neither a command nor a film file; burnout-tui --help lists the commands\n"),
    ],
)
def test_unknown_names(opened: Opened, arguments: list[str], sentence: str) -> None:
    """An unknown theme, tab, ref or word is one sentence and exit status 2, and nothing is opened."""
    refused = run(*arguments)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith(sentence)
    assert refused.stderr.count("\n") == 1
    assert opened.guide is None


def test_themes_are_listed(opened: Opened) -> None:
    """An unknown theme unlike any other gets the list of all themes."""
    refused = run("--theme", "xyzzy").stderr
    assert refused.startswith("there is no theme “xyzzy”; choose from noir, ville-blanche, ansi, ")
    assert "nord" in refused


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--lang", "xx"], "there is no language “xx”; write a code such as fr"),
        (["--knid"], "No such option “--knid”"),
        (["--theme"], "Option “--theme” requires an argument"),
        (["show", "cast", str(FILM), str(SECOND_FILM)], "unexpected extra argument"),
        (["open", "--width", "60"], "No such option “--width”"),
    ],
)
def test_wrong_usage(opened: Opened, arguments: list[str], words: str) -> None:
    """A wrong option or value is reported with the usage line; exit status 2."""
    refused = run(*arguments)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert words in refused.stderr.replace(":", "")
    assert opened.guide is None


def test_no_such_file(tmp_path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing file is reported, with a file of a similar name; exit status 1."""
    monkeypatch.chdir(tmp_path)
    Path("dust.toml").touch()
    for arguments in (["dsut.toml"], ["--plain", "dsut.toml"], ["show", "dsut.toml"], ["check", "dsut.toml"]):
        refused = run(*arguments)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert refused.stderr == "dsut.toml: error: no such file; did you mean dust.toml?\n"
    assert run("xyzzy.toml").stderr == "xyzzy.toml: error: no such file\n"
    assert run("no/such").stderr == "no/such: error: no such file\n"
    assert run(".").stderr == "dust.toml: error: empty; a film file begins with format = 1\n"
    Path("dust.toml").unlink()
    assert run(".").stderr == ".: error: this is a folder; name a film file in it\n"
    assert opened.guide is None


@pytest.mark.parametrize("arguments", [["--plain"], ["--plain", "--theme", "ansi"], ["open", "--plain"]])
def test_plain(opened: Opened, arguments: list[str]) -> None:
    """--plain prints what show prints, even on a terminal."""
    printed = run(*arguments)
    assert (printed.exit_code, printed.stdout) == (0, run("show").stdout)
    assert opened.guide is None


def test_plain_with_a_part(opened: Opened) -> None:
    """--plain with --open prints that part."""
    assert run("--plain", "--open", "cast").stdout == run("show", "cast").stdout
    assert (
        run("--plain", "--open", "work:zero", "--lang", "fr").stdout == run("show", "work:zero", "--lang", "fr").stdout
    )


def test_output_that_is_no_terminal() -> None:
    """If the output is not a terminal, the guide is printed."""
    assert run().stdout == run("show").stdout
    assert run(str(SECOND_FILM), "--spoilers").stdout == run("show", str(SECOND_FILM), "--spoilers").stdout


def test_version_and_help() -> None:
    """--version prints one line; --help lists the commands, and each command's --help lists its options."""
    assert run("--version").stdout == f"burnout-tui {__version__}\n"
    for option in ("--help", "-h"):
        result = run(option)
        assert result.exit_code == 0
        assert all(word in result.stdout for word in ("--version", *cli.COMMANDS))
    options = {
        "open": ("[FILE]", "--lang CODE", "--theme", "--open REF|TAB", "--spoilers", "--plain"),
        "show": ("[TAB|REF] [FILE]", "--lang CODE", "--spoilers", "--width"),
        "check": ("FILE...",),
    }
    for command, words in options.items():
        result = run(command, "--help")
        assert result.exit_code == 0
        assert all(word in result.stdout for word in words)


@pytest.mark.parametrize(
    ("options", "variables", "cursor"),
    [
        ([], {}, False),
        (["--cursor"], {}, True),
        ([], {"BURNOUT_TUI_CURSOR": "1"}, True),
        ([], {"BURNOUT_TUI_CURSOR": "0"}, False),
        (["--no-cursor"], {"BURNOUT_TUI_CURSOR": "1"}, False),
    ],
    ids=str,
)
def test_the_cursor(opened: Opened, options: list[str], variables: dict[str, str], cursor: bool) -> None:
    """The cursor is hidden unless an option or a variable shows it; the option counts more."""
    assert run(*options, **variables).exit_code == 0
    assert opened.options["cursor"] is cursor


@pytest.mark.parametrize(
    ("options", "variables", "mouse"),
    [
        ([], {"SSH_CONNECTION": ""}, True),
        (["--no-mouse"], {"SSH_CONNECTION": ""}, False),
        ([], {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, False),
        (["--mouse"], {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, True),
    ],
    ids=str,
)
def test_the_mouse(opened: Opened, options: list[str], variables: dict[str, str], mouse: bool) -> None:
    """The mouse is enabled on this machine and left to the terminal over SSH; options override this."""
    environ = {"TERM": "xterm-256color", "SSH_TTY": "", "SSH_CLIENT": "", **variables}
    assert run(*options, **environ).exit_code == 0
    assert opened.options["mouse"] is mouse


def test_a_plain_start_is_a_command_line_without_options() -> None:
    """The guide that opens without parsing a command line has the defaults of all options."""
    parsed = cli.command_module("open").command.make_context("open", []).params
    assert parsed == {**Asked()._asdict(), **NO_OPTIONS}


def test_a_plain_start_ends_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted, or with a file that is not there, it prints what the parsed command line prints."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    def ends(*names: str) -> tuple[Any, str, str]:
        streams = [TextIOWrapper(BytesIO(), "utf-8") for _ in range(2)]
        changed = patch.dict(os.environ), patch("sys.stdout", streams[0]), patch("sys.stderr", streams[1])
        with changed[0], changed[1], changed[2], pytest.raises(SystemExit) as end:
            plain_start.open_films(names, None)
        out, err = (stream.buffer.getvalue().decode() for stream in streams if isinstance(stream.buffer, BytesIO))
        return end.value.code, out, err

    parsed = run("nosuch.toml")
    assert ends("nosuch.toml") == (parsed.exit_code, parsed.stdout, parsed.stderr)
    for module in ("open", "plain_start"):
        monkeypatch.setattr(f"burnout_tui.commands.{module}.open_guide", interrupt)
    parsed = run()
    assert ends() == (parsed.exit_code, parsed.stdout, parsed.stderr)
    assert parsed.stderr == "\nAborted!\n"
