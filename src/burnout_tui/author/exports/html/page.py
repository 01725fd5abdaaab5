"""The guide as one HTML file that needs nothing else: no network, no script to read it."""

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from burnout_tui.author.exports.html.edition import edition
from burnout_tui.author.exports.html.json_ld import json_ld
from burnout_tui.author.exports.svg.style import style_sheet
from burnout_tui.film.language import Language
from burnout_tui.normalize import EQUIVALENT
from burnout_tui.prose.reading import Reading

if TYPE_CHECKING:
    from jinja2 import Template

_HERE = Path(__file__).parent
_LAST = "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
_NOT_IN_HTML = re.compile(f"[\ufdd0-\ufdef{_LAST}]")
"""Characters that Unicode keeps free for programs: https://html.spec.whatwg.org/#preprocessing-the-input-stream"""


def html_page(reading: Reading, languages: Sequence[Language], folds: bool = False) -> str:
    """Return a page with an edition in each language. It shows the first one until the reader asks for another.

    What the reading hides is not in the page; with ``folds`` it is there, folded. The same film gives the same page.
    """
    editions = [
        edition(reading.in_language(language), f"{language}-" if number else "", folds)
        for number, language in enumerate(languages)
    ]
    style, script = _style(languages), _read("page.js")
    page = _template().render(
        editions=editions,
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        json_ld=json_ld(reading.in_language(languages[0]), languages),
        letters=json.dumps(dict(EQUIVALENT), ensure_ascii=False),
    )
    return _NOT_IN_HTML.sub("\ufffd", page)


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    ).get_template("page.html.jinja")


def _style(languages: Sequence[Language]) -> str:
    """Return the style sheet, with rules that show one language: the one that the address leads into."""
    rules = []
    for language in languages[1:]:
        inside = f".in-{language}:target, .in-{language} :target"
        rules.append(f"body:not(:has({inside})) .in-{language} {{ display: none }}")
        rules.append(f"body:has({inside}) .edition:not(.in-{language}) {{ display: none }}")
    return style_sheet() + _read("page.css") + "\n".join(rules) + "\n"


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return what a content security policy allows a text by."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
