"""Messages: made from templates, translated when they are shown, and never plain strings in the source."""

import ast
from collections.abc import Iterator

import pytest
from tests.support.paths import ROOT

from burnout_tui.message import Message, translated

SOURCE = ROOT / "src" / "burnout_tui"
FILES = (
    *sorted((SOURCE / "film").rglob("*.py")),
    *sorted((SOURCE / "toml").rglob("*.py")),
    *sorted((SOURCE / "commands").rglob("*.py")),
    *sorted((SOURCE / "ssh").rglob("*.py")),
    SOURCE / "cli.py",
    SOURCE / "crash.py",
    SOURCE / "errors.py",
    SOURCE / "suggest.py",
    SOURCE / "view" / "themes" / "choice.py",
)
SHOW_THEIR_ARGUMENTS = {
    *("Problem", "TextProblem", "TypeProblem", "Link", "problem_at", "_warning"),
    *("GuideError", "UnreadableError", "UsageError", "BadParameter", "fail"),
}
"""Functions and classes that show one of their arguments to a person."""
NAMES_OF_MESSAGES = {"message", "hint", "expectation", "example"}
"""Names of variables that hold a message, or a part of one."""

CATALOGUE = {
    "no {kind}{hint}": "{kind}, ce mot manque{hint}",
    "; write {value}": " ; écrire {value}",
    "kind of record\4work": "œuvre",
    "work": "travail",
}


def _translate(message: str) -> str:
    return CATALOGUE.get(message, message)


def test_a_message_is_its_english_text() -> None:
    """A message equals a string with its text, and can be put into one."""
    message = Message("no {kind}{hint}", kind="name", hint=Message("; write {value}", value=3))
    assert message == "no name; write 3"
    assert f"<{message}>" == "<no name; write 3>"


def test_values_are_translated_too() -> None:
    """Messages within a message are translated, each in its context; other values are not."""
    word, hint = Message.in_context("kind of record", "work"), Message("; write {value}", value="work")
    message = Message("no {kind}{hint}", kind=word, hint=hint)
    assert message.translated(_translate) == "œuvre, ce mot manque ; écrire work"
    assert translated("work", _translate) == "work"


def test_an_unknown_message_stays_english() -> None:
    """A message that a catalogue lacks is shown in English, with or without a context."""
    assert Message("a {thing}", thing=1).translated(_translate) == "a 1"
    assert Message.in_context("thing", "a {{}}").translated(_translate) == "a {}"


def test_a_change_of_values() -> None:
    """A change applies to the strings among the values, at any depth, and to nothing else."""
    message = Message("no {kind}{hint}", kind="a", hint=Message("; write {value}", value="b"))
    changed = message.with_values(str.upper)
    assert (changed, changed.translated(_translate)) == ("no A; write B", "A, ce mot manque ; écrire B")


def _literals(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the plain strings with a letter that an expression may result in."""
    if isinstance(node, ast.IfExp):
        yield from (*_literals(node.body), *_literals(node.orelse))
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _literals(value)
    elif isinstance(node, ast.BinOp):
        yield from (*_literals(node.left), *_literals(node.right))
    elif isinstance(node, ast.JoinedStr):
        if any(isinstance(part, ast.Constant) and any(map(str.isalpha, str(part.value))) for part in node.values):
            yield node
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and any(map(str.isalpha, node.value)):
        yield node


def _shown(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions that are shown to a person."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SHOW_THEIR_ARGUMENTS:
                yield from (keyword.value for keyword in node.keywords if keyword.arg == "message")
                yield from node.args
        elif (
            isinstance(node, ast.Assign) and {getattr(target, "id", "") for target in node.targets} & NAMES_OF_MESSAGES
        ):
            yield node.value


def _plain(source: str) -> list[str]:
    return [ast.unparse(literal) for shown in _shown(ast.parse(source)) for literal in _literals(shown)]


@pytest.mark.parametrize(
    "source",
    [
        "Problem(message='bad')",
        "raise UsageError(f'no {name}')",
        "click.UsageError('no' if a else b)",
        "hint = f'; write {a}'",
        "message = hint or 'none'",
    ],
)
def test_the_search_finds_plain_messages(source: str) -> None:
    """The next test would find each of these."""
    assert _plain(source)


def test_no_message_is_a_plain_string() -> None:
    """An error or a warning that is shown is a Message, or translated already."""
    found = {str(file.relative_to(ROOT)): _plain(file.read_text(encoding="utf-8")) for file in FILES}
    assert {file: plain for file, plain in found.items() if plain} == {}
