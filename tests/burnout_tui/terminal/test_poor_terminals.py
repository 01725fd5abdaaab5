"""Limited terminals get only what they can show, and are restored."""

import re

import pytest
from tests.support.pty_session import Session, guide, session
from tests.support.terminal_state import left_behind
from tests.support.terminal_walk import IN_NO_PALETTE, LOCALES, TERMS, colours_in, documented, walk

from textual_wire.detection.detect import detect

COLOURS = {"truecolor": "24 bits", "256": "256", "16": "own", "8": "own", "none": "none"}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("term", TERMS)
def test_walks(term: str, locale: str) -> None:
    """The guide starts, walks and quits on each of these, sends what docs/terminals.md says, and restores it all."""
    sent, left = walk(term, locale)
    assert left == []
    assert sent == documented()[term, locale]
    expected = detect({"TERM": term, "LC_ALL": LOCALES[locale]})
    assert expected.full_screen is (sent.shown == "guide")
    if expected.full_screen:
        assert sent.colours == COLOURS[expected.colours]
        assert (sent.characters == "ASCII") is (expected.encoding == "ascii")
        assert (sent.mouse == "enabled") is expected.mouse
        assert (sent.queries == "sent") is expected.answers_queries
        assert (sent.copying == "OSC 52") is (expected.clipboard != "none")


def test_the_documented_table_is_complete() -> None:
    """The documents have a row for each terminal and locale, and no others."""
    assert set(documented()) == {(term, locale) for term in TERMS for locale in LOCALES}


def _opened(terminal: Session) -> None:
    terminal.wait_for_text("Casablanca", "q quit")


def _quit(terminal: Session) -> None:
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert left_behind(terminal) == []


@pytest.mark.parametrize("term", ["xterm-256color", "xterm-kitty"])
@pytest.mark.parametrize("theme", ["", "noir", IN_NO_PALETTE])
def test_no_color(term: str, theme: str) -> None:
    """With NO_COLOR no theme sends colour codes; bold, reverse and the pointer remain."""
    arguments = ["--theme", theme] if theme else []
    with session(guide(*arguments), environment={"TERM": term, "NO_COLOR": "1", "COLORTERM": "truecolor"}) as terminal:
        _opened(terminal)
        terminal.press("2j")
        terminal.wait_for_text("▸ Jad", "Jad, 40")
        terminal.press("\x10gh")
        terminal.wait_for_text("▔▔▔", "gh", "Monsieur Ghazali")
        terminal.press("\x1b")
        terminal.wait_for(
            lambda: "▔" not in terminal.text and "▸ Jad" in terminal.text, "the guide without the palette"
        )
        assert colours_in(bytes(terminal.sent)) == "none"
        codes = {code for codes in re.findall(rb"\x1b\[([0-9;]*)m", terminal.sent) for code in codes.split(b";")}
        assert {b"1", b"7"} <= codes
        _quit(terminal)


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        ({"NO_COLOR": ""}, "256"),
        ({"COLORTERM": "truecolor"}, "24 bits"),
        ({"TERM": "vt100", "FORCE_COLOR": "3"}, "24 bits"),
        ({"TERM": "xterm-kitty", "FORCE_COLOR": "2"}, "256"),
        ({"TERM": "xterm-kitty", "FORCE_COLOR": "0"}, "none"),
    ],
    ids=str,
)
def test_colours_that_are_asked_for(environ: dict[str, str], colours: str) -> None:
    """The variables about colours decide the bytes that are sent."""
    with session(guide("--theme", IN_NO_PALETTE), environment=environ) as terminal:
        _opened(terminal)
        assert colours_in(bytes(terminal.sent)) == colours
        _quit(terminal)


@pytest.mark.parametrize(
    ("options", "environ", "asked"),
    [
        ([], {}, True),
        (["--no-mouse"], {}, False),
        ([], {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, False),
        (["--mouse"], {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, True),
        ([], {"TERM": "linux"}, False),
    ],
    ids=str,
)
def test_mouse(options: list[str], environ: dict[str, str], asked: bool) -> None:
    """Mouse reporting is on locally and off over SSH; options override this."""
    with session(guide(*options), environment=environ) as terminal:
        _opened(terminal)
        assert (b"\x1b[?1000h" in terminal.sent) is asked
        _quit(terminal)


def _on_pointer(terminal: Session) -> bool:
    column, row = terminal.cursor
    return terminal.lines[row][column : column + 1] == "▸"


def test_the_cursor_follows_the_selection() -> None:
    """The terminal's cursor is on the selected row or link, or in the input."""
    with session(guide(), (100, 30)) as terminal:
        _opened(terminal)
        terminal.press("2")
        terminal.wait_for(lambda: "▸ Ayoub" in terminal.text and _on_pointer(terminal), "the cursor on the list")
        for name in ("Jad", "Ghita", "Faridi"):
            terminal.press("j")
            terminal.wait_for_text(f"▸ {name}")
            terminal.wait_for(lambda: _on_pointer(terminal), "the cursor on the row")
            assert terminal.lines[terminal.cursor[1]].startswith(f" ▸ {name}")
        terminal.press("\r")
        terminal.wait_for_text("▸Driss Roukhe")
        column, row = terminal.cursor
        assert terminal.lines[row][column:].startswith("Driss Roukhe")
        terminal.press("/ai")
        terminal.wait_for(lambda: terminal.lines[terminal.cursor[1]][: terminal.cursor[0]].endswith("ai"), "typing")
        terminal.press("\x1b")
        terminal.wait_for_text("q quit")
        terminal.press("5")
        terminal.wait_for(lambda: "most linked" in terminal.text and _on_pointer(terminal), "the cursor in the picture")
        before = terminal.cursor
        terminal.press("j")
        terminal.wait_for(lambda: terminal.cursor != before and _on_pointer(terminal), "the cursor on the next one")
        _quit(terminal)


def test_the_cursor_costs_no_frame() -> None:
    """After the cursor has moved, nothing more is sent for five seconds."""
    with session(guide("--open", "characters")) as terminal:
        terminal.wait_for_text("▸ Ayoub", "q quit")
        terminal.press("j")
        terminal.wait_for_text("▸ Jad", "Jad, 40")
        assert terminal.quiet_for(0.5)
        assert terminal.sent_within(5.0) == b""
        _quit(terminal)


@pytest.mark.parametrize(("locale", "byte"), [("fr_FR.ISO-8859-1", b"\xe9"), ("fr_FR.UTF-8", "é".encode())])
def test_letters_in_the_terminal_s_own_encoding(locale: str, byte: bytes) -> None:
    """A Latin-1 terminal is sent, and sends, letters of one byte; a UTF-8 terminal of two."""
    with session(guide("--lang", "fr"), environment={"LC_ALL": locale}) as terminal:
        terminal.wait_for_text("Casablanca", "q quitter")
        assert b"r" + byte + b"v" + byte + b"lations" in terminal.sent
        terminal.press(b"/z" + byte + b"ro")
        terminal.wait_for(lambda: b"z" + byte + b"ro" in re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", terminal.sent), "zéro")
        terminal.wait_for_text("2012")
        terminal.press("\x1b")
        terminal.wait_for_text("q quitter")
        _quit(terminal)


def test_text_in_the_terminal_s_own_encoding() -> None:
    """Text printed on an ASCII terminal is transliterated."""
    with session(guide("show", "character:jad", "--lang", "fr"), environment={"LC_ALL": "C"}) as terminal:
        assert terminal.wait_for_end() == 0
        assert terminal.sent.isascii()
        assert b"Interprete" in terminal.sent
        assert b"?" not in terminal.sent
