"""Check the strings among the server's settings, from a configuration file or the command line."""

from collections.abc import Callable, Mapping

from burnout_tui.errors import short
from burnout_tui.film.languages import unknown_language
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import sanitize, sanitize_line
from textual_ssh.address import host_and_port, parse_networks

MAX_MOTD = 2000
"""Characters."""


def problem_of(setting: str, text: str) -> Message | None:
    """Return what is wrong with a string for a setting, or None. ``setting`` is its key in a configuration file."""
    return _control_character(setting, text) or _CHECKS.get(setting, _anything)(text)


def _control_character(setting: str, text: str) -> Message | None:
    """Reject characters that would move the cursor of a visitor's terminal, or of the one that shows the log."""
    several_lines = setting == "motd"
    text = text.replace("\r\n", "\n") if several_lines else text
    sanitized = sanitize(text) if several_lines else sanitize_line(text)
    wrong = next((before for before, after in zip(text, sanitized, strict=True) if before != after), "")
    if not wrong:
        return None
    found: str = f"U+{ord(wrong):04X}"
    if 0xDC80 <= ord(wrong) <= 0xDCFF:
        found = Message("the byte {byte}", byte=f"0x{ord(wrong) - 0xDC00:02X}")
    expectation = Message("UTF-8 text without control characters")
    if several_lines:
        expectation = Message("UTF-8 text without control characters, except line breaks and tabs")
    return _expected(expectation, found)


def _expected(expectation: Message, found: str) -> Message:
    return Message("expected {expectation}, found {found}", expectation=expectation, found=found)


def _name(name: str) -> Message | None:
    try:
        host_and_port(name)
    except ValueError:
        example = Message('a host such as "film.example.org" or "film.example.org:22"')
        return _expected(example, Message("“{text}”", text=short(name)))
    return None


def _motd(text: str) -> Message | None:
    if len(text) <= MAX_MOTD:
        return None
    return Message("expected {most} characters or fewer, found {found}", most=MAX_MOTD, found=len(text))


def _theme(name: str) -> Message | None:
    from burnout_tui.view.themes.choice import unknown_theme

    return unknown_theme(name)


def _network(name: str) -> Message | None:
    try:
        parse_networks((name,))
    except ValueError:
        example = Message('an address or a network such as "10.0.0.0/8"')
        return _expected(example, Message("“{text}”", text=short(name)))
    return None


def _file(name: str) -> Message | None:
    from pathlib import Path

    try:
        Path(name).expanduser()
    except RuntimeError:
        return Message("there is no home folder for “{user}”", user=short(name.partition("/")[0]))
    return None


def _anything(_: str) -> None:
    return None


_CHECKS: Mapping[str, Callable[[str], Message | None]] = {
    "name": _name,
    "motd": _motd,
    "theme": _theme,
    "language": unknown_language,
    "proxies": _network,
    "films": _file,
    "host-key": _file,
}
