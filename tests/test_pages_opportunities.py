"""The page Opportunities as a visitor sees it, on a day the test chooses."""

import csv
import io
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from mps.ui import Column, Figure
from mps.ui.clock import stopped
from mps.ui.figures import csv_bytes
from mps.ui.opportunities import hear
from tests.test_pages import COUNCILS, charts_of, show, words_of

TITLE = "Opportunities"
BATH, ROTHERHAM, LANCASHIRE, WARWICKSHIRE, OLDHAM = COUNCILS
DAY = date(2026, 11, 27)


@pytest.fixture(autouse=True)
def _store(store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MPS_STORE", str(store))
    with stopped(DAY):
        yield


def visit(council: str, **url: str) -> AppTest:
    app = show(TITLE, council=council, **url)
    assert not app.exception
    return app


def headings(app: AppTest) -> list[str]:
    return [element.value for element in app.header]


@pytest.mark.parametrize(
    ("council", "title"),
    [
        (BATH, "2 purchases of care lie ahead in Bath and North East Somerset: the next is to "
               "start on 1 April 2027"),
        (ROTHERHAM, "No purchase by Rotherham is known after 27 November 2026; a plan for 5 years "
                    "from 2023 should be running"),
        (LANCASHIRE, "No purchase by Lancashire is known after 27 November 2026; what it planned "
                     "before is to end on 31 March 2035"),
        (WARWICKSHIRE, "No purchase by Warwickshire is known after 27 November 2026; a plan for 5 "
                       "years (+5) from April 2022 should be running"),
        (OLDHAM, "No purchase by Oldham is held here"),
    ],
)  # fmt: skip
def test_the_title_answers_what_comes_next(council: str, title: str) -> None:
    assert visit(council).title[0].value == title


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2027, 4, 1), "2 purchases of care lie ahead in Bath and North East Somerset: the "
                           "next is to start on 1 April 2027"),
        (date(2027, 4, 2), "1 purchase of care lies ahead in Bath and North East Somerset: the "
                           "next is to start on 1 October 2027"),
        (date(2040, 1, 1), "No purchase by Bath and North East Somerset is known after 1 January "
                           "2040; the last known plan was to end on 31 March 2033"),
    ],
)  # fmt: skip
def test_the_title_changes_with_the_day(day: date, title: str) -> None:
    with stopped(day):
        assert visit(BATH).title[0].value == title


@pytest.mark.parametrize(
    ("council", "item", "stated"),
    [
        (BATH, "banes-2021-mental-health-phase-2",
         ("£4.95 million to £7.07 million", "7 years (+3)", "Published March 2021")),
        (ROTHERHAM, "rotherham-2022-recovery-fps",
         ("£28.5 million", "over the first 5 years, net of VAT", "5 years", "Starts 2023",
          "Bids invited November 2022")),
        (WARWICKSHIRE, "warwickshire-2021-community-services",
         ("£230 million", "over five years", "Starts April 2022", "5 years (+5)")),
        (WARWICKSHIRE, "warwickshire-2021-hubs",
         ("£960,000", "Over three years", "3 years (+2)")),
        (LANCASHIRE, "lancashire-2015-mental-health-framework",
         ("£6.8 million", "About, council money for one year", "Starts September 2016")),
        (BATH, "banes-2018-homecare-interim", ("Starts 2018/19", "Ends 2018/19", "not stated")),
    ],
)  # fmt: skip
def test_an_opportunity_has_an_address_and_says_what_its_source_states(
    council: str, item: str, stated: tuple[str, ...]
) -> None:
    app = visit(council, item=item)
    said = " ".join(words_of(app).split())
    for words in stated:
        assert words in said
    assert app.query_params["item"] == item
    assert "Hear of it in time" not in said  # a document does not know its site's address


def test_an_opportunity_without_notice_and_intention_has_no_link() -> None:
    app = visit(BATH, item="banes-2018-e-brokerage")
    assert not [one for one in app.main.get("html") if "mps-way" in one.proto.body]
    assert "7.4 Brokerage" in words_of(app)


def test_an_opportunity_leads_to_its_notice_and_its_intention() -> None:
    app = visit(BATH, item="banes-notice-homecare-framework")
    bodies = "".join(element.proto.body for element in app.main.get("html"))
    assert 'href="https://d3tenders.com/contract/?ocid=ocds-h6vhtk-069ad8"' in bodies
    wanted = "./what_we_want?council=E06000022&amp;intention=banes-2018-homecare"
    assert f'href="{wanted}"' in bodies
    assert "check the notice itself before relying on it" in words_of(app)


def test_an_unknown_opportunity_falls_back_on_all_with_a_notice() -> None:
    app = visit(BATH, item="<script>")
    assert len(app.warning) == 1
    assert "2 purchases" in app.title[0].value


@pytest.mark.parametrize("council", COUNCILS[:4])
@pytest.mark.parametrize("when", ["all", "ahead", "past"])
def test_past_and_ahead_are_told_apart(council: str, when: str) -> None:
    app = visit(council, when=when)
    anchors = [element.proto.anchor for element in app.main.get("header")]
    assert ("opp-1" in anchors) == (when != "past")
    assert ("opp-3" in anchors) == (when != "ahead")
    [chart] = charts_of(app)
    marked = [note["text"] for note in chart["layout"]["annotations"]]
    assert any("past" in text for text in marked) == (when != "ahead")


def test_a_stage_leaves_only_its_own() -> None:
    app = visit(BATH, stage="expiring")
    assert headings(app) == ["1 is past", "1 contract, plan or notice is past"]
    assert "expiring" not in app.title[0].value
    assert "contract ending" in words_of(app)


def test_a_service_keeps_what_names_none_and_says_so() -> None:
    """Of the 24 of B&NES 7 name no kind of service and 6 name homecare."""
    app = visit(BATH, service="homecare", when="past")
    said = words_of(app)
    assert "7 name no kind of service: shown for every choice" in said
    assert "Reablement: new service model" not in said
    assert "New pathway for homecare and reablement" in said


def test_what_is_not_adult_care_is_left_out_with_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: dict[str, list[dict[str, str]]] = {}

    def take(figure: Figure, frame: pd.DataFrame, columns: list[Column]) -> None:
        text = csv_bytes(figure, frame, columns).decode("utf-8-sig")
        taken[figure.code] = list(csv.DictReader(io.StringIO(text)))

    monkeypatch.setattr(Figure, "download", take)
    app = visit(ROTHERHAM)
    assert "1 notice is not counted" in headings(app)
    assert "Block Book 3 Dispersed Beds" not in words_of(app)
    [row] = taken["OPP-4"]
    assert row["Why it is not counted"].startswith("For people aged 16 to 25")
    rows = {row["Reference"]: row for row in taken["OPP-1"] + taken["OPP-3"]}
    assert len(rows) == 5
    assert rows["rotherham-2022-recovery-fps"]["Value in £"] == "28500000.0"
    assert rows["rotherham-notice-elliott-court"]["Kind of source"] == "Copy of a notice"


def test_nothing_held_says_how_to_load_it() -> None:
    app = visit(OLDHAM)
    [info] = app.info
    assert "opportunities.csv" in info.value
    assert "python -m mps import" in info.value
    assert charts_of(app) == []


def test_feeds_are_offered_with_the_address_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_SITE", "https://market.example.gov.uk")
    said = "".join(element.value for element in visit(OLDHAM).markdown)
    for folder in ("oldham", "all-councils"):
        for name in ("opportunities.ics", "opportunities.xml", "intentions.ics", "intentions.xml"):
            address = f"https://market.example.gov.uk/app/static/feeds/{folder}/{name}"
            assert f"[{folder}/{name}]({address})" in said


def test_feeds_that_are_not_written_are_not_offered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MPS_SITE", "https://market.example.gov.uk")
    monkeypatch.setattr(sys.modules[hear.__module__], "feeds_path", lambda: tmp_path)
    app = visit(BATH)
    assert any("Calendars and news" in info.value for info in app.info)
    assert ".ics" not in words_of(app)
