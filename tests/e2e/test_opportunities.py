"""Opportunities in a browser: by keyboard to one of them and back, and the feeds as served."""

from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import NARROWEST, no_sideways_scroll, wait_until_drawn
from tests.e2e.server import Server

BATH = "E06000022"
ITEM = "banes-notice-homecare-framework"
TITLE = "Older People's Homecare Framework"


def test_one_opportunity_opens_by_keyboard_and_back_undoes_it(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/opportunities?council={BATH}")
    wait_until_drawn(page)
    whole = page.locator("h1").inner_text()
    link = page.locator(f'a[href*="item={ITEM}"]', has_text="This opportunity by itself")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(TITLE)
    assert f"item={ITEM}" in page.url
    wait_until_drawn(page)
    page.go_back()
    expect(page.locator("h1")).to_have_text(whole)


def test_its_anchor_leads_to_it_in_the_list(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/opportunities?council={BATH}#{ITEM}")
    wait_until_drawn(page)
    heading = page.locator(f"h3#{ITEM}")
    expect(heading).to_have_text(TITLE)


@pytest.mark.parametrize("visit", [NARROWEST], indirect=True, ids=["320px"])
def test_one_opportunity_fits_the_narrowest_screen(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/opportunities?council={BATH}&item={ITEM}")
    wait_until_drawn(page)
    expect(page.locator("h1")).to_have_text(TITLE)
    no_sideways_scroll(page)


def test_feeds_are_served_at_the_addresses_shown_and_as_what_they_are(
    server: Server, page: Page
) -> None:
    page.goto(f"{server.url}/opportunities?council={BATH}")
    wait_until_drawn(page)
    links = page.locator('a[href*="/app/static/feeds/"]')
    expect(links).to_have_count(8)
    for address in links.evaluate_all("links => links.map(link => link.href)"):
        assert address.startswith(server.url)
        with urlopen(address) as answer:
            kind = answer.headers.get_content_type()
            begins = answer.read(15)
        if address.endswith(".ics"):
            assert kind == "text/calendar"
            assert begins == b"BEGIN:VCALENDAR"
        else:
            assert kind in ("text/xml", "application/xml")
            assert begins == b'<?xml version="'
