"""docs/settings.md names every setting, every action with its keys, and settings that the guide accepts."""

import re

from tests.support.command import run
from tests.support.paths import ROOT
from tests.support.settings_files import write_config

from burnout_tui.settings.config import read_config
from burnout_tui.settings.key_names import key_name
from burnout_tui.settings.settings import SETTINGS
from burnout_tui.view.actions import action_name, action_names
from burnout_tui.view.key_table import NAMED_KEYS
from burnout_tui.view.keys import DIALOG_KEYS, KEYS

PAGE = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


def test_every_setting_is_explained() -> None:
    """The example of the page has every setting, and can be read as it is."""
    example = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]
    config = read_config(write_config(example))
    assert set(config.values) == set(SETTINGS)
    assert config.rebound == {"search": ("slash", "ctrl+f"), "quit": ("ctrl+q",), "copy": ()}


def test_every_action_has_its_row() -> None:
    """The table has each action, with the keys that it has by default."""
    rows = re.findall(r"^\| (`.+?`) \| (`.+?`) \| .* \|$", PAGE, re.MULTILINE)
    documented: dict[str, set[str]] = {}
    for names, keys in rows:
        for name in re.findall("`(.+?)`", names):
            documented[name] = {key_name(key) for key in re.findall("`(.+?)`", keys)}
    assert tuple(sorted(documented)) == tuple(sorted(action_names()))
    for name, keys in documented.items():
        bound = {key for row in (*KEYS, *DIALOG_KEYS) if action_name(row) == name for key in row.keys.split(",")}
        assert bound <= keys, name


def test_every_name_of_a_key_is_there() -> None:
    """The page has the names of the keys that stand for no character and that keyboards have."""
    named = {key for key in NAMED_KEYS if not re.fullmatch(r"f\d+|print_screen|pause|menu", key)}
    assert not {key for key in named if f"`{key}`" not in PAGE}


def test_the_messages_are_those_of_the_program() -> None:
    """The problems on the page are printed for a file that has them."""
    shown = re.findall(r"config\.toml:(.+)$", PAGE, re.MULTILINE)
    write_config('language = "en"\ncursor = true\nmous = true\nplain = false\n[keys]\nsearch = "ctrl-f"\n')
    printed = run("config").stdout
    assert len(shown) == 2
    assert all(problem in printed for problem in shown)
