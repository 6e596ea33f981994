"""The page Price as a visitor sees it: each council, view, filter and number, and none."""

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from mps.ui import Column, Figure
from mps.ui.figures import csv_bytes
from tests.test_pages import COUNCILS, charts_of, show, words_of

TITLE = "Price"
BATH, ROTHERHAM, LANCASHIRE, WARWICKSHIRE, OLDHAM = COUNCILS
VIEWS = ("paid", "against", "moved", "case", "self")


@pytest.fixture(autouse=True)
def _store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))


def visit(**url: str) -> AppTest:
    return show(TITLE, **url)


def anchors(app: AppTest) -> list[str]:
    return [header.proto.anchor for header in app.main.get("header")]


def names_of(chart: dict[str, Any]) -> list[str]:
    return [note["text"] for note in chart["layout"]["annotations"]]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("council", COUNCILS)
def test_every_view_of_every_council_has_something_true(council: str, view: str) -> None:
    app = visit(council=council, view=view)
    assert not app.exception
    assert not app.warning
    said = words_of(app)
    assert "nan" not in said.lower().split()
    figures = sum(anchor.startswith("pri-") for anchor in anchors(app))
    assert said.count("Source: ") == figures + (view == "paid")  # the tiles have one too
    assert anchors(app) or any("not available" in info.value for info in app.info)
    for info in app.info:
        assert "python -m mps" in info.value or "add " in info.value


@pytest.mark.parametrize(
    ("council", "title"),
    [
        (BATH, "Bath and North East Somerset paid £20.18 an hour for homecare (mental health) in "
               "2021-22, £1.25 below the homecare minimum price"),
        (ROTHERHAM, "Rotherham sets £653.00 to £793.00 a week for care homes with and without "
                    "nursing, from 8 April 2024"),
        (LANCASHIRE, "Lancashire paid £12.17 to £17.96 an hour for homecare (mental health), up "
                     "to October 2015: the dearest hour cost 48% more than the cheapest"),
        (WARWICKSHIRE, "What Warwickshire pays for care is not held yet"),
        (OLDHAM, "Oldham raised its fees by 2.5% (fees outside care homes) and 3.0% (care home "
                 "fees) in 2021-22; the rates themselves are not held"),
    ],
)  # fmt: skip
def test_task_3_what_is_paid_stands_at_the_top(council: str, title: str) -> None:
    assert visit(council=council).title[0].value == title


def test_task_3_how_it_moved_and_beside_what_is_one_choice_away() -> None:
    """20.18 x 100 / 85.3036 = 23.66; 20.18 x 134.7833 / 113.25 = 24.02."""
    moved = visit(council=BATH, view="moved")
    assert moved.title[0].value == (
        "£20.18 an hour of 2021-22 would be £23.66 by the GDP deflator and £24.02 by the CPI in "
        "2024-25"
    )
    against = visit(council=BATH, view="against")
    assert against.title[0].value == (
        "Homecare (mental health) in Bath and North East Somerset, 2021-22: £20.18, £1.25 or 5.8% "
        "below the homecare minimum price 2021-22, UK"
    )
    said = words_of(against)
    for value in ("£1,117.69", "£1,083.22", "£968.15", "£533.74", "\u2212£261.00", "\u221236.6%"):
        assert value in said


def test_lancashires_range_is_drawn_beside_the_prices_of_the_years_around_it() -> None:
    drawn = charts_of(visit(council=LANCASHIRE))[0]
    bars, diamonds = drawn["data"]
    assert bars["base"] == [12.17]
    assert bars["x"] == pytest.approx([5.79])
    assert diamonds["x"] == [15.74, 16.70]
    assert any("2014-15" in name for name in names_of(drawn))


def test_rates_of_two_papers_never_share_an_axis() -> None:
    app = visit(council=BATH)
    hourly, paper, market = charts_of(app)
    assert hourly["data"][0]["x"] == [20.18]
    assert sorted(paper["data"][0]["x"]) == [513, 875]
    assert sorted(market["data"][0]["x"]) == [452, 576]
    assert sorted(market["data"][1]["x"]) == [713, 810]
    assert any("others)" in name for name in names_of(market))


def test_packages_of_the_paper_add_up_as_printed() -> None:
    said = words_of(visit(council=BATH))
    assert "make £707,361 for a year's new packages, as the paper prints" in said
    for value in ("£83,626", "£305,235", "£318,500", "£471,574", "£4,951,527", "£7,073,610",
                  "£40,932", "£61,399", "£429,793", "£613,990"):  # fmt: skip
        assert value in said
    assert "significantly higher rate than the UK Home Care Association" in said


def test_nursing_care_on_top_is_added_only_where_the_council_says_so() -> None:
    """715 + 235.88 = 950.88 in Rotherham; B&NES's rate of 2016 does not say."""
    app = visit(council=ROTHERHAM, view="against")
    assert "comes to £950.88 a week" in app.title[0].value
    bath = words_of(visit(council=BATH, view="against"))
    assert "Whether the rate holds it is not stated" in bath
    assert "£732.25" not in bath  # 576 + 156.25


def test_the_minimum_price_is_broken_where_its_geography_changes_and_open_at_its_gaps() -> None:
    app = visit(council=OLDHAM, view="moved")
    uk, england = charts_of(app)[0]["data"]
    assert (uk["x"][0], uk["x"][-1]) == (2013, 2022)
    assert (england["x"][0], england["x"][-1]) == (2023, 2025)
    assert None in uk["y"]  # 2015-16
    assert "UK to 2022-23, England" in str(charts_of(app)[0]["layout"]["annotations"])
    assert "Not seen, so that the line is open: 2015-16 and 2026-27." in words_of(app)


def test_prices_can_be_told_in_another_year() -> None:
    """20.18 x 96.1117 / 85.3036 = 22.74."""
    app = visit(council=BATH, view="moved", year="2023-24")
    assert "£22.74 by the GDP deflator" in app.title[0].value
    assert "not joined" in words_of(app)
    assert "no price of 2015-16 seen" in words_of(visit(council=LANCASHIRE, view="moved"))


def test_unit_costs_are_shown_one_return_at_a_time() -> None:
    later = charts_of(visit(council=BATH, view="against"))[-1]
    assert any("£968.15" in name for name in names_of(later))
    hour = charts_of(visit(council=BATH, view="against", cost="hour"))[-1]
    assert any("£11.00" in name for name in names_of(hour))
    assert not any("£968.15" in name for name in names_of(hour))
    homecare = visit(council=BATH, view="against", service="homecare")
    assert "shown is 2013-14, an hour" in words_of(homecare)


def test_a_neighbour_of_the_region_is_named_where_the_councils_own_fee_is_not_held() -> None:
    app = visit(council=ROTHERHAM, view="against")
    said = words_of(app)
    assert "of its region Barnsley is held" in said
    assert "£954.82" in str(charts_of(app)[0]["layout"]["annotations"])
    assert any("reports to government" in info.value for info in app.info)


def test_rotherhams_case_starts_with_the_papers_prices() -> None:
    app = visit(council=ROTHERHAM, view="case")
    values = {one.label: one.value for one in app.number_input}
    assert values == {
        "Supported living, £ a week at first": 1295.48,
        "Care home, £ a week": 1246.0,
        "Years over which support reduces": 3,
        "Supported living, £ a week after that": None,
        "Years looked at": 5,
        "People": 1,
    }
    assert app.title[0].value == (
        "Supported living starts £49.48 a week above a care home; over 5 years both cost the same "
        "if it falls by 5%, to £1,224.79, over 3 years"
    )
    said = words_of(app)
    # 52 x 1246 x 5 = 323,960; 52 x 1295.48 x 1.5 = 101,047; 1246 x 91.2996 / 85.3036 = 1333.58.
    for value in ("£323,960", "£101,047", "£12,865", "\u2212£222,913", "£1,240.50", "£1,233.63",
                  "£1,333.58", "after 12 weeks"):  # fmt: skip
        assert value in said


def test_the_case_follows_the_url_and_says_that_prices_were_changed() -> None:
    """Half of the first price left after a year: 25 x 52 x (1000 x 0.75 + 500) over two years."""
    app = visit(council=ROTHERHAM, view="case", supported="1000", residential="900", fall="1",
                left="500", horizon="2", people="25")  # fmt: skip
    assert not app.exception
    said = words_of(app)
    assert "£1,625,000" in said
    assert "£2,340,000" in said  # 25 x 52 x 900 x 2
    assert "You have changed them." in said
    assert dict(app.query_params)["left"] == "500"


def test_a_changed_number_goes_into_the_url() -> None:
    app = visit(council=ROTHERHAM, view="case")
    people = next(one for one in app.number_input if one.label == "People")
    people.set_value(25).run()
    assert not app.exception
    assert app.query_params["people"] == "25"
    assert "£8,099,000" in words_of(app)  # 25 x 323,960


@pytest.mark.parametrize("council", [LANCASHIRE, WARWICKSHIRE, OLDHAM])
def test_without_a_case_the_calculator_starts_empty_and_works_once_filled(council: str) -> None:
    app = visit(council=council, view="case")
    assert [one.value for one in app.number_input[:4]] == [None] * 4
    assert "Enter" in app.info[0].value
    assert charts_of(app) == []
    filled = visit(council=council, view="case", supported="800", residential="1000")
    assert not filled.exception
    assert "£200.00 a week less" in filled.title[0].value
    assert "The prices are your own" in words_of(filled)


def test_another_council_begins_with_its_own_prices_not_those_of_the_last() -> None:
    app = visit(council=ROTHERHAM, view="case")
    next(one for one in app.sidebar.selectbox if one.label == "Council").set_value(OLDHAM).run()
    assert [one.value for one in app.number_input[:3]] == [None] * 3
    next(one for one in app.sidebar.selectbox if one.label == "Council").set_value(BATH).run()
    assert [one.value for one in app.number_input[:3]] == [513.0, 875.0, None]


def test_a_price_that_would_rise_is_left_out_with_a_word() -> None:
    app = visit(council=ROTHERHAM, view="case", left="2000")
    assert not app.exception
    assert "is left out" in app.warning[0].value


@pytest.mark.parametrize("wrong", ["-1", "abc", "1e99", "nan", "£5"])
def test_numbers_that_are_none_fall_back_with_a_notice(wrong: str) -> None:
    app = visit(council=ROTHERHAM, view="case", supported=wrong)
    assert not app.exception
    assert len(app.warning) == 1
    assert app.number_input[0].value == 1295.48


@pytest.mark.parametrize("service", [
    "homecare", "care_home", "nursing_home", "supported_living", "extra_care", "equipment",
])  # fmt: skip
@pytest.mark.parametrize("view", VIEWS)
def test_service_types_are_honoured(view: str, service: str) -> None:
    app = visit(council=BATH, view=view, service=service)
    assert not app.exception
    said = words_of(app)
    if view == "paid":
        assert ("£20.18" in said) == (service == "homecare")
        assert ("£875.00" in said) == (service == "care_home")
        assert ("£576.00" in said) == (service == "nursing_home")


@pytest.mark.parametrize("client", ["mental_health", "older_people", "dementia", "carers"])
@pytest.mark.parametrize("view", VIEWS)
def test_client_groups_are_honoured(view: str, client: str) -> None:
    app = visit(council=BATH, view=view, client=client)
    assert not app.exception
    if view == "paid":
        said = words_of(app)
        assert ("£20.18" in said) == (client == "mental_health")
        assert ("£452.00" in said) == (client == "older_people")


def test_self_funders_are_told_with_what_the_statement_prints() -> None:
    """37.0% in England; 576 x 1.4 = 806.40 and 452 x 1.4 = 632.80."""
    app = visit(council=BATH, view="self")
    assert app.title[0].value.startswith("37.0% of care home residents in England paid")
    said = words_of(app)
    for value in ("168,000", "about 75%", "about 40%", "£806.40", "£632.80"):
        assert value in said
    rotherham = words_of(visit(council=ROTHERHAM, view="self"))
    assert "£837.00 a week, from April 2026, 21% more than before" in rotherham


@pytest.mark.parametrize("view", VIEWS)
def test_every_csv_carries_source_date_and_licence(
    view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def take(figure: Figure, frame: pd.DataFrame, columns: list[Column]) -> None:
        text = csv_bytes(figure, frame, columns).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert rows
        for row in rows:
            assert row["Figure code"] == figure.code
            assert row["Publisher"]
            assert row["Reference date"]
            assert row["Licence"]
        taken.append(figure.code)

    monkeypatch.setattr(Figure, "download", take)
    app = visit(council=BATH, view=view)
    assert not app.exception
    shown = [anchor.upper() for anchor in anchors(app) if anchor.startswith("pri-")]
    assert [code for code in taken if code.startswith("PRI-")] == shown
