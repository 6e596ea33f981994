"""Take it with you in a browser: a document of the chosen page, made while one waits."""

import zipfile
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.browser import Watch, wait_until_drawn
from tests.e2e.server import Server


def test_a_document_of_one_page_is_made_and_downloaded(
    server: Server, visit: tuple[Page, Watch], tmp_path: Path
) -> None:
    page, watch = visit
    page.goto(f"{server.url}/take_away?council=E08000018&form=docx&what=chosen")
    wait_until_drawn(page)
    page.get_by_role("combobox", name="Pages").fill("Assumptions")
    page.get_by_role("option", name="Assumptions").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Make it").click()
    download = page.get_by_role("button", name="Download (")
    expect(download).to_be_visible(timeout=120_000)
    with page.expect_download() as found:
        download.click()
    assert found.value.suggested_filename == "market-position-statement-rotherham.docx"
    path = tmp_path / "got.docx"
    found.value.save_as(path)
    words = zipfile.ZipFile(path).read("word/document.xml").decode("utf-8")
    assert "Rotherham" in words
    assert "Rates of need" in words
    assert watch.errors == []
