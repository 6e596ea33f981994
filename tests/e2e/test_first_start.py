"""A fresh clone started with `streamlit run app.py`: the app builds its store itself, once."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.e2e.browser import WIDE, wait_until_drawn, watched_page
from tests.e2e.server import Server


def test_missing_store_is_built_once_for_visitors_who_arrive_together(
    fresh_server: Callable[..., Server], browser: Browser, tmp_path: Path
) -> None:
    missing = tmp_path / "store" / "market.duckdb"
    server = fresh_server(env={"MPS_STORE": str(missing)})
    with (
        watched_page(browser, WIDE) as (first, _),
        watched_page(browser, WIDE) as (second, _),
    ):
        first.goto(server.url, wait_until="commit")
        second.goto(f"{server.url}/population?council=E08000018", wait_until="commit")
        preparing = first.get_by_text("Preparing the figures").first
        expect(preparing).to_be_visible(timeout=60_000)  # a busy machine loads the page slowly
        expect(first.locator("h1")).to_contain_text("Bath and North East Somerset", timeout=180_000)
        built = missing.stat()
        expect(second.locator("h1")).to_contain_text("Rotherham", timeout=180_000)
        wait_until_drawn(second)
    assert missing.stat() == built
    assert not list(missing.parent.glob(".building-*"))
