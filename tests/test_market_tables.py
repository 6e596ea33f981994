"""The tables of the care market, on the made-up market whose every answer is worked out by hand."""

from datetime import date
from pathlib import Path

import pytest

from tests.asking import ask
from tests.places import EXAMPLESHIRE, TESTSHIRE, lsoa_point


@pytest.fixture(scope="module")
def built(small_tree: Path) -> Path:
    return small_tree / "store" / "market.duckdb"


def test_only_adult_social_care_counts(built: Path) -> None:
    rows = ask(built, "select location_id from mart.location where not in_scope")
    assert rows == [("1-114",)]
    rows = ask(built, "select location_id from mart.location where in_scope and not is_counted")
    assert rows == [("1-120",)], "the second entry of a dual registration is not counted"


def test_the_newest_source_wins_field_by_field(built: Path) -> None:
    [(beds, services, is_registered)] = ask(
        built,
        "select bed_count, cqc_service_types, is_registered from mart.location"
        " where location_id = '1-105'",
    )
    assert (beds, services, is_registered) == (44, "Nursing homes|Residential homes", True)
    found = dict(
        ask(
            built,
            "select field, source_id || ' ' || as_of from mart.location_field"
            " where location_id = '1-105' and field in ('bed_count', 'service_types')",
        )
    )
    assert found == {
        "bed_count": "cqc_active_locations 2026-01-01",
        "service_types": "cqc_api_locations 2025-03-01",
    }


def test_what_a_newer_list_leaves_out_is_no_longer_listed(built: Path) -> None:
    rows = ask(
        built,
        "select location_id, is_registered, status_date from mart.location"
        " where status = 'no_longer_listed'",
    )
    assert rows == [("1-113", False, date(2025, 3, 1))]


def test_a_short_list_is_taken_for_an_extract(built: Path) -> None:
    rows = ask(built, "select council_code, listed_date, location_count from mart.location_listing")
    assert rows == [(TESTSHIRE, date(2026, 1, 1), 7), (EXAMPLESHIRE, date(2026, 1, 1), 1)]


def test_a_home_with_and_without_nursing_is_counted_once(built: Path) -> None:
    rows = ask(
        built,
        "select service_type_code, is_main from mart.location_service"
        " where location_id = '1-105' order by 1",
    )
    assert rows == [("care_home", False), ("nursing_home", True)]


def test_kinds_that_cqc_does_not_tell_apart_are_counted_as_homecare(built: Path) -> None:
    rows = ask(
        built,
        "select service_type_code, is_main from mart.location_service"
        " where location_id = '1-112' order by 1",
    )
    assert rows == [
        ("complex_clinical", False),
        ("homecare", True),
        ("live_in_care", False),
        ("reablement", False),
    ]


def test_registrations_that_go_on_are_found_by_link_and_by_address(built: Path) -> None:
    rows = ask(
        built,
        "select old_location_id, new_location_id, found_by, gap_days, is_main"
        " from mart.succession order by 1, 2",
    )
    assert rows == [
        ("1-101", "1-102", "link", 1, True),
        ("1-104", "1-105", "home", 15, True),
        ("1-106", "1-107", "home", 1, True),
        ("1-106", "1-108", "home", 1, False),
        ("1-111", "1-556", "link", None, True),
        ("1-555", "1-110", "link", None, True),
    ]


LEDGER = [
    ("1-102", "reregistered", "continued", "2014-07-01", "1-101", None),
    ("1-102", "resized", None, "2014-07-01", "1-101", 4),
    ("1-103", "closed", None, "2016-03-31", None, -12),
    ("1-104", "opened", None, "2012-05-01", None, 40),
    ("1-105", "reregistered", "continued", "2018-10-15", "1-104", None),
    ("1-105", "resized", None, "2026-01-01", None, 4),
    ("1-106", "opened", None, "2013-02-01", None, 90),
    ("1-107", "reregistered", "continued", "2025-01-01", "1-106", None),
    ("1-107", "resized", None, "2025-01-01", "1-106", -10),
    ("1-108", "reregistered", "split", "2025-01-01", "1-106", 0),
    ("1-109", "closed", None, "2017-04-01", None, None),
    ("1-109", "opened", None, "2015-04-01", None, None),
    ("1-110", "reregistered", "moved_in", "2019-01-01", "1-555", None),
    ("1-111", "opened", None, "2014-01-01", None, None),
    ("1-111", "reregistered", "moved_out", "2020-01-01", "1-556", None),
    ("1-112", "opened", None, "2017-05-01", None, None),
    ("1-113", "opened", None, "2013-06-01", None, 9),
    ("1-121", "opened", None, "2011-05-01", None, 30),
]


def test_ledger_tells_closures_from_registrations_that_go_on(built: Path) -> None:
    rows = ask(
        built,
        "select location_id, change, direction, cast(change_date as varchar), other_location_id,"
        " bed_change from mart.market_event order by 1, 2, 3, 4",
    )
    assert rows == LEDGER


def test_ledger_adds_up_to_what_is_registered(built: Path) -> None:
    # Testshire: 1-101 and 1-103 were there when the register began. One more counted location
    # than the ledger's sum is 1-113, whose end is not known.
    counts = {"opened": 1, "closed": -1, "split": 1, "merged": -1, "moved_in": 1, "moved_out": -1}
    story = [direction or change for code, change, direction, *_ in LEDGER if code != "1-121"]
    [(registered,)] = ask(
        built,
        f"select count(*) from mart.location where is_counted and council_code = '{TESTSHIRE}'"
        " and (is_registered or status = 'no_longer_listed')",
    )
    assert 2 + sum(counts.get(one, 0) for one in story) == registered == 7


def test_a_chain_of_registrations_is_one_life(built: Path) -> None:
    rows = ask(
        built,
        "select life_id, last_location_id, start_kind, is_closed, registration_count,"
        " cast(end_date as varchar), size_band from mart.life order by 1",
    )
    assert rows == [
        ("1-101", "1-102", "before_register", False, 2, "2026-01-01", "medium"),
        ("1-103", "1-103", "before_register", True, 1, "2016-03-31", "medium"),
        ("1-104", "1-105", "opened", False, 2, "2026-01-01", "medium"),
        ("1-106", "1-107", "opened", False, 2, "2026-01-01", "medium"),
        ("1-108", "1-108", "moved_in", False, 1, "2026-01-01", "medium"),
        ("1-109", "1-109", "opened", True, 1, "2017-04-01", None),
        ("1-110", "1-110", "moved_in", False, 1, "2026-01-01", None),
        ("1-111", "1-111", "opened", False, 1, "2020-01-01", None),
        ("1-112", "1-112", "opened", False, 1, "2026-01-01", None),
        ("1-113", "1-113", "opened", False, 1, "2025-03-01", "small"),
        ("1-121", "1-121", "opened", False, 1, "2026-01-01", "medium"),
    ]


def test_ratings_keep_inherited_and_unpublished_apart(built: Path) -> None:
    rows = dict(
        ask(
            built,
            "select location_id, rating_class || ', ' || coalesce(previous_class, 'none')"
            " from mart.location_rating"
            " where location_id in ('1-102', '1-103', '1-104', '1-105', '1-107', '1-108')",
        )
    )
    assert rows == {
        "1-102": "good, requires_improvement",
        "1-103": "inadequate, none",
        "1-104": "no_published_rating, none",
        "1-105": "no_published_rating, none",
        "1-107": "good, none",
        "1-108": "inherited, none",
    }


def test_locations_lie_in_the_small_area_of_their_point(built: Path) -> None:
    rows = dict(ask(built, "select location_id, lsoa_code from mart.location"))
    assert rows["1-104"] == "E01099003"
    assert rows["1-121"] is None, "no point is given"
    assert lsoa_point(3) == (-2.45, 51.31)


def test_every_bed_within_reach_is_shared_out_once(built: Path) -> None:
    # All four homes (24, 44, 40 and 40 beds) lie within 10 km of everybody in Testshire.
    [(beds,)] = ask(
        built,
        "select sum(access.beds_per_1000 * need.people / 1000) from mart.access as access"
        " inner join mart.area_need as need"
        " on access.lsoa_code = need.area_code and need.need = '75_plus'"
        " where access.supply = 'register' and access.reach_km = 10",
    )
    assert beds == pytest.approx(24 + 44 + 40 + 40)


def test_expected_dementia_weighs_the_rates_of_men_and_women(built: Path) -> None:
    # LSOA 6 has 30 people in each five-year band and 6 aged 90 and over. Testshire's sexes are
    # 10 to 11 in every year of age, so each rate is (10 x men's + 11 x women's) / 21.
    rates = [(1.2, 1.8), (3.0, 2.5), (5.2, 6.2), (10.6, 9.5), (12.8, 18.1), (17.1, 35.0)]
    people = [30, 30, 30, 30, 30, 6]
    expected = sum(
        count * (10 * men + 11 * women) / 21 / 100
        for count, (men, women) in zip(people, rates, strict=True)
    )
    [(found,)] = ask(
        built,
        "select people from mart.area_need where area_code = 'E01099006' and need = 'dementia'",
    )
    assert found == pytest.approx(expected)
