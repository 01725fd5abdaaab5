"""The names that the package exports, and the driver class that it makes for a terminal."""

import sys

import pytest

import textual_wire
from textual_wire.detection.detect import detect
from textual_wire.driver import TerminalDriver, driver_for


@pytest.mark.parametrize("name", textual_wire.__all__)
def test_every_name_is_there(name: str) -> None:
    """A name that the package exports is imported on first use."""
    assert getattr(textual_wire, name).__name__ == name


def test_a_wrong_name() -> None:
    """Another name raises the error of any module, which names both."""
    with pytest.raises(AttributeError, match=r"^module 'textual_wire' has no attribute 'Terminals'$"):
        textual_wire.__getattr__("Terminals")
    assert "textual_wire.Terminals" not in sys.modules


@pytest.mark.parametrize("cursor", [True, False])
@pytest.mark.parametrize("environ", [{"TERM": "xterm-256color"}, {"TERM": "linux"}, {"TERM": "vt220", "LANG": "C"}])
def test_the_driver_of_a_terminal(environ: dict[str, str], cursor: bool) -> None:
    """A driver class has the properties of its terminal."""
    terminal = detect(environ, "iso8859-1")
    driver = driver_for(terminal, cursor)
    assert issubclass(driver, TerminalDriver)
    assert (driver.__name__, driver.cursor) == ("TerminalDriver", cursor)
    assert driver.features == terminal.wire_features
    assert (driver.encoding, driver.typed_encoding) == (terminal.encoding, terminal.typed_encoding)
    assert driver.answers_queries == terminal.answers_queries


@pytest.mark.parametrize("cursor", [True, False])
def test_the_driver_of_a_modern_terminal(cursor: bool) -> None:
    """Without a terminal, the driver class has the properties of a modern one."""
    driver = driver_for(None, cursor)
    assert issubclass(driver, TerminalDriver)
    assert (driver.__name__, driver.cursor) == ("TerminalDriver", cursor)
    assert (driver.encoding, driver.typed_encoding, driver.answers_queries) == ("utf-8", "utf-8", True)
    assert driver_for(None).cursor is driver_for(detect({"TERM": "xterm"})).cursor is False
