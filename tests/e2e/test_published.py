"""The static copy in a browser: accessible, narrow, and asking for nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from mps.ui.publish import Wanted, publish
from tests.e2e.browser import NARROWEST, WIDE, Audit

COUNCIL = "bath-and-north-east-somerset"


@pytest.fixture(scope="module")
def made(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MPS_STORE", str(store))
        out = tmp_path_factory.mktemp("published") / "copy"
        publish(Wanted(COUNCIL, formats=("html",)), out, lambda said: None)
    return out


@pytest.fixture(scope="module")
def pack(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a pack for a meeting."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MPS_STORE", str(store))
        out = tmp_path_factory.mktemp("published") / "pack"
        return publish(Wanted(COUNCIL, formats=("html",), pack=True), out, lambda said: None)


@pytest.fixture
def opened(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that may ask for nothing but files."""
    size = getattr(request, "param", WIDE)
    context = browser.new_context(viewport=size)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    yield page
    context.close()
    assert asked
    assert [url for url in asked if not url.startswith("file:")] == []


def test_every_page_has_no_axe_violation(
    made: Path, opened: Page, accessible: Callable[[Page], Audit]
) -> None:
    for path in sorted(made.glob("*.html")):
        opened.goto(path.as_uri())
        expect(opened.locator("h1")).to_have_count(1)
        accessible(opened)


@pytest.mark.parametrize("opened", [NARROWEST], indirect=True, ids=["320px"])
def test_no_page_scrolls_sideways(made: Path, opened: Page) -> None:
    for path in sorted(made.glob("*.html")):
        opened.goto(path.as_uri())
        wide = opened.evaluate("document.documentElement.scrollWidth")
        assert wide <= NARROWEST["width"], path.name


@pytest.mark.parametrize("opened", [NARROWEST, WIDE], indirect=True, ids=["320px", "wide"])
def test_a_pack_is_accessible_and_fits(
    pack: Path, opened: Page, accessible: Callable[[Page], Audit]
) -> None:
    opened.goto(pack.as_uri())
    expect(opened.locator("h1")).to_have_count(1)
    expect(opened.locator(".chart svg")).to_have_count(3)
    accessible(opened)
    wide = opened.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
