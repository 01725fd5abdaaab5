"""Styles are changed by the shortest sequences that any terminal understands."""

import itertools

import pytest
from tests.support.reference_terminal import Cell, Emulator

from textual_wire.wire.style import MAX_CACHED, PLAIN, Style, Styles, apply_sgr, blank_style, transition

CODES = (
    *("", "1", "2", "3", "4", "4:3", "5", "7", "8", "9", "53", "31", "97", "42", "107", "38;5;9", "48;2;1;2;3"),
    *("1;2", "3;4;7", "1;31", "2;31", "4;38;5;9", "1;2;3;4;5;7;8;9;53;31;42;58;5;9", "58;5;9", "21", "58:2::1:2:3"),
)
LINK = "\x1b]8;;http://a/\x1b\\"
LEVELS = (0, 95, 135, 175, 215, 255)


def _style(codes: str) -> Style:
    style = apply_sgr(PLAIN, codes)
    assert style is not None
    return style


def _shown(text: str) -> Cell:
    terminal = Emulator(4, 1)
    terminal.feed(f"{text}x")
    return terminal.cells()[0][0]


def test_transitions_lead_to_the_style() -> None:
    """From any style, and from an unknown one, a terminal gets the other style, and never in more bytes than alone."""
    full = {codes: f"\x1b[{codes and '0;' + codes}m" for codes in CODES}
    shown = {codes: _shown(f"\x1b[{codes}m") for codes in CODES}
    for before, after in itertools.product(CODES, CODES):
        changed = transition(_style(before), _style(after))
        assert _shown(f"\x1b[{before}m{changed}") == shown[after], (before, after)
        assert len(changed) <= len(full[after])
        assert (changed == "") == (before == after)
    assert all(_shown(f"\x1b[1;4;53m{transition(None, _style(codes))}") == shown[codes] for codes in CODES)


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("1", "", "\x1b[m"),
        ("1;31", "31", "\x1b[22m"),
        ("1;2;31", "1;31", "\x1b[22;1m"),
        ("1;2;31", "2;31", "\x1b[22;2m"),
        ("1;31", "1;2;31", "\x1b[2m"),
        ("2;31", "1;31", "\x1b[22;1m"),
        ("3;31;48;5;200", "31;48;5;200", "\x1b[23m"),
        ("4;31;48;5;200", "31;48;5;200", "\x1b[24m"),
        ("5;31;48;5;200", "31;48;5;200", "\x1b[25m"),
        ("7;31;48;5;200", "31;48;5;200", "\x1b[27m"),
        ("8;31;48;5;200", "31;48;5;200", "\x1b[28m"),
        ("9;31;48;5;200", "31;48;5;200", "\x1b[29m"),
        ("51;31;48;5;200", "31;48;5;200", "\x1b[54m"),
        ("53;31;48;5;200", "31;48;5;200", "\x1b[55m"),
        ("58;5;9;31;48;5;200", "31;48;5;200", "\x1b[59m"),
        ("31;48;5;200", "48;5;200", "\x1b[39m"),
        ("31;48;5;200", "31", "\x1b[49m"),
        ("31", "41", "\x1b[0;41m"),
        ("4", "4:3", "\x1b[4:3m"),
        (None, "", "\x1b[m"),
        (None, "1;31", "\x1b[0;1;31m"),
    ],
)
def test_shortest_transitions(before: str | None, after: str, changed: str) -> None:
    """Single attributes are ended, or all of them reset, whichever is shorter."""
    known = Style() if before == "" else None if before is None else _style(before)
    assert transition(known, _style(after), links=False) == changed


def test_links_in_transitions() -> None:
    """A link is begun or ended with the style, and ended if it may be open on a terminal that knows links."""
    plain, red, linked = Style(), _style("31"), _style("31")._replace(link="http://a/")
    assert transition(plain, linked) == f"\x1b[31m{LINK}"
    assert transition(red, linked) == LINK
    assert transition(linked, plain) == "\x1b[m\x1b]8;;\x1b\\"
    assert transition(linked, linked) == ""
    assert transition(None, red) == "\x1b[0;31m\x1b]8;;\x1b\\"
    assert transition(None, red, links=False) == "\x1b[0;31m"
    assert Styles().transition(None, Styles.plain) == "\x1b[m\x1b]8;;\x1b\\"
    assert Styles(links=False).transition(None, Styles.plain) == "\x1b[m"


def test_palette() -> None:
    """A 24-bit colour of the palette is sent as its number, above the first 22; any other stays as it is."""
    cube = {rgb: 16 + at for at, rgb in enumerate(itertools.product(LEVELS, repeat=3)) if at > 5}
    palette = cube | {(8 + 10 * at,) * 3: 232 + at for at in range(24)}
    near = {(*rgb[:at], rgb[at] + step, *rgb[at + 1 :]) for rgb in palette for at in range(3) for step in (-1, 1)}
    near |= {(0, 0, level) for level in LEVELS} | {(level,) * 3 for level in range(256)}
    for colour in {*palette, *(rgb for rgb in near if 0 <= min(rgb) <= max(rgb) <= 255)}:
        codes = "2;{};{};{}".format(*colour)
        assert _style(f"48;{codes}").background == f"48;{f'5;{palette[colour]}' if colour in palette else codes}"


@pytest.mark.parametrize(
    ("codes", "style"),
    [
        ("", PLAIN),
        ("0", PLAIN),
        ("31;00", PLAIN),
        ("1;22", PLAIN),
        ("2;22", PLAIN),
        ("5;25", PLAIN),
        ("51;54", PLAIN),
        ("4:3;4:0", PLAIN),
        ("52", Style(frame="52")),
        ("6", Style(blink="6")),
        ("4:5", Style(underline="4:5")),
        ("38;5;007", None),
        ("38;5;7", Style(foreground="38;5;7")),
        ("58;5;255", Style(underline_colour="58;5;255")),
        (
            "38:5:7;48:2:1:2:3;58:2::1:2:3",
            Style(foreground="38:5:7", background="48:2:1:2:3", underline_colour="58:2::1:2:3"),
        ),
        ("38;2;1;2;3;1", Style(foreground="38;2;1;2;3", bold="1")),
        *(
            (unknown, None)
            for unknown in ("38", "38;5", "38;5;256", "38;2;1;2", "38;3;1", "4:6", "4:", "10", "38:5:256")
        ),
        *((unknown, None) for unknown in ("38;5;", "38;2;1;2;", "1;56", "38:2:1:2", "99")),
    ],
)
def test_sgr(codes: str, style: Style | None) -> None:
    """Parameters set and end attributes; one that is unknown or incomplete makes the whole sequence unknown."""
    assert apply_sgr(PLAIN, codes) == style


def test_links_survive_a_reset() -> None:
    """A reset of the attributes leaves the link: only its own sequence ends it."""
    assert apply_sgr(Style(bold="1", link="http://a/"), "0") == Style(link="http://a/")


@pytest.mark.parametrize("drawn", ["4", "7", "9", "51", "53"])
def test_blanks(drawn: str) -> None:
    """On a space only the background and the link are visible, unless a line or a reversed background is drawn."""
    assert blank_style(_style("1;3;31;44")._replace(link="a")) == Style(background="44", link="a")
    assert blank_style(_style(f"1;31;44;{drawn}")) == _style(f"1;31;44;{drawn}")
    styles = Styles()
    visible = styles.id(_style(f"31;44;{drawn}"))
    assert (styles.blank[visible], styles.erasable[visible]) == (visible, False)
    hidden = styles.id(_style("31;44"))
    assert (styles[styles.blank[hidden]], styles.erasable[hidden]) == (Style(background="44"), True)
    assert not styles.erasable[styles.with_link(hidden, "http://a/")]


def test_caches_are_bounded() -> None:
    """Any number of styles and transitions leaves small caches and right answers."""
    styles = Styles()
    pens = [
        styles.apply_sgr(Styles.plain, f"38;2;{number // 200};{number % 200};1") for number in range(MAX_CACHED + 88)
    ]
    assert len(styles.from_plain) == MAX_CACHED
    assert styles.apply_sgr(Styles.plain, "38;5;256") is None
    for _ in range(2):
        for number, pen in enumerate(pens):
            assert pen is not None
            assert styles.transition(Styles.plain, pen) == f"\x1b[38;2;{number // 200};{number % 200};1m"
