"""What the browser is sent, and how long a visitor waits until the last chart is drawn."""

import statistics
import time
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, Response, sync_playwright

from benchmarks.queries import council_and_areas
from benchmarks.tables import Measure
from mps.paths import store_path
from mps.store import open_store
from mps.ui.pages import PageSpec, page_list
from tests.e2e.browser import WIDE, launch, wait_until_drawn, watched_page
from tests.e2e.server import Server

ROUNDS = 3
QUIET = 250  # milliseconds a page must have been drawn before it counts; not the visitor's wait
FINEST = "&level=lsoa"  # the map with the most areas
RERUN_AIM = 100.0  # kilobytes of a map's rerun
FIRST_AIM, SECOND_AIM = 5.0, 2.0  # seconds from the server's start, and on a second visit

_MAPS = """() => [...document.querySelectorAll('.js-plotly-plot')].filter(
  plot => plot._fullData.some(trace => trace.type === 'choropleth')).length"""


@dataclass
class Received:
    """What a page was sent since the last `reset`: bytes of the script's messages, and shapes."""

    messages: int = 0
    _shapes: list[Response] = field(default_factory=list)

    @property
    def shapes(self) -> int:
        """Bytes of map shapes as they came over the wire, compressed."""
        return sum(response.request.sizes()["responseBodySize"] for response in self._shapes)

    def follow(self, page: Page) -> None:
        """Count what `page` is sent from now on."""
        page.on("websocket", lambda socket: socket.on("framereceived", self._frame))
        page.on("response", self._response)

    def reset(self) -> None:
        """Begin to count anew."""
        self.messages = 0
        self._shapes.clear()

    def _frame(self, payload: str | bytes) -> None:
        self.messages += len(payload)

    def _response(self, response: Response) -> None:
        if response.url.endswith(".geojson"):
            self._shapes.append(response)


def measure() -> list[Measure]:
    """Waiting times of the first page, and bytes of each map, on a server of its own."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            return [*_waits(browser), *_maps(browser)]
        finally:
            browser.close()


def _waits(browser: Browser) -> list[Measure]:
    """Seconds to the last chart: from the server's start, and of a first and a second visit."""
    started: list[float] = []
    visits: dict[str, tuple[list[float], list[float]]] = {}
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        with Server() as server, watched_page(browser, WIDE) as (page, _):
            _drawn(page, server.url)
            started.append(time.perf_counter() - begun - QUIET / 1000)
            for spec in page_list():
                first, second = visits.setdefault(spec.title, ([], []))
                with watched_page(browser, WIDE) as (visitor, _):
                    first.append(_drawn(visitor, f"{server.url}/{spec.url_path}"))
                    second.append(_drawn(visitor, f"{server.url}/{spec.url_path}"))
    measures = [
        Measure("server started, first page drawn", statistics.median(started), "s", FIRST_AIM)
    ]
    for title, (first, second) in visits.items():
        measures.append(Measure(f"{title}: first visit", statistics.median(first), "s", FIRST_AIM))
        measures.append(Measure(f"{title}: again", statistics.median(second), "s", SECOND_AIM))
    return measures


def _drawn(page: Page, address: str) -> float:
    """Seconds until the page at `address` shows its last chart."""
    started = time.perf_counter()
    page.goto(address)
    wait_until_drawn(page, quiet_for=QUIET)
    seconds = time.perf_counter() - started - QUIET / 1000
    if page.get_by_test_id("stException").count():
        raise SystemExit(f"A page failed: {page.url}")
    return seconds


def _maps(browser: Browser) -> list[Measure]:
    """Kilobytes of each page with a map, when opened and when its measure is changed."""
    councils = list(council_and_areas(open_store(store_path())))
    measures: list[Measure] = []
    with Server() as server:
        for spec in page_list():
            for council in councils:
                measures += _bytes(browser, server, spec, council)
    return measures


def _bytes(browser: Browser, server: Server, spec: PageSpec, council: str) -> list[Measure]:
    received = Received()
    with watched_page(browser, WIDE) as (page, _):
        received.follow(page)
        _drawn(page, f"{server.url}/{spec.url_path}?council={council}{FINEST}")
        if not page.evaluate(_MAPS):
            return []
        name = f"{spec.title}, {council}"
        measures = [
            Measure(f"{name}: opened", received.messages / 1000, "kB"),
            Measure(f"{name}: its shapes, once", received.shapes / 1000, "kB"),
        ]
        controls = page.get_by_test_id("stMain").get_by_test_id("stButtonGroup")
        if controls.count():
            received.reset()
            controls.first.get_by_role("radio").nth(1).click()
            page.wait_for_timeout(QUIET)
            wait_until_drawn(page)
            measures.append(Measure(f"{name}: rerun", received.messages / 1000, "kB", RERUN_AIM))
            measures.append(Measure(f"{name}: shapes again", received.shapes / 1000, "kB"))
        return measures
