"""``config.toml`` is checked as strictly as a film, and a wrong one keeps the guide from opening."""

import os
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.settings_files import write_config

from burnout_tui.settings.config import ConfigError, read_config

PROBLEMS = {
    'language = "fra"': "1:12: error: language: there is no language “fra”; did you mean “fr”?",
    'theme = "noirr"': "1:9: error: theme: there is no theme “noirr”; did you mean “noir”?",
    "theme = 3": '1:9: error: theme: expected a string, found the integer 3; write "3"',
    'mouse = "yes"': "1:9: error: mouse: expected true or false, found the string “yes”",
    'plain = "true"': "1:9: error: plain: expected true or false, found the string “true”; "
    "write true without quotation marks",
    "mous = true": "1:1: error: mous: unknown key “mous”; did you mean “mouse”?",
    "[mouse]": "1:1: error: mouse: expected true or false, found a table",
    "spoilers": "1:9: error: not TOML: expected = after the key, found the end of the file",
    'keys = "q"': "1:8: error: keys: expected a table, found the string “q”",
    '[keys]\nserach = "f5"': "2:1: error: keys.serach: unknown key “serach”; did you mean “search”?",
    "[keys]\nsearch = 5": '2:10: error: keys.search: expected a string, found the integer 5; write "5"',
    '[keys]\nsearch = ["f5", 6]': '2:17: error: keys.search[1]: expected a string, found the integer 6; write "6"',
    '[keys]\nsearch = "ctrl-f"': "2:10: error: keys.search: there is no key “ctrl-f”; did you mean “ctrl+f”?",
    '[keys]\nsearch = "f5,f6"': '2:10: error: keys.search: a string holds one key; write ["f5", "f6"]',
    '[keys]\nsearch = ["f5", "f5"]': "2:17: error: keys.search[1]: “f5” is here twice",
    '[keys]\nsearch = ["f5", "s"]': "2:17: error: keys.search[1]: “search” would have the same key as “spoilers”; "
    "choose another one, or another for “spoilers” too",
    '[keys]\nfilter = "f5"\npath = "f5"': "3:8: error: keys.path: “path” would have the same key as “filter”; "
    "choose another one, or another for “filter” too",
    '[keys]\nquit = "s"\nspoilers = "f5"\nback = "s"': "4:8: error: keys.back: “back” would have the same key "
    "as “quit”; choose another one, or another for “quit” too",
    "[keys]\nquit = []": "2:8: error: keys.quit: “quit” needs a key: without one there is no way out",
    "[keys]\nback = []": "2:8: error: keys.back: “back” needs a key: without one there is no way out",
    '[keys]\nhelp = "ctrl+c"': "2:8: error: keys.help: “ctrl+c” always means “quit”; choose another key",
    '[keys]\nhelp = "escape"': "2:8: error: keys.help: “escape” always means “back”; choose another key",
    '[keys]\nredraw = "r"': "2:10: error: keys.redraw: “r” is needed where one types; “redraw” works there too, "
    "so choose another key",
}


@pytest.mark.parametrize("text", PROBLEMS)
def test_problems(text: str) -> None:
    """Each problem has its file, line and column, and says what to write instead; nothing is opened."""
    file = write_config(text)
    refused = run()
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.splitlines()[0].startswith(f"{file}:{PROBLEMS[text]}")


def test_all_problems_at_once() -> None:
    """Problems of syntax, types, themes and keys are listed together, in the order of their lines."""
    write_config('mouse = 1\ntheme = "x"\nplain = \nspoiler = true\n[keys]\nquit = []\nup = "upp"\n')
    lines = run().stderr.splitlines()
    assert [line.split(":")[1] for line in lines] == ["1", "2", "3", "4", "6", "7"]


def test_french() -> None:
    """The problems are in the language of the locale."""
    write_config('[keys]\nsearch = "s"\n')
    assert "aurait la même touche que" in run(LANG="fr_FR.UTF-8").stderr


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda file: file.mkdir(), "this is a folder; name a settings file in it"),
        (os.mkfifo, "this is a named pipe; name a settings file"),
        (lambda file: file.write_bytes(b"# " + b"x" * 40_000_000), "larger than 1 MB, the limit for a settings file"),
        (lambda file: file.write_bytes(b"\xff\xfea\0"), "this is UTF-16, not UTF-8; save the file as UTF-8"),
        (lambda file: file.symlink_to(file), "cannot be read: Too many levels of symbolic links"),
    ],
    ids=["folder", "fifo", "large", "utf-16", "loop"],
)
def test_no_file_of_settings(make: "object", sentence: str) -> None:
    """Anything that cannot be read as settings is one sentence and exit status 2."""
    file = write_config("")
    file.unlink()
    make(file)  # type: ignore[operator] # a function of a path
    refused = run()
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == f"{file}: error: {sentence}\n"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_no_permission() -> None:
    """A file that the reader may not read is one sentence."""
    write_config("").chmod(0)
    assert run().stderr.endswith("no permission to read it\n")


@pytest.mark.parametrize("missing", ["no file", "no folder", "a file as folder", "a link to nothing"])
def test_no_file_is_no_fault(tmp_path: Path, missing: str) -> None:
    """Without a file there are no settings, and no problem."""
    file = tmp_path / "burnout-tui" / "config.toml"
    if missing == "a file as folder":
        file.parent.write_text("")
    elif missing != "no folder":
        file.parent.mkdir()
    if missing == "a link to nothing":
        file.symlink_to(tmp_path / "nothing")
    assert not read_config(file).values
    assert run("--open", "cast", XDG_CONFIG_HOME=str(tmp_path)).exit_code == 0


def test_commands_for_scripts_read_no_settings() -> None:
    """show, path, check and terminal work the same with a broken file: scripts depend on nobody's settings."""
    write_config('language = "fr"')
    assert "Hospital intern" in run("show", "character:aida").stdout
    write_config("nonsense")
    for arguments in (["show", "cast"], ["path", "ayoub", "mous"], ["check", "data/film.toml"], ["terminal"]):
        assert run(*arguments).exit_code == 0, arguments


def test_every_value() -> None:
    """A file may have every setting; keys stand for themselves or have names, one or several."""
    file = write_config(
        'language = "fr-CA"\ntheme = "nord"\nmouse = false\ncursor = true\nplain = false\nspoilers = true\n'
        'remember = false\n[keys]\nsearch = ["f5", "ctrl+/"]\ncopy = []\nup = "w"\n'
    )
    config = read_config(file)
    assert (config.values["language"], config.values["theme"]) == ("fr", "nord")
    assert config.rebound == {"search": ("f5", "ctrl+slash"), "copy": (), "up": ("w",)}
    with pytest.raises(ConfigError):
        read_config(write_config("[keys.up]"))
