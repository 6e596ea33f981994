"""What we want in a browser: one intention by keyboard, on a phone, accessible, and on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import NARROWEST, Audit, Watch, no_sideways_scroll, wait_until_drawn
from tests.e2e.server import Server

BATH = "E06000022"
CARE_HOMES = f"what_we_want?council={BATH}&intention=banes-2018-care-homes"


def test_an_intention_with_its_charts_is_accessible(
    server: Server, visit: tuple[Page, Watch], accessible: Callable[[Page], Audit]
) -> None:
    page, watch = visit
    page.goto(f"{server.url}/{CARE_HOMES}")
    wait_until_drawn(page)
    expect(page.locator("h1")).to_contain_text("nursing and specialist care")
    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(3)
    accessible(page)
    assert watch.errors == []


@pytest.mark.parametrize("visit", [NARROWEST], indirect=True, ids=["320px"])
def test_an_intention_is_reached_by_keyboard_and_fits_a_narrow_screen(
    server: Server, visit: tuple[Page, Watch]
) -> None:
    page, _ = visit
    page.goto(f"{server.url}/what_we_want?council={BATH}")
    wait_until_drawn(page)
    page.get_by_role("link", name="Extra care housing").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**intention=banes-2018-extra-care**")
    wait_until_drawn(page)
    expect(page.locator("h1")).to_contain_text("extra care for complex and urgent needs")
    no_sideways_scroll(page)


@pytest.mark.parametrize("view", ["interested", "statement", "full"])
def test_every_view_is_accessible(
    server: Server,
    visit: tuple[Page, Watch],
    accessible: Callable[[Page], Audit],
    view: str,
) -> None:
    page, watch = visit
    page.goto(f"{server.url}/what_we_want?council=E08000018&view={view}")
    wait_until_drawn(page)
    accessible(page)
    assert watch.errors == []


def test_on_paper_the_controls_are_gone_and_the_words_stay(
    server: Server, visit: tuple[Page, Watch]
) -> None:
    page, _ = visit
    page.goto(f"{server.url}/{CARE_HOMES}")
    wait_until_drawn(page)
    page.emulate_media(media="print")
    for gone in ("stSidebar", "stSelectbox", "stDownloadButton"):
        expect(page.get_by_test_id(gone).first).to_be_hidden()
    expect(page.get_by_text("CQC lists 59 care homes")).to_be_visible()
