"""ONS mid-year estimates: every council by sex and single year of age, one series and no other."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from mps.paths import DATA, ROOT
from tests import source_files as files
from tests.importing import lay_out, rows, take_bad, take_good

OFFICIAL = ROOT.parent / "shared" / "official" / "ons" / "mid_year_estimates"
EDITIONS = {
    2015: "MYE2_population_by_sex_and_age_for_local_authorities_UK_2015.xls",
    2016: "ukmidyearestimates2016.xls",
    2017: "ukmidyearestimates2017finalversion.xls",
    2018: "ukmidyearestimates20182019ladcodes.xls",
    2019: "ukmidyearestimates20192020ladcodes.xls",
    2020: "ukpopestimatesmid2020on2021geography.xls",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "tree")


def test_councils_regions_and_england_are_read_by_sex_and_age(root: Path) -> None:
    release, said = take_good(root, files.write_mid_year(root / "download"))
    assert (release.format, release.release_date) == ("ons_council_population", "2020-06-30")
    assert release.release_date_from == "stated in the file"
    assert release.tables == {"ons_council_population": 4 * 3 * 91}
    assert "districts, groups of councils and countries that are left out: 9." in said
    found = rows(root, release)
    assert {(row["area_code"], row["area_name"], row["area_level"]) for row in found} == {
        ("E92000001", "England", "england"),
        ("E12000009", "South West", "region"),
        ("E06000022", "Bath and North East Somerset", "council"),
        ("E10000017", "Lancashire", "council"),
    }
    assert {row["status"] for row in found} == {"published"}
    assert {row["mid_year"] for row in found} == {"2020"}
    [oldest] = [
        row
        for row in found
        if (row["area_code"], row["sex"], row["age"]) == ("E06000022", "females", "90")
    ]
    assert oldest["people"] == "6"
    assert oldest["source_file"] == "download, sheet MYE2 - Females"
    assert oldest["source_row"] == 7


def test_series_after_the_census_of_2021_is_refused(root: Path) -> None:
    [problem] = take_bad(root, files.write_mid_year(root / "download", 2023))
    assert problem.value == "mid-2023"
    assert "take the 2021 Census into account" in problem.message
    assert "up to mid-2020" in problem.remedy


def test_revised_edition_is_refused(root: Path) -> None:
    sheet = files.mid_year_rows("Persons")
    sheet[0] = ["Revised in the light of later evidence"]
    [problem] = take_bad(root, files.write_mid_year(root / "download", **{"MYE2 - Persons": sheet}))
    assert "this is a revised edition" in problem.message


def test_workbook_that_says_no_year_is_refused(root: Path) -> None:
    sheets = {name: rows[2:] for name, rows in files.mid_year_sheets().items() if "MYE2" in name}
    [problem] = take_bad(root, files.write_mid_year(root / "download", **sheets))
    assert "says of which mid-year it is" in problem.message


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        (3, "911", "the ages add up to 910"),
        (4, "-1", "cannot be less than 0"),
        (5, "10.5", "a whole number of people"),
        (6, "", "a whole number of people"),
        (7, "ten", "this is not a number"),
    ],
)
def test_cell_that_cannot_be_is_told(root: Path, column: int, cell: str, told: str) -> None:
    sheet = files.mid_year_rows("Persons")
    sheet[6][column] = cell
    path = files.write_mid_year(root / "download", **{"MYE2 - Persons": sheet})
    [problem] = take_bad(root, path)
    assert (problem.file, problem.row) == (f"{path}, sheet MYE2 - Persons", 7)
    assert (problem.column, problem.value) == (sheet[2][column], cell)
    assert told in problem.message


def test_unknown_council_is_told_and_a_missing_sheet_too(root: Path) -> None:
    sheet = files.mid_year_rows("Persons")
    sheet[6][0] = "E06999999"
    path = files.write_mid_year(
        root / "download", **{"MYE2 - Persons": sheet, "MYE2 - Males": [["nothing"]]}
    )
    first, second = take_bad(root, path)
    assert "there is no sheet MYE2 of males" in first.message
    assert (second.row, second.value) == (7, "E06999999")


def test_same_sex_twice_is_told(root: Path) -> None:
    sheet = files.mid_year_rows("Males", people=6)
    path = files.write_mid_year(root / "download", **{"MYE2 - again": sheet})
    problems = take_bad(root, path)
    assert any("the same as the sheet MYE2 - Males" in one.message for one in problems)


@pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official files are not here")
@pytest.mark.parametrize("year", EDITIONS)
def test_official_workbook_gives_the_bundled_rows(root: Path, year: int) -> None:
    release, _ = take_good(root, OFFICIAL / EDITIONS[year])
    assert release.release_date == f"{year}-06-30"
    key = ("area_code", "area_level", "sex", "age")
    found = {tuple(row[one] for one in key): row for row in rows(root, release)}
    path = DATA / "bundled" / "ons_council_population" / "council_population.csv"
    count = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["mid_year"] == str(year):
                read = found[tuple(row[one] for one in key)]
                assert (read["people"], read["area_name"]) == (row["people"], row["area_name"])
                count += 1
    assert count == 10 * 3 * 91
    assert len(found) in (161 * 3 * 91, 162 * 3 * 91)


@pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official files are not here")
def test_official_councils_add_up_to_their_regions_and_england(root: Path) -> None:
    release, _ = take_good(root, OFFICIAL / EDITIONS[2020])
    sums: dict[str, int] = defaultdict(int)
    for row in rows(root, release):
        sums[f"{row['area_level']} {row['sex']}"] += int(str(row["people"]))
    assert sums["council persons"] == sums["region persons"] == sums["england persons"]
    assert sums["england persons"] == 56_550_138  # the publisher's own total
    assert sums["england males"] + sums["england females"] == 56_550_138
