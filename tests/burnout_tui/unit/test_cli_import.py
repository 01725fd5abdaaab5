"""``burnout-tui import`` writes drafts of film files, and adds them to film files that exist."""

import tomllib
from pathlib import Path

import pytest
from tests.support.command import run, run_with_input
from tests.support.paths import CORPUS

IMPORTS = CORPUS / "imports"
NFO = IMPORTS / "ferry.nfo"


def checked(file: Path) -> str:
    """Return what ``check`` says about a file, without its name."""
    found = run("check", str(file))
    assert found.exit_code == 0, found.stdout
    return found.stdout.replace(str(file), "FILE")


def test_a_draft_of_a_film(tmp_path: Path) -> None:
    """A draft checks without a warning, goes to the file or to standard output, and tells what it has and lacks."""
    out = tmp_path / "ferry.toml"
    written = run("import", "nfo", str(NFO), "-o", str(out))
    assert (written.exit_code, written.stdout) == (0, "")
    left = "actors without a name (1), texts that other people have written (2: plot, outline), ratings (1: ratings)"
    assert written.stderr.splitlines() == [
        "taken: characters (4), people (5), roles (5), works (1), credits (2), facts (4), sources (1)",
        f"left out: {left}, genres and tags (1: genre)",
        "still to be written: the synopsis",
    ]
    assert checked(out) == "FILE: OK\n"
    assert run("import", "nfo", str(NFO)).stdout == out.read_text(encoding="utf-8")
    assert run_with_input(NFO.read_bytes(), "import", "nfo", "-").stdout.count("[[roles]]") == 5
    again = run("import", "nfo", str(NFO), "-o", str(out))
    assert (again.exit_code, again.stderr) == (1, f"{out}: error: this file exists; --force replaces it\n")


def test_adding_to_a_film(tmp_path: Path) -> None:
    """New records are added below the others, with a dispute for each contradiction; a second run adds nothing."""
    film = tmp_path / "film.toml"
    before = (
        "# mine\r\nformat = 1\r\n[film]\r\ntitle = 'The Night Ferry'\r\nyear = 2024\r\nwork = 'own'\r\n"
        "directors = ['odile-varn']\r\nsynopsis = 'A crossing.'\r\n"
        "[[works]]\r\nid = 'own'\r\ntitle = 'The Night Ferry'\r\nminutes = 95\r\nsources = ['mine']\r\n"
        "[[characters]]\r\nid = 'captain'\r\nname = 'Captain Mara Lind'\r\n"
        "[[people]]\r\nname = 'Odile Varn'\r\n[[people]]\r\nname = 'Pål Øst' # last\r\n"
        "[[roles]]\r\nperson = 'pal-ost'\r\n[[sources]]\r\nid = 'mine'\r\ntitle = 'My notes'"
    ).encode()
    film.write_bytes(before)
    film.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(film)
    added = run("import", "nfo", str(NFO), "--into", str(link))
    assert (added.exit_code, added.stdout) == (0, "")
    assert "~ kept yours: works.own.minutes 95 (theirs 96)" in added.stderr
    assert '+ not in your film: works.own.countries = "Norway, France"' in added.stderr
    after = film.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")
    assert after.count(b"The running time") == 1
    assert b'about = "work:own"' in after
    assert after.count(b"[[people]]") == 5
    assert link.is_symlink()
    assert film.stat().st_mode & 0o777 == 0o640
    assert "OK" in checked(film)
    again = run("import", "nfo", str(NFO), "--into", str(film))
    assert (again.exit_code, again.stderr.splitlines()[0]) == (0, "nothing new")
    assert film.read_bytes() == after


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "this is not the .nfo file of a film"),
        (b"https://www.imdb.com/title/tt1/\n", "only a web address is in it"),
        (b'title = "A"\nurl = "https://www.imdb.com/"\n', "this is not the .nfo file of a film"),
        (b'{"title": "A"}', "this is JSON, not the .nfo file of a film"),
        (b"<movie><title>A</title>", ":1:24: error: the XML ends before its last element does"),
        (b"<movie>\n <title>A</titel></movie>", ":2:12: error: not well-formed XML: mismatched tag"),
        (b"<tvshow><title>A</title></tvshow>", "this is the .nfo file of a series, not of a film"),
        (b"<html><body>", "this is an HTML page, not the .nfo file of a film"),
        (b'<!DOCTYPE m [<!ENTITY a "b">]><movie><title>&a;</title></movie>', "declares a document type or entities"),
        (b"<movie></movie>", "the film in it has no title"),
        (b"\x1f\x8b\x08", "this is a gzip archive, not text; unpack it, or export it as text"),
        (b"<movie>" + b"<a>" * 500, "elements within each other"),
    ],
    ids=lambda value: value[:20] if isinstance(value, bytes) else "",
)
def test_other_nfo_files(source: bytes, message: str) -> None:
    """A file that is not the .nfo file of a film is refused in a sentence, and nothing is written."""
    refused = run_with_input(source, "import", "nfo", "-")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith("<stdin>:")
    assert message in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_arguments(tmp_path: Path) -> None:
    """Web addresses, both places at once, unusable places and film files with errors are refused before any reading."""
    film = tmp_path / "film.toml"
    film.write_text("format = 1\n", encoding="utf-8")
    newer = tmp_path / "newer.toml"
    newer.write_text("format = 1\n[film]\ntitle = {\n en = 'A' }\nyear = 2024\ndirectors = []\nsynopsis = 'B'\n")
    other = tmp_path / "other.toml"
    other.write_text("format = 1\n[film]\ntitle = 'Another'\nyear = 1999\ndirectors = []\nsynopsis = 'B'\n")
    for arguments, status, message in (
        (["https://www.themoviedb.org/movie/334"], 2, "is a web address: save it as a file"),
        ([str(NFO), "-o", "a", "--into", "b"], 2, "exclude each other"),
        ([str(NFO), "--into", str(film)], 1, "[film] is missing"),
        ([str(NFO), "--into", str(newer)], 1, f"{newer}:3:9: error: only TOML 1.1"),
        ([str(NFO), "--into", str(other)], 1, "this film is “Another” (1999), the source is about “The Night Ferry”"),
        ([str(NFO), "-o", str(tmp_path / "no" / "a.toml")], 1, "the folder of this file does not exist"),
        ([str(tmp_path)], 1, "this is a folder"),
        ([str(tmp_path / "none.nfo")], 1, "no such file"),
    ):
        refused = run("import", "nfo", *arguments)
        assert (refused.exit_code, refused.stdout) == (status, "")
        assert message in refused.stderr
    assert newer.read_text(encoding="utf-8").startswith("format")


def test_what_the_film_hides_stays_hidden(tmp_path: Path) -> None:
    """A fact that names somebody hidden, or says what the film hides, is a spoiler, and so is a dispute about it."""
    film = tmp_path / "film.toml"
    head = "format = 1\n[film]\ntitle = 'F'\nyear = 2020\ndirectors = []\nsynopsis = 'S.'\nwork = 'f'\n"
    film.write_text(
        head
        + "[[works]]\nid = 'f'\ntitle = 'F'\ncountries = { en = 'Norway', spoiler = true }\n"
        + "[[people]]\nid = 'ida-bly'\nname = 'Ida Bly'\nspoiler = true\n[[people]]\nid = 'bo-ek'\nname = 'Bo Ek'\n"
        + "[[credits]]\nperson = 'bo-ek'\nwork = 'f'\npart = 'writer'\nspoiler = true\n",
        encoding="utf-8",
    )
    source = (
        b"<movie><title>F</title><country>Chile</country><runtime>96</runtime><director>Ida Bly</director>"
        b"<credits>Bo Ek</credits><producer>Bo Ek</producer></movie>"
    )
    assert run_with_input(source, "import", "nfo", "-", "--into", str(film)).exit_code == 0
    checked(film)
    after = tomllib.loads(film.read_text(encoding="utf-8"))
    assert {fact["id"]: fact.get("spoiler", False) for fact in after["film"]["facts"]} == {
        "director": True,
        "writer": True,
        "producer": False,
        "running-time": False,
        "countries": True,
    }
    assert [dispute["spoiler"] for dispute in after["disputes"]] == [True]


@pytest.mark.parametrize(
    ("value", "is_contradicted"),
    [
        ("1 h 52", True),
        ("1h36", False),
        ("{ en = '95 or 96 min', fr = '95 ou 96 min' }", False),
        ("about two hours", False),
    ],
)
def test_a_running_time_that_a_fact_tells(tmp_path: Path, value: str, is_contradicted: bool) -> None:
    """A fact of the author that tells another running time is a conflict, not a value that the film lacks."""
    film = tmp_path / "film.toml"
    value = value if value.startswith("{") else f"'{value}'"
    film.write_text(
        "format = 1\n[film]\ntitle = 'The Night Ferry'\nyear = 2024\ndirectors = []\nsynopsis = 'S.'\nwork = 'own'\n"
        f"[[film.facts]]\nid = 'duree'\nlabel = 'Length'\nvalue = {value}\n"
        "[[works]]\nid = 'own'\ntitle = 'The Night Ferry'\n",
        encoding="utf-8",
    )
    told = run("import", "nfo", str(NFO), "--into", str(film)).stderr
    assert ('~ kept yours: film.facts.duree.value "1 h 52" (theirs "96 min")' in told) == is_contradicted
    assert ("+ not in your film: works.own.minutes = 96" in told) == (not is_contradicted)
    disputes = tomllib.loads(film.read_text(encoding="utf-8")).get("disputes", [])
    assert [(one["about"], one["question"]) for one in disputes] == [("fact:duree", "Length")] * is_contradicted
    assert ("claims[0]: no sources; name who says so, or delete the dispute" in checked(film)) == is_contradicted
    assert run("import", "nfo", str(NFO), "--into", str(film)).stderr.startswith("nothing new\n")


def test_a_film_that_takes_no_facts(tmp_path: Path) -> None:
    """Facts cannot be added to a head in braces; the account says so, and the rest is added."""
    film = tmp_path / "film.toml"
    head = "title = 'The Night Ferry', year = 2024, directors = [], synopsis = 'S.'"
    film.write_text(f"format = 1\nfilm = {{ {head} }}\n", encoding="utf-8")
    told = run("import", "nfo", str(NFO), "--into", str(film)).stderr
    assert "facts, which only a film below the header [film] can take (4: director, writer, running-time, …)" in told
    assert tomllib.loads(film.read_text(encoding="utf-8"))["works"]
