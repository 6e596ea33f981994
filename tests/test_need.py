"""Expected need: by hand from the published rates and residents, and as a method on random cases.

The rates of dementia are those of Matthews and others, The Lancet 2013;382:1405, per cent with
95% intervals; residents are the estimates of the Office for National Statistics for mid-2020,
by five-year band from 65 to 69 up to 90 and over, as first published.
"""

from math import sqrt
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mps.analysis.need import apportion, expected_people
from mps.store import Store, open_store

MEN = [(1.2, 0.6, 2.3), (3.0, 2.0, 4.4), (5.2, 3.8, 7.0), (10.6, 8.2, 13.7), (12.8, 9.0, 18.0),
       (17.1, 10.6, 26.4)]  # fmt: skip
WOMEN = [(1.8, 0.9, 3.6), (2.5, 1.6, 3.9), (6.2, 4.5, 8.4), (9.5, 7.3, 12.3), (18.1, 14.5, 22.2),
         (35.0, 28.4, 42.3)]  # fmt: skip
RESIDENTS = {
    "E06000022": ([4370, 4629, 3339, 2320, 1363, 680], [4883, 5096, 3895, 3016, 1991, 1409]),
    "E08000018": ([6924, 6757, 4992, 3305, 1606, 628], [7110, 7364, 5643, 4070, 2439, 1550]),
}
BY_HAND = {"E06000022": 2498.427, "E08000018": 3241.223}
BANDS = (65, 70, 75, 80, 85, 90)


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


def need_of(opened: Store, area: str, year: int) -> pd.DataFrame:
    return opened.query("need", area_code=area, mid_year=year).set_index("condition")


@pytest.mark.parametrize("council", RESIDENTS)
def test_dementia_is_residents_by_age_and_sex_times_the_published_rates(
    council: str, opened: Store
) -> None:
    men, women = RESIDENTS[council]
    cells = [*zip(men, MEN, strict=True), *zip(women, WOMEN, strict=True)]
    central = sum(people * rate for people, (rate, _, _) in cells) / 100
    below = sqrt(sum((people * (rate - low)) ** 2 for people, (rate, low, _) in cells)) / 100
    above = sqrt(sum((people * (high - rate)) ** 2 for people, (rate, _, high) in cells)) / 100
    assert central == pytest.approx(BY_HAND[council])
    found = need_of(opened, council, 2020).loc["dementia"]
    assert found["central"] == pytest.approx(central)
    assert found["low"] == pytest.approx(central - below)
    assert found["high"] == pytest.approx(central + above)


def test_help_with_personal_care_takes_the_newest_survey_and_the_range_of_all(
    opened: Store,
) -> None:
    """B&NES mid-2020: 16,701 men at 24% in each survey; 20,290 women at 28%, 31% and 33%."""
    men, women = (sum(people) for people in RESIDENTS["E06000022"])
    assert (men, women) == (16_701, 20_290)
    found = need_of(opened, "E06000022", 2020).loc["help_adl"]
    assert found["central"] == pytest.approx(0.24 * men + 0.28 * women)
    assert found["low"] == pytest.approx(0.24 * men + 0.28 * women)
    assert found["high"] == pytest.approx(0.24 * men + 0.33 * women)


def test_rates_for_all_aged_65_and_over_and_for_parts_of_them(opened: Store) -> None:
    men, women = RESIDENTS["E06000022"]
    both = [one + other for one, other in zip(men, women, strict=True)]
    found = need_of(opened, "E06000022", 2020)["central"]
    assert found["living_alone"] == pytest.approx(0.31 * sum(both))
    assert found["living_alone_85"] == pytest.approx(0.59 * (both[4] + both[5]))
    assert found["communal"] == pytest.approx(0.037 * sum(both))
    assert found["unpaid_care"] == pytest.approx(0.14 * sum(both))
    assert found["depression"] == pytest.approx(0.065 * sum(men) + 0.104 * sum(women))
    assert found["frailty"] == pytest.approx(
        0.04 * both[0] + 0.07 * both[1] + 0.09 * both[2] + 0.157 * both[3] + 0.261 * sum(both[4:])
    )
    assert found["help_any"] == pytest.approx(0.21 * both[0] + 0.52 * sum(both[3:]))


def test_no_rate_is_filled_in_and_none_of_another_tool_is_used(store: Path) -> None:
    """Bands that were not seen stay out, and so do rates held for reference only."""
    with duckdb.connect(str(store), read_only=True) as connection:
        cells = connection.execute("from mart.rate_cell").df()
        rates = connection.execute("from mart.prevalence_rate").df()
    adl = cells[cells["condition"] == "help_adl"]
    assert list(adl["age_from"]) == [65, 65]
    assert adl["age_to"].isna().all()
    assert not set(cells["cell"]) & set(rates.loc[rates["role"] != "central", "rate_id"])
    assert not rates["study"].fillna("").str.contains("POPPI").any()
    dementia = cells[cells["condition"] == "dementia"]
    assert len(dementia) == 12
    assert set(cells.loc[cells["lower_pct"].isna(), "range_kind"]) == {"none"}


def test_small_areas_add_up_to_their_council_in_held_and_projected_years(store: Path) -> None:
    with duckdb.connect(str(store), read_only=True) as connection:
        found = connection.execute(
            """
            select small.council_code, small.mid_year, small.condition,
                sum(small.central) as summed, any_value(council.central) as council
            from mart.need as small
            inner join mart.need as council on small.council_code = council.area_code
                and small.variant = council.variant and small.mid_year = council.mid_year
                and small.condition = council.condition
            where small.area_level = 'lsoa' group by all
            """
        ).df()
    assert set(found["mid_year"]) == {2017, 2019, 2020, *range(2022, 2048)}
    assert np.allclose(found["summed"], found["council"])
    assert len(found) == 10 * (5 * 3 + 2 * 26)


def test_projected_older_people_are_the_published_projection(store: Path) -> None:
    """65 and over of 2030 as published: 44,069 and 58,593."""
    with duckdb.connect(str(store), read_only=True) as connection:
        found = connection.execute(
            """select area_code, people from mart.older_people where mid_year = 2030
            and age_group = '65_plus' and area_level = 'council' order by area_code"""
        ).fetchall()
        small = connection.execute(
            """select sum(people) from mart.older_people where mid_year = 2030
            and age_group = '85_plus' and area_level = 'lsoa' and council_code = 'E06000022'"""
        ).fetchall()
    assert [(code, round(people)) for code, people in found] == [
        ("E06000022", 44_069), ("E08000018", 58_593),
    ]  # fmt: skip
    assert small[0][0] == pytest.approx(7_057.269)


def test_a_projected_small_area_keeps_its_share_of_each_band(store: Path) -> None:
    """E01014370's share of B&NES's residents aged 85 to 89 and 90 and over in mid-2020."""
    with duckdb.connect(str(store), read_only=True) as connection:
        shares = connection.execute(
            """select age_from, sum(people) filter (where area_code = 'E01014370')
                / sum(people) filter (where area_level = 'council')
            from mart.older_band where mid_year = 2020 and age_from >= 85
                and area_code in ('E01014370', 'E06000022') group by age_from"""
        ).fetchall()
        total = dict(connection.execute(
            """select age_from, people from mart.projected_band
            where area_code = 'E06000022' and mid_year = 2030 and age_from >= 85"""
        ).fetchall())  # fmt: skip
        found = connection.execute(
            """select people from mart.older_people where area_code = 'E01014370'
            and mid_year = 2030 and age_group = '85_plus'"""
        ).fetchall()
    assert found[0][0] == pytest.approx(sum(share * total[band] for band, share in shares))


def test_dementia_agrees_with_the_number_the_maps_of_beds_show(store: Path) -> None:
    with duckdb.connect(str(store), read_only=True) as connection:
        found = connection.execute(
            """select max(abs(need.central - area.people)) from mart.need as need
            inner join mart.area_need as area using (area_code, mid_year)
            where need.condition = 'dementia' and area.need = 'dementia'
            and not need.is_projected"""
        ).fetchall()
    assert found[0][0] < 1e-6


def test_years_that_are_not_held_give_no_row(opened: Store) -> None:
    assert opened.query("need", area_code="E10000017", mid_year=2030).empty
    assert opened.query("need", area_code="E06000022", mid_year=2021).empty
    assert opened.query("need", area_code="E01014370", mid_year=2016).empty
    assert len(opened.query("need", area_code="E01014370", mid_year=2030)) == 10
    assert len(opened.query("need", area_code="E92000001", mid_year=2020)) == 10


# The methods by themselves.

counts = st.floats(0, 1e6, allow_nan=False)


@settings(deadline=None, max_examples=60)
@given(
    arrays(float, (5, 3), elements=st.floats(0.01, 1e4)),
    arrays(float, (3, 4), elements=counts),
)
def test_what_is_shared_out_adds_up_to_the_total(
    weights: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
    totals: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
) -> None:
    people = apportion(weights, totals)
    assert people.shape == (5, 3, 4)
    assert (people >= 0).all()
    assert np.allclose(people.sum(axis=0), totals)
    again = apportion(weights * 7, totals)
    assert np.allclose(people, again)


def test_sharing_out_refuses_what_cannot_be_shared() -> None:
    with pytest.raises(ValueError, match="negative"):
        apportion(np.array([[1.0, -1.0]]), np.array([[1.0], [1.0]]))
    with pytest.raises(ValueError, match="no area"):
        apportion(np.array([[1.0, 0.0]]), np.array([[1.0], [1.0]]))
    with pytest.raises(ValueError, match="shape"):
        apportion(np.array([[1.0]]), np.array([[1.0], [1.0]]))
    assert apportion(np.array([[1.0, 0.0]]), np.array([[1.0], [0.0]])).tolist() == [[[1.0], [0.0]]]


def residents(values: list[float]) -> pd.DataFrame:
    columns = pd.MultiIndex.from_product([BANDS, ("males", "females")])
    return pd.DataFrame([values], columns=columns, index=pd.Index(["here"], name="place"))


def rates(kind: str, *cells: tuple[int, int | None, str, float, float | None, float | None]) -> (
    pd.DataFrame
):  # fmt: skip
    names = ["age_from", "age_to", "sex", "rate_pct", "lower_pct", "upper_pct"]
    frame = pd.DataFrame(list(cells), columns=names)
    return frame.assign(condition="it", range_kind=kind)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(counts, min_size=12, max_size=12),
    st.lists(st.tuples(st.floats(0, 50), st.floats(0, 20), st.floats(0, 20)),
             min_size=6, max_size=6),
    st.sampled_from(["interval", "editions"]),
)  # fmt: skip
def test_a_range_contains_its_centre_and_quadrature_is_never_wider_than_the_sum(
    people: list[float], shares: list[tuple[float, float, float]], kind: str
) -> None:
    cells = [
        (band, None if band == 90 else band + 4, "persons", rate, rate - min(rate, less),
         rate + more)
        for band, (rate, less, more) in zip(BANDS, shares, strict=True)
    ]  # fmt: skip
    found = expected_people(residents(people), rates(kind, *cells)).iloc[0]
    outer = expected_people(residents(people), rates("editions", *cells)).iloc[0]
    slack = 1e-6 * (1 + found["central"])
    assert -slack <= found["low"] <= found["central"] + slack
    assert found["high"] >= found["central"] - slack
    assert found["low"] >= outer["low"] - slack
    assert found["high"] <= outer["high"] + slack


def test_one_rate_for_several_bands_is_one_error_and_not_several() -> None:
    """100 people in each cell: 1,200 at 10% (8% to 13%) are 120, from 96 to 156."""
    found = expected_people(
        residents([100.0] * 12), rates("interval", (65, None, "persons", 10.0, 8.0, 13.0))
    ).iloc[0]
    assert (found["low"], found["central"], found["high"]) == pytest.approx((96, 120, 156))
    apart = expected_people(
        residents([100.0] * 12),
        rates("interval", (65, None, "males", 10.0, 7.0, 13.0),
              (65, None, "females", 10.0, 6.0, 14.0)),
    ).iloc[0]  # fmt: skip
    # 600 men ± 18 and 600 women ± 24: together ± 30.
    assert (apart["low"], apart["central"], apart["high"]) == pytest.approx((90, 120, 150))


def test_rates_that_overlap_cut_a_band_or_lie_outside_their_range_are_refused() -> None:
    people = residents([1.0] * 12)
    with pytest.raises(ValueError, match="twice"):
        expected_people(people, rates("none", (65, None, "persons", 1.0, None, None),
                                      (85, None, "males", 1.0, None, None)))  # fmt: skip
    with pytest.raises(ValueError, match="cuts"):
        expected_people(people, rates("none", (65, 72, "persons", 1.0, None, None)))
    with pytest.raises(ValueError, match="range"):
        expected_people(people, rates("interval", (65, None, "persons", 9.0, 10.0, 12.0)))


def test_ages_without_a_rate_are_not_counted_and_nothing_gives_no_row() -> None:
    found = expected_people(
        residents([100.0] * 12), rates("none", (65, 69, "persons", 10.0, None, None))
    ).iloc[0]
    assert found["central"] == pytest.approx(20)
    assert np.isnan(found["low"])
    assert expected_people(residents([1.0] * 12), rates("none")).empty
