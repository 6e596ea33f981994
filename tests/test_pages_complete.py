"""Completeness: points of guidance on the page and in the terminal; links that lead nowhere."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from mps.build import run_build
from mps.guidance import as_lines, broken_links, judged, site_pages
from mps.paths import PAGES, ROOT
from mps.ui import clock
from tests.places import TESTSHIRE
from tests.statement_files import intention, write, write_statement
from tests.test_pages import words_of

TODAY = date(2026, 11, 27)


def show(**url: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    for name, value in url.items():
        app.query_params[name] = value
    app.switch_page("pages/completeness.py")
    app.run()
    assert not app.exception
    return app


def test_each_point_of_the_flagship_is_shown_with_its_state(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The statement was for 2018 to 2021, and no ratings or closures of the council ship."""
    monkeypatch.setenv("MPS_STORE", str(store))
    with clock.stopped(TODAY):
        app = show(council="E06000022")
    said = words_of(app)
    assert "of 31 points of guidance" in app.title[0].value
    assert "It speaks for the time to 31 March 2021." in said
    assert "Not held: ratings of care services." in said
    assert "Broken link" not in app.title[0].value
    with clock.stopped(TODAY):
        missing = words_of(show(council="E06000022", state="missing"))
    assert "Be kept up to date" not in missing
    assert "Show variety of providers" in missing


def test_every_page_named_by_a_point_is_a_page() -> None:
    named = pd.read_csv(ROOT / "data" / "reference" / "guidance_points.csv")["page_url"].dropna()
    assert set(named) <= {path.stem for path in PAGES.glob("*.py")}


def test_a_point_that_leads_to_no_page_has_a_broken_link() -> None:
    points = pd.DataFrame(
        {
            "state": ["present", "present", "missing", "present"],
            "page_url": ["price", "gone", "gone", None],
        }
    )
    found = judged(points, frozenset({"", "price"}))["state"]
    assert list(found) == ["present", "broken_link", "missing", "present"]


@pytest.mark.parametrize(
    ("href", "is_broken"),
    [
        ("price?council=E06000022", False),
        ("./what_we_want?council=E06000022&intention=hills", False),
        ("what_we_want?intention=gone", True),
        ("prices", True),
        ("#today", False),
        ("//elsewhere.example/price", True),
    ],
)
def test_a_link_within_the_site_leads_to_a_page_and_an_intention(
    href: str, is_broken: bool
) -> None:
    found = broken_links(pd.DataFrame({"href": [href]}), site_pages(), {"hills"})
    assert bool(len(found)) is is_broken


def test_broken_links_are_told_on_the_page_and_in_the_terminal(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_statement(small)
    text = intention().replace(
        "Two providers.", "Two providers: [see](prices), [all](price), [law](https://example.org)."
    )
    write(small, "intentions/hills.md", text)
    store = small / "store" / "market.duckdb"
    run_build(small, store)
    monkeypatch.setenv("MPS_STORE", str(store))
    lines = as_lines("testshire", TODAY)
    assert "Of 2 links within this site in the council's texts 1 leads nowhere." in lines
    assert "    hills: prices" in lines
    said = words_of(show(council=TESTSHIRE))
    assert "prices" in said
    assert "Homecare in the hills" in said
