"""The helpers of the browser tests notice what they are there to notice."""

from playwright.sync_api import Browser

from tests.e2e.browser import NARROWEST, axe, sideways_scroll, watched_page


def test_watch_sees_requests_that_leave_the_machine(browser: Browser) -> None:
    with watched_page(browser, NARROWEST) as (page, watch):
        page.set_content('<img src="https://example.org/a.png"><img src="data:,">')
        page.wait_for_load_state("load")
        assert watch.outside == ["https://example.org/a.png"]
        assert len(watch.errors) == 1


def test_sideways_scroll_names_what_is_too_wide(browser: Browser) -> None:
    with watched_page(browser, NARROWEST) as (page, _):
        page.set_content('<main data-testid="stMain"><p style="width: 400px">wide</p></main>')
        found = sideways_scroll(page)
        assert any("HTML is 4" in line for line in found)
        assert any("<p" in line for line in found)


def test_axe_sees_text_too_pale_to_read(browser: Browser) -> None:
    with watched_page(browser, NARROWEST) as (page, _):
        page.set_content('<html lang="en"><title>t</title><p style="color: #ccc">pale</p></html>')
        assert [rule["id"] for rule in axe(page).violations] == ["color-contrast"]
