"""Check the strings among the server's settings, from a configuration file or the command line."""

from collections.abc import Callable, Mapping

from burnout_tui.errors import short
from burnout_tui.toml.sanitize import sanitize, sanitize_line
from textual_ssh.address import host_and_port, parse_networks

MAX_MOTD = 2000
"""Characters."""


def problem_of(setting: str, text: str) -> str:
    """Return what is wrong with a string for a setting, or nothing. ``setting`` is its key in a configuration file."""
    return _control_character(setting, text) or _CHECKS.get(setting, _anything)(text)


def _control_character(setting: str, text: str) -> str:
    """Reject characters that would move the cursor of a visitor's terminal, or of the one that shows the log."""
    several_lines = setting == "motd"
    text = text.replace("\r\n", "\n") if several_lines else text
    sanitized = sanitize(text) if several_lines else sanitize_line(text)
    wrong = next((before for before, after in zip(text, sanitized, strict=True) if before != after), "")
    if not wrong:
        return ""
    found = f"found the byte 0x{ord(wrong) - 0xDC00:02X}" if 0xDC80 <= ord(wrong) <= 0xDCFF else f"found {_code(wrong)}"
    but = ", except line breaks and tabs" if several_lines else ""
    return f"expected UTF-8 text without control characters{but}, {found}"


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _name(name: str) -> str:
    try:
        host_and_port(name)
    except ValueError as error:
        return str(error)
    return ""


def _motd(text: str) -> str:
    if len(text) <= MAX_MOTD:
        return ""
    return f"expected {MAX_MOTD} characters or fewer, found {len(text)}"


def _theme(name: str) -> str:
    from burnout_tui.view.themes import unknown_theme

    return unknown_theme(name)


def _network(name: str) -> str:
    try:
        parse_networks((name,))
    except ValueError:
        return f'expected an address or a network such as "10.0.0.0/8", found "{short(name)}"'
    return ""


def _file(name: str) -> str:
    from pathlib import Path

    try:
        Path(name).expanduser()
    except RuntimeError:
        return f'there is no home folder for "{short(name.partition("/")[0])}"'
    return ""


def _anything(_: str) -> str:
    return ""


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "name": _name,
    "motd": _motd,
    "theme": _theme,
    "proxies": _network,
    "films": _file,
    "host-key": _file,
}
