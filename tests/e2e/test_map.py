"""The maps: a click and its keyboard equal, shape, size, downloads, and each state for axe."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, WebSocket, expect

from tests.e2e.browser import PHONE, Audit, no_sideways_scroll, wait_until_drawn
from tests.e2e.server import Server

MAP = "where_older_people_live"


def open_map(page: Page, server: Server, asked: str) -> None:
    page.goto(f"{server.url}/{MAP}?{asked}")
    wait_until_drawn(page)


def areas_of_first_map(page: Page) -> list[dict[str, float]]:
    """The boxes of the shaded areas of the page's first map."""
    boxes: list[dict[str, float]] = page.evaluate(
        """() => [...document.querySelector('.js-plotly-plot g.choropleth')
            .querySelectorAll('path')].map(path => { const box = path.getBoundingClientRect();
                return {x: box.x, y: box.y, width: box.width, height: box.height}; })"""
    )
    return boxes


def point_in_largest_area(page: Page) -> tuple[float, float]:
    """Where on the screen the largest area of the first map can be clicked."""
    x, y = page.evaluate(
        """() => {
            const paths = [...document.querySelector('.js-plotly-plot g.choropleth')
                .querySelectorAll('path')];
            const size = path => path.getBBox().width * path.getBBox().height;
            const path = paths.reduce((best, one) => size(one) > size(best) ? one : best);
            path.scrollIntoView({block: 'center'});
            const box = path.getBoundingClientRect();
            for (let step = 1; step < 400; step++) {
                const x = box.x + box.width * ((step * 0.618) % 1);
                const y = box.y + box.height * (step / 400);
                const at = path.ownerSVGElement.createSVGPoint();
                [at.x, at.y] = [x, y];
                if (path.isPointInFill(at.matrixTransform(path.getScreenCTM().inverse()))) {
                    return [x, y];
                }
            }
        }"""
    )
    return x, y


def test_click_on_an_area_chooses_it(server: Server, page: Page) -> None:
    open_map(page, server, "council=E06000022")
    page.mouse.click(*point_in_largest_area(page))
    page.wait_for_url(re.compile(r"area=E01\d{6}"))
    expect(page.locator(".mps-code", has_text="OLD-3")).to_be_visible()
    wait_until_drawn(page)
    expect(page.locator(".mps-facts").first).to_contain_text("small area, LSOA")
    page.get_by_role("button", name="Show the whole council").click()
    expect(page).to_have_url(re.compile(r"\?council=E06000022$"))
    expect(page.locator(".mps-code", has_text="OLD-3")).to_have_count(0)


def test_keyboard_chooses_what_a_click_would(server: Server, page: Page) -> None:
    open_map(page, server, "council=E06000022")
    box = page.get_by_role("combobox", name=re.compile(r"\bArea$"))
    box.focus()
    page.keyboard.type("Keynsham East 003A")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"area=E01\d{6}"))
    wait_until_drawn(page)
    expect(page.locator("h1")).to_contain_text("Keynsham East 003A")


def test_map_has_the_right_shape(server: Server, page: Page) -> None:
    """Lancashire is 0.985 degrees of longitude wide and 0.757 of latitude high at 53.9 north."""
    open_map(page, server, "council=E10000017&level=council")
    (box,) = areas_of_first_map(page)
    east_west, north_south = 0.985 * 0.589, 0.757  # cosine of 53.9 degrees
    assert box["width"] / box["height"] == pytest.approx(east_west / north_south, rel=0.03)


@pytest.mark.parametrize("council", ["E06000022", "E10000017"])
def test_a_rerun_of_the_small_area_map_sends_under_100_kilobytes(
    server: Server, page: Page, council: str
) -> None:
    received: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: received.append(len(frame)))

    page.on("websocket", listen)
    open_map(page, server, f"council={council}&level=lsoa")
    first = sum(received)
    received.clear()
    page.get_by_role("radio", name="Number").click()
    page.wait_for_url(re.compile("measure=number"))
    wait_until_drawn(page)
    assert first > sum(received) > 0
    assert sum(received) < 100_000


def open_tables(page: Page) -> None:
    """Open everything that is folded away."""
    for summary in page.locator("details summary").all():
        summary.click()
        expect(summary.locator("xpath=..")).to_have_attribute("open", "")
        wait_until_drawn(page)


@pytest.mark.parametrize(
    "asked",
    [
        "council=E06000022&area=E01014370",
        "council=E10000017&area=E07000117&measure=change",
        "council=E06000022&measure=deprivation",
        "council=E06000022&measure=rural&only=rural",
        "council=nowhere",
    ],
)
def test_every_state_of_the_map_page_is_accessible(
    server: Server, page: Page, accessible: Callable[[Page], Audit], asked: str
) -> None:
    open_map(page, server, asked)
    open_tables(page)
    accessible(page)


@pytest.mark.parametrize("address", ["", "population?bands=1"])
def test_pages_are_accessible_with_everything_opened(
    server: Server, page: Page, accessible: Callable[[Page], Audit], address: str
) -> None:
    page.goto(f"{server.url}/{address}")
    wait_until_drawn(page)
    open_tables(page)
    accessible(page)


def test_sources_are_accessible_with_everything_opened(
    server: Server, page: Page, accessible: Callable[[Page], Audit]
) -> None:
    page.goto(f"{server.url}/sources")
    wait_until_drawn(page)
    # Its many cards are all there already: opening one asks the server for nothing.
    for summary in page.locator("details summary").all():
        summary.click()
    expect(page.locator("details:not([open])")).to_have_count(0)
    accessible(page)


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["390px"])
@pytest.mark.parametrize("asked", ["council=E06000022&area=E01014370", "council=E10000017"])
def test_phone_shows_the_map_page_without_sideways_scroll(
    server: Server, page: Page, accessible: Callable[[Page], Audit], asked: str
) -> None:
    open_map(page, server, asked)
    no_sideways_scroll(page)
    accessible(page)


def saved(page: Page, click: Callable[[], None]) -> tuple[str, bytes]:
    """The name and content of the file that a click saves."""
    with page.expect_download() as waiting:
        click()
    download: Download = waiting.value
    return download.suggested_filename, Path(download.path()).read_bytes()


def test_every_figure_has_a_csv_with_source_and_date(server: Server, page: Page) -> None:
    open_map(page, server, "council=E06000022")
    button = page.get_by_role("button", name="Download OLD-1 as CSV")
    name, content = saved(page, button.click)
    assert name == "figure-old-1.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == 115
    assert rows[0]["Figure code"] == "OLD-1"
    assert "Office for National Statistics" in rows[0]["Publisher"]
    assert "mid-2020" in rows[0]["Measure, place and period"]
    assert "Open Government Licence v3.0" in rows[0]["Licence"]
    by_code = {row["Code"]: row for row in rows}
    assert by_code["E01014370"]["All residents"] == "2095"


def test_chart_is_saved_as_svg(server: Server, page: Page) -> None:
    open_map(page, server, "council=E06000022")
    button = page.locator('[data-title="Download plot as a SVG"], a[data-attr]').first
    if button.count() == 0:
        button = page.locator(".modebar-btn").first
    name, content = saved(page, lambda: button.click(force=True))
    assert name == "figure-old-1.svg"
    assert b"<svg" in content[:200]


def test_all_data_are_saved_as_one_zip(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/sources")
    wait_until_drawn(page)
    button = page.get_by_role("button", name=re.compile("Download all data"))
    name, content = saved(page, button.click)
    assert name == "market-position-data.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert any("ons_lsoa_population" in one for one in archive.namelist())
