"""docs/format.md agrees with the model, the checks and the languages.

In it, ``<!-- complete -->`` before a block of TOML marks a film file without errors and warnings, and
``<!-- file: NAME -->`` a film file that a console block checks. Other blocks of TOML are pieces of a film file.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

import msgspec
import pytest
import tomli
from msgspec import Struct, inspect
from tests.support.command import run
from tests.support.paths import ROOT

from burnout_tui.errors import DocumentError
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.load import load_bytes, warnings_of_bytes
from burnout_tui.film.model import Film
from burnout_tui.film.notation import to_records
from burnout_tui.film.record_base import Localized, Sourced
from burnout_tui.film.schema import film_schema
from burnout_tui.film.values import (
    DATE_PATTERN,
    FORMAT,
    ID_PATTERN,
    KIND_PATTERN,
    RELATION_KINDS,
    SIGN_PATTERN,
    SUBJECT_PATTERN,
    TIME_PATTERN,
)
from burnout_tui.prose.i18n import translations_for
from burnout_tui.prose.numbers import date_text, number_text
from burnout_tui.toml.parse import MAX_ERRORS
from burnout_tui.toml.sanitize import sanitize
from burnout_tui.toml.type_errors import find_type_errors

DOCUMENT = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
FENCED = re.compile(
    r"(?:<!-- (?P<mark>[^\n]*) -->\n)?^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
BLOCKS = [(match["mark"] or "", match["language"], match["body"]) for match in FENCED.finditer(DOCUMENT)]
FILES = {mark.removeprefix("file: "): body for mark, _, body in BLOCKS if mark.startswith("file: ")}
COMPLETE = [body for mark, _, body in BLOCKS if mark == "complete"]
PIECES = [body for mark, language, body in BLOCKS if language == "toml" and not mark]
CONSOLES = [body for _, language, body in BLOCKS if language == "console"]
SECTIONS: dict[str, str] = dict(re.findall(r"^##+ (.*)\n((?:(?!^##).*\n)*)", FENCED.sub("", DOCUMENT), re.M))
PATTERNS = {
    ID_PATTERN: "id",
    KIND_PATTERN: "word",
    SIGN_PATTERN: "sign",
    DATE_PATTERN: "date",
    SUBJECT_PATTERN: "ref",
    TIME_PATTERN: "time",
}


class Key(NamedTuple):
    """A key of the model, and the section that must document it."""

    section: str
    """The start of the section's heading."""
    name: str
    """``year``; ``facts.label`` for a key of a table within a table."""
    owner: type[Struct]
    field: inspect.Field


class Row(NamedTuple):
    """A row of a table of keys."""

    kind: str
    needed: str
    what: str
    example: str


def struct_in(kind: inspect.Type) -> inspect.StructType | None:
    """Return the record of a type or of its items; None for texts."""
    if isinstance(kind, inspect.UnionType):
        return next(filter(None, map(struct_in, kind.types)), None)
    if isinstance(kind, inspect.VarTupleType):
        return struct_in(kind.item_type)
    return kind if isinstance(kind, inspect.StructType) and kind.cls is not Localized else None


def struct_of(record: type[Struct]) -> inspect.StructType:
    """Return the description of a record."""
    described = inspect.type_info(record)
    assert isinstance(described, inspect.StructType)
    return described


def keys_of(section: str, record: inspect.StructType, before: str = "") -> Iterator[Key]:
    """Yield the keys of a record and of the records in it, without the shared keys."""
    shared = Sourced.__struct_fields__ if issubclass(record.cls, Sourced) and record.cls is not Sourced else ()
    for field in record.fields:
        if field.name not in shared:
            yield Key(section, before + field.encode_name, record.cls, field)
            if inner := struct_in(field.type):
                yield from keys_of(section, inner, f"{before}{field.encode_name}.")


def all_keys() -> Iterator[Key]:
    """Yield every key of a film file, except the names of the tables at its top level."""
    # The field with the words stands for a key for each language.
    yield from (key for key in keys_of("Texts", struct_of(Localized)) if key.name != "words")
    yield from keys_of("Shared keys", struct_of(Sourced))
    for field in struct_of(Film).fields:
        if record := struct_in(field.type):
            header = f"[[{field.name}]]" if isinstance(field.type, inspect.VarTupleType) else f"[{field.name}]"
            yield from keys_of(f"`{header}`", record)


KEYS = list(all_keys())


def section(heading: str) -> str:
    """Return the text of the section whose heading begins like this, without its code blocks."""
    found = [body for name, body in SECTIONS.items() if name.startswith(heading)]
    assert len(found) == 1, f"{len(found)} sections {heading}"
    return found[0]


def rows(heading: str) -> dict[str, Row]:
    """Return the rows of a section's table of keys, by key. A row can be about several keys of the same type."""
    found: dict[str, Row] = {}
    for line in re.findall(r"^\| ((?:`|a language).*) \|$", section(heading), re.M):
        names, *cells = (cell.strip() for cell in line.split("|"))
        for name in names.split(", "):
            assert name not in found, f"{name} stands twice in {heading}"
            found[name.strip("`")] = Row(*cells)
    return found


def type_name(kind: inspect.Type, number: str = "") -> str:
    """Return the name of a type in the document; ``number`` is an ``s`` for the plural."""
    if isinstance(kind, inspect.Metadata):
        kind = kind.type
    if isinstance(kind, inspect.UnionType):
        kinds = [item for item in kind.types if not isinstance(item, inspect.NoneType)]
        if isinstance(kinds[0], inspect.BoolType) and len(kinds) > 1:
            return f"true, false or {type_name(kinds[1], number)}"
        arrays = [item for item in kinds if isinstance(item, inspect.VarTupleType)]
        if arrays:
            return f"{type_name(next(item for item in kinds if item not in arrays))}, or {type_name(arrays[0])}"
        return type_name(kinds[0], number) if len(kinds) == 1 else f"text{number}"
    if isinstance(kind, inspect.VarTupleType):
        return f"list of {type_name(kind.item_type, 's')}"
    if isinstance(kind, inspect.TupleType):
        return f"two {type_name(kind.item_types[0], 's')}"
    if isinstance(kind, inspect.StrType):
        return f"{PATTERNS.get(kind.pattern or '', 'string')}{number}"
    if isinstance(kind, inspect.IntType):
        return f"integer, {kind.ge} to {kind.le}" if kind.le is not None else f"integer, {kind.ge} or more"
    names: dict[type[inspect.Type], str] = {
        inspect.BoolType: "true or false",
        inspect.LiteralType: "word",
        inspect.StructType: "table",
    }
    return names[type(kind)] + number


def choices(kind: inspect.Type) -> list[Any]:
    """Return the values of a closed set; nothing for other types."""
    if isinstance(kind, inspect.UnionType):
        return [choice for item in kind.types for choice in choices(item)]
    if isinstance(kind, inspect.StrType) and kind.pattern == KIND_PATTERN:
        return list(RELATION_KINDS)
    if isinstance(kind, inspect.VarTupleType):
        return choices(kind.item_type)
    return list(kind.values) if isinstance(kind, inspect.LiteralType) else []


@pytest.mark.parametrize("heading", dict.fromkeys(key.section for key in KEYS))
def test_every_key_is_in_the_table_of_its_section_and_no_other(heading: str) -> None:
    """The table of a section lists exactly the keys of its record."""
    assert set(rows(heading)) - {"a language"} == {key.name for key in KEYS if key.section == heading}


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key.section} {key.name}")
def test_a_key_is_described_as_the_model_has_it(key: Key) -> None:
    """The type, the need, the values of a closed set and the example of a key agree with the model."""
    row = rows(key.section)[key.name]
    assert row.kind == type_name(key.field.type)
    # A record without an id gets one from its name.
    needed = key.field.required and key.field.name != "id"
    assert row.needed == ("yes" if needed else "")
    assert [choice for choice in choices(key.field.type) if f"`{choice}`" not in row.what] == []
    example = tomli.loads(f"example = {row.example.strip('`')}")["example"]
    as_record = to_records({"film": {key.field.name: example}})["film"][key.field.name]
    msgspec.convert(as_record, get_type_hints(key.owner, include_extras=True)[key.field.name])


def test_the_shared_keys_say_which_tables_have_them() -> None:
    """The section names the tables without the shared keys, and the inner tables that have them."""
    having, excepted = section("Shared keys").partition("\n|")[0].split("except")
    for key in KEYS:
        record = struct_in(key.field.type)
        if record:
            assert f"`{key.name}`" in (having if issubclass(record.cls, Sourced) else excepted)
    for heading, owner in {key.section: key.owner for key in KEYS if "." not in key.name}.items():
        if heading.startswith("`"):
            assert (heading in excepted) is not issubclass(owner, Sourced)


@pytest.mark.parametrize("kind", [*record_kinds().named, "date", "number"])
def test_every_kind_of_link_is_named(kind: str) -> None:
    """The section on links has a table with a link of each kind."""
    assert re.search(rf"^\|.*`\[\[{kind}:[^\]]+\]\]`", section("Links"), re.M)


def test_dates_and_numbers_are_shown_as_each_language_writes_them() -> None:
    """The table of dates and numbers has what the guide shows in English and in French."""
    found = re.findall(r"^\| `\[\[(date|number):(.*)\]\]` \| (.*) \| (.*) \|$", section("Links"), re.M)
    assert found
    for kind, value, *shown in found:
        write = date_text if kind == "date" else number_text
        texts = [write(value, translations_for("en")), write(value, translations_for("fr"))]
        assert [re.sub("[\u00a0\u202f]", " ", text) for text in texts] == shown


def test_complete_examples_have_no_problems() -> None:
    """A block marked as complete has no errors and no warnings."""
    assert COMPLETE
    for body in COMPLETE:
        assert warnings_of_bytes(body.encode(), "example.toml") == []


def test_the_smallest_file_cannot_be_smaller() -> None:
    """The smallest file opens, and without any one of its lines it does not."""
    lines = FILES["smallest.toml"].splitlines(keepends=True)
    load_bytes("".join(lines).encode(), "smallest.toml")
    for number, line in enumerate(lines):
        if line.strip():
            with pytest.raises(DocumentError):
                load_bytes("".join(lines[:number] + lines[number + 1 :]).encode(), "smaller.toml")


@pytest.mark.parametrize("body", [body for _, language, body in BLOCKS if language == "toml"])
def test_every_block_of_toml_is_toml(body: str) -> None:
    """A block marked as TOML can be parsed."""
    assert tomli.loads(body)


@pytest.mark.parametrize("body", PIECES)
def test_pieces_fit_the_model(body: str) -> None:
    """A piece of a film file has no problems except missing tables."""
    errors = find_type_errors(tomli.loads(body), film_schema())
    assert [error.message for error in errors if error.path or not error.missing] == []


@pytest.mark.parametrize("console", CONSOLES)
def test_the_output_of_check_is_what_it_prints(console: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A console block shows exactly what the command prints for the document's files."""
    for name, body in FILES.items():
        (tmp_path / name).write_text(body, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for session in console.split("$ ")[1:]:
        command, _, shown = session.partition("\n")
        program, *arguments = command.split()
        assert program == "burnout-tui"
        assert run(*arguments).output == shown


def test_every_file_is_checked_in_the_document() -> None:
    """The document shows the output of check for each of its files."""
    checked = {name for console in CONSOLES for name in re.findall(r"^\$ burnout-tui check (.*)$", console, re.M)}
    assert checked == set(FILES)


def test_the_limits_agree_with_the_program() -> None:
    """The size, the number of errors, the version and the symbol for an escape agree with the program."""
    assert f"at most {film_schema().size_limit // 1024**2} MB" in section("Limits")
    assert f"(`\\u001b` as `{sanitize(chr(0x1B))}`)" in section("Limits")
    assert f"`{sanitize(chr(0x202E))}`" in section("Limits")
    assert f"after {MAX_ERRORS} of them `check` stops" in section("Check")
    assert f"`format = {FORMAT}`" in section("The smallest file")
