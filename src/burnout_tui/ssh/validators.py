"""What a host's settings must be beyond their types: a sentence on what is wrong, or nothing where all is well."""

from collections.abc import Callable, Mapping

from burnout_tui.errors import short
from burnout_tui.toml.sanitize import sanitize, sanitize_line
from textual_ssh.address import host_and_port, networks

LONGEST_MOTD = 2000
"""Characters of what every visitor is told."""


def problem_of(setting: str, text: str) -> str:
    """What is wrong with a text, or one of several, that is given for a setting, by its name in a configuration."""
    return _control(setting, text) or _CHECKS.get(setting, _nothing)(text)


def _control(setting: str, text: str) -> str:
    """Whether there is a character in it that would move a terminal's cursor, a visitor's or the host's."""
    several_lines = setting == "motd"
    text = text.replace("\r\n", "\n") if several_lines else text
    cleaned = sanitize(text) if several_lines else sanitize_line(text)
    wrong = next((before for before, after in zip(text, cleaned, strict=True) if before != after), "")
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
    if len(text) <= LONGEST_MOTD:
        return ""
    return f"expected {LONGEST_MOTD} characters or fewer, found {len(text)}"


def _theme(name: str) -> str:
    from burnout_tui.view.themes import unknown_theme

    return unknown_theme(name)


def _network(name: str) -> str:
    try:
        networks((name,))
    except ValueError:
        return f'expected an address or a network such as "10.0.0.0/8", found "{short(name)}"'
    return ""


def _place(name: str) -> str:
    """A file's place may begin with somebody's home folder."""
    from pathlib import Path

    try:
        Path(name).expanduser()
    except RuntimeError:
        return f'there is no home folder for "{short(name.partition("/")[0])}"'
    return ""


def _nothing(_: str) -> str:
    return ""


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "name": _name,
    "motd": _motd,
    "theme": _theme,
    "proxies": _network,
    "films": _place,
    "host-key": _place,
}
