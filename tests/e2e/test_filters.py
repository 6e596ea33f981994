"""Filters as a visitor meets them: in the address, across pages, after reload and Back."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import WIDE, wait_until_drawn, watched_page
from tests.e2e.server import Server

MAP = "where_older_people_live"


def choose(page: Page, label: str, typed: str, code: str) -> None:
    """Choose from a list in the sidebar by typing, and wait for its code in the address."""
    box = page.get_by_role("combobox", name=re.compile(rf"\b{label}$"))
    box.click()
    box.fill(typed)
    page.get_by_role("option", name=typed).first.click()
    page.wait_for_url(re.compile(re.escape(code)))
    wait_until_drawn(page)


def go(page: Page, title: str) -> None:
    """Follow a link of the menu."""
    page.get_by_test_id("stSidebarNavLink").filter(has_text=title).click()
    expect(page).to_have_title(re.compile(title))
    wait_until_drawn(page)


def test_first_visit_writes_the_default_council_and_back_leaves_the_site(
    server: Server, page: Page
) -> None:
    page.goto("about:blank")
    page.goto(server.url)
    wait_until_drawn(page)
    assert page.url.endswith("?council=E06000022")
    page.go_back()
    wait_until_drawn(page)
    page.go_back()
    expect(page).to_have_url("about:blank")


def test_council_survives_navigation_and_reload(server: Server, page: Page) -> None:
    page.goto(server.url)
    wait_until_drawn(page)
    choose(page, "Council", "Rotherham", "council=E08000018")
    for title in ("Population", "Where older people live", "Sources", "At a glance"):
        go(page, title)
        assert "council=E08000018" in page.url
    page.reload()
    wait_until_drawn(page)
    assert "council=E08000018" in page.url
    expect(page.locator("h1")).to_contain_text("Rotherham")


def test_area_is_found_by_name_and_dropped_with_its_council(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/{MAP}?council=E06000022")
    wait_until_drawn(page)
    choose(page, "Area", "Keynsham (community area)", "area=E06000022-keynsham")
    expect(page.locator("h1")).to_contain_text("Keynsham")
    choose(page, "Council", "Oldham", "council=E08000004")
    assert "area=" not in page.url
    expect(page.locator("h1")).not_to_contain_text("Keynsham")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


def test_back_undoes_the_last_change_and_only_that(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/{MAP}?council=E06000022")
    wait_until_drawn(page)
    choose(page, "Area", "Keynsham (community area)", "area=E06000022-keynsham")
    page.get_by_role("radio", name="Number").click()
    keynsham = r"\?council=E06000022&area=E06000022-keynsham"
    expect(page).to_have_url(re.compile(keynsham + "&measure=number$"))
    wait_until_drawn(page)
    page.go_back()
    expect(page).to_have_url(re.compile(keynsham + "$"))
    expect(page.get_by_role("radio", name="Share of residents")).to_be_checked()
    expect(page.locator("h1")).to_contain_text("Keynsham")
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?council=E06000022$"))
    expect(page.locator("h1")).not_to_contain_text("Keynsham")


def test_values_not_used_on_a_page_are_kept_for_the_next(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/{MAP}?council=E06000022&area=E01014370&measure=density")
    wait_until_drawn(page)
    title = page.locator("h1").inner_text()
    go(page, "Population")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Your choice is kept: Central Bath")
    go(page, "Where older people live")
    assert "area=E01014370" in page.url
    assert "measure=density" in page.url
    expect(page.locator("h1")).to_have_text(title)


def test_an_address_gives_the_same_view_on_another_machine(
    server: Server, page: Page, browser: Browser
) -> None:
    page.goto(f"{server.url}/{MAP}?council=E10000017&area=E07000117&measure=number&age=85_plus")
    wait_until_drawn(page)
    with watched_page(browser, WIDE) as (other, _):
        other.goto(page.url)
        wait_until_drawn(other)
        for part in ("h1", "h2"):
            assert other.locator(part).all_inner_texts() == page.locator(part).all_inner_texts()


def test_a_hostile_address_is_answered_with_a_notice_and_no_harm(
    server: Server, page: Page
) -> None:
    page.goto(f"{server.url}/{MAP}?council=%3Cimg%20src=x%20onerror=alert(1)%3E&year=1e9&age=';--")
    wait_until_drawn(page)
    expect(page.get_by_test_id("stAlert")).to_have_count(3)
    expect(page.locator("h1")).to_contain_text("people")
    assert page.locator("img[src=x]").count() == 0


def test_links_on_the_first_page_keep_the_view(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/?council=E10000031&area=E07000221")
    wait_until_drawn(page)
    link = page.get_by_test_id("stPageLink").get_by_role("link").filter(has_text="maps and tables")
    assert "area=E07000221" in (link.get_attribute("href") or "")
    link.click()
    expect(page).to_have_title(re.compile("Where older people live"))
    wait_until_drawn(page)
    assert "area=E07000221" in page.url
