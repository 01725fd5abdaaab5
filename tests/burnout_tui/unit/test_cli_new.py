"""``burnout-tui new`` writes the skeleton of a film file, which opens at once."""

import re
import subprocess
import sys
from itertools import accumulate
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.paths import ROOT

from burnout_tui.author.skeleton import NewFilm, skeleton
from burnout_tui.film.load import load_bytes, warnings_of_bytes

TAPLO = Path(sys.executable).with_name("taplo")
WRITTEN = "{0} is written; burnout-tui --watch {0} shows it while you edit\n"


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def uncommented(block: str) -> str:
    """Return examples as they are without their signs; what explains them stays."""
    return re.sub(r"^# ?(?!#|:)", "", block, flags=re.MULTILINE)


def test_a_skeleton() -> None:
    """The file is called like the title, has what is known of the film, opens, and passes the schema beside it."""
    written = run("new", "L’Été à Fès", "--year", "2024", "--director", "Odile Varn", "--lang", "fr,es")
    assert (written.exit_code, written.stdout, written.stderr) == (0, WRITTEN.format("l-ete-a-fes.toml"), "")
    text = Path("l-ete-a-fes.toml").read_text(encoding="utf-8")
    assert text.startswith("#:schema ./burnout.schema.json\nformat = 1\n")
    film = load_bytes(text.encode(), "film.toml").film
    assert (film.film.year, film.film.directors, film.film.work) == (2024, ("odile-varn",), "l-ete-a-fes")
    assert film.people[0].name == "Odile Varn"
    assert 'title = { fr = "L’Été à Fès", es = "L’Été à Fès" }\n' in text
    assert run("check", "l-ete-a-fes.toml").stdout.count("\n") == 2
    checked = subprocess.run([TAPLO, "lint", "l-ete-a-fes.toml"], capture_output=True, check=False, timeout=60)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("languages", [(), ("en", "fr"), ("es",)])
def test_examples_are_valid(languages: tuple[str, ...]) -> None:
    """Each section of examples is valid by itself, below those above it, and so are all keys of the film."""
    film = NewFilm("film", "Film", 2024, ("Ada Okafor", "Ada Okafor", "☕"), languages)
    text = skeleton(film, "fr")
    known = {problem.code for problem in warnings_of_bytes(text.encode(), "film.toml")}
    assert known == {"no-source-list"}
    assert [work.kind for work in load_bytes(text.encode(), "film.toml").film.works] == ["feature"]
    head, *sections = re.split(r"(?=^## )", text.partition("[film]\n")[2], flags=re.MULTILINE)
    assert len(sections) == 7
    start = f"format = 1\n[film]\n{uncommented(head)}"
    for below in [*map(uncommented, sections), *accumulate(map(uncommented, sections))]:
        load_bytes((start + below).encode(), "film.toml")
    tables = re.findall(r"^\[\[?([a-z.]+)\]", start + "".join(map(uncommented, sections)), re.MULTILINE)
    assert {"characters", "people", "roles", "relations", "kinds", "works", "credits", "sources"} <= set(tables)
    assert {"disputes", "themes", "stories", "scenes", "defaults", "film.facts", "film.reviews"} <= set(tables)
    everything = warnings_of_bytes((start + "".join(map(uncommented, sections))).encode(), "film.toml")
    assert {problem.code for problem in everything} <= {"unused-kind"}


def test_examples_are_in_the_languages_of_the_film() -> None:
    """Comments are in the language of the locale, examples in those of the film, or … where there are none."""
    written = run("new", "A", "--lang", "en,es", "-o", "-", LC_ALL="fr_FR.UTF-8").stdout
    assert "## docs/format.md" in written
    assert "commencent par ##" in written
    assert '# occupation = { en = "ferry pilot", es = "…" }\n' in written
    assert not Path("burnout.schema.json").exists()
    assert '# occupation = "pilote de bac"\n' in run("new", "A", "-o", "-", LC_ALL="fr_FR.UTF-8").stdout


def test_a_file_that_exists_is_never_replaced() -> None:
    """A file or a folder in the place of the new file is an error and stays as it is; so does a schema."""
    Path("a.toml").write_text("mine", encoding="utf-8")
    Path("burnout.schema.json").write_text("{}", encoding="utf-8")
    refused = run("new", "A")
    assert refused.exit_code == 1
    assert refused.stderr == "a.toml: error: this file exists, and is not replaced; name another with -o\n"
    assert Path("a.toml").read_text(encoding="utf-8") == "mine"
    assert run("new", "A", "-o", ".").stderr == ".: error: this is a folder; name a file in it\n"
    assert run("new", "A", "-o", "no/a.toml").exit_code == 1
    assert run("new", "A", "-o", "my film.toml").stdout.endswith("--watch 'my film.toml' shows it while you edit\n")
    assert Path("burnout.schema.json").read_text(encoding="utf-8") == "{}"


def test_ids() -> None:
    """A title in another script gives an id in letters a–z; one without letters needs ``--id``."""
    assert run("new", "الدار البيضاء").stdout.startswith("ldr-lbyd.toml is written")
    none = run("new", "!?")
    assert none.exit_code == 2
    assert none.stderr == "“!?” has no letter to make an id of; give one with --id, such as --id my-film\n"
    assert run("new", "!?", "--id", "wow").stdout == WRITTEN.format("wow.toml")
    assert 'title = "!?"\n' in Path("wow.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "a new film needs a title: burnout-tui new TITLE"),
        ([" \u200b"], "a name needs a character that can be seen, found “<U+200B>”"),
        (["A [[b]]"], "a name cannot contain [[ or ]], found “A [[b]]”"),
        (["A", "--director", ""], "a name needs a character that can be seen, found “”"),
        (["A", "--year", "1869"], "expected an integer from 1870 to 2200, found “1869”"),
        (["A", "--lang", "en,xx"], "there is no language “xx”; write a code such as fr"),
        (
            ["A", "--id", "A b"],
            "--id: expected an id of lower-case letters (a–z), digits and single hyphens, found “A b”",
        ),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    """A mistake on the command line is explained in one sentence, with exit status 2, and no file is written."""
    refused = run("new", *arguments)
    assert refused.exit_code == 2
    assert refused.stderr.rstrip("\n").endswith(message)
    assert not list(Path().iterdir())


def test_the_page_names_the_schema() -> None:
    """The line for editors is that of docs/editors.md."""
    assert "#:schema ./burnout.schema.json\n" in (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
