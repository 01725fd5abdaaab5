"""Any struct can be read from TOML, with every problem at its line and column."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated, Literal

import pytest
from msgspec import Meta, Struct, convert
from msgspec.structs import replace
from tests.support.command import environment
from tests.support.paths import ROOT

from burnout_tui.errors import DocumentError, Problem, TextProblem
from burnout_tui.message import Message
from burnout_tui.toml.document import parse_document, read_document
from burnout_tui.toml.repair import repair, unrelated
from burnout_tui.toml.schema import Schema, StringFormat

UNIT_PATTERN = r"^[a-z]+\Z"


class Ingredient(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to buy."""

    name: str
    grams: Annotated[int, Meta(ge=1, le=5000)] | None = None
    unit: Annotated[str, Meta(pattern=UNIT_PATTERN)] = "g"


class Recipe(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A made-up record that has nothing to do with films."""

    title: str
    ingredients: Annotated[tuple[Ingredient, ...], Meta(min_length=2)]
    oven: Literal["top", "bottom", "fan"] = "fan"
    is_vegan: bool = False
    serves: tuple[int, int] = (2, 4)
    first: str | Ingredient = ""
    best: Ingredient | None = None


SCHEMA = Schema(
    record=Recipe,
    noun=Message("a recipe"),
    size_limit=2000,
    strings={
        UNIT_PATTERN: StringFormat(
            description=Message('a unit such as "g"'), noun=Message("a unit"), replacement=lambda *_: "g"
        )
    },
    inline_tables={Ingredient: '{ name = "…" }'},
    missing={"title": Message("a recipe needs a title")},
)

GOOD = """\
title = "Harira"
serves = [4, 6]
ingredients = [{ name = "chickpeas", grams = 200 }, { name = "celery", unit = "sticks" }]
"""


SCRIPT = """\
import sys
from pathlib import Path
import msgspec
class Recipe(msgspec.Struct):
    title: str
    serves: int = 2
from burnout_tui.toml.document import read_document
from burnout_tui.toml.repair import repair
from burnout_tui.toml.schema import Schema
document = read_document(Path(sys.argv[1]), Schema(record=Recipe))
assert len(document.error(document.problems()).problems) == 2
repair(document.values, document.type_errors, document.schema)
document.warnings()
print(*(name for name in sys.modules if name.startswith(("burnout_tui", "textual"))))
"""


def lines_of(text: str) -> list[str]:
    """Return the lines that are printed for a recipe with problems."""
    document = parse_document(text.encode(), "soup.toml", SCHEMA)
    return document.error(document.problems()).lines()


def test_a_right_document_has_no_problems(tmp_path: Path) -> None:
    """The values of a right document make the record."""
    file = tmp_path / "soup.toml"
    file.write_text(GOOD, encoding="utf-8")
    document = read_document(file, SCHEMA)
    assert document.problems() == []
    assert convert(document.values, Recipe) == Recipe(
        "Harira", (Ingredient("chickpeas", 200), Ingredient("celery", unit="sticks")), serves=(4, 6)
    )


def test_wrong_types_and_unknown_keys_are_found_in_one_run() -> None:
    """Every value of a wrong type, every missing and every unknown key is reported at its line and column."""
    text = """\
serves = [4]
oven = "grill"
is-vegan = "yes"
first = 7
best = []
tilte = "Harira"

[[ingredients]]
name = "chickpeas"
grams = 0
unit = "Grams"

  [[ingredients]]
  grams = "200"
  unit = 3
"""
    assert lines_of(text) == [
        "soup.toml:1:10: error: serves: expected an array of 2 values, found an array of 1",
        'soup.toml:2:8: error: oven: expected one of "bottom", "fan", "top", found the string “grill”',
        "soup.toml:3:12: error: is-vegan: expected true or false, found the string “yes”; write true",
        'soup.toml:4:9: error: first: expected a string or { name = "…" }, found the integer 7; write "7"',
        "soup.toml:5:8: error: best: expected a table, found an array; write [best]",
        "soup.toml:6:1: error: tilte: unknown key “tilte”; did you mean “title”?",
        "soup.toml:10:9: error: ingredients[0].grams: expected an integer from 1 to 5000, found the integer 0",
        'soup.toml:11:8: error: ingredients[0].unit: expected a unit such as "g", found the string “Grams”',
        "soup.toml:13:3: error: ingredients[1]: the key “name” is missing",
        "soup.toml:14:11: error: ingredients[1].grams: expected an integer, found the string “200”; write 200",
        'soup.toml:15:10: error: ingredients[1].unit: expected a unit, found the integer 3; write "3"',
    ]
    assert "soup.toml:1:1: error: a recipe needs a title" in lines_of(text.replace("tilte", "spices"))


def test_integers_at_their_bounds_are_right() -> None:
    """The smallest and the largest integer are not reported beside another error."""
    ingredients = ", ".join(f'{{ name = "celery", grams = {grams} }}' for grams in (0, 1, 5000, 5001))
    assert [line.split(":")[3] for line in lines_of(f'title = "Harira"\ningredients = [{ingredients}]\n')] == [
        " error",
        " error",
    ]


def test_a_table_without_a_notation_of_its_own() -> None:
    """A value that must be a string or a table is described without the table's keys if the schema has no notation."""
    document = parse_document(f"{GOOD}first = 7\n".encode(), "soup.toml", replace(SCHEMA, inline_tables={}))
    assert [problem.message for problem in document.problems()] == [
        'expected a string or a table, found the integer 7; write "7"'
    ]


def test_consequences_of_a_syntax_error_are_not_reported() -> None:
    """After a syntax error the other statements are checked, but missing keys and lost tables are not reported."""
    text = """\
title = Harira
serves = "4"
[]
grams = 200
[best]
name = "chickpeas
grams = false
"""
    assert lines_of(text) == [
        "soup.toml:1:9: error: not TOML: expected a string in quotation marks, found “Harira”",
        "soup.toml:2:10: error: serves: expected an array of 2 values, found the string “4”",
        "soup.toml:3:2: error: not TOML: expected a key of letters (a–z), digits and hyphens, found “]”",
        'soup.toml:6:8: error: not TOML: this string is not closed; end it with "',
        "soup.toml:7:9: error: best.grams: expected an integer, found false",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = " + "[" * 1000 + "]" * 900, "nested too deeply; a recipe needs only a few levels"),
        ("title = '\a'", "the control character U+0007 is not allowed in a recipe; remove it"),
    ],
)
def test_messages_call_the_document_what_the_schema_calls_it(text: str, message: str) -> None:
    """Messages about the document as a whole name it as the schema does."""
    assert lines_of(text)[0].endswith(message)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A folder and a file that is too large are rejected with the schema's words and limit."""
    file = tmp_path / "soup.toml"
    file.write_bytes(b"#" * 2001)
    for path, message in (
        (tmp_path, "this is a folder; name a recipe in it"),
        (file, "larger than 2000 bytes, the limit for a recipe"),
    ):
        with pytest.raises(DocumentError) as caught:
            read_document(path, SCHEMA)
        assert caught.value.lines() == [f"{path}: error: {message}"]


def test_control_characters_are_kept_in_the_raw_values_alone() -> None:
    """The values are safe to show; the raw values are what was written."""
    document = parse_document(b'title = "a\\u0007"', "soup.toml", SCHEMA)
    assert document.values == {"title": "a␇"}
    assert document.raw_values == {"title": "a\a"}


def test_the_rest_of_a_wrong_document_can_be_checked() -> None:
    """Repaired values make a record; problems in what was repaired are dropped, others are placed in their strings."""
    document = parse_document(
        b'title = "soup, soup"\ningredients = [{ grams = "x" }]\nextra = 1\n', "soup.toml", SCHEMA
    )
    repair(document.values, document.type_errors, SCHEMA)
    assert convert(document.values, Recipe).title == "soup, soup"
    found = [
        TextProblem(message=Message("said twice"), path=("title",), words="soup", count=1),
        Problem(message=Message("too little"), path=("ingredients", 0, "grams"), severity="warning"),
    ]
    assert document.error(unrelated(found, document.type_errors)).lines() == [
        "soup.toml:1:16: error: title: said twice"
    ]


def test_reading_toml_imports_no_film(tmp_path: Path) -> None:
    """A fresh process that explains a wrong recipe, and warns of it, imports nothing above toml/."""
    wrong = tmp_path / "soup.toml"
    wrong.write_text("titel = \nserves = 'x'\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT, wrong], capture_output=True, text=True, env=environment(), check=True, timeout=60
    )
    imported = set(ended.stdout.split())
    toml = {f"burnout_tui.toml.{file.stem}" for file in (ROOT / "src" / "burnout_tui" / "toml").glob("[!_]*.py")}
    assert toml <= imported
    below = {f"burnout_tui.{name}" for name in ("errors", "message", "normalize", "suggest", "visible")} | {
        "burnout_tui"
    }
    assert imported <= {"burnout_tui.toml", *toml, *below}
