"""Fixtures of the browser tests: the app as a server, a browser, and watched pages."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.browser import WIDE, Audit, Watch, axe, launch, watched_page
from tests.e2e.server import ROOT, Server

HERE = Path(__file__).parent
SCREENSHOTS = ROOT / "screenshots"

UNDECIDED: Counter[str] = Counter()
"""What axe could not decide, by rule and page, for the summary at the end of the run."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and run it last: the quick tests fail first."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.e2e)
    items.sort(key=lambda item: HERE in item.path.parents)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Keep a picture of the page on which a test failed."""
    report = yield
    given = [getattr(value, "page", value) for value in getattr(item, "funcargs", {}).values()]
    page = next((value for value in given if isinstance(value, Page)), None)
    if report.failed and page and not page.is_closed():
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{item.name.replace('/', '_')}.png")
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List what axe leaves for a person to judge."""
    if UNDECIDED:
        terminalreporter.section("axe could not decide")
        for what, count in sorted(UNDECIDED.items()):
            terminalreporter.write_line(f"{what}: {count} elements")


@pytest.fixture(scope="session")
def server(store: Path) -> Iterator[Server]:
    """The app on a port of its own, shared by all tests that do not need it fresh."""
    with Server(env={"MPS_STORE": str(store)}) as started:
        yield started
        if not started.is_alive:
            pytest.fail(f"The server died. It said:\n{started.output}")


@pytest.fixture
def fresh_server(store: Path) -> Iterator[Callable[..., Server]]:
    """Start servers that nobody has asked anything yet; takes what Server takes."""
    started: list[Server] = []

    def start(**options: Any) -> Server:
        options["env"] = {"MPS_STORE": str(store), **options.get("env", {})}
        started.append(Server(**options))
        return started[-1]

    yield start
    for one in started:
        one.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        opened = launch(playwright)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[tuple[Page, Watch]]:
    """A new visitor's page and what was seen of it; a request to the outside fails the test.

    The window is 1280 by 900; ask for another with `@pytest.mark.parametrize("visit", [PHONE],
    indirect=True)`.
    """
    with watched_page(browser, getattr(request, "param", WIDE)) as (page, watch):
        yield page, watch
        assert watch.outside == [], "The page asked for something that is not on this machine."


@pytest.fixture
def page(visit: tuple[Page, Watch]) -> Page:
    """A new visitor's page, 1280 by 900; a request to the outside fails the test."""
    return visit[0]


@pytest.fixture
def watch(visit: tuple[Page, Watch]) -> Watch:
    """What was seen of `page`: console errors, and requests to the outside."""
    return visit[1]


@pytest.fixture(scope="session")
def accessible() -> Callable[[Page], Audit]:
    """A check of a page as it is now: axe finds no violation; what it leaves open is listed."""

    def check(page: Page) -> Audit:
        audit = axe(page)
        assert not audit.violations, str(audit)
        for rule in audit.incomplete:
            UNDECIDED[f"{page.title()}, {rule['id']}"] += len(rule["nodes"])
        return audit

    return check
