"""Methods of prices: values worked out by hand, edges, and what must hold for any case."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mps.analysis.rates import Beside, beside, compounded, gap, in_prices_of
from mps.analysis.step_down import (
    StepDown,
    break_even_price,
    break_even_years,
    cost_until,
    year_by_year,
)

# Rotherham's paper: £1,295.48 a week for supported living, £1,246 for a care home, 3 years at most.
ROTHERHAM = StepDown(start=1295.48, left=0.0, other=1246.0, fall_years=3, years=5)
# B&NES's paper: £513 and £875, nothing about a fall.
BANES = StepDown(start=513, left=513, other=875, fall_years=0, years=5)


def rates(*rows: tuple[str, str, float | None, float | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(
        rows, columns=["rate_id", "financial_year", "rate_gbp", "low_gbp", "high_gbp"]
    )


# HM Treasury's deflator of March 2026, the ONS's CPI, the association's price, as published.
INDICES = pd.DataFrame(
    [
        ("gdp_deflator", "GDP deflator", "", "2015-16", 74.5804),
        ("gdp_deflator", "GDP deflator", "", "2021-22", 85.3036),
        ("gdp_deflator", "GDP deflator", "", "2024-25", 100.0),
        ("cpi", "CPI", "", "2021-22", 113.25),
        ("cpi", "CPI", "", "2024-25", 134.7833),
        ("minimum", "Minimum price", "United Kingdom", "2014-15", 15.74),
        ("minimum", "Minimum price", "United Kingdom", "2021-22", 21.43),
        ("minimum", "Minimum price", "England", "2024-25", 28.53),
    ],
    columns=["index_code", "index_name", "stretch", "financial_year", "index_value"],
)


def test_a_rate_is_carried_into_another_year_by_each_index() -> None:
    """20.18 x 100 / 85.3036 = 23.6567; 20.18 x 134.7833 / 113.25 = 24.0170."""
    found = in_prices_of(rates(("a", "2021-22", 20.18, None, None)), INDICES, "2024-25")
    by = found.set_index("index_code")["rate_gbp_restated"]
    assert by["gdp_deflator"] == pytest.approx(23.6567, abs=1e-4)
    assert by["cpi"] == pytest.approx(24.0170, abs=1e-4)
    assert math.isnan(by["minimum"])  # the United Kingdom then, England now: not joined
    assert list(found["to_year"].unique()) == ["2024-25"]


def test_an_index_is_used_within_one_geography_only() -> None:
    """15.74 of 2014-15 to 2021-22: 10 x 21.43 / 15.74 = 13.6150."""
    found = in_prices_of(rates(("a", "2014-15", 10.0, None, None)), INDICES, "2021-22")
    by = found.set_index("index_code")["rate_gbp_restated"]
    assert by["minimum"] == pytest.approx(13.6150, abs=1e-4)
    assert math.isnan(by["gdp_deflator"])


def test_both_ends_of_a_range_are_carried_and_a_missing_year_stays_missing() -> None:
    """12.17 x 100 / 74.5804 = 16.3180 and 17.96 x 100 / 74.5804 = 24.0814."""
    found = in_prices_of(rates(("a", "2015-16", None, 12.17, 17.96)), INDICES, "2024-25")
    row = found.set_index("index_code").loc["gdp_deflator"]
    assert row["low_gbp_restated"] == pytest.approx(16.3180, abs=1e-4)
    assert row["high_gbp_restated"] == pytest.approx(24.0814, abs=1e-4)
    assert math.isnan(found.set_index("index_code").loc["cpi", "low_gbp_restated"])
    assert found["rate_gbp_restated"].isna().all()


def test_its_own_year_leaves_a_rate_as_it_is() -> None:
    found = in_prices_of(rates(("a", "2021-22", 20.18, None, None)), INDICES, "2021-22")
    assert found["rate_gbp_restated"].tolist() == pytest.approx([20.18, 20.18, 20.18])


def test_no_rates_give_no_rows() -> None:
    assert in_prices_of(rates(), INDICES, "2024-25").empty
    assert in_prices_of(rates(("a", "2021-22", 1.0, None, None)), INDICES.head(0), "x").empty


def test_gap_is_in_pounds_and_per_cent_of_the_benchmark() -> None:
    """20.18 - 21.43 = -1.25; -1.25 / 21.43 = -5.833%."""
    found = gap(20.18, 21.43)
    assert found.difference == pytest.approx(-1.25)
    assert found.pct == pytest.approx(-5.833, abs=1e-3)
    for wrong in (0.0, -1.0, math.nan):
        with pytest.raises(ValueError, match="above 0"):
            gap(1.0, wrong)


def test_a_benchmark_of_the_year_or_of_the_years_around_it_and_never_one_in_between() -> None:
    held = pd.DataFrame(
        {"financial_year": ["2014-15", "2015-16", "2016-17", "2017-18"],
         "rate_gbp": [15.74, None, 16.70, 17.19]}
    )  # fmt: skip
    assert beside(held, "2016-17") == [Beside("2016-17", 16.70, True)]
    around = [Beside("2014-15", 15.74, False), Beside("2016-17", 16.70, False)]
    assert beside(held, "2015-16") == around
    assert beside(held, "2019-20") == [Beside("2017-18", 17.19, False)]
    assert beside(held, "2010-11") == [Beside("2014-15", 15.74, False)]
    assert beside(held.head(0), "2015-16") == []


def test_rises_follow_on_each_other() -> None:
    """1.096 x 1.065 = 1.16724; x 1.053 = 1.22910372."""
    assert compounded([9.6, 6.5, 5.3]) == pytest.approx(22.910372, abs=1e-6)
    assert compounded([10, -10]) == pytest.approx(-1.0)
    assert compounded([]) == 0


def test_each_year_of_rotherhams_case_by_hand() -> None:
    """Falling to nothing over 3 years the mean price of a year is 5/6, 3/6 and 1/6 of the first.

    52 x 1295.48 = 67,364.96; the care home costs 52 x 1246 = 64,792 a year.
    """
    frame = year_by_year(ROTHERHAM)
    assert frame["falling_gbp"].tolist() == pytest.approx(
        [67364.96 * 5 / 6, 67364.96 / 2, 67364.96 / 6, 0, 0]
    )
    assert frame["other_gbp"].tolist() == pytest.approx([64792.0] * 5)
    assert frame["difference_so_far_gbp"].iloc[-1] == pytest.approx(67364.96 * 1.5 - 5 * 64792)
    stays = year_by_year(StepDown(1295.48, 1295.48, 1246, 3, 5))
    assert stays["difference_gbp"].sum() == pytest.approx(49.48 * 52 * 5)  # 12,864.80


def test_people_multiply_and_a_longer_look_adds_years() -> None:
    case = StepDown(1295.48, 400, 1246, 2, 6, people=25)
    frame = year_by_year(case)
    one = year_by_year(StepDown(1295.48, 400, 1246, 2, 6))
    assert frame["falling_gbp"].tolist() == pytest.approx((one["falling_gbp"] * 25).tolist())
    # From the third year on it costs 400 a week: 25 x 52 x 400.
    assert frame["falling_gbp"].iloc[2:].tolist() == pytest.approx([520_000.0] * 4)


def test_when_supported_living_has_caught_up_by_hand() -> None:
    """2 x 3 x 49.48 / 1295.48 = 0.22917 years, 11.9 weeks."""
    years = break_even_years(ROTHERHAM)
    assert years == pytest.approx(0.229166, abs=1e-6)
    # Falling by 100 only: 49.48 above, 50.52 below after 3 years: 3 x 100 / (2 x 50.52) = 2.969,
    # and 2 x 3 x 49.48 / 100 = 2.9688 lies within the fall.
    assert break_even_years(StepDown(1295.48, 1195.48, 1246, 3, 5)) == pytest.approx(2.9688)
    # Falling by 60: 10.52 below after 3 years, so 3 x 60 / (2 x 10.52) = 8.5551 years.
    late = break_even_years(StepDown(1295.48, 1235.48, 1246, 3, 5))
    assert late == pytest.approx(8.55513, abs=1e-5)
    assert break_even_years(StepDown(1295.48, 1246, 1246, 3, 5)) is None
    assert break_even_years(StepDown(1295.48, 1295.48, 1246, 0, 5)) is None
    assert break_even_years(BANES) == 0


def test_how_far_the_price_must_fall_by_hand() -> None:
    """E = (1246 x 5 - 1295.48 Y / 2) / (5 - Y / 2) for Y of 1, 2 and 3 years."""
    for years, expected in ((1, 1240.5022), (2, 1233.63), (3, 1224.7943)):
        case = StepDown(1295.48, 0, 1246, years, 5)
        assert break_even_price(case) == pytest.approx(expected, abs=1e-4)
    # Looked at for 1 year of a fall of 3: 1295.48 - 2 x 3 x 49.48 = 998.60.
    assert break_even_price(StepDown(1295.48, 0, 1246, 3, 1)) == pytest.approx(998.60)
    # 2000 against 1000 over 1 year: even a fall to nothing within it costs 1000 in the mean.
    assert break_even_price(StepDown(2000, 0, 1000, 1, 1)) == pytest.approx(0.0)
    assert break_even_price(StepDown(2001, 0, 1000, 1, 1)) is None
    assert break_even_price(BANES) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": -1.0},
        {"left": 1300.0},
        {"other": -1.0},
        {"fall_years": -1.0},
        {"years": 0},
        {"people": 0},
    ],
)
def test_a_case_that_makes_no_sense_is_refused(wrong: dict[str, float]) -> None:
    good = {"start": 1295.48, "left": 0.0, "other": 1246.0, "fall_years": 3, "years": 5}
    with pytest.raises(ValueError, match=r"cannot|must not|At least"):
        StepDown(**{**good, **wrong})  # type: ignore[arg-type]


PRICES = st.floats(1, 5000)


@given(PRICES, st.floats(0, 1), PRICES, st.floats(0.25, 10), st.integers(1, 20))
def test_costs_meet_where_they_are_said_to(
    start: float, share: float, other: float, fall: float, years: int
) -> None:
    case = StepDown(start, start * share, other, fall, years)
    meets = break_even_years(case)
    if meets:
        assert cost_until(case, meets) == pytest.approx(52 * other * meets, rel=1e-6)
    needed = break_even_price(case)
    if needed is not None:
        fallen = StepDown(start, min(needed, start), other, fall, years)
        assert cost_until(fallen, years) == pytest.approx(52 * other * years, rel=1e-6)
    frame = year_by_year(case)
    assert frame["falling_gbp"].sum() == pytest.approx(cost_until(case, years), rel=1e-9)
    assert (frame["falling_gbp"].diff().dropna() <= 1e-6 * start * 52).all()
