"""``burnout-tui schema``: taplo accepts the film files that ``check`` accepts, and finds what it can in the others."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import inspect
from tests.support.command import FILM, run
from tests.support.paths import CORPUS, DATA
from tools.schema_descriptions import descriptions

from burnout_tui.author.schema.descriptions import FILE
from burnout_tui.author.schema.json_schema import json_schema
from burnout_tui.film.model import Film
from burnout_tui.film.record_base import Localized

NOT_READ = ("byte-order-mark", "newer-toml", "odd-spellings")
"""Files whose syntax taplo does not read: a byte-order mark, TOML 1.1, blanks in ``[[ "people" ]]``."""
WRONG = (
    "extra = 1",
    "format = 2",
    "format = true",
    '[film]\nruntime = "188"',
    '[film]\nyear = "1999"',
    "[film]\nyear = 1500",
    '[film]\ndirectors = "pta"',
    '[film]\ntitle = ""',
    '[film]\ntitle = { english = "T" }',
    '[film]\ntitle = { xx = "T" }',
    "[film]\ntitle = { en = 1 }",
    '[film]\nsynopsis = { en = "S", spoiler = "Not an id" }',
    '[film]\nfacts = [{ lable = "L" }]',
    '[film]\nreviews = [{ date = "May 1999" }]',
    '[characters]\nname = "J"',
    '[[characters]]\nname = "J"\nid = "Jim Kurring"',
    '[[characters]]\npresence = "gone"',
    '[[characters]]\nlead = "yes"',
    "[[characters]]\nage = 200",
    "[[characters]]\nspoiler = 1",
    '[[relations]]\nbetween = ["a"]',
    '[[relations]]\nkind = "Love Affair"',
    '[[kinds]]\nlike = "echo"',
    '[[works]]\nkind = "film"',
    '[[works]]\ncycle = { name = "N", number = 0 }',
    '[[credits]]\npart = "editor"',
    '[[credits]]\npart = ["director", "editor"]',
    "[[credits]]\npart = []",
    '[[disputes]]\nabout = "chance"',
    '[[disputes]]\nclaims = [{ text = "A", sources = ["a"] }]',
    '[[scenes]]\nat = "72 minutes"',
    '[[scenes]]\norder = "first"',
    '[defaults]\nsure = "D"',
)


def schema_keys(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and the description of each key in a schema."""
    for name, below in schema.get("properties", {}).items():
        yield f"{path}{name}", below["description"]
        for inner in (below, below.get("items", {}), *below.get("anyOf", ())):
            yield from schema_keys(inner, f"{path}{name}.")


def model_keys(kind: inspect.Type, path: str = "") -> Iterator[str]:
    """Yield the path of each key of a record of the model, without those of texts."""
    if isinstance(kind, inspect.UnionType):
        for item in kind.types:
            yield from model_keys(item, path)
    elif isinstance(kind, inspect.VarTupleType):
        yield from model_keys(kind.item_type, path)
    elif isinstance(kind, inspect.StructType) and kind.cls is not Localized:
        for field in kind.fields:
            yield path + field.encode_name
            yield from model_keys(field.type, f"{path}{field.encode_name}.")


def refused(folder: Path, files: list[Path]) -> set[str]:
    """Return the names of the files that taplo does not accept with the schema."""
    schema = folder / "film.schema.json"
    assert run("schema", "-o", str(schema)).exit_code == 0
    taplo = str(Path(sys.executable).with_name("taplo"))
    command = [taplo, "--colors", "never", "lint", "--schema", schema.as_uri(), *map(str, files)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, cwd=folder)
    assert "failed to load schema" not in checked.stderr
    # taplo may end before it has written its last line about a file, but not before the place of the error.
    return {file.name for file in files if f"┌─ {file}:" in checked.stderr}


def test_taplo_accepts_good_files_and_refuses_wrong_ones(tmp_path: Path) -> None:
    """Each film that opens passes; each with an unknown key, a wrong type or a wrong word does not."""
    valid = [*DATA.glob("*.toml"), *(CORPUS / "valid").glob("*.toml")]
    wrong = {tmp_path / f"wrong-{number}.toml": text for number, text in enumerate(WRONG)}
    for file, text in wrong.items():
        file.write_text(text + "\n", encoding="utf-8")
    expected = {*(f"{name}.toml" for name in NOT_READ), *(file.name for file in wrong)}
    assert refused(tmp_path, [*valid, *wrong]) == expected


def test_every_key_is_in_the_schema_with_a_description() -> None:
    """The schema has the keys of the model and no others, and each says what it is."""
    found = dict(schema_keys(json_schema()))
    assert set(found) == set(model_keys(inspect.type_info(Film)))
    assert [name for name, description in found.items() if not description.strip(" .")] == []
    texts = json_schema()["definitions"]["texts"]["properties"]
    assert set(texts) == {"en", "fr"} | set(Localized.__struct_fields__) - {"words"}
    assert all(text["description"] for text in texts.values())


def test_the_descriptions_are_those_of_the_page() -> None:
    """The file of descriptions is what tools/schema_descriptions.py writes from docs/format.md."""
    assert json.loads(FILE.read_text(encoding="utf-8")) == descriptions()


def test_the_command_prints_or_writes_the_schema(tmp_path: Path) -> None:
    """Standard output is the same as the file; a file that exists is kept unless --force replaces it."""
    printed = run("schema")
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert json.loads(printed.stdout) == json_schema()
    file = tmp_path / "burnout.schema.json"
    assert run("schema", "-o", str(file)).output == ""
    assert file.read_text(encoding="utf-8") == printed.stdout
    file.write_text("mine", encoding="utf-8")
    kept = run("schema", "-o", str(file))
    assert (kept.exit_code, kept.stderr) == (1, f"{file}: error: this file exists; --force replaces it\n")
    assert file.read_text(encoding="utf-8") == "mine"
    assert run("schema", "--force", "-o", str(file)).exit_code == 0
    assert file.read_text(encoding="utf-8") == printed.stdout
    assert run("schema", "-o", str(tmp_path)).exit_code == 1


@pytest.mark.parametrize("arguments", [[str(FILM)], ["--nosuch"]])
def test_wrong_usage(arguments: list[str]) -> None:
    """The command takes no film file and no other option."""
    assert run("schema", *arguments).exit_code == 2
