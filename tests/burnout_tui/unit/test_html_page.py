"""The page that ``export html`` writes, as a browser's parser reads it."""

import json
import re
import sys
from base64 import b64encode
from hashlib import sha256
from time import process_time

import pytest
from tests.support.command import run
from tests.support.html_pages import Page, exported
from tests.support.paths import ROOT
from tests.support.secret_film import SECRET, guide_with_secrets
from tests.support.small_films import film

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load, load_bytes

CORPUS = ROOT / "tests" / "data" / "valid"
FAMILY = """
[[characters]]
id = "ana"
name = "Ana"
wants = "To leave [[character:ben|him]]."
lead = true
[[characters]]
id = "ben"
name = "Ben"
[[people]]
id = "odile"
name = "Odile </script><b> & Varn"
[[roles]]
person = "odile"
character = "ana"
[[relations]]
between = ["ana", "ben"]
kind = "family"
label = "his sister"
reverse = "her brother"
sources = ["post"]
[[works]]
id = "one"
title = "One"
year = 1990
[[works]]
id = "two"
title = "Two"
year = 1999
[[credits]]
person = "odile"
work = "one"
part = "director"
[[credits]]
person = "odile"
work = "two"
part = "director"
[[sources]]
id = "post"
title = "Review"
address = "post.example/review"
"""


FALLBACKS = b"""
format = 1
[film]
title.es = "Dust"
year = 1999
directors = []
synopsis.en = "See [[work:two]] or [[work:two|there]]."
[[works]]
id = "two"
title.en = "Two"
about.fr = "Ici."
"""


TAGLINE = "tagline = '\"><script>alert(1)</script>'\n"


PERSON = """
[[characters]]
id = "c{number}"
name = "C {number}"
[[scenes]]
id = "e{number}"
title = "E {number}"
mentions = ["c{number}", "c{other}"]
[[people]]
id = "p{number}"
name = "P {number}"
[[roles]]
person = "p{number}"
character = "c{number}"
"""


def _small(head: str = "") -> Guide:
    return load_bytes(film(FAMILY, ["odile"], head), "small.toml")


def _valid(name: str) -> Guide:
    return load(CORPUS / f"{name}.toml")


def test_a_small_film() -> None:
    """Every record has its place, links lead there and back, and facts name the numbers of their sources."""
    page = Page(exported(_small(), language="en"))
    page.require_sound()
    assert page.texts("h1") == ["Zzz Zz"]
    assert {"character-ana", "person-odile", "work-two", "source-post"} <= set(page.ids)
    ana, ben = page.text("character-ana"), page.text("character-ben")
    assert "Played by Odile" in ana
    assert "To leave him." in ana
    assert "≡ Ben her brother" in ana
    assert "≡ Ana his sister" in ben
    links = [element.get("href") for element in page.find("character-ana").iter("a")]
    assert links == ["#person-odile", "#character-ben", "#character-ben", "#source-post"]
    assert page.text("source-post") == "Review post.example/review What it supports: Ana, Ben"
    assert page.find("source-post").get("value") == "1"
    assert "Ana — his sister — Ben 1" in page.text("ensemble")
    assert [*map(str, page.find("filmography").itertext())].count("One, 1990") == 1
    assert "plot" not in " ".join(page.texts("p"))


@pytest.mark.parametrize("folds", [False, True])
def test_nothing_breaks_out(folds: bool) -> None:
    """A text from the file can end no element, and the page allows no script or style but its own, nor any address."""
    html = exported(_small(head=TAGLINE), folds)
    page = Page(html)
    scripts = list(page.root.iter("script"))
    assert [script.get("type") for script in scripts] == ["application/ld+json", "application/json", None]
    about = json.loads("".join(scripts[0].itertext()))["mainEntity"]
    assert about["director"] == [{"@type": "Person", "name": "Odile </script><b> & Varn"}]
    assert about["actor"][0]["characterName"] == "Ana"
    (policy,) = (meta.get("content", "") for meta in page.root.iter("meta") if meta.get("http-equiv"))
    style = "".join(next(page.root.iter("style")).itertext())
    for rule, text in (("style-src", style), ("script-src", "".join(scripts[2].itertext()))):
        assert f"{rule} 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}';" in policy
    assert policy.startswith("default-src 'none';")
    assert not re.search(r"\b(src|style|onclick|onload)=|@import|url\(|<link|<img|<iframe", html)


def test_spoilers_are_absent_or_folded() -> None:
    """Without --spoilers no byte tells a secret, and the page says so once; with it all are there, in one fold."""
    guide = guide_with_secrets()
    html = exported(guide, language="en")
    assert SECRET not in html
    assert "-hidden" not in re.sub("<style>.*?</style>|aria-hidden", "", html, flags=re.S)
    assert html.count("Spoilers are left out of this page.") == 1
    whole = exported(guide, spoilers=True, language="en")
    page = Page(whole)
    page.require_sound()
    assert "left out" not in " ".join(page.texts("p")).replace("what they leave out", "")
    outside = re.sub(r"<details>.*?</details>", "", whole, flags=re.S)
    assert SECRET not in outside
    (details,) = page.root.iter("details")
    assert details.get("open") is None
    inside = "".join(details.itertext())
    for secret in ("story", "scene", "character", "quote", "relation", "theme"):
        assert f"{SECRET} {secret}" in inside
    assert "fold-scene-deck" not in page.ids


def test_how_far_it_tells() -> None:
    """A page as far as a scene says which, and with --spoilers has the rest in its fold."""
    guide = _valid("levels")
    told = exported(guide, seen=1)
    assert "This page tells the story as far as scene 1; what comes later is left out." in told
    assert "<details>" not in told
    assert "<details>" in exported(guide, spoilers=True, seen=1)


def test_languages() -> None:
    """All languages are in the page, each with its direction and with links of its own, and only one is shown."""
    guide = _valid("languages")
    html = exported(guide)
    page = Page(html)
    page.require_sound()
    parts = {name: page.find(name) for name in ("text", "ar-text", "ary-text", "es-text", "ja-text")}
    assert [(part.get("lang"), part.get("dir")) for part in parts.values()] == [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("ary", "rtl"),
        ("es", "ltr"),
        ("ja", "ltr"),
    ]
    assert page.find("ar-synopsis-title").get("lang") == "en"
    assert page.find("synopsis-title").get("lang") is None
    assert Page(exported(_valid("arabic"))).find("text").get("dir") == "ltr"
    assert [link for link in page.links if "character-ada" in link][:1] == ["#character-ada"]
    assert ".in-ja:target" in html
    assert page.text("languages" if "languages" in page.ids else "en").count("日本語") == 1
    alone = Page(exported(guide, language="ar"))
    assert [element.get("lang") for element in alone.root.iter("html")] == ["ar"]
    assert "Languages" not in [nav.get("aria-label") for nav in alone.root.iter("nav")]


def test_a_text_in_another_language_says_so() -> None:
    """A name, a title or a paragraph that falls back to another language names it; one in the page's own does not."""
    page = Page(exported(load_bytes(FALLBACKS, "small.toml"), language="fr"))
    page.require_sound()
    found = [("".join(one.itertext()), one.get("lang")) for one in page.find("text").iter() if one.get("lang")]
    assert found[0][1] == "fr"
    assert found[1:] == [
        ("Dust", "es"),
        ("See ", "en"),
        ("Two", "en"),
        (" or ", "en"),
        ("there", "en"),
        ("Two", "en"),
    ]


def test_a_film_with_every_key() -> None:
    """A film with all keys of the format is a sound page, whatever the language of the person at the keyboard."""
    done = run("export", "html", str(CORPUS / "full.toml"), "--spoilers", LANG="fr_FR.UTF-8")
    assert (done.exit_code, done.stderr) == (0, "")
    page = Page(done.stdout)
    page.require_sound()
    assert page.text("fr-characters-title") == "Personnages"
    assert "Ce qui dévoile" not in page.text("text")


def test_a_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Jinja2 the command says in one sentence what to install."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    done = run("export", "html", str(CORPUS / "minimal.toml"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == 'this command needs the extra “author”: pip install "burnout-tui[author]"\n'


def test_a_large_film() -> None:
    """A page of four times as many people takes about four times as long, and is the same each time."""
    times = []
    for count in (70, 280):
        guide = load_bytes(
            film("".join(PERSON.format(number=number, other=number // 2) for number in range(count))), ""
        )
        begun = process_time()
        page = exported(guide, spoilers=True, language="en")
        times.append(process_time() - begun)
        assert page.count('<article id="character-') == count
    assert times[1] < 10 * times[0]
    assert exported(load_bytes(film(FAMILY, ["odile"]), ""), language="fr") == exported(_small(), language="fr")


def test_contrast() -> None:
    """Every colour of text has a contrast of 4.5 or more on every ground, in light and in dark."""
    blocks = re.findall(r":root \{(.*?)\}", exported(_small()), re.DOTALL)
    light, dark = (dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block)) for block in blocks[:2])
    for colours in (light, dark):
        inks = [name for name in colours if name not in ("paper", "card", "fill", "line")]
        assert len(inks) > 8
        for ink in inks:
            for ground in ("paper", "card", "fill"):
                assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


def _contrast(one: str, other: str) -> float:
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
