"""The page Spend and clients as a visitor sees it: each council, filter, choice and none."""

import csv
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from mps.charts.amounts import amount_bars, amount_bars_alt
from mps.charts.waterfall import waterfall, waterfall_alt
from mps.ui import Column, Figure, query
from mps.ui.figures import csv_bytes
from mps.words import millions, number
from tests.test_pages import COUNCILS, charts_of, show, words_of

TITLE = "Spend and clients"
BATH, ROTHERHAM, LANCASHIRE, WARWICKSHIRE, OLDHAM = (
    "E06000022", "E08000018", "E10000017", "E10000031", "E08000004",
)  # fmt: skip
AFTER_TOP = {
    BATH: ["spe-2", "spe-3", "spe-4", "spe-5", "spe-6", "spe-7", "spe-8"],
    ROTHERHAM: ["spe-3", "spe-4", "spe-5", "spe-6", "spe-7", "spe-8"],
    LANCASHIRE: ["spe-3", "spe-4", "spe-5", "spe-6", "spe-7", "spe-8"],
    WARWICKSHIRE: ["spe-5", "spe-6", "spe-7", "spe-8"],
    OLDHAM: ["spe-6"],
}


@pytest.fixture(autouse=True)
def _store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))


def visit(**url: str) -> AppTest:
    app = show(TITLE, **url)
    assert not app.exception
    return app


def anchors(app: AppTest) -> list[str]:
    return [header.proto.anchor for header in app.main.get("header")]


def headed(app: AppTest, code: str) -> str:
    return next(str(one.value) for one in app.main.get("header") if one.proto.anchor == code)


@pytest.mark.parametrize("council", COUNCILS)
def test_every_council_shows_what_is_held_with_its_source(council: str) -> None:
    app = visit(council=council)
    assert anchors(app) == AFTER_TOP[council]
    said = words_of(app)
    for code in AFTER_TOP[council]:
        assert f"Figure {code.upper()}" in said
    assert said.count("Source: ") >= len(AFTER_TOP[council])
    assert "nan" not in said.lower().split()


def test_task_8_is_answered_at_the_top_without_a_choice() -> None:
    """Why did spending on older people rise: more people, dearer care, or a different mix?"""
    app = visit(council=BATH)
    assert app.title[0].value == (
        "Spending on care packages in Bath and North East Somerset rose by £4.9 million from "
        "2015-16 to 2016-17: £3.5 million because care for a person was dearer, £0.7 million "
        "because more people had care and £0.7 million because of a dearer mix of client groups"
    )
    assert headed(app, "spe-2") == (
        "Spending on older people in Bath and North East Somerset rose by £1.4 million from "
        "2015-16 to 2016-17: £1.9 million because care for a person was dearer, less £0.5 million "
        "because fewer people had care and under £0.1 million because of a cheaper mix of services"
    )
    said = words_of(app)
    assert "2,612" in said
    assert "+36 since 2015-16" in said


def test_waterfall_on_the_page_is_the_public_split() -> None:
    found = query("spend_change", council_code=BATH, from_year="2015-16", to_year="2016-17")
    whole = found[(found["client_category"] == "all")].set_index("component")["change_gbp"]
    drawn = charts_of(visit(council=BATH))[0]["data"][0]
    assert drawn["x"] == pytest.approx(
        [whole[name] for name in ("people", "price", "mix", "total")]
    )
    assert drawn["base"][0] == drawn["base"][3] == 0
    assert drawn["base"][1] == pytest.approx(whole["people"])


def test_real_terms_are_in_named_prices_and_less_than_cash() -> None:
    """53,086 x 76.0754 / 74.5804 = 54,150.1, so the rise is 58,035 - 54,150.1 = £3.9 million."""
    app = visit(council=BATH, money="gdp_deflator")
    assert "rose by £3.9 million from 2015-16 to 2016-17 in 2016-17 prices (GDP deflator)" in (
        app.title[0].value
    )
    said = words_of(app)
    assert "HM Treasury" in said
    bars = charts_of(app)[0]["data"][0]["x"]
    assert bars[3] == pytest.approx(58_035_000 - 53_086_000 * 76.0754 / 74.5804, abs=1)
    assert sum(bars[:3]) == pytest.approx(bars[3], abs=0.01)


@pytest.mark.parametrize("money", ["cpi", "cpih"])
def test_other_indices_and_bases_are_named(money: str) -> None:
    app = visit(council=BATH, money=money, base="2023-24")
    assert f"in 2023-24 prices ({money.upper()})" in app.title[0].value
    assert not app.warning


def test_a_client_group_shows_its_own_people_and_price() -> None:
    """541 to 585 at £36,068.39 each: 44 x 36,068.39 = £1.59m; 22,108 - 19,513 = £2.595m in all."""
    app = visit(council=BATH, client="learning_disability")
    assert app.title[0].value == (
        "Spending on learning difficulties in Bath and North East Somerset rose by £2.6 million "
        "from 2015-16 to 2016-17: £1.6 million because more people had care and £1.0 million "
        "because care for a person was dearer"
    )
    bars = charts_of(app)[0]["data"][0]["x"]
    assert bars == pytest.approx([44 * 19_513_000 / 541, 2_595_000 - 44 * 19_513_000 / 541,
                                  2_595_000])  # fmt: skip


def test_a_service_shows_its_own_change_within_older_people() -> None:
    app = visit(council=BATH, service="nursing_home")
    assert headed(app, "spe-2").startswith(
        "Spending on older people, nursing, in Bath and North East Somerset rose by £957,000"
    )
    assert "not told apart by kind of service" in words_of(app)


@pytest.mark.parametrize("client", ["dementia", "carers", "autism"])
def test_a_client_group_the_papers_do_not_tell_apart_is_said(client: str) -> None:
    app = visit(council=BATH, client=client)
    assert any("not available" in info.value for info in app.info)
    assert "people aged 65 and over of every client group" in words_of(app)


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("service", ["homecare", "care_home", "supported_living", "equipment"])
def test_service_types_are_honoured_or_said_not_to_apply(council: str, service: str) -> None:
    app = visit(council=council, service=service)
    said = words_of(app)
    if service == "equipment":
        assert "The return has no setting of its own for" in said
    else:
        shares = next(one for one in charts_of(app) if "%" in str(one["data"][0].get("text")))
        assert len(shares["data"][0]["x"]) <= 2


@pytest.mark.parametrize("measure", ["cost", "people", "average"])
@pytest.mark.parametrize(
    "table",
    ["banes-2018-purchased-care", "banes-2018-older-people-services", "banes-2021-new-packages"],
)
def test_every_table_and_measure_can_be_shown(table: str, measure: str) -> None:
    app = visit(council=BATH, table=table, measure=measure)
    assert not app.warning
    assert "spe-3" in anchors(app)


def test_a_table_without_cost_falls_back_on_people() -> None:
    app = visit(council=ROTHERHAM)
    assert "This table gives no cost" in words_of(app)
    assert headed(app, "spe-3") == "Most people in October 2022: direct payment, 145 of 327 (44%)"


def test_printed_totals_stand_beside_computed_ones() -> None:
    said = words_of(visit(council=BATH))
    for text in ("£21,495", "£20,521", "£22,578", "£22,133", "£14,208", "£14,127", "£16,266",
                 "£15,678", "2,587", "2,576", "plain mean"):  # fmt: skip
        assert text in said
    assert "the rows add up to £59,442,000; the paper prints £59,441,000" in said


def test_warwickshires_jump_is_marked_and_no_trend_told() -> None:
    app = visit(council=WARWICKSHIRE)
    assert "a change of reporting is likely" in headed(app, "spe-7")
    assert "no trend is told" in headed(app, "spe-8")
    lines = charts_of(app)[-1]
    assert "Change of reporting" in str(lines["layout"]["annotations"])
    residential = [one for one in lines["data"] if one["name"] == "Residential care"]
    assert [2021, 2022] in [one["x"] for one in residential]  # a stretch of its own
    assert all(year != 2016 or value is None for one in residential
               for year, value in zip(one["x"], one["y"], strict=True))  # fmt: skip


def test_package_cost_and_the_finance_return_never_share_a_chart() -> None:
    for drawn in charts_of(visit(council=BATH)):
        names = {str(one.get("name")) for one in drawn["data"]}
        assert not (names & {"2015-16", "2016-17"} and names & {"England", "South West"})


@pytest.mark.parametrize("council", [WARWICKSHIRE, OLDHAM])
def test_without_a_table_the_page_says_what_is_missing_and_how_to_load_it(council: str) -> None:
    info = visit(council=council).info[0].value
    slug = {WARWICKSHIRE: "warwickshire", OLDHAM: "oldham"}[council]
    assert "not available" in info
    assert f"data/councils/{slug}/spend.csv" in info
    assert "python -m mps build" in info


def test_a_link_with_wrong_choices_falls_back() -> None:
    app = visit(council=BATH, money="gold", base="1066-67", table="x'; --", years="1_2")
    assert len(app.warning) == 4
    assert app.title[0].value.startswith("Spending on care packages")


def test_split_downloads_with_figure_code_and_source() -> None:
    frame = query("spend__change", council_code=BATH)
    figure = Figure("SPE-1", "t", "Change", ("council_spend",))
    columns = [Column("category", "Category"), Column("total_gbp", "Change", "gbp_change")]
    lines = list(csv.DictReader(
        csv_bytes(figure, frame, columns).decode("utf-8-sig").splitlines()
    ))  # fmt: skip
    assert len(lines) == len(frame)
    assert {line["Figure code"] for line in lines} == {"SPE-1"}
    assert all(line["Publisher"] and line["Licence"] for line in lines)


def steps(*rows: tuple[str, Any, bool]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["label", "value", "is_total"])


def test_waterfall_starts_each_bar_where_the_last_ended() -> None:
    frame = steps(("Up", 10.0, False), ("Down", -4.0, False), ("All", 6.0, True))
    drawn = waterfall(frame, write=number)
    bar = drawn.to_dict()["data"][0]
    assert list(bar["base"]) == [0, 10, 0]
    assert list(bar["x"]) == [10, -4, 6]
    assert len(set(bar["marker"]["color"])) == 3
    labels = [one["text"] for one in drawn.to_dict()["layout"]["annotations"]]
    assert labels == ["10", "−4", "6"]
    type(drawn)(drawn.to_dict())  # plotly's own check of every value
    alt = waterfall_alt(frame, write=number, measure="Change")
    assert alt == "Waterfall chart. Change: Up 10 and Down −4; All 6."


def test_waterfall_refuses_what_is_not_known() -> None:
    with pytest.raises(ValueError, match="no value"):
        waterfall(steps(("Up", None, False)), write=number)
    assert "no values" in waterfall_alt(steps(), write=number, measure="Change")


def test_amounts_leave_out_what_is_missing_and_say_negatives() -> None:
    frame = pd.DataFrame(
        [("A", "2015-16", 5e6), ("A", "2016-17", None), ("B", "2015-16", -2e6)],
        columns=["category", "series_name", "value"],
    )
    drawn = amount_bars(frame, series=["2015-16", "2016-17"], write=millions)
    type(drawn)(drawn.to_dict())
    assert [one.name for one in drawn.data] == ["2015-16"]
    alt = amount_bars_alt(frame, series=["2015-16", "2016-17"], write=millions, measure="Cost")
    assert alt == "Cost. A: 2015-16 £5.0 million; B: 2015-16 −£2.0 million."
    empty = amount_bars_alt(frame.head(0), series=["2015-16"], write=millions, measure="Cost")
    assert empty == "Cost: no values are held."
