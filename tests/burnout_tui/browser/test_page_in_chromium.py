"""The exported page in a real browser: read, searched, in another language, on paper, and by whoever sees little."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.html_pages import exported
from tests.support.secret_film import SECRET, guide_with_secrets

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
A4 = (595, 842)
"""In points."""


@pytest.fixture
def browser() -> "Iterator[Browser]":
    """The Chromium of this system."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*ARGUMENTS])
        yield browser
        browser.close()


def test_a_page_in_a_browser(browser: "Browser", tmp_path: Path) -> None:
    """A page is read in two languages, searched, printed and unfolded, without a script too, and asks for nothing else.

    axe finds nothing in it that would keep people out, in light and in dark, and it fits into 320 pixels.
    """
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import expect

    file = tmp_path / "page.html"
    file.write_text(exported(guide_with_secrets(), spoilers=True), encoding="utf-8")
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(file.as_uri())
    expect(plain.get_by_role("search")).to_have_count(0)
    expect(plain.locator("#character-ana")).to_be_visible()
    plain.get_by_role("link", name="Français").click()
    expect(plain.locator("#character-ana")).to_be_hidden()
    expect(plain.locator("#fr-character-ana")).to_be_visible()
    plain.close()

    page = browser.new_page(locale="fr-FR")
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    expect(page.get_by_role("heading", name="Personnages")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "fr"
    page.goto(f"{file.as_uri()}#fr-character-ana")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**#character-ana")
    expect(page.get_by_role("heading", name="Characters")).to_be_visible()
    _search(page)
    _print(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert {url.partition("#")[0] for url in asked} == {file.as_uri()}
    assert complaints == []


def _search(page: "Page") -> None:
    """Require that names are found in any spelling, and what is folded only if it is asked for."""
    from playwright.sync_api import expect

    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="Search this page")
    expect(field).to_be_focused()
    results, status = page.locator("header.in-en .results"), page.locator("header.in-en .status")
    page.keyboard.type("ÄNA")
    expect(results.locator("li").first).to_have_text("Ana, 30 Characters")
    expect(status).to_have_text(re.compile("^Found: [0-9]+$"))
    field.fill(SECRET)
    expect(status).to_have_text("Nothing was found.")
    assert not page.evaluate(f"window.find('{SECRET}')")
    page.get_by_label("Search the spoilers, too").check()
    link = results.get_by_role("link", name=f"{SECRET} character")
    target = page.locator(link.get_attribute("href") or "none")
    expect(target).to_be_hidden()
    link.click()
    expect(target).to_be_visible()
    expect(results.locator("li")).to_have_count(0)


def _print(page: "Page") -> None:
    """Require pages of A4, and more of them with the fold open."""
    unfolded = page.pdf(prefer_css_page_size=True)
    page.locator("details:visible > summary").click()
    folded = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 (\S+) (\S+)\]", folded)
    sizes = {(round(float(width)), round(float(height))) for width, height in boxes}
    assert sizes == {A4}
    assert 1 < folded.count(b"/Type /Page\n") < unfolded.count(b"/Type /Page\n")
    page.locator("details:visible > summary").click()
