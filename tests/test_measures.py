"""The table of measures: values and intervals as published, typed here from the publishers."""

import csv
from pathlib import Path
from typing import Any

import pytest

from mps.paths import DATA
from tests.asking import ask

BATH, ROTHERHAM, LANCASHIRE, WARWICKSHIRE = "E06000022", "E08000018", "E10000017", "E10000031"
SOUTH_WEST, ENGLAND = "E12000009", "E92000001"
PLACES = (BATH, ROTHERHAM, LANCASHIRE, WARWICKSHIRE, SOUTH_WEST, ENGLAND)

# ASCOF 2024-25 as in the Department's time series tables.
ASCOF = {
    "ascof_1a": (19.2, 19.1, 18.9, 19.4, 19.1, 19.0),
    "ascof_1d": (64.0, 70.5, 70.4, 72.1, 66.6, 65.1),
    "ascof_2a": (90.6, 45.3, 79.4, 92.6, 86.0, 77.1),
    "ascof_2b": (15.3, 22.1, 19.7, 18.8, 17.0, 17.0),
    "ascof_2c": (655.0, 612.6, 651.7, 704.8, 584.8, 592.5),
    "ascof_2d_1": (56.55, 61.72, 59.79, 64.86, 61.9, 60.7),
    "ascof_2d_2": (11.16, 2.16, 14.33, 9.49, 2.7, 5.7),
    "ascof_2e_2b": (61.3, 77.6, 48.9, 66.5, 57.4, 60.3),
    "ascof_3a": (87.1, 77.0, 78.6, 80.1, 78.5, 77.3),
    "ascof_3d_2a": (17.4, 40.1, 31.2, 17.9, 23.5, 24.5),
    "ascof_4a": (68.0, 66.0, 64.3, 71.0, 69.9, 70.1),
    "ascof_4b": (93.7, 90.3, 93.3, 37.0, 88.2, 91.2),
    "ascof_6a": (25.5, 19.5, 24.7, 28.8, 25.2, 23.7),
}
YEARS = ("2016-17", "2017-18", "2018-19", "2019-20", "2020-21", "2021-22", "2022-23")
# Turnover as Oflog published it; None where it gave no value.
TURNOVER: dict[str, tuple[float | None, ...]] = {
    BATH: (32.2, 25.2, 27.6, 29.6, 31.9, 26.8, 33.5),
    ROTHERHAM: (27.8, 29.3, 32.0, None, 30.8, 35.0, 33.5),
    LANCASHIRE: (27.8, 32.4, 31.5, 31.0, 28.1, 26.3, 27.2),
    WARWICKSHIRE: (22.4, 27.3, 32.1, 35.9, 29.5, 28.5, 31.5),
    ENGLAND: (26.3, 29.0, 30.3, 31.0, 28.3, 28.6, 28.0),
}


def row_of(store: Path, measure: str, area: str, period: str) -> dict[str, Any]:
    names = ["value", "lower", "upper", "interval_method", "status", "area_level", "source_id"]
    statement = (
        f"select {', '.join(names)} from mart.measure_value "
        "where measure_code = ? and area_code = ? and period = ?"
    )
    rows = ask(store, statement, [measure, area, period])
    assert len(rows) == 1
    return dict(zip(names, rows[0], strict=True))


@pytest.mark.parametrize("measure", ASCOF)
def test_ascof_values_are_those_published(measure: str, store: Path) -> None:
    for place, value in zip(PLACES, ASCOF[measure], strict=True):
        assert row_of(store, measure, place, "2024-25")["value"] == pytest.approx(value)


@pytest.mark.parametrize("place", TURNOVER)
def test_turnover_is_that_published_and_ends_in_2022_23(place: str, store: Path) -> None:
    for year, value in zip(YEARS, TURNOVER[place], strict=True):
        row = row_of(store, "turnover", place, year)
        assert (row["value"] and round(row["value"], 1)) == value
        assert row["status"] == ("x" if value is None else None)
        assert row["area_level"] == ("england_median" if place == ENGLAND else "council")
    last = ask(store, "select max(period) from mart.measure_value where measure_code = 'turnover'")
    assert last == [("2022-23",)]


def test_carers_are_asked_every_second_year_and_else_it_does_not_apply(store: Path) -> None:
    """1C, 2023-24: 8.1, 7.1, 7.6, 7.0, 7.2, 7.3; 2024-25 is z."""
    for place, value in zip(PLACES, (8.1, 7.1, 7.6, 7.0, 7.2, 7.3), strict=True):
        assert row_of(store, "ascof_1c", place, "2023-24")["value"] == value
        row = row_of(store, "ascof_1c", place, "2024-25")
        assert (row["value"], row["lower"], row["status"]) == (None, None, "z")


def test_fee_is_that_seen_for_bath(store: Path) -> None:
    assert row_of(store, "fee_care_home_65_plus", BATH, "2025-26")["value"] == 1117.69
    assert row_of(store, "fee_nursing_home_65_plus", BATH, "2025-26")["value"] == 1083.22


def test_spending_per_older_resident_by_hand(store: Path) -> None:
    """2016-17: £28,440,000 in Bath and North East Somerset, £38,119,000 in Rotherham, over the
    residents aged 65 and over at mid-2016, added up here from the bundled file."""
    path = DATA / "bundled" / "ons_council_population" / "council_population.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file)
                if row["mid_year"] == "2016" and row["sex"] == "persons"]  # fmt: skip
    for place, spent in ((BATH, 28_440_000), (ROTHERHAM, 38_119_000)):
        older = sum(int(row["people"]) for row in rows
                    if row["area_code"] == place and int(row["age"]) >= 65)  # fmt: skip
        row = row_of(store, "gross_spend_65_plus_per_resident", place, "2016-17")
        assert row["value"] == pytest.approx(spent / older, rel=1e-4)


def test_share_of_older_residents_is_that_published(store: Path) -> None:
    """Bath and North East Somerset, mid-2020: 36,991 of 196,357."""
    row = row_of(store, "share_65_plus", BATH, "2020")
    assert row["value"] == pytest.approx(100 * 36_991 / 196_357)


def test_wilson_interval_by_hand(store: Path) -> None:
    """2C of Bath and North East Somerset: p = 0.00655 of n = 39,084 residents aged 65 and over.

    z squared is 3.841459. The centre is (0.00655 + 3.841459 / 78,168) / (1 + 3.841459 / 39,084)
    = 0.00659849; the half width is 1.959964 x root(0.00655 x 0.99345 / 39,084 + 3.841459 /
    (4 x 39,084 squared)) / 1.0000983 = 0.00080116. So 579.7 to 740.0 per 100,000.
    """
    row = row_of(store, "ascof_2c", BATH, "2024-25")
    assert row["interval_method"] == "wilson"
    assert row["lower"] == pytest.approx(579.734, abs=0.01)
    assert row["upper"] == pytest.approx(739.965, abs=0.01)


def test_wilson_interval_of_none_at_all_by_hand(store: Path) -> None:
    """No care home of 49 outstanding: from 0 to z squared / (49 + z squared) = 7.27%."""
    row = row_of(store, "ascof_6b_outstanding", BATH, "2024-25")
    assert (row["value"], row["lower"]) == (0, 0)
    assert row["upper"] == pytest.approx(100 * 3.841459 / 52.841459, abs=1e-3)


def test_survey_interval_is_the_publishers_margin(store: Path) -> None:
    """3A of Bath and North East Somerset: 87.1 with a margin of error of 3.8."""
    row = row_of(store, "ascof_3a", BATH, "2024-25")
    assert (row["interval_method"], row["source_id"]) == ("margin", "dhsc_ascof")
    assert (row["lower"], row["upper"]) == pytest.approx((83.3, 90.9))


def test_intervals_hold_their_value_and_shares_stay_within_100(store: Path) -> None:
    wrong = ask(
        store,
        """
        select * from mart.measure_value inner join mart.measure using (measure_code)
        where not (lower <= value and value <= upper)
            or (lower is null) <> (upper is null)
            or (value is null and lower is not null)
            or (unit = '%' and (lower < 0 or upper > 100))
        """,
    )
    assert wrong == []


def test_turnover_and_fees_have_no_interval(store: Path) -> None:
    rows = ask(
        store,
        "select count(lower) from mart.measure_value where measure_code in "
        "('turnover', 'ascof_6a') or measure_code like 'fee_%'",
    )
    assert rows == [(0,)]


def test_every_ascof_measure_held_is_a_measure_to_compare(store: Path) -> None:
    held = {code for (code,) in ask(store, "select distinct measure_code from mart.ascof")}
    listed = {code for (code,) in ask(store, "select measure_code from mart.measure")}
    for code in held:
        ours = "ascof_" + code.lower().replace("(", "_").replace(")", "")
        assert ours in listed


def test_measures_are_told_in_full() -> None:
    with (DATA / "reference" / "measures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    codes = [row["measure_code"] for row in rows]
    assert len(set(codes)) == len(codes)
    assert len({row["short_name"] for row in rows}) == len(rows)
    for row in rows:
        assert row["better"] in ("higher", "lower", "none")
        assert row["unit"] in ("%", "score", "per 100,000", "£ a week", "£ an hour", "£ a resident")
        assert (DATA / "sources" / f"{row['dataset_id']}.toml").exists()
        assert row["definition"].endswith(".")
        assert not row["continues"] or row["continues"] in codes
        assert bool(row["break_after"]) == bool(row["break_note"])
        # Of money and of ages neither side is better.
        if row["unit"].startswith("£") or row["topic"] == "People":
            assert row["better"] == "none"


def test_median_of_the_councils_is_that_published(store: Path) -> None:
    """Oflog's own median agrees with the middle of its councils' values."""
    for year in YEARS:
        rows = ask(
            store,
            "select median(value) from mart.measure_value where measure_code = 'turnover' "
            "and area_level = 'council' and period = ?",
            [year],
        )
        assert row_of(store, "turnover", ENGLAND, year)["value"] == pytest.approx(rows[0][0])
