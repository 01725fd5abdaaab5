"""Settings from a configuration file, the environment and options."""

import sys
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest
from tests.support.paths import ROOT
from tests.support.serve_host import serve_command, serve_in_vain
from tests.support.ssh_clients import run

from burnout_tui.commands.serve import OPTIONS, command
from burnout_tui.errors import DocumentError, GuideError
from burnout_tui.ssh.config import read_settings
from burnout_tui.ssh.settings import GuideSettings
from textual_ssh.host_key import KeyFileError, host_key

CONTROL = "expected UTF-8 text without control characters"
BAD = """\
port = "2222"
max-visitor = 10
workers = 0
proxies = ["10.0.0.0/8", "nonsense"]
language = "fra"
motd = 3
"""


def _file(folder: Path, text: str) -> Path:
    file = folder / "serve.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_problem_of_a_file_has_its_place(tmp_path: Path) -> None:
    """All problems of a file are reported at once, with line, column and suggestions."""
    with pytest.raises(DocumentError) as raised:
        read_settings(_file(tmp_path, BAD), {})
    lines = [line.removeprefix(f"{tmp_path}/") for line in raised.value.lines()]
    assert lines == [
        "serve.toml:1:8: error: port: expected an integer, found the string “2222”; write 2222",
        "serve.toml:2:1: error: max-visitor: unknown key “max-visitor”; did you mean “max-visitors”?",
        "serve.toml:3:11: error: workers: expected an integer from 1 to 64, found the integer 0",
        'serve.toml:4:26: error: proxies[1]: expected an address or a network such as "10.0.0.0/8", found “nonsense”',
        "serve.toml:5:12: error: language: there is no language “fra”; did you mean “fr”?",
        'serve.toml:6:8: error: motd: expected a string, found the integer 3; write "3"',
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("port = ", "1:8: error: "),
        ("motd = '" + "x" * 2001 + "'", "1:8: error: motd: expected 2000 characters or fewer, found 2001"),
        ("[port]\n", "port: expected an integer"),
        ("[]\nport = 1\n", "1:2: error: not TOML: expected a key"),
        ("port = [[[" + "[" * 1000, "a configuration file needs only a few levels"),
        ('theme = "noirr"', "1:9: error: theme: there is no theme “noirr”; did you mean “noir”?"),
        ('name = "a b"', '1:8: error: name: expected a host such as "film.example.org"'),
        ('name = "a\\u001b[31m"', f"1:8: error: name: {CONTROL}, found U+001B"),
        ('motd = "a\\u0007"', f"1:8: error: motd: {CONTROL}, except line breaks and tabs, found U+0007"),
        ('films = ["a", "b\\u0000"]', f"1:15: error: films[1]: {CONTROL}, found U+0000"),
        ('host-key = "~nobody-of-that-name/key"', "1:12: error: host-key: there is no home folder for"),
        ('"odd\\u001b" = 1', '1:1: error: "odd␛": unknown key “odd␛”; the keys here are host, port, '),
        ('workers = "\\u001b[31m"', "1:11: error: workers: expected UTF-8"),
        ('language = "\\u009b"', f"1:12: error: language: {CONTROL}, found U+009B"),
    ],
)
def test_other_errors_have_positions(tmp_path: Path, text: str, words: str) -> None:
    """Syntax errors and invalid strings have positions too."""
    with pytest.raises(DocumentError) as raised:
        read_settings(_file(tmp_path, text), {})
    (line,) = raised.value.lines()
    assert words in line
    assert line.isprintable()


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, a folder and an impossible file name each give a message."""
    for path in (tmp_path / "none.toml", tmp_path, tmp_path / ("x" * 300)):
        with pytest.raises(DocumentError) as raised:
            read_settings(path, {})
        assert raised.value.lines()[0].startswith(f"{path}: error: ")


def test_options_override_the_file(tmp_path: Path) -> None:
    """An option overrides a key of the file; file names in the file are relative to its folder."""
    file = _file(tmp_path, 'port = 1\nidle = 7\nfilms = ["a.toml"]\nhost-key = "key"\n')
    settings = read_settings(file, {"port": 2})
    assert (settings.port, settings.idle) == (2, 7)
    assert settings.films == (str(tmp_path / "a.toml"),)
    assert settings.host_key == str(tmp_path / "key")


def test_files_of_the_configuration_may_be_in_a_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tilde in a file name stands for the home folder."""
    monkeypatch.setenv("HOME", "/home/somebody")
    settings = read_settings(_file(tmp_path, 'films = ["~/a.toml"]\nhost-key = "~/key"\n'), {})
    assert (settings.films, settings.host_key) == (("/home/somebody/a.toml",), "/home/somebody/key")


def test_a_message_has_lines_and_tabs(tmp_path: Path) -> None:
    """The message of the day may have tabs and several lines, with any line ends."""
    settings = read_settings(_file(tmp_path, 'motd = "one\\r\\ntwo\\tthree\\n"\n'), {})
    assert settings.motd == "one\ntwo\tthree\n"
    assert _given("--motd=one\r\ntwo\tthree")["motd"]


def _given(*arguments: str) -> dict[str, Any]:
    return command.make_context("serve", list(arguments)).params


def test_options_that_are_not_given_change_nothing() -> None:
    """Without options the command sets nothing: the configuration file and the defaults decide."""
    assert {name for name, value in _given().items() if value not in (None, ())} == set()
    assert _given("--no-share-styles")["share_styles"] is False


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("max-visitors", "no", "expected an integer from 1 to 20000, found “no”"),
        ("port", "65536", "expected an integer from 0 to 65535, found “65536”"),
        ("theme", "noirr", "there is no theme “noirr”; did you mean “noir”?"),
        ("motd", "x" * 2001, "expected 2000 characters or fewer, found 2001"),
        ("motd", "a\x1b[31m", f"{CONTROL}, except line breaks and tabs, found U+001B"),
        ("motd", "a\udcff", f"{CONTROL}, except line breaks and tabs, found the byte 0xFF"),
        ("name", "film.example.org\n", f"{CONTROL}, found U+000A"),
        ("name", "film.example.org:0", "expected a host such as"),
        ("proxies", "10.0.0.1,x", 'expected an address or a network such as "10.0.0.0/8", found “x”'),
        ("host-key", "~nobody-of-that-name/key", "there is no home folder for “~nobody-of-that-name”"),
        ("log-format", "xml", "is not one of"),
    ],
)
def test_options_and_variables_are_checked(
    option: str, value: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An invalid option or variable is a usage error that names it and says what is expected."""
    with pytest.raises(click.BadParameter) as raised:
        _given(f"--{option}={value}")
    assert f"'--{option}'" in raised.value.format_message()
    assert words in raised.value.format_message()
    assert raised.value.exit_code == 2
    variable = "BURNOUT_TUI_" + option.upper().replace("-", "_")
    monkeypatch.setenv(variable, value)
    with pytest.raises(click.BadParameter) as raised:
        _given()
    assert f"{variable}: " in raised.value.format_message()
    assert words in raised.value.format_message()


@pytest.mark.parametrize("listed", ["10.0.0.2 10.1.0.0/16", "10.0.0.2,10.1.0.0/16", " 10.0.0.2, 10.1.0.0/16 "])
def test_networks_in_the_environment(listed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable can list networks with spaces, commas or both between them."""
    monkeypatch.setenv("BURNOUT_TUI_PROXIES", listed)
    assert _given()["proxies"] == ("10.0.0.2", "10.1.0.0/16")
    assert _given("--proxies=10.9.9.9")["proxies"] == ("10.9.9.9",)


def test_films_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable can list film files with colons between them; arguments override it."""
    monkeypatch.setenv("BURNOUT_TUI_FILMS", "a.toml:films/b.toml")
    assert _given()["films"] == ("a.toml", "films/b.toml")
    assert _given("c.toml")["films"] == ("c.toml",)


@pytest.mark.parametrize("name", ["~nobody-of-that-name/key", "/" + "x" * 300])
def test_an_impossible_key_file(name: str) -> None:
    """An unknown home folder and an impossible file name each give a message that names the option."""
    with pytest.raises(KeyFileError) as raised:
        host_key(name, "burnout-tui")
    assert raised.value.lines()[0].startswith(f"{name}: ")
    assert "host-key" in raised.value.lines()[0]


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    """A variable overrides the file and is checked like an option, and an option overrides both."""
    file = _file(tmp_path, "workers = 1\nport = 0\n")
    status, bad = serve_in_vain("--config", str(file), BURNOUT_TUI_WORKERS="many")
    assert status == 2
    assert "BURNOUT_TUI_WORKERS" in bad
    key = tmp_path / "key"
    key.write_text("no key")
    key.chmod(0o600)
    _, refused = serve_in_vain(f"--config={file}", f"--host-key={key}", BURNOUT_TUI_HOST_KEY="/nowhere")
    assert f"{key}: not a private key" in refused


def _shown(default: object) -> str:
    """Return a default as people read it."""
    return "on" if default is True else str(default)


def test_options_and_settings_are_the_same() -> None:
    """Every setting is an option with the same type and bounds, and the help shows its default."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(GuideSettings)}
    helps = {name: help for name, _, _, help in OPTIONS}
    options = {option.name for option in command.params if isinstance(option, click.Option)}
    for name, field in fields.items():
        if name in ("films", "proxies"):
            continue
        assert name.replace("-", "_") in options
        if field.default not in ("", msgspec.NODEFAULT):
            assert f"[{_shown(field.default)}]" in helps[name]
    for name, _, kind, _ in OPTIONS:
        if isinstance(kind, click.IntRange):
            described = msgspec.inspect.type_info(fields[name].type)
            assert isinstance(described, msgspec.inspect.IntType)
            assert (described.ge, described.le) == (kind.min, kind.max)


def test_every_option_is_in_the_docs() -> None:
    """docs/host.md lists every option with its default."""
    manual = (ROOT / "docs" / "host.md").read_text(encoding="utf-8")
    defaults = {field.encode_name: field.default for field in msgspec.structs.fields(GuideSettings)}
    for name, *_ in OPTIONS:
        assert f"`--{name}`" in manual
        row = next(line for line in manual.splitlines() if line.startswith("| ") and f"`--{name}`" in line)
        assert not defaults[name] or _shown(defaults[name]) in row


@pytest.mark.parametrize(
    ("broken", "status", "words"),
    [
        (None, 2, 'this command needs the extra “serve”: pip install "burnout-tui[serve]"'),
        ("import no_ssl_here", 1, "a library of the extra “serve” cannot be loaded: No module named 'no_ssl_here'"),
        ("raise ImportError('lib\\x1b is gone')", 1, "a library of the extra “serve” cannot be loaded: lib␛ is gone"),
    ],
)
def test_a_broken_library_is_not_a_missing_one(
    broken: str | None, status: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only if a library of the extra itself is missing is the extra named; otherwise the true reason is given."""
    monkeypatch.delitem(sys.modules, "asyncssh")
    if broken is None:
        monkeypatch.setitem(sys.modules, "asyncssh", None)
    else:
        (tmp_path / "asyncssh.py").write_text(broken, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(GuideError) as raised:
        command.callback((), None, ())  # type: ignore[misc] # every command has one
    assert (raised.value.lines(), raised.value.exit_status) == ([words], status)


def test_the_help_needs_no_server() -> None:
    """The command's help imports neither the server's libraries nor the screen's."""
    code = "import atexit, sys\natexit.register(lambda: print('|', *sys.modules))\n"
    line = serve_command("--help", first=code)
    printed, _, imported = run(line).stdout.rpartition("|")
    assert "--max-per-address" in printed
    assert not {"asyncssh", "textual", "rich", "prometheus_client"} & set(imported.split())
