"""What the page Workforce says is true of every council, recounted from the bundled files."""

import csv
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pandas as pd
import pytest

from mps import words
from mps.charts.spread import Spread, spread_dots, spread_dots_alt
from mps.paths import DATA
from mps.store import Store, open_store
from mps.words import staff, staff_said, staff_shown

HELD = ("E06000022", "E08000018", "E10000017", "E10000031", "E08000004")
BUNDLED = DATA / "bundled"
NEWEST = "2022-23"


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


@cache
def oflog() -> dict[str, dict[str, Decimal]]:
    """Rates by council and year, those that are blank left out."""
    rates: dict[str, dict[str, Decimal]] = {}
    path = BUNDLED / "oflog_turnover" / "oflog_turnover.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["turnover_pct"]:
                years = rates.setdefault(row["area_code"], {})
                years[row["financial_year"]] = Decimal(row["turnover_pct"])
    return rates


@cache
def ascof() -> dict[str, dict[str, Decimal]]:
    rates: dict[str, dict[str, Decimal]] = {}
    with (BUNDLED / "dhsc_ascof" / "ascof_2024_25.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["measure_code"] == "6A" and row["outcome"]:
                years = rates.setdefault(row["area_code"], {})
                years[row["financial_year"]] = Decimal(row["outcome"])
    return rates


def shown(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def rates_in(text: str) -> list[Decimal]:
    return [Decimal(found) for found in re.findall(r"(\d+\.\d)%", text)]


@pytest.mark.parametrize("council", HELD)
def test_range_of_turnover_is_that_of_each_series(council: str, opened: Store) -> None:
    frame = opened.query("workforce__turnover", council_code=council)
    own = frame[frame["area_level"] == "council"]
    said = staff.turnover_ranged(own, place="Here")
    wanted = []
    for rates in (oflog()[council], ascof().get(council, {})):
        if rates:
            wanted += [shown(min(rates.values())), shown(max(rates.values()))]
    assert said.holds
    assert rates_in(said.text) == wanted
    assert "in the newer series" in said.text or council == "E08000004"


@pytest.mark.parametrize("council", HELD)
def test_place_among_councils_is_recounted(council: str, opened: Store) -> None:
    frame = opened.query("workforce__position", council_code=council)
    rates = {code: years[NEWEST] for code, years in oflog().items() if NEWEST in years}
    mine = rates.pop(council)
    lower = sum(rate < mine for rate in rates.values())
    higher = sum(rate > mine for rate in rates.values())
    said = staff.stands_among(frame, place="Here").text
    way = f"higher than in {lower}" if lower >= higher else f"lower than in {higher}"
    assert said == f"Staff turnover in Here was {way} of 150 other councils in 2022-23"
    every = sorted(float(rate) for rate in [*rates.values(), mine])
    low, middle, high = quantiles(every, n=4, method="inclusive")
    row = frame[frame["is_chosen"]].iloc[0]
    assert row["quarter_pct"] == pytest.approx(low)
    assert row["median_pct"] == pytest.approx(middle) == pytest.approx(median(every))
    assert row["three_quarters_pct"] == pytest.approx(high)
    where = "above" if mine > high else "below" if mine < low else "within"
    assert f"That is {where} the middle half" in staff.place_in_spread(row.to_dict())
    assert staff_said.in_middle_half(row.to_dict()).startswith(where)


def test_place_is_true_of_every_council_of_england() -> None:
    """As above for all 151, from the file alone."""
    rates = {code: float(years[NEWEST]) for code, years in oflog().items() if NEWEST in years}
    assert len(rates) == 151
    for council, mine in rates.items():
        lower = sum(rate < mine for rate in rates.values())
        higher = sum(rate > mine for rate in rates.values())
        frame = pd.DataFrame(
            {"is_chosen": [code == council for code in rates], "value": list(rates.values()),
             "lower_count": lower, "period": NEWEST}
        )  # fmt: skip
        text = staff.stands_among(frame, place="Here").text
        count = int(re.findall(r"than in (\d+) of 150", text)[0])
        assert count == (lower if "higher" in text else higher)
        assert count >= 75
        ranged = pd.DataFrame(
            [{"series_id": "oflog", "period": year, "period_year": int(year[:4]),
              "value": float(rate)} for year, rate in oflog()[council].items()]
        )  # fmt: skip
        told = rates_in(staff.turnover_ranged(ranged, place="Here").text)
        values = [shown(rate) for rate in oflog()[council].values()]
        assert told == ([min(values), max(values)] if len(values) > 1 else values)


@pytest.mark.parametrize(
    ("mine", "other", "middle", "said"),
    [
        (25.5, 23.7, 0, "more than in England (23.7%)"),
        (19.5, 23.7, 0, "fewer than in England (23.7%)"),
        (23.9, 23.7, 0, "about as many as in England (23.7%)"),
        (25.36, 28.04, 151, "below the median of 151 councils (28.0%)"),
        (33.48, 28.04, 151, "above the median of 151 councils (28.0%)"),
        (28.1, 28.04, 151, "close to the median of 151 councils (28.0%)"),
    ],
)
def test_more_or_fewer_is_said_from_half_a_point(
    mine: float, other: float, middle: int, said: str
) -> None:
    found = staff.staff_leaving(
        mine, place="Here", period="2024-25", against=words.Against("England", other),
        middle_of=middle,
    )  # fmt: skip
    assert found.holds
    assert found.text.endswith(said)


def test_without_rate_or_comparator_nothing_is_compared() -> None:
    unknown = staff.staff_leaving(None, place="Here", period="", against=None)
    assert not unknown.holds
    assert unknown.text == "How many care staff leave their job in Here is not held"
    alone = staff.staff_leaving(20.0, place="Here", period="2024-25", against=None)
    assert not alone.holds
    assert alone.text == "20.0% of care staff in Here left their job in 2024-25"


@pytest.mark.parametrize("council", HELD)
@pytest.mark.parametrize("service", ["", "homecare", "extra_care", "nursing_home", "equipment"])
def test_kinds_of_care_are_compared_where_both_are_held(
    council: str, service: str, opened: Store
) -> None:
    """Bath: community care 28.7 against 15.7 is furthest; homecare 18.7 against 24.6."""
    frame = opened.query("workforce__care_types", council_code=council, service_type=service)
    told = bool(frame["is_chosen"].any())
    assert told == (service != "equipment")
    said = staff.kinds_of_care(frame, place="Here", service=service if told else "")
    if council != "E06000022":
        assert not said.holds
        assert said.text.endswith("Here's rate is not held")
        return
    wanted = {
        "homecare":
            "18.7% of staff in homecare left their job in Here in 2023-24; in England 24.6%",
        "nursing_home":
            "28.5% of staff in care homes left their job in Here in 2023-24; in England 27.1%",
    }  # fmt: skip
    wanted["extra_care"] = wanted["homecare"]
    furthest = "Furthest from England: 28.7% of staff in community care left their job in Here in "
    assert said.text == wanted.get(service, f"{furthest}2023-24; in England 15.7%")


@pytest.mark.parametrize("council", HELD)
def test_the_chart_of_turnover_never_joins_the_two_series(council: str, opened: Store) -> None:
    frame = opened.query("workforce__turnover", council_code=council)
    rows = staff_shown.turnover_rows(frame)
    drawn = rows[rows["is_drawn"]]
    assert drawn["value"].notna().all()
    both = drawn["series_id"].nunique() > 1
    assert both == (council != "E08000004")
    subtitle = staff_shown.turnover_subtitle(frame, "Here", "South West")
    assert ("from 2023-24" in subtitle) == both
    assert ("the South West" in subtitle) == (council == "E06000022")
    for _, line in drawn.groupby("line"):
        assert line["period"].is_unique
    blank = rows[rows["value"].isna() & (rows["area_level"] == "council")]
    assert (blank["why"] == "the publisher gives none").all()
    assert len(blank) == {"E08000018": 1, "E08000004": 1}.get(council, 0)


def test_vacancies_of_the_place_come_first_with_their_date(opened: Store) -> None:
    said = {}
    for council in HELD:
        newest = opened.query("workforce__newest", council_code=council).to_dict("records")
        rows = {
            level: {row["indicator"]: row for row in newest if row["area_level"] == level}
            for level in ("council", "england")
        }
        said[council] = staff_said.vacancies_in_words(rows["council"], rows["england"], "Here")
        assert said[council].endswith(
            "Of all care posts in England 7% were in 2024-25, as quoted from Skills for Care."
        )
    bath = "10.1% of care posts in Here were vacant in August 2017, the council's own paper says."
    assert said["E06000022"].startswith(bath)
    homes = "11.3% of posts in care homes in Here were vacant in December 2022"
    assert said["E10000031"].startswith(homes)
    for council in ("E08000018", "E10000017", "E08000004"):
        assert said[council].startswith("How many care posts in Here are vacant is not held.")


def test_stated_beside_needs_a_comparator_in_the_paper(opened: Store) -> None:
    bath = opened.query("workforce__stated", council_code="E06000022")
    said = staff.stated_beside(bath, place="Here", region="South West")
    assert said.holds
    assert said.text == (
        "10.1% of care jobs in Here were vacant in August 2017, against 6.9% in the South West "
        "and 6.6% in England, its paper says"
    )
    warwickshire = opened.query("workforce__stated", council_code="E10000031")
    assert not staff.stated_beside(warwickshire, place="Here", region="West Midlands").holds
    parts = staff_shown.by_reach(bath)
    assert {name: len(part) for name, part in parts.items()} == {
        "beside": 3, "alone": 9, "others": 6,
    }  # fmt: skip


def test_england_is_said_to_be_down_only_from_a_higher_rate() -> None:
    def found(*values: float) -> words.Finding:
        rows = [
            {"value": value, "period": f"{year}-{year - 1999}", "period_year": year}
            for year, value in enumerate(values, start=2020)
        ]
        return staff.vacancies_moved(pd.DataFrame(rows))

    assert found(10.6, 7.0).text == (
        "7% of care posts in England were vacant in 2021-22, down from 10.6% in 2020-21"
    )
    assert not found(6.0, 7.0).holds
    assert "down" not in found(6.0, 7.0).text


@pytest.mark.parametrize("council", HELD)
def test_origin_names_each_place_with_its_own_period(council: str, opened: Store) -> None:
    newest = opened.query("workforce__newest", council_code=council).to_dict("records")
    rows = {
        level: {row["indicator"]: row for row in newest if row["area_level"] == level}
        for level in ("council", "region", "england")
    }
    said = staff.origin(rows, place="Here", region="West Midlands")
    assert said.holds == (council == "E06000022")
    parts = {
        "E06000022": "17% in Here (August 2017), 8% in England (2017-18)",
        "E10000031": "5% in the West Midlands (2017-18), 8% in England (2017-18)",
    }
    assert said.text.endswith(parts.get(council, ": 8% in England (2017-18)"))


def test_dots_stack_every_council_once_and_tell_the_chosen_by_shape(opened: Store) -> None:
    frame = opened.query("workforce__position", council_code="E06000022")
    spread = Spread(23.3, 28.0, 33.0)
    drawn = spread_dots(frame, spread=spread, place="Here", region="South West")
    assert [trace["marker"]["symbol"] for trace in drawn["data"]] == [
        "circle-open", "square", "diamond",
    ]  # fmt: skip
    points = [
        point for trace in drawn["data"] for point in zip(trace["x"], trace["y"], strict=True)
    ]
    assert len(points) == len(set(points)) == 151
    # Of the South West's 15 councils the Isles of Scilly have no rate; 13 stand beside Bath.
    assert [len(trace["x"]) for trace in drawn["data"]] == [137, 13, 1]
    said = spread_dots_alt(
        frame, spread=spread, place="Here", region="South West", measure="Turnover, 2022-23"
    )
    assert said.startswith("Turnover, 2022-23, 151 councils, one mark each: from 10.2% (")
    assert "Here: 33.5%; 117 have a lower value." in said
    assert "the median 28.0%" in said


def test_dots_of_nothing_say_so() -> None:
    columns = ["area_code", "area_name", "value", "is_chosen", "is_same_region"]
    empty = pd.DataFrame(columns=columns)
    spread = Spread(1, 2, 3)
    assert not spread_dots(empty, spread=spread, place="Here", region="There")["data"]
    said = spread_dots_alt(empty, spread=spread, place="Here", region="There", measure="Turnover")
    assert said == "Turnover: no values are held."
