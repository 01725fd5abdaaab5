"""Settings: from a file with problems told as a film's are, from the environment, and from options."""

from pathlib import Path

import click
import msgspec
import pytest
from tests.ssh.clients import run
from tests.ssh.host import serve_command

from burnout_tui.commands.serve import OPTIONS, command
from burnout_tui.serve.config import ConfigError, read_settings
from burnout_tui.serve.settings import Settings

BAD = """\
port = "2222"
max-visitor = 10
workers = 0
proxies = ["10.0.0.0/8", "nonsense"]
language = "de"
motd = 3
"""


def _file(folder: Path, text: str) -> Path:
    file = folder / "serve.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_problem_of_a_file_has_its_place(tmp_path: Path) -> None:
    """All problems are told at once, in TOML's words, with line and column, and what may have been meant."""
    with pytest.raises(ConfigError) as raised:
        read_settings(_file(tmp_path, BAD), {})
    lines = [line.removeprefix(f"{tmp_path}/") for line in raised.value.lines()]
    assert lines == [
        'serve.toml:1:8: error: port: expected an integer, found the string "2222"; write 2222',
        'serve.toml:2:1: error: max-visitor: unknown key "max-visitor"; did you mean "max-visitors"?',
        "serve.toml:3:11: error: workers: expected an integer from 1 to 64, found the integer 0",
        "serve.toml:4:26: error: proxies[1]: 'nonsense' does not appear to be an IPv4 or IPv6 network",
        'serve.toml:5:12: error: language: expected one of "en", "fr", found the string "de"',
        'serve.toml:6:8: error: motd: expected a string, found the integer 3; write "3"',
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("port = ", "1:8: error: "),
        ("motd = '" + "x" * 2001 + "'", "1:8: error: motd: "),
        ("[port]\n", "port: expected an integer"),
    ],
)
def test_other_mistakes_have_their_places(tmp_path: Path, text: str, words: str) -> None:
    """Mistakes of syntax and texts that are too long are told with their places, too."""
    with pytest.raises(ConfigError) as raised:
        read_settings(_file(tmp_path, text), {})
    assert words in raised.value.lines()[0]


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """A missing file and a folder are told in a sentence."""
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ConfigError) as raised:
            read_settings(path, {})
        assert raised.value.lines()[0].startswith(f"{path}: error: ")


def test_what_is_given_counts_more_than_the_file(tmp_path: Path) -> None:
    """An option goes over a key of the file; files that it names are looked for beside it."""
    file = _file(tmp_path, 'port = 1\nidle = 7\nfilms = ["a.toml"]\nhost-key = "key"\n')
    settings = read_settings(file, {"port": 2})
    assert (settings.port, settings.idle) == (2, 7)
    assert settings.films == (str(tmp_path / "a.toml"),)
    assert settings.host_key == str(tmp_path / "key")


def test_the_environment_counts_more_than_the_file(tmp_path: Path) -> None:
    """A variable goes over the file and is checked as an option is, and an option goes over both."""
    file = _file(tmp_path, "workers = 1\nport = 0\n")
    bad = run(serve_command("--config", str(file)), env={"BURNOUT_TUI_WORKERS": "many"})
    assert bad.returncode == 2
    assert "BURNOUT_TUI_WORKERS" in bad.stderr or "--workers" in bad.stderr
    key = tmp_path / "key"
    key.write_text("no key")
    key.chmod(0o600)
    told = run(serve_command(f"--config={file}", f"--host-key={key}"), env={"BURNOUT_TUI_HOST_KEY": "/nowhere"})
    assert f"{key}: not a private key" in told.stderr


def test_options_and_settings_are_the_same() -> None:
    """Every setting can be given as an option, of the same kind and bounds, and the help tells its default."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(Settings)}
    told = {name: help for name, _, _, help in OPTIONS}
    options = {option.name for option in command.params if isinstance(option, click.Option)}
    for name, field in fields.items():
        if name in ("films", "proxies"):
            continue
        assert name.replace("-", "_") in options
        if field.default not in ("", msgspec.NODEFAULT):
            assert f"[{field.default}]" in told[name]
    for name, _, kind, _ in OPTIONS:
        if isinstance(kind, click.IntRange):
            described = msgspec.inspect.type_info(fields[name].type)
            assert isinstance(described, msgspec.inspect.IntType)
            assert (described.ge, described.le) == (kind.min, kind.max)


def test_every_option_is_in_the_docs() -> None:
    """The host's manual tells every option, with its default."""
    manual = (Path(__file__).parents[2] / "docs" / "host.md").read_text(encoding="utf-8")
    defaults = {field.encode_name: field.default for field in msgspec.structs.fields(Settings)}
    for name, *_ in OPTIONS:
        assert f"`--{name}`" in manual
        row = next(line for line in manual.splitlines() if line.startswith("| ") and f"`--{name}`" in line)
        assert not defaults[name] or str(defaults[name]) in row


def test_the_help_needs_no_server() -> None:
    """The help of the command is told without importing the server's libraries or the screen's."""
    code = "import atexit, sys\natexit.register(lambda: print('|', *sys.modules))\n"
    line = serve_command("--help", first=code)
    told, _, imported = run(line).stdout.rpartition("|")
    assert "--max-per-address" in told
    assert not {"asyncssh", "textual", "rich", "prometheus_client"} & set(imported.split())
