"""The store says what the publishers' files say.

The values here were read from the files, or added up from them by hand, never taken from the
store. Whole files are compared in test_official_files.py.
"""

from collections import Counter
from pathlib import Path

import pytest

from mps.store import Store, open_store
from tests.asking import ask

BANES, ROTHERHAM, OLDHAM = "E06000022", "E08000018", "E08000004"
LANCASHIRE, WARWICKSHIRE = "E10000017", "E10000031"
SOUTH_WEST, ENGLAND = "E12000009", "E92000001"

# ONS small-area estimates (SAPE20DT2, SAPE22DT2, SAPE23DT2) and MYE2: all people, by year.
HELD_TOTALS = {
    BANES: {2017: 188_678, 2019: 193_282, 2020: 196_357},
    ROTHERHAM: {2017: 263_375, 2019: 265_411, 2020: 264_984},
    LANCASHIRE: {2017: 1_201_855, 2019: 1_219_799, 2020: 1_227_076},
    WARWICKSHIRE: {2017: 564_562, 2019: 577_933, 2020: 583_786},
    OLDHAM: {2017: 233_759, 2019: 237_110, 2020: 237_628},
}
# Area, year, all people, 65 and over, 75 and over, 85 and over.
AREA_POPULATION = [
    (BANES, 2017, 188_678, 35_659, 16_681, 5_273),
    (BANES, 2016, 187_751, 35_382, 16_619, 5_269),
    (BANES, 2013, 180_097, 33_933, 16_417, 5_122),
    (BANES, 2011, 175_538, 32_059, 15_941, 4_936),
    (LANCASHIRE, 2020, 1_227_076, 255_637, 117_093, 32_032),
    (SOUTH_WEST, 2016, 5_515_953, 1_190_935, 541_468, 168_555),
    (ENGLAND, 2011, 53_107_169, 8_729_667, 4_137_496, 1_193_318),
    (ENGLAND, 2020, 56_550_138, 10_464_019, 4_865_591, 1_406_410),
    ("E07000123", 2017, 141_346, 20_712, 9_532, 2_669),  # Preston, 86 small areas
    ("E07000222", 2020, 144_909, 27_275, 13_389, 4_040),  # Warwick, 86 small areas
    (f"{BANES}-bath", 2017, 95_024, 15_357, 7_390, 2_505),
    (f"{BANES}-bathavon", 2017, 13_230, 3_018, 1_451, 417),
    (f"{BANES}-chew-valley", 2017, 11_599, 2_663, 1_077, 279),
    (f"{BANES}-keynsham", 2017, 25_566, 6_321, 3_029, 1_061),
    (f"{BANES}-somer-valley", 2017, 43_259, 8_300, 3_734, 1_011),
    ("E05001935", 2019, 5_995, 1_036, 544, 196),  # Abbey ward, Bath: three small areas
    ("E05001028", 2020, 15_077, 2_289, 1_061, 274),  # Rother Vale ward: seven
    ("E05000732", 2020, 9_118, 2_282, 1_030, 263),  # Saddleworth South ward: five
    ("E02002987", 2017, 1_248 + 1_552 + 1_392 + 1_460, 1_565, 771, 274),  # Keynsham East MSOA
    ("E02003000", 2020, 9_633, 2_704, 1_304, 355),  # an MSOA in two community areas
    ("E01014370", 2017, 1_938, 395, 244, 105),
]
PROJECTED_65_PLUS = {
    BANES: {2022: 38_149, 2030: 44_069, 2040: 49_708, 2047: 51_653},
    ROTHERHAM: {2022: 52_918, 2030: 58_593, 2040: 63_650, 2047: 63_590},
}


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


@pytest.mark.parametrize("row", AREA_POPULATION, ids=lambda row: f"{row[0]}-{row[1]}")
def test_area_population(opened: Store, row: tuple[str, int, int, int, int, int]) -> None:
    found = opened.query("area_population", area_code=row[0], mid_year=row[1])
    assert len(found) == 1
    columns = ["people", "people_65_plus", "people_75_plus", "people_85_plus"]
    assert tuple(found.loc[0, columns]) == row[2:]


@pytest.mark.parametrize(
    ("area_code", "mid_year"),
    [("E01014370", 2018), (f"{BANES}-bath", 2016), (SOUTH_WEST, 2013), (BANES, 2021), ("x", 2017)],
)
def test_year_not_held_gives_no_row(opened: Store, area_code: str, mid_year: int) -> None:
    assert opened.query("area_population", area_code=area_code, mid_year=mid_year).empty


@pytest.mark.parametrize("council", HELD_TOTALS)
def test_every_level_adds_up_to_the_published_total(store: Path, council: str) -> None:
    found = ask(
        store,
        """
        select area_level, mid_year, sum(people)
        from mart.area_population
        where council_code = ? and age_group = 'all' and mid_year in (2017, 2019, 2020)
        group by all
        """,
        [council],
    )
    levels = {"council", "ward", "msoa", "lsoa"}
    levels |= {"district"} if council in (LANCASHIRE, WARWICKSHIRE) else set()
    levels |= {"community_area"} if council == BANES else set()
    wanted = {(level, *held) for level in levels for held in HELD_TOTALS[council].items()}
    assert {(level, year, int(people)) for level, year, people in found} == wanted


@pytest.mark.parametrize(
    ("council", "counts"),
    [
        (BANES, {"lsoa": 115, "msoa": 27, "ward": 37, "community_area": 5, "council": 1}),
        (ROTHERHAM, {"lsoa": 167, "msoa": 33, "ward": 21, "council": 1}),
        (LANCASHIRE, {"lsoa": 756, "msoa": 154, "ward": 251, "district": 12, "council": 1}),
        (WARWICKSHIRE, {"lsoa": 339, "msoa": 66, "ward": 107, "district": 5, "council": 1}),
        (OLDHAM, {"lsoa": 141, "msoa": 33, "ward": 20, "council": 1}),
    ],
)
def test_areas_of_each_council(opened: Store, council: str, counts: dict[str, int]) -> None:
    found = opened.query("areas", council_code=council)
    assert Counter(found["area_level"]) == {**counts, "region": 1, "england": 1}


def test_areas_hang_from_the_areas_they_lie_in(opened: Store) -> None:
    parents = {}
    for council in HELD_TOTALS:
        found = opened.query("areas", council_code=council)
        parents |= dict(zip(found["area_code"], found["parent_code"], strict=True))
    assert parents["E01014395"] == "E02002987"  # small area to MSOA
    assert parents["E02002987"] == BANES  # MSOA to a council that is its own district
    assert parents["E05005270"] == "E07000123"  # Ashton ward to Preston
    assert parents["E05005186"] == "E07000119"  # the other Ashton ward to Fylde
    assert parents["E07000123"] == LANCASHIRE
    assert parents[f"{BANES}-keynsham"] == BANES
    assert parents[BANES] == SOUTH_WEST
    assert parents[SOUTH_WEST] == ENGLAND


def test_three_msoas_and_one_ward_straddle_community_areas(
    store: Path,
) -> None:
    asked = """
        select {level}_code
        from mart.lsoa
        where community_area_code is not null
        group by all
        having count(distinct community_area_code) > 1
    """
    msoas = ask(store, asked.format(level="msoa"))
    assert {row[0] for row in msoas} == {"E02003000", "E02003004", "E02003006"}
    # Publow and Whitchurch: Whitchurch parish is in the Keynsham area, the rest in Chew Valley.
    assert ask(store, asked.format(level="ward")) == [("E05001961",)]


def test_bath_holds_half_of_the_people(opened: Store) -> None:
    bath = opened.query("area_population", area_code=f"{BANES}-bath", mid_year=2017)
    council = opened.query("area_population", area_code=BANES, mid_year=2017)
    assert round(100 * bath.loc[0, "people"] / council.loc[0, "people"], 1) == 50.4


def test_older_people_of_banes_over_the_years(opened: Store) -> None:
    wanted = {2011: 32_059, 2013: 33_933, 2015: 35_004, 2016: 35_382}
    wanted |= {2017: 35_659, 2018: 36_260, 2019: 36_682, 2020: 36_991}
    for year, people in wanted.items():
        found = opened.query("area_population", area_code=BANES, mid_year=year)
        assert found.loc[0, "people_65_plus"] == people


def test_total_of_2016_is_held_as_first_published_and_as_revised(
    store: Path,
) -> None:
    asked = """
        select people, first_published_people, status
        from mart.population_total
        where area_code = ? and mid_year = ?
    """
    found = ask(store, asked, [BANES, 2016])
    assert found == [(186_946, 187_751, "revised")]
    assert ask(store, asked, [BANES, 2001]) == [(169_158, None, None)]


@pytest.mark.parametrize("council", PROJECTED_65_PLUS)
def test_projected_older_people(store: Path, council: str) -> None:
    found = ask(
        store,
        """
        select projection_year, round(sum(people))
        from mart.population_projection
        where area_code = ? and age >= 65 and projection_year in (2022, 2030, 2040, 2047)
        group by projection_year
        """,
        [council],
    )
    assert {year: int(people) for year, people in found} == PROJECTED_65_PLUS[council]


def test_projections_are_held_for_two_councils_only(store: Path) -> None:
    asked = "select distinct area_code, variant from mart.population_projection order by 1"
    variant = "2022-based, migration category variant"
    assert ask(store, asked) == [(BANES, variant), (ROTHERHAM, variant)]
