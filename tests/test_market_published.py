"""The care market that ships, against the files it ships in, counted here without the store."""

import csv
import re
import shutil
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from mps import words
from mps.paths import DATA, QUERIES, ROOT
from mps.store import open_store
from mps.words import ledger
from tests.asking import ask

OLDHAM, BANES = "E08000004", "E06000022"
FIGURES = ROOT.parent / "shared" / "figures"


def _rows(dataset: str, name: str) -> list[dict[str, str]]:
    path = DATA / "bundled" / dataset / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REGISTER = _rows("cqc_api_locations", "locations_2025.csv")
SOCIAL_CARE = [row for row in REGISTER if row["location_type"] == "Social Care Org"]
HOMES = [
    row
    for row in SOCIAL_CARE
    if row["registration_status"] == "Registered" and row["is_care_home"] == "Y"
]


def test_the_register_of_oldham_is_whole(store: Path) -> None:
    rows = ask(
        store,
        "select in_scope, status, count(*) from mart.location"
        " where council_code = $1 group by all order by all",
        [OLDHAM],
    )
    assert sum(count for *_, count in rows) == len(REGISTER) == 451
    in_scope = {status: count for is_in, status, count in rows if is_in}
    assert in_scope == {"registered": 106, "deregistered": 118}
    assert len(SOCIAL_CARE) == 224


def test_the_care_homes_of_oldham_have_the_beds_of_the_register(store: Path) -> None:
    rows = ask(
        store,
        "select count(*), sum(bed_count) from mart.location"
        " where council_code = $1 and is_counted and is_registered and is_care_home",
        [OLDHAM],
    )
    assert rows == [(44, 1574)]
    assert sum(int(row["bed_count"]) for row in HOMES) == 1574


def test_care_homes_are_rated_as_the_regulator_says(store: Path) -> None:
    # For each home the newer framework's assessment, else the current overall rating.
    homes = {row["location_id"] for row in HOMES}
    current = {}
    for row in _rows("cqc_api_ratings", "ratings_2025.csv"):
        newer = row["rating_set"] == "assessment"
        is_overall = row["domain"] == "Overall" and (newer or row["service_group"] == "Overall")
        is_first = newer or row["location_id"] not in current
        if row["location_id"] in homes and row["is_current"] == "Y" and is_overall and is_first:
            current[row["location_id"]] = row["rating"]
    expected = Counter(current.get(home, "none") for home in homes)
    assert expected == {"Good": 34, "Requires improvement": 6, "none": 4}
    found = ask(
        store,
        "select rating.rating_name, count(*) from mart.location_rating as rating"
        " inner join mart.location as location using (location_id)"
        " where location.council_code = $1 and location.is_registered and location.is_care_home"
        " group by all",
        [OLDHAM],
    )
    assert dict(found) == {"Good": 34, "Requires improvement": 6, "No published rating": 4}


def test_links_are_resolved_in_both_directions(store: Path) -> None:
    held = {row["location_id"] for row in REGISTER}
    pairs = set()
    for row in _rows("cqc_api_relationships", "relationships_2025.csv"):
        ends = (row["related_location_id"], row["location_id"])
        pairs.add(ends if row["relationship_type"] == "HSCA Predecessor" else ends[::-1])
    found = ask(
        store,
        "select old_location_id, new_location_id from mart.succession where found_by = 'link'",
    )
    assert set(found) == pairs
    assert sum(old in held and new in held for old, new in pairs) == 120  # 240 links, told twice
    assert len(pairs) == 134


def test_the_list_of_2014_is_held_for_bath_and_north_east_somerset(store: Path) -> None:
    rows = ask(
        store,
        "select count(*), sum(is_care_home::int), count(bed_count), min(status_date)::varchar"
        " from mart.location where council_code = $1 and is_counted",
        [BANES],
    )
    assert rows == [(87, 65, 0, "2014-10-19")]
    nursing = ask(
        store,
        "select count(*) from mart.location_service inner join mart.location using (location_id)"
        " where council_code = $1 and service_type_code = 'nursing_home'",
        [BANES],
    )
    assert nursing == [(24,)]
    rated = ask(
        store,
        "select distinct rating_class from mart.location_rating"
        " inner join mart.location using (location_id) where council_code = $1",
        [BANES],
    )
    assert rated == [("not_held",)], "the directory carries no ratings"


@pytest.mark.parametrize(
    ("council", "homes", "beds"),
    [
        (BANES, 55, 1609),
        ("E08000018", 79, 2329),
        ("E10000017", 417, 12830),
        ("E10000031", 164, 5363),
        (OLDHAM, 44, 1786),
    ],
)
def test_beds_by_neighbourhood_add_up(store: Path, council: str, homes: int, beds: int) -> None:
    rows = ask(
        store,
        "select home_count, bed_count from mart.care_home_beds where area_code = $1",
        [council],
    )
    assert rows == [(homes, beds)]


@pytest.mark.skipif(not FIGURES.is_dir(), reason="the source tables are not beside the repository")
def test_what_ships_is_what_was_read(store: Path) -> None:
    for name in ("cqc_register_oldham_2025.csv", "cqc_directory_banes_2014.csv"):
        with (FIGURES / name).open(encoding="utf-8", newline="") as file:
            expected = {
                row["location_id"]: (row["name"], row["postcode"], row["lsoa_code"])
                for row in csv.DictReader(file)
                if "Dr " not in row["name"]  # names that hold a person's are withheld
            }
        found = {
            code: tuple(rest)
            for code, *rest in ask(
                store, "select location_id, location_name, postcode, lsoa_code from mart.location"
            )
            if code in expected
        }
        assert found == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (
            ("Oldham", OLDHAM),
            "Oldham had 106 registered locations of adult social care on 28 March 2025, 44 of "
            "them care homes with 1,574 beds",
        ),
        (
            ("Bath and North East Somerset", BANES),
            "Bath and North East Somerset had 87 registered locations of adult social care on "
            "19 October 2014, 65 of them care homes",
        ),
        (("Rotherham", "E08000018"), "Rotherham had 79 care homes with 2,329 beds in 2022"),
    ],
)
def test_the_first_page_states_the_market(
    store: Path, place: tuple[str, str], expected: str
) -> None:
    row = open_store(store).query("glance__market", area_code=place[1]).iloc[0].to_dict()
    said = words.market_at_a_glance(row, place=place[0], day=words.listed(row["listed_date"]))
    assert (said.text, said.holds) == (expected, True)


def test_the_first_page_counts_ratings_of_registered_locations(store: Path) -> None:
    row = open_store(store).query("glance__market", area_code=OLDHAM).iloc[0]
    assert (row["good_count"], row["rated_count"]) == (63, 74)
    for council in (BANES, "E08000018"):
        row = open_store(store).query("glance__market", area_code=council).iloc[0]
        assert row[["good_count", "rated_count"]].isna().all(), "not held is not 0"


def test_names_of_people_are_withheld_in_what_ships() -> None:
    names = [row["location_name"] for row in REGISTER] + [row["provider_name"] for row in REGISTER]
    names += [row["provider_name"] for row in _rows("cqc_directory", "directory_2014.csv")]
    titled = re.compile(r"\b(Mr|Mrs|Ms|Miss|Dr|Prof|Rev)\b\.? ")
    assert not [name for name in names if titled.search(name)]
    assert names.count("Name withheld") == 5


def test_the_rules_without_links_find_what_the_regulator_links(store: Path, tmp_path: Path) -> None:
    """The pairs of Oldham that CQC links, found again by address, name and dates alone."""
    copy = tmp_path / "copy.duckdb"
    shutil.copy(store, copy)
    with duckdb.connect(str(copy)) as connection:
        linked = set(
            connection.execute(
                "select old_location_id, new_location_id from mart.succession"
                " where found_by = 'link' and is_local"
            ).fetchall()
        )
        connection.execute("delete from staging.cqc_api_relationships")
        text = (QUERIES / "mart" / "succession.sql").read_text(encoding="utf-8")
        found = {(row[0], row[1]) for row in connection.execute(text).fetchall()}
    homes = {row["location_id"] for row in SOCIAL_CARE if row["is_care_home"] == "Y"}
    of_homes = {pair for pair in linked if set(pair) <= homes}
    assert (len(of_homes), len(of_homes & found)) == (26, 26)
    others = linked - of_homes
    assert (len(others), len(others & found)) == (28, 23)
    assert "all 26 of care homes and 23 of the 28 of other services" in " ".join(
        ledger.RULE.split()
    )
