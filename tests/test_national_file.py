"""A national file, imported as a council would: every page's comparisons appear with it.

The file is made up: in each council two care homes with nursing (in Bath and North East Somerset
sixty, as many as make a whole list), by turns good with 40 beds and requiring improvement with
20, at the middle of a small area where the council's are held.
"""

import csv
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from mps.build import run_build
from mps.paths import DATA, QUERIES
from mps.store import Store, open_store
from tests.cqc_files import HOME, Facts, active_sheets, write_ods
from tests.importing import take_good

FORMER = {"E06000028", "E06000029", "E10000002", "E10000006", "E10000009"}
FORMER |= {"E10000021", "E10000023", "E10000027"}
ROTHERHAM, BANES, OLDHAM = "E08000018", "E06000022", "E08000004"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _points() -> dict[str, tuple[str, str]]:
    """A population centre in each council of which small areas are held: latitude, longitude."""
    points = defaultdict(lambda: ("", ""))
    for row in _rows(DATA / "bundled" / "ons_lsoa_lookup" / "lsoa_lookup.csv"):
        points[row["council_code"]] = (row["centroid_lat"], row["centroid_lon"])
    return points


def _homes() -> list[Facts]:
    points = _points()
    facts = []
    councils = _rows(DATA / "reference" / "local_authorities.csv")
    for number, council in enumerate(one for one in councils if one["council_code"] not in FORMER):
        lat, lon = points[council["council_code"]]
        for which in range(60 if council["council_code"] == BANES else 2):
            beds, rating = (("40", "Good"), ("20", "Requires improvement"))[which % 2]
            facts.append(
                {
                    **HOME,
                    "Location ID": f"1-77{number:03d}{which:02d}",
                    "Location Name": f"Made-up House {number} {which}",
                    "Location Local Authority": council["council_name"],
                    "Location Region": council["region_name"],
                    "Care homes beds": beds,
                    "Location Latest Overall Rating": rating,
                    **{"Location Latitude": lat, "Location Longitude": lon},
                }
            )
    return facts


@pytest.fixture(scope="module")
def national(tmp_path_factory: pytest.TempPathFactory) -> Store:
    root = tmp_path_factory.mktemp("national")
    shutil.copytree(DATA, root / "data", ignore=shutil.ignore_patterns("raw"))
    for folder in ("staging", "mart", "check"):
        shutil.copytree(QUERIES / folder, root / "queries" / folder)
    _, said = take_good(root, write_ods(root / "national.ods", active_sheets(_homes())))
    assert "364 locations" in said
    run_build(root, root / "store" / "market.duckdb")
    return open_store(root / "store" / "market.duckdb")


def test_every_council_has_its_list_and_beds(national: Store) -> None:
    for council in (ROTHERHAM, BANES, "E10000017", "E10000031"):
        held = national.query("market__holding", council_code=council).iloc[0]
        assert (held["has_list"], held["has_beds"], held["has_ratings"]) == (True, True, True)
        assert str(held["list_date"])[:10] == "2026-10-01"
    row = national.query("glance__market", area_code=ROTHERHAM).iloc[0]
    assert (row["location_count"], row["home_count"], row["bed_count"]) == (2, 2, 60)
    assert (row["good_count"], row["rated_count"]) == (1, 2)


def test_the_old_list_of_2014_gives_way(national: Store) -> None:
    row = national.query("glance__market", area_code=BANES).iloc[0]
    assert (row["location_count"], row["home_count"]) == (60, 60)
    listed = national.query("market_locations", council_code=BANES)
    assert len(listed) == 60 + 87, "every location ever registered stays in the list"


def test_a_list_of_few_locations_is_taken_for_an_extract(national: Store) -> None:
    # Oldham has 106 registered locations in 2025; two are no whole list of 2026.
    row = national.query("glance__market", area_code=OLDHAM).iloc[0]
    assert row["location_count"] == 108


def test_region_and_england_are_complete_and_compared(national: Store) -> None:
    other = national.query("quality__comparators", council_code=ROTHERHAM).set_index("area_level")
    assert other.loc["england", ["council_count", "held_count"]].tolist() == [153, 153]
    assert other.loc["region", "area_name"] == "Yorkshire and The Humber"
    assert other["is_complete"].tolist() == [True, True]


def test_beds_within_reach_use_the_imported_homes(national: Store) -> None:
    frame = national.query(
        "services__access",
        council_code=ROTHERHAM,
        within_code=ROTHERHAM,
        reach_km=10,
        supply="register",
    )
    assert frame["beds_within"].max() == 60
    assert frame["beds_per_1000"].max() > 0


def test_public_queries_answer_for_an_imported_council(national: Store) -> None:
    found = national.query("market_locations", council_code=ROTHERHAM)
    assert sorted(found["bed_count"]) == [20, 40]
    assert set(found["source_id"]) == {"cqc_active_locations"}
    assert len(national.query("market_ratings", council_code=ROTHERHAM))
