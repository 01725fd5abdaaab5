"""Parse a source in JSON, and take values of the right type out of it."""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any, NoReturn

from burnout_tui.author.imports.decode import decoded, wrong_kind
from burnout_tui.author.imports.errors import SourceError
from burnout_tui.message import Message

_END = re.compile(r"[\s\]}]*\Z")


def parse_json(data: bytes, name: str, wanted: Message) -> dict[str, Any]:
    """Return the object of a JSON document; ``wanted`` says what it should be.

    Raises SourceError for other files, and with the line and column of what is wrong.
    """
    value = parse_json_value(data, name, wanted)
    if not isinstance(value, dict):
        raise SourceError(name, Message("this is a list in JSON, not {wanted}", wanted=wanted))
    return value


def parse_json_value(data: bytes, name: str, wanted: Message) -> Any:
    """Return the object or the list of a JSON document, as ``parse_json`` does.

    Raises SourceError for other files, and with the line and column of what is wrong.
    """
    text = decoded(data, name)
    if not text.strip():
        raise SourceError(name, Message("empty; there is nothing to import"))
    if not text.lstrip().startswith(("{", "[")):
        raise wrong_kind(text, name, wanted) or SourceError(
            name, Message("this is not {wanted}: it is not JSON", wanted=wanted)
        )
    return _value(text, name)


def _value(text: str, name: str) -> Any:
    try:
        return json.loads(text, parse_constant=_reject_constant, parse_float=_number, parse_int=_number)
    except json.JSONDecodeError as error:
        message = Message("not JSON: {reason}", reason=_reason(text, error))
        raise SourceError(name, message, error.lineno, error.colno) from None
    except RecursionError:
        raise SourceError(name, Message("nested too deeply")) from None
    except ValueError as error:
        raise SourceError(name, Message("not JSON: “{text}” is not a number in JSON", text=str(error))) from None


def tables(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list; nothing if the value is not a list."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def table(value: Any) -> dict[str, Any]:
    """Return an object; an empty one if the value is not an object."""
    return value if isinstance(value, dict) else {}


def whole_number(value: Any, low: int, high: int) -> int | None:
    """Return a number within bounds, also one that is written as a string; None for anything else."""
    if isinstance(value, str) and re.fullmatch(r"\s*\d{1,9}\s*", value, re.ASCII):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high else None


def _number(text: str) -> int | float:
    """Return a number. One with too many digits for Python is infinite, and so it is left out where it stands."""
    if text.lstrip("-").isdigit() and len(text) < min(sys.get_int_max_str_digits() or 4000, 4000):
        return int(text)
    return float(text)


def _reject_constant(text: str) -> NoReturn:
    raise ValueError(text)


def _reason(text: str, error: json.JSONDecodeError) -> Message:
    if error.pos >= len(text) or _END.match(text, error.pos) or error.msg.startswith("Unterminated string"):
        return Message("it ends too early; was it saved completely?")
    if error.msg == "Extra data":
        return Message("something follows the end of the document")
    return Message("cannot be read from here on")
