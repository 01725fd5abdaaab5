"""``burnout-tui config``: where the settings are, which hold, and where each comes from."""

import os
import tomllib
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.settings_files import write_config

from burnout_tui.settings.folders import memory_folder
from burnout_tui.settings.memory import Memory
from burnout_tui.settings.rebinding import rebind
from burnout_tui.view.actions import action_names


def test_without_a_file() -> None:
    """Without files everything is as it is by default, and the report says where the files would be."""
    report = run("config")
    folder = os.environ["XDG_CONFIG_HOME"]
    assert report.exit_code == 0
    lines = report.stdout.splitlines()
    assert lines[1] == f"  settings: {folder}/burnout-tui/config.toml (not there)"
    assert lines[2].endswith("/burnout-tui/remembered (not there)")
    assert lines[4:] == [
        "Settings",
        '  language = "en" (by default)',
        "  theme: as the terminal needs it; burnout-tui terminal explains",
        "  mouse: as the terminal needs it; burnout-tui terminal explains",
        "  cursor = false (by default)",
        "  plain = false (by default)",
        "  spoilers = false (by default)",
        "  remember = true (by default)",
    ]


def test_every_origin() -> None:
    """Each setting names the option, the variable, the key, the file or the locale that it comes from."""
    write_config('cursor = true\nspoilers = true\n[keys]\nsearch = ["f5", "\\""]\n')
    Memory(memory_folder()).choose("theme", "nord")
    report = run("config", "--no-mouse", "--no-fresh", LC_ALL="en_GB.UTF-8", BURNOUT_TUI_SPOILERS="0")
    assert report.stdout.splitlines()[4:] == [
        "Settings",
        '  language = "en" (the locale: LC_ALL)',
        '  theme = "nord" (chosen last with t)',
        "  mouse = false (the option --no-mouse)",
        "  cursor = true (config.toml)",
        "  plain = false (by default)",
        "  spoilers = false (the environment: BURNOUT_TUI_SPOILERS)",
        "  remember = true (the option --no-fresh)",
        "",
        "Keys that config.toml changes",
        '  search = ["f5", "\\""]',
    ]
    french = run("config", "--theme", "noir", LANG="fr_FR.UTF-8").stdout
    assert '  theme = "noir" (l’option --theme)' in french
    assert french.startswith("Fichiers\n  réglages\u00a0: ")


def test_problems_are_listed() -> None:
    """A file with problems is status 1, with every problem after its path, on standard output."""
    file = write_config("mous = true\n[keys]\nquit = []\n")
    report = run("config")
    assert (report.exit_code, report.stderr) == (1, "")
    assert [line.rpartition(str(file))[2][:4] for line in report.stdout.splitlines()[4:]] == [":1:1", ":3:8"]


def test_the_path_for_scripts() -> None:
    """--path prints nothing else, even if the file is broken."""
    file = write_config("=")
    report = run("config", "--path")
    assert (report.exit_code, report.stdout) == (0, f"{file}\n")


def test_the_table_of_keys() -> None:
    """--keys prints a table that can be pasted into config.toml as it is, with what the file rebinds."""
    write_config('[keys]\nspoilers = ["f9", "\\\\"]\n')
    printed = run("config", "--keys").stdout
    keys = tomllib.loads(printed)["keys"]
    assert set(keys) == set(action_names())
    assert keys["spoilers"] == ["f9", "\\"]
    assert keys["search"] == ["/"]
    rebound, problems = rebind(keys)
    assert not problems
    assert rebound.keys() == keys.keys()


def test_where_ssh_starts_it() -> None:
    """Under a forced command the report says that nothing is read."""
    write_config('theme = "nord"\n')
    report = run("config", SSH_ORIGINAL_COMMAND="x").stdout
    assert "nord" not in report
    assert "  remember = false (because of ssh)\n" in report
    assert report.endswith("ssh started this command itself, so these files are neither read nor written.\n")


def test_an_account_without_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a home folder the guide still opens, with its defaults."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setattr("platformdirs.user_config_path", _no_home)
    monkeypatch.setattr("platformdirs.user_state_path", _no_home)
    assert "This account has no folder for settings." in run("config").stdout
    assert run("--open", "cast").exit_code == 0


def _no_home(_: str) -> Path:
    raise RuntimeError("Could not determine home directory.")
