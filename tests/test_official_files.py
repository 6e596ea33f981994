"""The store compared, cell by cell, with files in the publishers' own formats.

They are kept beside the repository; the tests skip where they are not.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from mps.paths import ROOT
from tests.asking import ask

OFFICIAL = ROOT.parent / "shared" / "official"
ENGLAND = "E92000001"
UNITARY = ["E06000022", "E08000018", "E08000004"]  # nomis has districts, no counties


def _official(path: str) -> Path:
    found = OFFICIAL / path
    if not found.is_file():
        pytest.skip("the publishers' own files are not beside the repository")
    return found


def _columns(path: str, key: str, *values: str) -> dict[str, tuple[str, ...]]:
    """Columns of one of the publishers' CSV files by the column `key`."""
    with _official(path).open(encoding="utf-8-sig", newline="") as file:
        return {row[key]: tuple(row[one] for one in values) for row in csv.DictReader(file)}


def test_small_areas_lie_where_the_publishers_say(store: Path) -> None:
    found = ask(
        store, "select lsoa_code, lsoa_name, msoa_code, ward_code, rural_urban_name from mart.lsoa"
    )
    msoas = _columns("ons/lookups/lsoa_to_msoa.csv", "lsoa11cd", "lsoa11nm", "msoa11cd")
    wards = _columns(
        "ons/lookups/repackaged_lookup_lsoa11_ward17.csv", "lsoa11_code", "ward17_code"
    )
    classes = _columns(
        "ons/rural_urban/Rural_Urban_Classification_2011_of_Lower_Layer_Super_Output_Areas"
        "_in_England_and_Wales.csv",
        "LSOA11CD",
        "RUC11",
    )
    assert len(found) == 1_518
    for code, *said in found:
        assert said == [*msoas[code], *wards[code], *classes[code]]


def test_msoas_bear_the_names_of_the_commons_library(store: Path) -> None:
    names = _columns("ons/names/MSOA-Names-2011.csv", "msoa11cd", "msoa11hclnm")
    found = ask(store, "select area_code, area_name from mart.area where area_level = 'msoa'")
    assert len(found) == 313
    for code, name in found:
        assert (name,) == names[code]


def test_deprivation_is_that_of_the_ministry(store: Path) -> None:
    path = "mhclg/EXTRACT_imd2019_lsoa11_five_councils.csv"
    wanted = _columns(path, "lsoa11_code", "IMD_rank", "IMD_decile")
    found = ask(store, "select lsoa_code, imd_rank, imd_decile from mart.lsoa")
    assert {code: (str(rank), str(decile)) for code, rank, decile in found} == wanted


@pytest.mark.parametrize("year", [2015, 2016, 2017, 2018, 2019, 2020])
def test_ages_are_those_of_the_yearly_workbooks(store: Path, year: int) -> None:
    xlrd = pytest.importorskip("xlrd")
    files = {
        2015: "MYE2_population_by_sex_and_age_for_local_authorities_UK_2015.xls",
        2016: "ukmidyearestimates2016.xls",
        2017: "ukmidyearestimates2017finalversion.xls",
        2018: "ukmidyearestimates20182019ladcodes.xls",
        2019: "ukmidyearestimates20192020ladcodes.xls",
        2020: "ukpopestimatesmid2020on2021geography.xls",
    }
    path = _official(f"ons/mid_year_estimates/{files[year]}")
    with xlrd.open_workbook(path, on_demand=True) as book:
        names = [name for name in book.sheet_names() if "Persons" in name or "All" in name]
        sheet = book.sheet_by_name(names[0])
        wanted = {
            row[0]: [int(cell) for cell in row[-91:]]
            for row in map(sheet.row_values, range(sheet.nrows))
            if str(row[0])[:1] == "E"
        }
    found = ask(
        store,
        """
        select area_code, list(people order by age)
        from mart.population_by_age
        where sex = 'persons' and mid_year = ?
        group by area_code
        """,
        [year],
    )
    assert len(found) == 10
    for code, people in found:
        assert people == wanted[code]


def test_ages_of_2011_are_those_of_nomis(store: Path) -> None:
    path = _official("ons/nomis/NM_2002_1_151616f94c529da389b698c548ded518.tsv")
    wanted = Counter[tuple[str, str, int]]()
    sexes = {"1": "males", "2": "females"}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            sex, age = sexes[row["GENDER"]], int(row["C_AGE"]) - 101
            wanted[row["GEOGRAPHY_CODE"], sex, age] += int(row["OBS_VALUE"])
            if row["GEOGRAPHY_CODE"][:1] == "E":
                wanted[ENGLAND, sex, age] += int(row["OBS_VALUE"])
    found = ask(
        store,
        """
        select area_code, sex, age, people
        from mart.population_by_age
        where mid_year = 2011 and sex <> 'persons' and area_code in (?, ?, ?, ?)
        """,
        [*UNITARY, ENGLAND],
    )
    assert len(found) == 4 * 2 * 91
    for *key, people in found:
        assert people == wanted[tuple(key)]


def test_projections_are_those_of_the_published_table(store: Path) -> None:
    path = _official(
        "ons/projections/2022_SNPP_Population_persons_EXTRACT_E06000022_E08000018"
        "_ages_65plus_and_all.csv"
    )
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["AGE_GROUP"] != "All ages"]
    wanted = {
        (row["AREA_CODE"], int(row["AGE_GROUP"][:2]), year): float(row[str(year)])
        for row in rows
        for year in range(2022, 2048)
    }
    asked = "select area_code, age, projection_year, people from mart.population_projection"
    found = {tuple(key): people for *key, people in ask(store, asked)}
    assert found == wanted
