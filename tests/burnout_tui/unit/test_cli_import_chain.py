"""From public data and a screenplay to a guide that opens, in one command each."""

from pathlib import Path

from tests.support.command import run, run_with_input
from tests.support.two_sources import GIVEN, SCENES, fountain, wikidata

from burnout_tui.film.language import localized
from burnout_tui.film.load import load
from burnout_tui.pictures.story.layouts import has_chart


def test_a_guide_from_wikidata_and_a_screenplay(tmp_path: Path) -> None:
    """The cast comes from the one and the scenes from the other; MARA is Mara Lind; a second run adds nothing."""
    result, script, film = tmp_path / "result.json", tmp_path / "script.fountain", tmp_path / "film.toml"
    result.write_bytes(wikidata())
    script.write_bytes(fountain())
    first = run("import", "wikidata", str(result), "-o", str(film))
    assert first.exit_code == 0, first.stderr
    second = run("import", "fountain", str(script), "--into", str(film))
    assert second.exit_code == 0, second.stderr
    assert "scenes (24)" in second.stderr
    assert '= taken as the same: characters.mara-lind "Mara Lind" and "Mara"' in second.stderr
    assert run("check", str(film)).stdout.splitlines()[-1] == f"{film}: OK"
    guide = load(film)
    assert len(guide.film.characters) == len(guide.film.roles) == len(GIVEN)
    assert [
        sorted(localized(guide.characters[one].name, "en").partition(" ")[0] for one in scene.characters)
        for scene in guide.film.scenes
    ] == [sorted(GIVEN[one] for one in {*there}) for there in SCENES]
    assert len(guide.film.stories) == 2
    assert guide.film.works
    assert has_chart(guide)
    before = film.read_bytes()
    assert run("import", "fountain", str(script), "--into", str(film)).exit_code == 0
    assert film.read_bytes() == before


def test_a_screenplay_from_standard_input() -> None:
    """A screenplay without a title page and a file name has no title, and the account says so."""
    written = run_with_input(b"INT. HALL\n\nMARA\nYes.\n", "import", "fountain", "-")
    assert (written.exit_code, 'title = "Untitled"' in written.stdout) == (0, True)
    assert "still to be written: the title, the year (1870 for now), the directors, the synopsis" in written.stderr
