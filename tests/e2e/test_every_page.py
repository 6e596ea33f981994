"""What holds for every page of the page list, whatever it shows."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import (
    NARROWEST,
    WIDE,
    Audit,
    Watch,
    no_sideways_scroll,
    wait_until_drawn,
    watched_page,
)
from tests.e2e.server import ROOT, Server

PAGES = tomllib.loads((ROOT / "pages" / "pages.toml").read_text(encoding="utf-8"))["page"]
COUNCILS = {"unitary": "E06000022", "county": "E10000017"}

each_page = pytest.mark.parametrize("listed", PAGES, ids=lambda listed: listed["file"])


@dataclass(frozen=True)
class Opened:
    """A page of the list as a visitor's browser shows it for one council."""

    listed: dict[str, str]
    page: Page
    watch: Watch


def address(server: Server, listed: dict[str, str], council: str) -> str:
    """The deep link to a page for a council."""
    return f"{server.url}/{listed['url_path']}?council={council}"


@pytest.fixture(
    scope="module",
    params=[(listed, council) for listed in PAGES for council in COUNCILS.values()],
    ids=[f"{listed['file']}-{kind}" for listed in PAGES for kind in COUNCILS],
)
def opened(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Opened]:
    """Each page for each council, opened once by its deep link for all tests that only look."""
    listed, council = request.param
    with watched_page(browser, WIDE) as (page, watch):
        page.goto(address(server, listed, council))
        wait_until_drawn(page)
        yield Opened(listed, page, watch)


def test_shows_its_one_heading_and_no_exception(opened: Opened) -> None:
    expect(opened.page.get_by_test_id("stException")).to_have_count(0)
    expect(opened.page.locator("h1")).to_have_count(1)
    expect(opened.page.locator("h1")).not_to_be_empty()


def test_says_its_title_in_the_browser_tab(opened: Opened) -> None:
    expect(opened.page).to_have_title(re.compile(re.escape(opened.listed["title"])))


def test_keeps_the_council_in_the_address(opened: Opened) -> None:
    assert any(f"council={council}" in opened.page.url for council in COUNCILS.values())


def test_has_no_axe_violation(opened: Opened, accessible: Callable[[Page], Audit]) -> None:
    accessible(opened.page)


def test_logs_no_error(opened: Opened) -> None:
    assert opened.watch.errors == []


def test_asks_nothing_outside_the_machine(opened: Opened) -> None:
    assert opened.watch.outside == []


@each_page
@pytest.mark.parametrize("council", COUNCILS.values(), ids=COUNCILS)
@pytest.mark.parametrize("visit", [NARROWEST], indirect=True, ids=["320px"])
def test_needs_no_sideways_scroll(
    server: Server, page: Page, listed: dict[str, str], council: str
) -> None:
    page.goto(address(server, listed, council))
    wait_until_drawn(page)
    no_sideways_scroll(page)


@each_page
def test_deep_link_is_a_fresh_servers_first_request(
    fresh_server: Callable[..., Server], page: Page, listed: dict[str, str]
) -> None:
    server = fresh_server()
    page.goto(address(server, listed, COUNCILS["county"]))
    wait_until_drawn(page)
    expect(page.get_by_role("dialog")).to_have_count(0)  # "Page not found"
    links = page.get_by_test_id("stSidebarNavLink")
    expect(links).to_have_count(len(PAGES))
    expect(page.locator("h1")).to_have_count(1)
    expect(page).to_have_title(re.compile(re.escape(listed["title"])))
    assert f"council={COUNCILS['county']}" in page.url

    other = next(one for one in PAGES if one["file"] != listed["file"])
    links.filter(has_text=other["title"]).click()
    expect(page).to_have_title(re.compile(re.escape(other["title"])))
