"""The importer on real files in the official formats, where they are at hand."""

import csv
from pathlib import Path

import pytest

from mps.intake import Asked
from mps.paths import DATA, ROOT
from tests.importing import lay_out, rows, take_files, take_good

OFFICIAL = ROOT.parent / "shared" / "official" / "cqc"
LINCOLNSHIRE = (
    "latest_ratings_locations_lincolnshire/Latest_ratings_Locations_sheet_Lincolnshire.csv"
)
ACTIVE = "04_May_2021_HSCA_Active_Locations_README_and_first49rows_names_blanked.ods"
DIRECTORY = "16_September_2026_CQC_directory_LAYOUT_2rows_retyped.csv"
OLDHAM = "api_v1_locations_oldham"

pytestmark = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official files are not here")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "tree")


def _bundled(dataset: str) -> list[dict[str, str]]:
    [path] = (DATA / "bundled" / dataset).glob("*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_oldham_s_register_is_read_whole(root: Path) -> None:
    release, said = take_good(root, OFFICIAL / OLDHAM)
    assert release.tables == {
        "cqc_api_locations": 451,
        "cqc_api_ratings": 4424,
        "cqc_api_relationships": 254,
    }
    assert "repeat another in full and are left out: 1." in said
    locations = rows(root, release, "cqc_api_locations")
    social = [row for row in locations if row["location_type"] == "Social Care Org"]
    statuses = [row["registration_status"] for row in social]
    assert len(social) == 224
    assert (statuses.count("Registered"), statuses.count("Deregistered")) == (106, 118)
    homes = [
        int(str(row["bed_count"]))
        for row in social
        if row["registration_status"] == "Registered" and row["is_care_home"] == "Y"
    ]
    assert (len(homes), sum(homes)) == (44, 1574)


@pytest.mark.parametrize("dataset", ["cqc_api_ratings", "cqc_api_relationships"])
def test_oldham_s_register_gives_the_bundled_rows(root: Path, dataset: str) -> None:
    release, _ = take_good(root, OFFICIAL / OLDHAM)
    bundled = _bundled(dataset)
    columns = list(bundled[0])
    read = [tuple(row[one] or "" for one in columns) for row in rows(root, release, dataset)]
    assert sorted(read) == sorted(tuple(row.values()) for row in bundled)


def test_oldham_s_relationships_are_held_from_both_ends(root: Path) -> None:
    release, _ = take_good(root, OFFICIAL / OLDHAM)
    known = {row["location_id"] for row in rows(root, release, "cqc_api_locations")}
    links = {
        (row["location_id"], row["related_location_id"], row["relationship_type"])
        for row in rows(root, release, "cqc_api_relationships")
    }
    inside = [link for link in links if link[1] in known]
    other = {"HSCA Predecessor": "HSCA Successor", "HSCA Successor": "HSCA Predecessor"}
    assert inside
    assert all((new, old, other[str(kind)]) in links for old, new, kind in inside)


def test_lincolnshire_s_ratings_are_read_month_first(root: Path) -> None:
    release, said = take_good(root, OFFICIAL / LINCOLNSHIRE)
    assert release.tables == {"cqc_latest_ratings": 4159}
    assert "478 locations, 4,159 ratings" in said
    assert "Dates are read month first: 2,393 of 4,099 can be read no other way." in said
    assert (release.release_date, release.date_order) == ("2026-05-29", "us")


def test_genuine_ods_of_2021_is_read(root: Path) -> None:
    release, _ = take_good(root, OFFICIAL / ACTIVE)
    assert (release.layout, release.release_date) == ("layout of 2021", "2021-05-04")
    found = rows(root, release)
    assert len(found) == 49
    assert sum(row["is_care_home"] == "Y" for row in found) == 11
    [henley] = [row for row in found if row["location_id"] == "1-10000302982"]
    assert henley["registered_date"] == "2020-12-11"
    assert henley["service_types"] == "Care home service without nursing"
    assert (henley["bed_count"], henley["lat"], henley["lon"]) == ("66", "52.08597", "1.149148")


def test_directory_of_2026_is_read(root: Path) -> None:
    release, _ = take_good(root, OFFICIAL / DIRECTORY)
    assert release.release_date == "2026-09-16"
    assert [row["last_check_date"] for row in rows(root, release)] == ["2018-01-09", "2022-05-19"]


def test_whole_folder_is_sorted_out(root: Path) -> None:
    taken, _ = take_files(root, OFFICIAL, asked=Asked())
    assert {release.format for release in taken.kept} == {
        *("cqc_api", "cqc_directory", "cqc_active_locations", "cqc_latest_ratings"),
    }
    assert {Path(one.file).suffix for one in taken.problems} == {".txt", ".csv"}
    assert all("column names of a file that is taken" in one.message for one in taken.problems)
