"""What the browser tests and the benchmarks do with a page: open, wait, watch, measure."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, TimeoutError

from tests.e2e.chromium import MISSING, find_chromium

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 640}  # WCAG 1.4.10: no scrolling in two directions

WCAG_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")

_ARGUMENTS = (
    "--no-sandbox",  # Chromium refuses to run as root otherwise
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers have little shared memory
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Even where there is an internet, a request to it must fail as it would without one.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)

# What a page still lacks, in words. A map has its marks only when its GeoJSON has come.
_MISSING = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app) return ['the app'];
  const missing = [];
  const { testScriptState, testConnectionState } = app.dataset;
  if (testConnectionState !== 'CONNECTED') missing.push(`connection ${testConnectionState}`);
  if (testScriptState !== 'notRunning') missing.push(`script ${testScriptState}`);
  if (document.fonts.status !== 'loaded') missing.push('fonts');
  for (const sign of ['[data-testid="stStatusWidget"]', '[data-testid="stSkeleton"]',
    '[data-testid="stSpinner"]', '[data-stale="true"]']) {
    const shown = document.querySelector(sign);
    if (shown) missing.push(`${sign} shown: ${shown.innerText}`);
  }
  document.querySelectorAll('[data-testid="stPlotlyChart"]').forEach((chart, number) => {
    const plot = chart.querySelector('.js-plotly-plot');
    if (!plot || !plot._fullData || !plot.querySelector('.main-svg')) {
      missing.push(`chart ${number}`);
      return;
    }
    const maps = plot._fullData.filter(
      trace => trace.type === 'choropleth' && trace.visible === true && trace.locations.length);
    const drawn = [...plot.querySelectorAll('g.choropleth')].filter(
      layer => layer.querySelector('path'));
    if (drawn.length < maps.length) missing.push(`areas of map ${number}`);
  });
  return missing;
}"""

# It must hold for a while that nothing is missing, because a rerun may follow at once.
_DRAWN = f"""(quietFor) => {{
  if (({_MISSING})().length) {{ window.__drawnSince = undefined; return false; }}
  window.__drawnSince ??= performance.now();
  return performance.now() - window.__drawnSince >= quietFor;
}}"""

# Boxes with a scroll bar of their own (a wide table) are allowed; the page's own boxes are not.
_SIDEWAYS = """() => {
  const window_ = document.documentElement;
  const frame = ['stApp', 'stAppViewContainer', 'stMain', 'stMainBlockContainer',
    'stSidebarContent'].map(name => document.querySelector(`[data-testid="${name}"]`));
  const tooWide = [window_, document.body, ...frame]
    .filter(box => box && box.clientWidth && box.scrollWidth > box.clientWidth + 1)
    .map(box => `${box.dataset.testid || box.tagName} is ${box.scrollWidth} px wide`
      + ` in ${box.clientWidth} px`);
  const scrolls = box => box && box.dataset.testid !== 'stMain'
    && (getComputedStyle(box).overflowX !== 'visible' || scrolls(box.parentElement));
  const culprits = [...document.querySelectorAll('[data-testid="stMain"] *')]
    .map(box => [box, Math.round(box.getBoundingClientRect().right)])
    .filter(([box, right]) => right > window_.clientWidth + 1 && !scrolls(box.parentElement))
    .map(([box, right]) => `<${box.tagName.toLowerCase()} class="${box.className}">`
      + ` reaches to ${right} px`);
  return tooWide.length ? [...tooWide, ...culprits.slice(0, 5)] : [];
}"""

# A deep link makes Streamlit's own script look for its server below the page's path first.
_EXPECTED_ERROR = re.compile(r"/[^/]+/_stcore/(health|host-config)$")


@dataclass
class Watch:
    """What a page did that it must not do: requests that leave the machine, and errors."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Record from now on what `page` asks for and complains of."""
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda socket: self._asked(socket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._said)

    def _said(self, said: ConsoleMessage) -> None:
        where = said.location["url"]
        if said.type == "error" and not _EXPECTED_ERROR.search(where):
            self.errors.append(f"{said.text} ({where})")

    def _asked(self, url: str) -> None:
        asked = urlsplit(url)
        if asked.scheme in ("data", "blob", "about"):
            return
        if asked.hostname not in ("localhost", "127.0.0.1"):
            self.outside.append(url)


@dataclass(frozen=True)
class Audit:
    """What axe found: rules broken, and rules it could not decide, as axe reports them."""

    violations: list[dict[str, Any]]
    incomplete: list[dict[str, Any]]

    def __str__(self) -> str:
        """Every broken rule with the elements that break it, for a failing test to show."""
        lines = []
        for rule in self.violations:
            lines.append(f"{rule['id']} ({rule['impact']}): {rule['help']}")
            lines += [f"    {node['target']} {node['html'][:200]}" for node in rule["nodes"][:5]]
        return "\n".join(lines) or "no violation"


def launch(playwright: Playwright) -> Browser:
    """Start Chromium without a window. Raises RuntimeError saying what to install."""
    path = find_chromium()
    if path is None:
        raise RuntimeError(MISSING)
    return playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))


@contextmanager
def watched_page(browser: Browser, viewport: dict[str, int]) -> Iterator[tuple[Page, Watch]]:
    """A page in a session of its own, without cookies or cache, and the watch kept on it."""
    context = browser.new_context(viewport=viewport, locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(20_000)
    try:
        page = context.new_page()
        watch = Watch()
        watch.follow(page)
        yield page, watch
    finally:
        context.close()


def wait_until_drawn(page: Page, timeout: float = 30_000, quiet_for: float = 250) -> None:
    """Wait until the app has finished its run and every chart and map shows its marks.

    `timeout` and `quiet_for` are milliseconds; the state must hold for `quiet_for`. Raises
    AssertionError saying what is still missing.
    """
    try:
        page.wait_for_function(_DRAWN, arg=quiet_for, timeout=timeout, polling=25)
    except TimeoutError:
        raise AssertionError(f"Not drawn after {timeout} ms: {page.evaluate(_MISSING)}") from None


def axe(page: Page) -> Audit:
    """Check what the page shows now against WCAG 2.2, levels A and AA."""
    options = {"runOnly": {"type": "tag", "values": list(WCAG_AA)}}
    found = Axe().run(page, options=options).response
    return Audit(violations=found["violations"], incomplete=found["incomplete"])


def sideways_scroll(page: Page) -> list[str]:
    """What makes the page wider than the window, in words; empty when nothing does."""
    found: list[str] = page.evaluate(_SIDEWAYS)
    return found


def no_sideways_scroll(page: Page) -> None:
    """Fail when the page has to be scrolled sideways, naming what is too wide."""
    found = sideways_scroll(page)
    assert not found, "\n".join(found)
