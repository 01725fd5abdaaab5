"""Explain syntax errors to authors: what to correct, and where. tomli's own messages address programmers."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from string import ascii_letters, digits
from typing import NamedTuple

from burnout_tui.errors import Problem, short
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import sanitize_line
from burnout_tui.toml.statements import HEADER, TOKEN, Statement, delimiter_at

_NOT_CLOSED = {
    "[": Message("this array is not closed; end it with ]"),
    "{": Message("this inline table is not closed; end it with }}"),
}
_CURLY = "“”„‟«»‹›‘’‚‛"
_IN_KEYS = f"{ascii_letters}{digits}-_"
_IN_NUMBERS = f"{_IN_KEYS}.:+"
_WORD = re.compile(r"[\w.+-]+|.", re.DOTALL)
_BOOLEANS = {"yes": "true", "on": "true", "oui": "true", "no": "false", "off": "false", "non": "false"}
"""Words that authors write for true and false, as other formats allow."""
_ALONE = re.compile(r"\w+[ \t]*(?:[,\]}#\r\n]|\Z)")
"""A word that is a value by itself, not the first word of a string without quotation marks."""
_DATE = re.compile(r"\d{4}-\d[\d-]*", re.ASCII)


class ParseFailure(NamedTuple):
    """An error that tomli reported, and the statement in which it occurred."""

    document: str
    statement: Statement
    message: str
    """tomli's own message."""
    offset: int
    """The offset in the document at which tomli stopped."""
    noun: Message
    """The name of the document in messages."""

    @property
    def rest(self) -> str:
        """The statement from the offset on."""
        return self.document[self.offset : self.statement.end]

    @property
    def first(self) -> int:
        """The offset of the statement's first character that is not a space."""
        line = self.document[self.statement.start : self.statement.end]
        return self.statement.start + len(line) - len(line.lstrip(" \t"))


Explanation = tuple[int, str]
"""The offset of the text to correct, and the message; tomli's own one if it is not explained."""


def problems_in_statement(failure: ParseFailure) -> list[Problem]:
    """Return what is wrong in a statement: something unclosed, tomli's error, or both if they are unrelated."""
    document, statement, offset = failure.document, failure.statement, failure.offset
    unclosed = statement.unclosed
    if unclosed < 0:
        return [problem_at(document, *_explain(failure))]
    opening = delimiter_at(document, unclosed)
    message = Message("this string is not closed; end it with {opening}", opening=opening)
    not_closed = problem_at(document, unclosed, _NOT_CLOSED.get(opening, message))
    # tomli reads on beyond the unclosed delimiter, so an error there is a consequence. An error before an unpaired
    # quotation mark is probably its cause.
    if offset > (statement.end - 1 if opening in _NOT_CLOSED else unclosed):
        return [not_closed]
    before = problem_at(document, *_explain(failure))
    wrong_bracket = failure.message.startswith("Unclosed") and document[offset] in "]}"
    return [before] if wrong_bracket or opening not in _NOT_CLOSED else [before, not_closed]


def problem_at(document: str, offset: int, message: str) -> Problem:
    """Return a syntax error at an offset into the document."""
    column = offset - document.rfind("\n", 0, offset)
    not_toml = Message("not TOML: {reason}", reason=message).with_values(sanitize_line)
    line = document.count("\n", 0, offset) + 1
    return Problem(message=not_toml, line=line, column=column, code="not-toml")


def _explain(failure: ParseFailure) -> Explanation:
    for start, explain in _EXPLANATIONS:
        if failure.message.startswith(start):
            return (failure.offset, explain) if isinstance(explain, Message) else explain(failure)
    return failure.offset, failure.message[:1].lower() + failure.message[1:]


def _found(failure: ParseFailure) -> Message:
    """Name the text at the offset: ``"name"``, ``the end of the line``."""
    word = _WORD.match(failure.document, failure.offset)
    if not word:
        return Message("the end of the file")
    if word[0] == "\n":
        return Message("the end of the line")
    if word[0] in "\"'":
        return Message("a quotation mark") if word[0] == '"' else Message("an apostrophe")
    if word[0].isprintable():
        return Message("“{text}”", text=short(word[0], 20))
    return Message("the character {code}", code=f"U+{ord(word[0][0]):04X}")


def _expected(expectation: str, failure: ParseFailure) -> Message:
    return Message("expected {expectation}, found {found}", expectation=expectation, found=_found(failure))


def _value(failure: ParseFailure) -> Explanation:
    word = _WORD.match(failure.rest)
    if not word or word[0] in "\n#":
        message = Message("the value is missing")
    elif word[0] in _CURLY:
        message = Message("a string begins and ends with a straight quotation mark, found {found}", found=word[0])
    elif word[0].lower() in ("true", "false"):
        lower = word[0].lower()
        message = Message("write {value} in lower case, found {found}", value=lower, found=_found(failure))
    elif word[0].lower() in _BOOLEANS and _ALONE.match(failure.rest):
        message = _expected(_BOOLEANS[word[0].lower()], failure)
    elif near := get_close_matches(word[0].lower(), ("true", "false"), 1, 0.75):
        message = _expected(near[0], failure)
    elif word[0][0].isalpha():
        message = _expected(Message("a string in quotation marks"), failure)
    else:
        values = Message("a string in quotation marks, an integer, true, false, an array or a table")
        message = _expected(values, failure)
    return failure.offset, message


def _line_end(failure: ParseFailure) -> Explanation:
    document, statement, offset = failure.document, failure.statement, failure.offset
    header = HEADER.match(document, statement.start)
    before, here = document[offset - 1], document[offset]
    word_start = statement.start + len(document[statement.start : offset].rstrip(_IN_NUMBERS))
    if here == "\r":
        return offset, _CARRIAGE_RETURN
    if failure.rest.startswith("//"):
        return offset, _COMMENT
    if header and here == "]":
        return failure.first, _BRACKETS
    if before == '"' and here.isalnum():
        return offset, Message('the string ends before this; write a quotation mark within a string as \\"')
    if before == "'" and here.isalnum():
        message = Message('the string ends before this; put a text with an apostrophe between "quotation marks"')
        return offset, message
    if _DATE.match(document, word_start):
        return word_start, Message("put a date in quotation marks")
    if before == "0" and word_start == offset - 1 and here.isdigit():
        return word_start, Message("a number cannot begin with 0")
    after_value = Message("the end of the line after the value")
    return offset, _expected(Message("the end of the line after the header") if header else after_value, failure)


def _key(failure: ParseFailure) -> Explanation:
    return failure.offset, _expected(Message("a key of letters (a–z), digits and hyphens"), failure)


def _statement(failure: ParseFailure) -> Explanation:
    if failure.rest.startswith(("//", "/*", ";")):
        return failure.offset, _COMMENT
    if failure.rest[:1].isalpha():
        return _key(failure)
    return failure.offset, _expected(Message("a key or a header in brackets"), failure)


def _equals(failure: ParseFailure) -> Explanation:
    if failure.document.startswith("--", failure.first):
        return failure.first, _COMMENT
    if failure.rest[:1].isalnum():
        before = failure.document[failure.statement.start : failure.offset].rstrip(_IN_KEYS)
        if failure.statement.start + len(before) < failure.offset:
            return _key(failure._replace(offset=failure.statement.start + len(before)))
    return failure.offset, _expected(Message("= after the key"), failure)


def _comma(failure: ParseFailure) -> Explanation:
    bracket = "]" if "array" in failure.message else "}"
    return failure.offset, _expected(Message("a comma or {bracket} after the value", bracket=bracket), failure)


def _duplicate_above(failure: ParseFailure) -> Explanation:
    document, statement, offset = failure.document, failure.statement, failure.offset
    if HEADER.match(document, statement.start):
        name = document[failure.first : offset].strip("[ \t")
        above = document[: failure.first]
        if document.startswith("[[", failure.first):
            if re.search(rf"^[ \t]*\[[ \t]*{re.escape(name)}[ \t]*\]", above, re.MULTILINE):
                return failure.first, Message(
                    "[{name}] above is a single table, so this cannot be a list", name=short(name)
                )
        elif re.search(rf"^[ \t]*\[\[[ \t]*{re.escape(name)}[ \t]*\]\]", above, re.MULTILINE):
            message = Message("[[{name}]] above is a list of tables; write [[{name}]] here too", name=short(name))
            return failure.first, message
        elif header := re.search(rf"^[ \t]*\[[ \t]*{re.escape(name)}[ \t]*\]", above, re.MULTILINE):
            line = above.count("\n", 0, header.start()) + 1
            message = Message("[{name}] is in line {line} already; write these keys there", name=short(name), line=line)
            return failure.first, message
        return failure.first, Message("“{name}” is given twice; write it once", name=short(name))
    brackets = [token[0] for token in TOKEN.finditer(document, statement.start, offset) if token["bracket"]]
    if brackets.count("{") > brackets.count("}"):
        return offset, Message("a key in this table is given twice; write it once")
    name = document[failure.first : offset].partition("=")[0].strip()
    parent, dot, _ = name.rpartition(".")
    above = document[document.rfind("\n[", 0, failure.first) + 1 : failure.first]
    if dot and re.search(rf"^[ \t]*{re.escape(parent)}[ \t]*=", above, re.MULTILINE):
        message = Message(
            "“{parent}” is one value above; give that a key too, like “{key}”", parent=short(parent), key=short(name)
        )
        return failure.first, message
    return failure.first, Message("the key “{key}” is given twice; write it once", key=short(name))


def _duplicate_in_table(failure: ParseFailure) -> Explanation:
    name = failure.message.partition("'")[2][:-1]
    keys = list(re.finditer(rf"""[{{,\s]["']?({re.escape(name)})["']?[ \t]*=""", failure.document[: failure.offset]))
    message = Message("the key “{key}” is given twice in this table", key=short(name))
    return keys[-1].start(1) if keys else failure.offset, message


def _completed_table(failure: ParseFailure) -> Explanation:
    document, first = failure.document, failure.first
    if HEADER.match(document, failure.statement.start):
        name = document[first : failure.statement.end].partition("]")[0].strip("[ \t")
        if re.search(rf"^[ \t]*{re.escape(name)}[ \t]*=", document[:first], re.MULTILINE):
            return first, Message("“{name} =” above is complete; remove it, or write this there too", name=short(name))
    return first, Message("this table was completed above; write the key there")


def _backslash(failure: ParseFailure) -> int:
    return failure.document.rindex("\\", 0, failure.offset)


def _escape(failure: ParseFailure) -> Explanation:
    return _backslash(failure), _TWICE


def _hexadecimal(failure: ParseFailure) -> Explanation:
    letter = failure.document[failure.offset - 1]
    escape = f"\\{letter}"
    return _backslash(failure), Message(
        "expected {count} hexadecimal digits after {escape}; to show {escape} itself, {remedy}",
        count={"x": 2, "u": 4, "U": 8}[letter],
        escape=escape,
        remedy=_TWICE,
    )


def _invalid_code_point(failure: ParseFailure) -> Explanation:
    offset = _backslash(failure)
    return offset, Message("{escape} is not a character", escape=failure.document[offset : failure.offset])


def _control(failure: ParseFailure) -> Explanation:
    character = failure.document[failure.offset]
    if character == "\r":
        return failure.offset, _CARRIAGE_RETURN
    code = f"U+{ord(character):04X}"
    message = Message("the control character {code} is not allowed in {noun}; remove it", code=code, noun=failure.noun)
    return failure.offset, message


_TWICE = Message("write the backslash twice (\\\\), or put the string between apostrophes")
_BRACKETS = Message("a header ends with as many brackets as it begins with: [table] or [[list of tables]]")
_CARRIAGE_RETURN = Message("a carriage return must not stand alone; end the line with a line feed")
_COMMENT = Message("a comment begins with #")
_EXPLANATIONS: tuple[tuple[str, Callable[[ParseFailure], Explanation] | Message], ...] = (
    ("Invalid value", _value),
    ("Invalid statement", _statement),
    ("Invalid initial character for a key part", _key),
    ("Invalid date or datetime", Message("there is no such date or time")),
    ("Invalid hex value", _hexadecimal),
    ("Expected newline or end of document", _line_end),
    ("Expected '=' after a key", _equals),
    ("Expected ']", _BRACKETS),
    ("Unclosed", _comma),
    ("Cannot overwrite a value", _duplicate_above),
    ("Cannot declare", _duplicate_above),
    ("Cannot mutate immutable", _completed_table),
    ("Cannot redefine namespace", _completed_table),
    ("Duplicate inline table key", _duplicate_in_table),
    ("Unescaped '\\'", _escape),
    ("Escaped character is not", _invalid_code_point),
    ("Illegal character", _control),
    ("Found invalid character", _control),
)
"""Explanations for tomli's messages, by how they begin; as text, or as a function if the offset changes too."""
