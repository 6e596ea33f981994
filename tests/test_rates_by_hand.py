"""Rates of the papers and series of prices: typed by hand, against the store.

Nothing here was taken from the CSV files.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

BATH, ROTHERHAM = "E06000022", "E08000018"
LANCASHIRE, WARWICKSHIRE, OLDHAM = "E10000017", "E10000031", "E08000004"
SOUTH_WEST, ENGLAND = "E12000009", "E92000001"

# council, service, group, year, per, rate, low, high, change, status
RATES = [
    (BATH, "homecare", "mental_health", "2021-22", "hour", 20.18, None, None, None, "paper"),
    (BATH, "supported_living", "mental_health", "2021-22", "week", 513, None, None, None, "paper"),
    (BATH, "care_home", "mental_health", "2021-22", "week", 875, None, None, None, "paper"),
    (BATH, "homecare", None, "2017-18", "hour", None, None, None, None, "paper"),
    (BATH, "nursing_home", "older_people", "2016-17", "week", 576, None, None, None, "secondary"),
    (BATH, "care_home", "older_people", "2016-17", "week", 452, None, None, None, "secondary"),
    (BATH, "nursing_home", "older_people", "2016-17", "week", 810, None, None, None, "secondary"),
    (BATH, "care_home", "older_people", "2016-17", "week", 713, None, None, None, "secondary"),
    (ROTHERHAM, "supported_living", "mental_health", "2022-23", "week", 1295.48, None, None, None,
     "paper"),
    (ROTHERHAM, "care_home", "mental_health", "2021-22", "week", 1246, None, None, None, "paper"),
    (ROTHERHAM, "care_home", "older_people", "2024-25", "week", 653, None, None, None, "official"),
    (ROTHERHAM, "care_home", "dementia", "2024-25", "week", 681, None, None, None, "official"),
    (ROTHERHAM, "nursing_home", "older_people", "2024-25", "week", 715, None, None, None,
     "official"),
    (ROTHERHAM, "nursing_home", "dementia", "2024-25", "week", 793, None, None, None, "official"),
    (ROTHERHAM, None, None, "2025-26", "week", 689, None, None, None, "official"),
    (ROTHERHAM, None, None, "2026-27", "week", 837, None, None, None, "official"),
    (LANCASHIRE, "homecare", "mental_health", "2015-16", "hour", None, 12.17, 17.96, None,
     "paper"),
    (OLDHAM, "homecare", None, "2021-22", "hour", None, None, None, 2.5, "official"),
    (OLDHAM, "care_home", None, "2021-22", "week", None, None, None, 3, "official"),
]  # fmt: skip
# people, hours or weeks, value as printed
PACKAGES = {
    "banes-2021-rate-home": (13, 4144, 83626),
    "banes-2021-rate-supported": (17, 17 * 35, 305235),
    "banes-2021-rate-residential": (7, 7 * 52, 318500),
}
MINIMUM = {
    "2013-14": 15.19, "2014-15": 15.74, "2015-16": None, "2016-17": 16.70, "2017-18": 17.19,
    "2018-19": 18.01, "2019-20": 18.93, "2020-21": 20.69, "2021-22": 21.43, "2022-23": 23.20,
    "2023-24": 25.95, "2024-25": 28.53, "2025-26": 32.14, "2026-27": None,
}  # fmt: skip
NURSING = {
    "2013-14": (109.79, 151.10), "2014-15": (None, None), "2015-16": (112.00, 154.14),
    "2016-17": (156.25, 215.04), "2017-18": (155.05, 213.32), "2018-19": (158.16, 217.59),
    "2019-20": (180.31, 248.06), "2020-21": (183.92, 253.02), "2021-22": (187.60, 258.08),
    "2022-23": (209.19, None), "2023-24": (219.71, 302.25), "2024-25": (235.88, 324.50),
    "2025-26": (254.06, 349.50), "2026-27": (267.68, 368.24),
}  # fmt: skip
UPLIFTS = {
    "homecare": "9.6 6.5 5.3",
    "care_home_65_plus": "10.1 6.3 5.3",
    "nursing_home_65_plus": "9.6 6.1 4.9",
    "supported_living": "8.4 6.4 5.6",
    "care_home_18_64": "7.6 6.0 5.0",
    "nursing_home_18_64": "8.7 6.6 6.0",
}
# indicator: B&NES, Rotherham, Lancashire, Warwickshire, England, as printed for 2013-14
COSTS_2013 = {
    "2.2": "638.1 537.2 451.9 528.9 536.9",
    "2.3": "543.8 477.6 474.4 467.9 533.8",
    "2.4": "751.9 553.1 445.8 550.9 538.2",
    "2.22A": "11.0 19.0 14.5 13.5 17.2",
    "2.24A": "11.0 13.8 14.4 12.1 15.3",
    "2.23A": "- 63.2 24.8 60.5 39.1",
}
# The same and the South West for 2014-15; the South West's third was not copied.
COSTS_2014 = {
    "65_plus-physical_disability-nursing_home-all": "747.12 450.14 482.44 548.08 607.79 552.00",
    "65_plus-physical_disability-care_home-all": "968.15 423.79 427.59 670.97 597.15 533.74",
    "65_plus-dementia-care_home-all": "944.47 531.05 499.39 553.93 - 515.74",
}


@pytest.fixture(scope="module")
def held(store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(store), read_only=True) as connection:
        yield connection


def frame(held: duckdb.DuckDBPyConnection, statement: str) -> pd.DataFrame:
    return held.execute(statement).df()


def plain(value: object) -> object:
    return None if value is None or value != value or value is pd.NA else value


def test_every_rate_is_that_of_its_paper(held: duckdb.DuckDBPyConnection) -> None:
    found = frame(
        held,
        "select council_code, service_type, client_group, financial_year, per, rate_gbp, "
        "low_gbp, high_gbp, change_pct, status from staging.council_rates",
    )
    rows = [tuple(map(plain, row)) for row in found.itertuples(index=False)]
    assert sorted(map(str, rows)) == sorted(
        str(tuple(float(cell) if isinstance(cell, int) else cell for cell in row)) for row in RATES
    )


def test_packages_are_as_printed_and_follow_from_quantity_and_rate(
    held: duckdb.DuckDBPyConnection,
) -> None:
    found = frame(held, "from staging.council_rates where quantity is not null")
    rows = {row["rate_id"]: row for row in found.to_dict("records")}
    assert set(rows) == set(PACKAGES)
    total = 0
    for name, (people, quantity, value) in PACKAGES.items():
        row = rows[name]
        assert (row["people"], row["quantity"], row["value_gbp"]) == (people, quantity, value)
        assert round(quantity * row["rate_gbp"]) == value
        total += value
    # The paper prints £707,361, and two thirds of it, £471,574, for 8 of 12 months.
    assert total == 707_361
    assert total * 8 / 12 == 471_574


def test_rates_also_held_as_published_figures_name_them(held: duckdb.DuckDBPyConnection) -> None:
    found = frame(
        held,
        "select figure_id, low_figure_id, high_figure_id, value_figure_id "
        "from staging.council_rates",
    )
    named = set(found.stack().dropna())
    assert {
        "banes-2021-home-rate", "banes-2021-supported-rate", "banes-2021-residential-rate",
        "rotherham-2022-price-supported-living", "rotherham-2022-price-residential",
        "lancashire-2015-price-low", "lancashire-2015-price-high",
    } <= named  # fmt: skip


def test_minimum_price_with_its_gaps_and_its_change_of_geography(
    held: duckdb.DuckDBPyConnection,
) -> None:
    found = frame(held, "from mart.rate where definition_code = 'homecare_minimum_price'")
    prices = dict(zip(found["financial_year"], map(plain, found["rate_gbp"]), strict=True))
    assert prices == MINIMUM
    places = dict(zip(found["financial_year"], found["area_name"], strict=True))
    assert {year for year, place in places.items() if place == "England"} == {
        year for year in MINIMUM if year >= "2023-24"
    }
    unseen = found[found["status"] == "not_seen"]
    assert set(unseen["financial_year"]) == {"2015-16", "2026-27"}
    assert set(found[found["status"] == "uncertain"]["financial_year"]) == {"2017-18"}


def test_nursing_care_with_its_gaps_and_the_rate_that_was_replaced(
    held: duckdb.DuckDBPyConnection,
) -> None:
    found = frame(held, "from staging.nhs_funded_nursing_care")
    final = found[found["issue"] == "final"]
    columns = ("standard_gbp_per_week", "higher_gbp_per_week")
    rows = zip(final["financial_year"], *(final[name] for name in columns), strict=True)
    assert {year: (plain(low), plain(high)) for year, low, high in rows} == NURSING
    first = found[found["issue"] == "first"].iloc[0]
    assert (first["financial_year"], *first[list(columns)]) == ("2019-20", 165.56, 227.77)


def test_rises_of_fees_are_as_published(held: duckdb.DuckDBPyConnection) -> None:
    found = frame(held, "from staging.dhsc_msif_uplifts order by service, financial_year")
    for service, printed in UPLIFTS.items():
        rows = found[found["service"] == service]
        assert rows["uplift_pct"].tolist() == [float(cell) for cell in printed.split()]
        assert rows["financial_year"].tolist() == ["2023-24", "2024-25", "2025-26"]


@pytest.mark.parametrize(
    ("year", "costs", "areas"),
    [
        ("2013-14", COSTS_2013, (BATH, ROTHERHAM, LANCASHIRE, WARWICKSHIRE, ENGLAND)),
        ("2014-15", COSTS_2014, (BATH, ROTHERHAM, LANCASHIRE, WARWICKSHIRE, SOUTH_WEST, ENGLAND)),
    ],
)
def test_unit_costs_are_as_published(
    year: str, costs: dict[str, str], areas: tuple[str, ...], held: duckdb.DuckDBPyConnection
) -> None:
    found = frame(held, f"from staging.nhs_unit_costs where financial_year = '{year}'")
    values = found.set_index(["indicator_code", "area_code"])["cost_gbp"]
    for indicator, printed in costs.items():
        for area, cell in zip(areas, printed.split(), strict=True):
            if cell == "-":
                assert year == "2014-15" or pd.isna(values[indicator, area])
            else:
                assert values[indicator, area] == float(cell), (indicator, area)


def test_the_two_returns_of_unit_costs_never_share_a_definition(
    held: duckdb.DuckDBPyConnection,
) -> None:
    found = frame(held, "from mart.rate where source_id = 'nhs_unit_costs'")
    pairs = set(zip(found["definition_code"], found["financial_year"], strict=True))
    assert pairs == {("pss_ex_2013_14", "2013-14"), ("unit_cost_2014_15", "2014-15")}


def test_a_definition_has_one_unit_where_it_is_one_series(held: duckdb.DuckDBPyConnection) -> None:
    found = frame(held, "select definition_code, per, count(*) from mart.rate group by all")
    units = found.groupby("definition_code")["per"].nunique()
    for code in ("homecare_minimum_price", "nursing_care_standard", "nursing_care_higher"):
        assert units[code] == 1


def test_self_funders_are_as_published(held: duckdb.DuckDBPyConnection) -> None:
    found = frame(held, "from staging.ons_self_funders")
    rows = {
        (row["edition"], row["area_code"], row["care_homes"]): plain(row["self_funder_pct"])
        for row in found.to_dict("records")
    }
    assert rows == {
        ("2019-20", ENGLAND, "all"): 36.7,
        ("2019-20", ENGLAND, "older_people"): 49.6,
        ("2019-20", "E12000008", "all"): 45.4,
        ("2019-20", "E12000001", "all"): 24.6,
        ("2021-22", ENGLAND, "all"): None,
        ("2022-23", ENGLAND, "all"): 37.0,
        ("2022-23", ENGLAND, "older_people"): 48.9,
        ("2022-23", "E12000008", "all"): 47.5,
        ("2022-23", "E12000001", "all"): 26.4,
    }
    newest = found[(found["edition"] == "2022-23") & found["residents"].notna()].iloc[0]
    assert (newest["self_funders"], newest["residents"]) == (137_480, 372_035)
