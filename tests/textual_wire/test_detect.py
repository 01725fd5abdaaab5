"""Detect a terminal from its environment."""

import subprocess
import sys

import pytest

from textual_wire.detection.detect import detect
from textual_wire.detection.features import Features
from textual_wire.detection.terminal import Terminal

UTF8 = {"LANG": "C.UTF-8"}


def _terminal(term: str | None = "xterm-256color", encoding: str | None = "utf-8", **environ: str) -> Terminal:
    return detect({**UTF8, **({"TERM": term} if term is not None else {}), **environ}, encoding)


@pytest.mark.parametrize(
    ("term", "colours"),
    [
        ("xterm-kitty", "truecolor"),
        ("xterm-ghostty", "truecolor"),
        ("alacritty", "truecolor"),
        ("alacritty-direct", "truecolor"),
        ("foot", "truecolor"),
        ("wezterm", "truecolor"),
        ("konsole-256color", "truecolor"),
        ("st-256color", "truecolor"),
        ("xterm-direct", "truecolor"),
        ("xterm-256color", "256"),
        ("screen-256color", "256"),
        ("screen.xterm-256color", "256"),
        ("tmux-256color", "256"),
        ("rxvt-unicode-256color", "256"),
        ("putty-256color", "256"),
        ("xterm", "16"),
        ("linux-16color", "16"),
        ("tmux", "8"),
        ("screen", "8"),
        ("linux", "8"),
        ("ansi", "8"),
        ("unknown-thing", "8"),
        ("vt100", "none"),
        ("vt220", "none"),
        ("ansi-m", "none"),
        ("xterm-mono", "none"),
    ],
)
def test_colours_by_name(term: str, colours: str) -> None:
    """Without variables about colours, the terminal's name decides on them."""
    assert _terminal(term).colours == colours


@pytest.mark.parametrize(
    ("term", "environ", "colours"),
    [
        ("xterm-256color", {"COLORTERM": "truecolor"}, "truecolor"),
        ("xterm", {"COLORTERM": "24bit"}, "truecolor"),
        ("vt100", {"COLORTERM": "truecolor"}, "truecolor"),
        ("xterm-256color", {"COLORTERM": "yes"}, "256"),
        ("tmux-256color", {"COLORTERM": "truecolor"}, "truecolor"),
        ("screen-256color", {"COLORTERM": "truecolor", "STY": "1.pts"}, "256"),
        ("screen.xterm-kitty", {"COLORTERM": "truecolor"}, "8"),
        ("xterm-256color", {"VTE_VERSION": "7006"}, "truecolor"),
        ("xterm-256color", {"VTE_VERSION": "3400"}, "256"),
        ("xterm-256color", {"VTE_VERSION": "9" * 5000}, "truecolor"),
        ("xterm-256color", {"WT_SESSION": "x"}, "truecolor"),
        ("tmux-256color", {"VTE_VERSION": "7006"}, "256"),
        ("xterm-kitty", {"NO_COLOR": "1"}, "none"),
        ("xterm-kitty", {"NO_COLOR": ""}, "truecolor"),
        ("xterm-kitty", {"NO_COLOR": "1", "FORCE_COLOR": "3", "COLORTERM": "truecolor"}, "none"),
        ("vt100", {"FORCE_COLOR": "1"}, "16"),
        ("vt100", {"FORCE_COLOR": "true"}, "16"),
        ("xterm-256color", {"FORCE_COLOR": "yes"}, "256"),
        ("xterm-256color", {"FORCE_COLOR": "3"}, "truecolor"),
        ("xterm-256color", {"FORCE_COLOR": "0"}, "none"),
        ("xterm-256color", {"FORCE_COLOR": ""}, "256"),
    ],
    ids=str,
)
def test_colours_by_variables(term: str, environ: dict[str, str], colours: str) -> None:
    """Variables override the name, and NO_COLOR overrides other variables; empty variables do not count."""
    assert _terminal(term, **environ).colours == colours


@pytest.mark.parametrize("term", ["dumb", "", "unknown", "vt52", "emacs", None])
def test_no_full_screen(term: str | None) -> None:
    """A terminal without ECMA-48 cursor moves, or without a name, gets text only."""
    terminal = _terminal(term, COLORTERM="truecolor", FORCE_COLOR="3")
    assert not (terminal.full_screen or terminal.mouse or terminal.answers_queries)
    assert (terminal.colours, terminal.clipboard, terminal.features) == ("none", "none", Features())


@pytest.mark.parametrize("term", ["xterm", "linux", "vt100", "ansi", "unknown-thing", "Eterm"])
def test_full_screen(term: str) -> None:
    """Every other terminal gets the full screen, including one with an unknown name."""
    assert _terminal(term).full_screen


@pytest.mark.parametrize(
    ("environ", "encoding", "expected"),
    [
        ({"LC_ALL": "C", "LANG": "C.UTF-8"}, "utf-8", "ascii"),
        ({"LANG": "POSIX"}, "utf-8", "ascii"),
        ({"LC_ALL": "", "LC_CTYPE": "fr_FR.UTF-8", "LANG": "C"}, "utf-8", "utf-8"),
        ({"LC_CTYPE": "UTF-8"}, "utf-8", "utf-8"),
        ({"LANG": "fr_FR.ISO-8859-1"}, "utf-8", "iso8859-1"),
        ({"LANG": "fr_FR.ISO8859-15@euro"}, None, "iso8859-15"),
        ({"LANG": "fr_FR.UTF-8"}, "iso8859-1", "iso8859-1"),
        ({"LANG": "fr_FR.UTF-8"}, "cp437", "cp437"),
        ({"LANG": "ja_JP.eucJP"}, None, "euc_jp"),
        ({"LANG": "fr_FR"}, None, "utf-8"),
        ({"LANG": "fr_FR.nonsense"}, None, "utf-8"),
        ({"LANG": "latin1"}, None, "utf-8"),
        ({"LANG": "fr.FR.ISO-8859-1"}, None, "iso8859-1"),
        ({"LANG": "x.rot13"}, None, "utf-8"),
        ({"LANG": "x.utf-16"}, None, "utf-8"),
        ({"LANG": "x.unicode_escape"}, None, "utf-8"),
        ({"LANG": "x.cp037"}, None, "utf-8"),
        ({"LANG": "x.idna"}, None, "utf-8"),
        ({"LANG": "ja_JP.ISO-2022-JP"}, None, "utf-8"),
        ({}, "utf-8", "utf-8"),
        ({}, None, "utf-8"),
        ({"TERM": "linux"}, None, "utf-8"),
        ({"TERM": "vt100"}, None, "ascii"),
        ({"TERM": "unknown-thing"}, None, "ascii"),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/x,1,0"}, None, "ascii"),
        ({"TERM": "tmux-256color"}, None, "utf-8"),
        ({"TERM": "xterm-kitty"}, None, "utf-8"),
        ({"TERM": "vt100", "LANG": "C.UTF-8"}, None, "utf-8"),
    ],
    ids=str,
)
def test_encoding(environ: dict[str, str], encoding: str | None, expected: str) -> None:
    """The stream decides on the encoding; if it does not, the locale does, and then the terminal's name."""
    terminal = detect({"TERM": "xterm-256color", **environ}, encoding)
    assert terminal.encoding == expected
    assert terminal.utf8 == (expected == "utf-8")


@pytest.mark.parametrize(
    ("term", "encoding", "expected"),
    [("xterm", "ascii", True), ("xterm", "iso8859-1", True), ("xterm", "cp437", False), ("xterm", "utf-8", False)],
)
def test_frames(term: str, encoding: str, expected: bool) -> None:
    """Frames are drawn if the character set contains their lines, as the PC's does."""
    assert detect({"TERM": term}, encoding).ascii_only is expected


def test_console_fonts() -> None:
    """The Linux console gets UTF-8, limited to the characters of its fonts; frames are among them."""
    console = _terminal("linux")
    assert console.utf8
    assert console.charsets
    assert not console.ascii_only


@pytest.mark.parametrize(
    ("term", "environ", "multiplexer", "clipboard"),
    [
        ("xterm-256color", {}, "", "plain"),
        ("tmux-256color", {"TMUX": "x"}, "tmux", "tmux"),
        ("tmux-256color", {}, "tmux", "tmux"),
        ("screen-256color", {"TMUX": "x"}, "tmux", "tmux"),
        ("screen-256color", {"TMUX": "x", "STY": "y"}, "", "either"),
        ("screen-256color", {"TMUX": "x", "STY": "y", "TERM_PROGRAM": "tmux"}, "tmux", "tmux"),
        ("screen", {"STY": "y"}, "screen", "screen"),
        ("screen.xterm-256color", {}, "screen", "screen"),
        ("screen-256color", {}, "", "either"),
        ("xterm-256color", {"TMUX": "x"}, "", "plain"),
        ("linux", {}, "", "none"),
        ("vt100", {}, "", "none"),
        ("unknown-thing", {}, "", "none"),
    ],
    ids=str,
)
def test_multiplexers(term: str, environ: dict[str, str], multiplexer: str, clipboard: str) -> None:
    """TERM together with TMUX or STY identifies the multiplexer; inherited variables alone do not."""
    terminal = _terminal(term, **environ)
    assert (terminal.multiplexer, terminal.clipboard) == (multiplexer, clipboard)


@pytest.mark.parametrize(
    ("term", "environ", "mouse"),
    [
        ("xterm-256color", {}, True),
        ("xterm-256color", {"SSH_CONNECTION": "a 1 b 2"}, False),
        ("tmux-256color", {"TMUX": "x"}, True),
        ("screen", {"STY": "x"}, False),
        ("linux", {}, False),
        ("vt100", {}, False),
        ("unknown-thing", {}, False),
    ],
)
def test_mouse(term: str, environ: dict[str, str], mouse: bool) -> None:
    """On this machine, the mouse is enabled if the terminal reports it in a supported form."""
    assert _terminal(term, **environ).mouse is mouse


@pytest.mark.parametrize(
    ("term", "italic"), [("xterm-kitty", True), ("tmux", True), ("screen", False), ("vt100", False)]
)
def test_italic(term: str, italic: bool) -> None:
    """Italic text is sent to terminals that are known to show it."""
    assert _terminal(term).italic is italic


def test_size_and_name() -> None:
    """The name and the size are those that were given; a size that was not given is unknown."""
    known, unknown = detect({"TERM": "xterm"}, None, 80, 24), detect({})
    assert (known.term, known.columns, known.rows) == ("xterm", 80, 24)
    assert (unknown.term, unknown.columns, unknown.rows) == ("", 0, 0)


def test_over_ssh() -> None:
    """The terminal is remote if the caller says so or, without an answer, if sshd's variables are set."""
    assert not _terminal().over_ssh
    assert _terminal(SSH_TTY="/dev/pts/1").over_ssh
    assert detect({"TERM": "xterm"}, over_ssh=True).over_ssh
    assert not detect({"TERM": "xterm", "SSH_TTY": "x"}, over_ssh=False).over_ssh


@pytest.mark.parametrize(
    ("term", "known"),
    [
        ("xterm-kitty", {"erase", "erase_characters", "back_colour_erase", "repeat", "synchronized", "links"}),
        ("xterm-256color", {"erase", "erase_characters", "back_colour_erase"}),
        ("screen-256color", {"erase", "erase_characters"}),
        ("vt220", {"erase", "erase_characters"}),
        ("vt100", {"erase"}),
        ("unknown-thing", set()),
    ],
)
def test_features(term: str, known: set[str]) -> None:
    """Only certain features are used: no repetition under xterm's name, which many terminals use."""
    assert {name for name, used in _terminal(term).features._asdict().items() if used} == known


@pytest.mark.parametrize(
    ("term", "answers"), [("xterm-256color", True), ("linux", False), ("vt100", False), ("unknown-thing", False)]
)
def test_queries(term: str, answers: bool) -> None:
    """Terminals that might print a query get none."""
    assert _terminal(term).answers_queries is answers


def test_queries_to_apples_terminal() -> None:
    """Apple's Terminal uses xterm's name but prints queries; another variable identifies it."""
    assert not _terminal(TERM_PROGRAM="Apple_Terminal").answers_queries


def test_only_the_given_environment_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of this process has no effect on the detection of a remote terminal."""
    given = {"TERM": "xterm-kitty", "LANG": "fr_FR.UTF-8"}
    before = detect(given)
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "LC_ALL": "C", "TMUX": "x", "SSH_TTY": "x"}.items():
        monkeypatch.setenv(name, value)
    assert detect(given) == before


@pytest.mark.parametrize("term", ["xterm", "dumb", "unknown-thing", "wyse60", "vt100", "\x1b[31m", "../../etc/passwd"])
def test_everything_has_a_reason(term: str) -> None:
    """Every decision has a reason, for any terminal."""
    reasons = dict(_terminal(term).reasons)
    assert set(reasons) == {
        "full_screen",
        "colours",
        "encoding",
        "features",
        "mouse",
        "clipboard",
        "multiplexer",
        "over_ssh",
    }
    assert all(reasons.values())


def test_detection_does_not_import_textual() -> None:
    """Detection imports neither Textual, nor Rich, nor the guide."""
    program = (
        "import sys\nfrom textual_wire.detection.local import this_terminal\nthis_terminal()\n"
        "print(*(name for name in sys.modules if name.split('.')[0] in ('textual', 'rich', 'anyascii', 'burnout_tui')))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == ""


@pytest.mark.parametrize(("encoding", "typed"), [("ascii", "utf-8"), ("iso8859-1", "iso8859-1"), ("utf-8", "utf-8")])
def test_typed_encoding(encoding: str, typed: str) -> None:
    """Keys are decoded with the terminal's encoding, but as UTF-8 if the terminal shows only ASCII."""
    assert _terminal(encoding=encoding, LANG=f"x.{encoding}").typed_encoding == typed
