"""Which setting holds: an option, else the environment, else the last choice, else ``config.toml``, else the locale."""

from pathlib import Path
from typing import Any

import platformdirs
import pytest
from tests.support.command import run
from tests.support.settings_files import remembered_files, write_config

from burnout_tui.errors import GuideError
from burnout_tui.settings.folders import cache_folder, config_file, memory_folder
from burnout_tui.settings.memory import Memory
from burnout_tui.settings.session import ssh_starts_command
from burnout_tui.settings.settings import SETTINGS, Settings

SSH = {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}


def _settings(options: dict[str, Any], environ: dict[str, str]) -> Settings:
    file = write_config('language = "fr"\ntheme = "nord"\nspoilers = true\nmouse = false\n')
    return Settings(options, environ, "en", file, Memory(memory_folder()))


def test_order() -> None:
    """Each source gives way to the one before it."""
    Memory(memory_folder()).choose("theme", "dracula")
    Memory(memory_folder()).choose("language", "en")
    settings = _settings({}, {})
    assert settings.setting("theme") == ("dracula", "remembered")
    assert settings.setting("language") == ("en", "remembered")
    assert settings.setting("spoilers") == (True, "file")
    assert settings.setting("cursor") == (False, "default")
    environ = {"BURNOUT_TUI_THEME": "ansi", "BURNOUT_TUI_SPOILERS": "0", "BURNOUT_TUI_LANGUAGE": "fr"}
    settings = _settings({"theme": None, "mouse": True}, environ)
    assert settings.setting("theme") == ("ansi", "environment")
    assert settings.setting("language") == ("fr", "environment")
    assert settings.setting("spoilers") == (False, "environment")
    assert settings.setting("mouse") == (True, "option")
    assert _settings({"theme": "noir"}, environ).setting("theme") == ("noir", "option")
    assert Settings({}, {}, "fr").setting("language") == ("fr", "locale")
    assert Settings({}, {}, "fr").setting("theme") == (None, "terminal")


def test_nothing_is_remembered_when_it_must_not_be() -> None:
    """Without ``remember`` there is no memory to read or write, wherever the setting comes from."""
    Memory(memory_folder()).choose("theme", "dracula")
    assert _settings({"remember": False}, {}).memory is None
    assert _settings({"remember": False}, {}).setting("theme") == ("nord", "file")
    assert _settings({}, {"BURNOUT_TUI_REMEMBER": "0"}).memory is None
    assert Settings({}, {}, "en", write_config("remember = false"), Memory(memory_folder())).memory is None


def test_a_visitor_of_sshd_gets_nothing_of_the_account() -> None:
    """Neither config.toml nor the memory is read where ssh starts the guide itself, unless an option asks for it."""
    Memory(memory_folder()).choose("theme", "dracula")
    settings = _settings({}, {"SSH_ORIGINAL_COMMAND": "sftp"})
    assert (settings.under_ssh, settings.memory) == (True, None)
    assert settings.setting("theme") == (None, "terminal")
    assert settings.setting("remember") == (False, "ssh")
    assert _settings({"remember": True}, {"SSH_ORIGINAL_COMMAND": "x"}).setting("theme").value == "dracula"


@pytest.mark.parametrize(
    ("environ", "leader", "cmdline", "expected"),
    [
        ({}, 0, b"", False),
        ({"SSH_ORIGINAL_COMMAND": ""}, 5, b"", True),
        (SSH, 0, b"", True),
        (SSH, 5, b"/bin/sh\0-c\0burnout-tui\0", True),
        (SSH, 5, b"bash\0-lc\0burnout-tui\0", True),
        (SSH, 5, b"/bin/sh\0/usr/local/bin/guide\0", True),
        (SSH, 5, b"-bash\0", False),
        (SSH, 5, b"bash\0--login\0-i\0", False),
        (SSH, 5, b"bash\0", False),
        ({**SSH, "TMUX": "/tmp/tmux-0/default,1,0"}, 5, b"-bash\0", False),
        ({**SSH, "TMUX": "/tmp/tmux-0/default,1,0"}, 5, b"sh\0-c\0burnout-tui\0", True),
    ],
)
def test_who_starts_the_guide(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], leader: int, cmdline: bytes, expected: bool
) -> None:
    """ssh starts the guide itself if the guide leads its session, or a shell does that got the command with -c."""
    monkeypatch.setattr("os.getpid", lambda: 7)
    monkeypatch.setattr("os.getsid", lambda _: leader or 7)
    monkeypatch.setattr(Path, "read_bytes", lambda _: cmdline)
    assert ssh_starts_command(environ) is expected


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("BURNOUT_TUI_LANGUAGE", "fra", "BURNOUT_TUI_LANGUAGE: there is no language “fra”; did you mean “fr”?\n"),
        (
            "BURNOUT_TUI_LANGUAGE",
            "xx",
            "BURNOUT_TUI_LANGUAGE: there is no language “xx”; write a code such as fr\n",
        ),
        ("BURNOUT_TUI_THEME", "noirr", "BURNOUT_TUI_THEME: there is no theme “noirr”; did you mean “noir”?\n"),
    ],
)
def test_wrong_variables(variable: str, value: str, sentence: str) -> None:
    """A wrong value in the environment is one sentence that names the variable, and exit status 2."""
    refused = run(**{variable: value})
    assert (refused.exit_code, refused.stdout, refused.stderr) == (2, "", sentence)


def test_the_file_holds_for_printed_text() -> None:
    """Text that is printed without a terminal follows config.toml too, and an option beats it."""
    write_config('language = "fr"\nspoilers = true\n')
    assert "Une ville" in run("--open", "synopsis").stdout or "Casablanca, ville" in run("--open", "synopsis").stdout
    assert "Spoilers are hidden" in run("--open", "synopsis", "--lang", "en", "--no-spoilers").stdout
    assert not remembered_files()


@pytest.mark.parametrize("theme", ["no-such-theme", "\x1b[2J", ""])
def test_a_remembered_theme_that_is_gone(theme: str) -> None:
    """A remembered theme or language that no longer exists is as if none were remembered."""
    memory = Memory(memory_folder())
    memory.choose("theme", theme)
    memory.choose("language", theme)
    assert _settings({}, {}).setting("theme") == ("nord", "file")
    assert _settings({}, {}).setting("language") == ("fr", "file")


def test_settings_never_raise_other_errors() -> None:
    """Every setting has a value or is left to the terminal, and a broken file is an error of its own kind."""
    settings = Settings({}, {}, "en")
    assert all(settings.setting(name) for name in SETTINGS)
    with pytest.raises(GuideError):
        Settings({}, {}, "en", write_config("="))


@pytest.mark.parametrize("folder", ["/somewhere/else", "relative", "", None])
@pytest.mark.parametrize("home", ["/home/reader", "relative", ""])
def test_folders_are_those_of_the_platform(monkeypatch: pytest.MonkeyPatch, folder: str | None, home: str) -> None:
    """Files are where platformdirs says, whatever the environment says about its folders."""
    monkeypatch.setenv("HOME", home)
    for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        if folder is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, folder)
    name = "burnout-tui"
    assert config_file() == platformdirs.user_config_path(name) / "config.toml"
    assert cache_folder() == platformdirs.user_cache_path(name)
    assert memory_folder() == platformdirs.user_state_path(name) / "remembered"
