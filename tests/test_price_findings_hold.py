"""What the page Price says is true, worked out anew for every council, service and client group.

The recount reads the tables of the store with pandas and rules of its own.
"""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from mps.analysis.rates import Beside, in_prices_of
from mps.analysis.step_down import StepDown, year_by_year
from mps.store import Store, open_store
from mps.words import price, price_beside, price_costs, price_notes, price_said, step_down

COUNCILS = {
    "E06000022": "Bath and North East Somerset", "E08000018": "Rotherham",
    "E10000017": "Lancashire", "E10000031": "Warwickshire", "E08000004": "Oldham",
}  # fmt: skip
SERVICES = ("", "homecare", "care_home", "nursing_home", "supported_living", "extra_care")
CLIENTS = ("", "mental_health", "older_people", "dementia", "learning_disability")
CHOICES = list(product(COUNCILS, SERVICES, CLIENTS))
MONEY = re.compile(r"£([\d,]+\.\d\d)")


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


@pytest.fixture(scope="module")
def held(store: Path) -> Iterator[pd.DataFrame]:
    with duckdb.connect(str(store), read_only=True) as connection:
        yield connection.execute("from staging.council_rates").df()


def money(text: str) -> list[float]:
    return [float(found.replace(",", "")) for found in MONEY.findall(text)]


def fitting(held: pd.DataFrame, choice: tuple[str, str, str]) -> pd.DataFrame:
    council, service, client = choice
    rows = held[held["council_code"] == council]
    if service:
        rows = rows[rows["service_type"].isna() | (rows["service_type"] == service)]
    if client:
        rows = rows[rows["client_group"].isna() | (rows["client_group"] == client)]
    return rows


def asked(opened: Store, choice: tuple[str, str, str], name: str = "price__rates") -> pd.DataFrame:
    council, service, client = choice
    frame = opened.query(name, council_code=council, service_type=service, client_group=client)
    return price.in_words(frame) if name == "price__rates" else frame


@pytest.mark.parametrize("choice", CHOICES)
def test_the_title_of_what_is_paid_follows_from_the_rates_held(
    choice: tuple[str, str, str], opened: Store, held: pd.DataFrame
) -> None:
    rows = fitting(held, choice)
    minimum = opened.query("price__minimum")
    said = price.rates_paid(asked(opened, choice), minimum, place=COUNCILS[choice[0]])
    paid = rows[~rows["definition_code"].isin(["charge_cap", "market_average"])]
    amounts = set(paid[["rate_gbp", "low_gbp", "high_gbp"]].stack().dropna())
    told = money(said.text)
    assert said.holds == bool(len(amounts) or paid["change_pct"].notna().any())
    if " an hour " in said.text:
        below = re.search(r"£([\d.]+) (below|above) the homecare minimum price", said.text)
        if below:
            prices = minimum.set_index("financial_year")["rate_gbp"]
            year = said.text.split(" in 2")[1][:6]
            gap = round(told[0] - prices[f"2{year}"], 2)
            assert abs(gap) == float(below[1])
            assert (gap < 0) == (below[2] == "below")
            told = told[:1]
        assert set(told) <= amounts
    elif " a week " in said.text:
        assert not paid[paid["per"] == "hour"][["rate_gbp", "low_gbp"]].notna().any(axis=None)
        assert set(told) <= amounts
    else:
        assert told == []


@pytest.mark.parametrize("choice", CHOICES)
def test_every_difference_is_of_one_unit_one_year_and_can_be_worked_out_again(
    choice: tuple[str, str, str], opened: Store
) -> None:
    rates = asked(opened, choice)
    known = rates[["rate_gbp", "low_gbp"]].notna().any(axis=1)
    paid = rates[rates["is_paid_by_council"] & known]
    minimum, nursing = opened.query("price__minimum"), opened.query("price__nursing_care")
    rows = price_beside.comparisons(paid, rates, minimum, nursing)
    assert set(rows["what"]) == {price.service_of(row) for row in paid.to_dict("records")}
    for row in rows.to_dict("records"):
        if row["difference_gbp"] == price_beside.NO_DIFFERENCE:
            assert pd.isna(row["difference_pct"])
            continue
        rate = money(row["amount"])[0]
        assert money(row["difference_gbp"])[0] == round(abs(rate - row["benchmark_gbp"]), 2)
        assert row["difference_pct"] == pytest.approx((rate / row["benchmark_gbp"] - 1) * 100)
        year = next(iter(paid[paid["rate_gbp"] == rate]["financial_year"]))
        assert row["against"].startswith("Market average") or year in row["against"]
    title = price_beside.title(rows, minimum, paid, place="X")
    if rows["difference_pct"].notna().any():
        assert "below" in title or "above" in title
    if "on top" in title:
        low, total = money(title)
        value = nursing[nursing["financial_year"] == "2024-25"]["rate_gbp"]
        assert round(total - low, 2) in set(value.round(2))


@pytest.mark.parametrize("choice", CHOICES)
def test_fees_unit_costs_and_rises_are_those_of_the_tables(
    choice: tuple[str, str, str], opened: Store
) -> None:
    place = COUNCILS[choice[0]]
    fees = asked(opened, choice, "price__fees")
    said = price.fees_reported(fees, place=place)
    assert said.holds == bool(fees["is_own"].any())
    assert set(money(said.text)) <= set(fees.loc[fees["is_own"], "rate_gbp"])
    uplifts = opened.query("price__uplifts", service_type=choice[1], client_group=choice[2])
    rises = price.fee_rises(uplifts)
    assert rises.holds == bool(len(uplifts))
    costs = asked(opened, choice, "price__unit_costs")
    costs = costs.assign(name=[price_costs.unit_name(row) for row in costs.to_dict("records")])
    keys = ["definition_code", "per", "area_code", "name"]
    assert not costs.duplicated(keys).any(), "two unit costs would share a name in one chart"
    for (_, per), rows in costs.groupby(["definition_code", "per"]):
        for level in ("council", "england"):
            shown = price_costs.leading(rows, level)
            if shown.empty:
                continue
            finding = price_costs.unit_cost(shown, place=place)
            if not finding.holds:
                continue
            own, england = money(finding.text)
            values = rows.set_index(["name", "area_level"])["rate_gbp"]
            both = values.unstack()[["council", "england"]].dropna().index
            first = next(name for name in dict.fromkeys(shown["name"]) if name in both)
            assert (values[first, "council"], values[first, "england"]) == (own, england)
            assert finding.text.startswith("A week" if per == "week" else "An hour")


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("year", ["2013-14", "2021-22", "2024-25", "2026-27"])
def test_restated_titles_can_be_worked_out_again(council: str, year: str, opened: Store) -> None:
    rates = asked(opened, (council, "", ""))
    paid = rates[rates["is_paid_by_council"] & rates[["rate_gbp", "low_gbp"]].notna().any(axis=1)]
    indices = opened.query("price__indices")
    rows = in_prices_of(paid, indices, year)
    rows = rows.merge(paid[["rate_id", "per", "rate_gbp", "low_gbp", "high_gbp"]], on="rate_id")
    said = price_costs.restated(rows, to_year=year)
    assert said.holds == bool(
        (rows[["rate_gbp_restated", "low_gbp_restated"]].notna().any(axis=1)
         & (rows["from_year"] != year)).any()
    )  # fmt: skip
    if not said.holds:
        return
    first, *rest = money(said.text)
    source = re.search(r"of (\d{4}-\d\d) would be", said.text)
    assert source
    deflator = indices[indices["index_code"] == "gdp_deflator"].set_index("financial_year")
    ratio = deflator["index_value"][year] / deflator["index_value"][source[1]]
    assert min(abs(first * ratio - value) for value in rest) < 0.006


def test_national_series_say_what_their_newest_rows_hold(opened: Store) -> None:
    minimum, nursing = opened.query("price__minimum"), opened.query("price__nursing_care")
    assert price.minimum_price(minimum).text == (
        "The homecare minimum price in England rose by 24%, from £25.95 in 2023-24 to £32.14 in "
        "2025-26"
    )
    assert not price.minimum_price(minimum.head(0)).holds
    assert not price.minimum_price(minimum[minimum["financial_year"] == "2023-24"]).holds
    assert price.nursing_care(nursing).text == (
        "The NHS pays £267.68 a week towards nursing in a care home in 2026-27, £13.62 above the "
        "rate of 2025-26"
    )
    assert not price.nursing_care(nursing.head(0)).holds
    note = price_notes.held_note(minimum)
    assert note.startswith("Not seen, so that the line is open: 2015-16 and 2026-27.")
    assert "Year inferred: 2017-18." in note
    shares = opened.query("price__self_funders", council_code="E06000022")
    assert price_costs.self_funders(shares).holds
    assert not price_costs.self_funders(shares.head(0)).holds


CASES = [
    StepDown(1295.48, 0, 1246, 3, 5),
    StepDown(513, 513, 875, 0, 5),
    StepDown(900, 900, 875, 0, 1),
    StepDown(2001, 0, 1000, 1, 1),
    StepDown(1000, 500, 1000, 2, 3),
    StepDown(1300, 0, 1000, 2, 8),
]


@pytest.mark.parametrize("case", CASES)
def test_the_title_of_the_case_is_true(case: StepDown) -> None:
    text = step_down.step_down(case).text
    if case.start == case.other:
        assert "cost the same" in text
    elif case.start < case.other:
        total = 52 * (case.other - case.start) * case.years
        assert f"£{total:,.0f} for one person" in text
    elif "both cost the same" in text:
        needed = money(text)[-1]
        fallen = StepDown(case.start, needed, case.other, case.fall_years, case.years)
        assert abs(year_by_year(fallen)["difference_gbp"].sum()) < 52 * case.years * 0.01
    elif case.fall_years:
        assert "does not make that up" in text
        fallen = StepDown(case.start, 0, case.other, case.fall_years, case.years)
        assert year_by_year(fallen)["difference_gbp"].sum() > 0
    else:
        assert "if its price stays" in text


def test_when_it_catches_up_is_told_in_weeks_or_years() -> None:
    assert step_down.catches_up(CASES[0]) == "after 12 weeks"
    assert step_down.catches_up(CASES[1]) == "from the first week"
    assert step_down.catches_up(CASES[2]) == "never"
    assert step_down.catches_up(StepDown(1300, 0, 1000, 6, 8)) == "after 2.8 years"
    assert step_down.needed_falls(CASES[1]) == []
    assert [row["fall_years"] for row in step_down.needed_falls(CASES[0])] == [
        "1 year", "2 years", "3 years",
    ]  # fmt: skip
    cases = step_down.scenarios(1000, 900, 2, 400, 5, 1)
    assert list(cases) == ["price stays", "falls to £400.00", "falls to nothing"]
    assert list(step_down.scenarios(1000, 900, None, 400, 5, 1)) == ["price stays"]
    assert list(step_down.scenarios(1000, 900, 2, 1200, 5, 1)) == [
        "price stays", "falls to nothing",
    ]  # fmt: skip
    assert price_said.case_title(cases).startswith("Over 5 years supported living costs £26,000")


def test_words_of_single_rates() -> None:
    row = {"rate_gbp": None, "low_gbp": None, "high_gbp": None, "change_pct": None}
    assert price.amount(row) == "not printed"
    assert price.amount({**row, "change_pct": 2.5}) == "+2.5%"
    assert price.amount({**row, "low_gbp": 12.17, "high_gbp": 17.96}) == "£12.17 to £17.96"
    assert price.amount({**row, "rate_gbp": 513.0}) == "£513.00"
    assert price.above(21.43, 21.43) == "the same as"
    assert price.above(22, 21.43) == "£0.57 above"
    assert price.doubtful("secondary") == " (told by others)"
    assert price.doubtful("paper") == ""
    assert price.reference_name(Beside("2014-15", 15.74, False), "United Kingdom") == (
        "minimum price 2014-15, UK"
    )
    assert price_beside.signed_pence(1.25) == "+£1.25"
    assert price_beside.signed_pence(-1.25) == "\u2212£1.25"
