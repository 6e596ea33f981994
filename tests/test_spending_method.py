"""People, price and mix, and real terms: worked by hand, and on random cases."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mps.analysis import price_volume_mix, real_terms

COMPONENTS = ["people_gbp", "price_gbp", "mix_gbp"]
# The table of the B&NES statement of 2018, section 2.4, typed as printed: people, £000.
BY_CATEGORY = {
    "Mental health": (549, 10964, 546, 11586),
    "Older people": (1159, 17857, 1122, 19268),
    "Learning difficulties": (541, 19513, 585, 22108),
    "Physical disability": (327, 4752, 359, 5073),
}
BY_SERVICE = {
    "Direct payments": (227, 1835, 209, 2350),
    "Home care": (482, 5063, 488, 4742),
    "Nursing": (347, 7500, 334, 8457),
    "Residential": (208, 3459, 198, 3719),
}


def rows(table: dict[str, tuple[float, float, float, float]], unit: float = 1000) -> pd.DataFrame:
    """A row per category and year; a pair of None leaves the year out."""
    return pd.DataFrame(
        [
            (name, year, people, cost * unit)
            for name, (q0, c0, q1, c1) in table.items()
            for year, people, cost in (("2015-16", q0, c0), ("2016-17", q1, c1))
            if people is not None
        ],
        columns=["category", "financial_year", "people", "cost_gbp"],
    )


def split(frame: pd.DataFrame) -> pd.DataFrame:
    return price_volume_mix(frame, from_year="2015-16", to_year="2016-17")


def test_two_groups_worked_by_hand() -> None:
    # A: 10 people at £100, then 20 at £110. B: 10 people at £300, then 10 at £330.
    # Q 20 to 30, growth 1.5, C0 4,000, average 200. People: 4,000 x 0.5 = 2,000 (A 500, B 1,500).
    # Mix: A (20 - 15) x 100 = 500, B (10 - 15) x 300 = -1,500. Price: A 20 x 10 = 200,
    # B 10 x 30 = 300. Total 2,000 - 1,000 + 500 = 1,500 = 5,500 - 4,000.
    found = split(rows({"A": (10, 1000, 20, 2200), "B": (10, 3000, 10, 3300)}, unit=1))
    assert list(found["category"]) == ["A", "B"]
    assert list(found["people_gbp"]) == pytest.approx([500, 1500])
    assert list(found["mix_gbp"]) == pytest.approx([500, -1500])
    assert list(found["price_gbp"]) == pytest.approx([200, 300])
    assert list(found["total_gbp"]) == pytest.approx([1200, 300])


def test_statement_by_rows_adds_up_to_the_penny() -> None:
    """By rows: people 2,576 to 2,612 (+36), cost £53.086m to £58.035m (+£4.949m).

    By hand: people 36 x 53,086,000 / 2,576 = 741,885.09. At the first year's averages the people
    of the second would cost 546 x 10,964,000 / 549 + 1,122 x 17,857,000 / 1,159 + 585 x
    19,513,000 / 541 + 359 x 4,752,000 / 327 = 54,508,056.03, so price is 3,526,943.97 and mix
    54,508,056.03 - 53,086,000 - 741,885.09 = 680,170.94.
    """
    found = split(rows(BY_CATEGORY))
    sums = found.sum(numeric_only=True)
    assert sums["total_gbp"] == pytest.approx(4_949_000, abs=0.005)
    assert sum(sums[name] for name in COMPONENTS) == pytest.approx(4_949_000, abs=0.005)
    assert sums["people_gbp"] == pytest.approx(741_885.09, abs=0.01)
    assert sums["price_gbp"] == pytest.approx(3_526_943.97, abs=0.01)
    assert sums["mix_gbp"] == pytest.approx(680_170.94, abs=0.01)


def test_statement_as_printed_adds_up_to_the_penny() -> None:
    """The printed totals: people 2,587 to 2,622 (+35), cost £53.087m to £58.034m (+£4.947m).

    One row has no mix: people 35 x 53,087,000 / 2,587 = 718,223.81; the rest is price.
    """
    [row] = split(rows({"Total": (2587, 53087, 2622, 58034)})).to_dict("records")
    assert row["total_gbp"] == pytest.approx(4_947_000, abs=0.005)
    assert row["people_gbp"] == pytest.approx(718_223.81, abs=0.01)
    assert row["price_gbp"] == pytest.approx(4_947_000 - 718_223.81, abs=0.01)
    assert row["mix_gbp"] == pytest.approx(0, abs=0.005)


def test_older_people_by_service_adds_up_to_the_penny() -> None:
    """1,264 to 1,229 (-35) at 17,857,000 / 1,264 = 14,127.37 each: people -494,458.07."""
    sums = split(rows(BY_SERVICE)).sum(numeric_only=True)
    assert sums["total_gbp"] == pytest.approx(1_411_000, abs=0.005)
    assert sums["people_gbp"] == pytest.approx(-494_458.07, abs=0.01)
    assert sum(sums[name] for name in COMPONENTS) == pytest.approx(1_411_000, abs=0.005)


def test_a_category_that_appears_is_all_mix() -> None:
    """New, it has no former price, so nothing of its cost can be a change of price."""
    found = split(rows({"A": (10, 1000, 10, 1000), "New": (None, 0, 5, 2000)}, unit=1))
    new = found[found["category"] == "New"].iloc[0]
    assert (new["people_gbp"], new["price_gbp"], new["mix_gbp"]) == (0, 0, 2000)
    assert found["total_gbp"].sum() == 2000
    assert found[COMPONENTS].sum().sum() == pytest.approx(2000)


def test_a_category_that_disappears_has_no_price() -> None:
    found = split(rows({"A": (10, 1000, 10, 1000), "Old": (10, 3000, None, 0)}, unit=1))
    old = found[found["category"] == "Old"].iloc[0]
    assert old["price_gbp"] == 0
    assert old["people_gbp"] + old["mix_gbp"] == pytest.approx(-3000)
    assert found["total_gbp"].sum() == -3000


def test_a_category_written_with_nobody_is_as_one_left_out() -> None:
    left_out = split(rows({"A": (10, 1000, 10, 1000), "New": (None, 0, 5, 2000)}, unit=1))
    written = split(rows({"A": (10, 1000, 10, 1000), "New": (0, 0, 5, 2000)}, unit=1))
    pd.testing.assert_frame_equal(left_out, written)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"A": (10, math.nan, 10, 1)}, "must be known"),
        ({"A": (math.nan, 1, 10, 1)}, "must be known"),
        ({"A": (-1, 1, 10, 1)}, "fewer than no people"),
        ({"A": (10, 1, 0, 1)}, "without people"),
        ({"A": (0, 0, 10, 1)}, "no people in 2015-16"),
        ({"A": (None, 0, 10, 1)}, "no people in 2015-16"),
    ],
)
def test_what_cannot_be_split_is_refused(
    table: dict[str, tuple[float, float, float, float]], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        split(rows(table))


def test_two_rows_of_a_category_in_a_year_are_refused() -> None:
    frame = rows(BY_SERVICE)
    with pytest.raises(ValueError, match="two rows"):
        split(pd.concat([frame, frame.head(1)]))


people = st.integers(min_value=0, max_value=20_000)
average = st.floats(min_value=0.01, max_value=200_000, allow_nan=False)
# No deadline: the machine may be busy; no database: nothing is left beside the tests.
relaxed = settings(deadline=None, database=None, max_examples=60)
category = st.tuples(people, average, people, average)


@relaxed
@given(st.lists(category, min_size=1, max_size=8))
def test_random_cases_add_up_to_the_penny(cases: list[tuple[int, float, int, float]]) -> None:
    if not any(q0 for q0, *_ in cases):
        return
    table = {
        f"c{place}": (q0, q0 * p0, q1, q1 * p1) for place, (q0, p0, q1, p1) in enumerate(cases)
    }
    found = split(rows(table, unit=1))
    cost = sum(row[3] - row[1] for row in table.values())
    assert found["total_gbp"].sum() == pytest.approx(cost, abs=0.005)
    assert found[COMPONENTS].sum().sum() == pytest.approx(cost, abs=0.005)
    for row in found.to_dict("records"):
        assert sum(row[name] for name in COMPONENTS) == pytest.approx(row["total_gbp"], abs=0.005)


@relaxed
@given(st.lists(st.tuples(st.integers(1, 1000), average, st.integers(1, 1000)), min_size=1,
                max_size=6))  # fmt: skip
def test_without_a_change_of_averages_nothing_is_price(
    cases: list[tuple[int, float, int]],
) -> None:
    table = {f"c{i}": (q0, q0 * p, q1, q1 * p) for i, (q0, p, q1) in enumerate(cases)}
    found = split(rows(table, unit=1))
    assert list(found["price_gbp"]) == pytest.approx([0] * len(cases), abs=1e-3)


@relaxed
@given(st.lists(st.tuples(st.integers(1, 1000), average, average), min_size=1, max_size=6),
       st.integers(1, 9))  # fmt: skip
def test_when_all_grow_alike_nothing_is_mix(
    cases: list[tuple[int, float, float]], times: int
) -> None:
    table = {f"c{i}": (q, q * p0, q * times, q * times * p1) for i, (q, p0, p1) in enumerate(cases)}
    found = split(rows(table, unit=1))
    assert list(found["mix_gbp"]) == pytest.approx([0] * len(cases), abs=1e-3)


INDEX = pd.DataFrame(
    {
        "financial_year": ["2015-16", "2016-17", "2023-24"],
        "index_value": [74.5804, 76.0754, 96.1117],
    }
)


def test_real_terms_worked_by_hand() -> None:
    # GDP deflator: 53,087 x 76.0754 / 74.5804 = 54,151.16 in 2016-17 prices; 2016-17 is as it was.
    frame = pd.DataFrame({"financial_year": ["2015-16", "2016-17"], "cost": [53087.0, 58034.0]})
    real = real_terms(frame, INDEX, amount="cost", base_year="2016-17")
    assert list(real["cost"]) == pytest.approx([54151.16, 58034.0], abs=0.01)
    # £28.440m in 2016-17 is 28,440 x 96.1117 / 76.0754 = £35.930m of 2023-24: +2.9% real growth
    # to £36.958m.
    frame = pd.DataFrame({"financial_year": ["2016-17"], "cost": [28440.0]})
    real = real_terms(frame, INDEX, amount="cost", base_year="2023-24")
    assert real["cost"].iloc[0] == pytest.approx(35930.4, abs=0.1)


def test_a_year_without_index_is_missing_and_not_zero() -> None:
    frame = pd.DataFrame({"financial_year": ["1990-91", "2016-17"], "cost": [1.0, 1.0]})
    real = real_terms(frame, INDEX, amount="cost", base_year="2016-17")
    assert math.isnan(real["cost"].iloc[0])
    assert real["cost"].iloc[1] == 1.0


def test_an_index_that_cannot_serve_is_refused() -> None:
    frame = pd.DataFrame({"financial_year": ["2016-17"], "cost": [1.0]})
    with pytest.raises(ValueError, match="no value for 2030-31"):
        real_terms(frame, INDEX, amount="cost", base_year="2030-31")
    with pytest.raises(ValueError, match="two values"):
        real_terms(frame, pd.concat([INDEX, INDEX]), amount="cost", base_year="2016-17")
