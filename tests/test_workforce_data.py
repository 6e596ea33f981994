"""The workforce figures held: each number of the papers and publishers, typed by hand.

The statement is the draft market position statement of Bath and North East Somerset of March
2018, section 8.4. Turnover is checked against a table written by hand from the publishers' files.
"""

import csv
from pathlib import Path

import pytest

from mps.paths import DATA, ROOT
from tests.asking import ask

BATH, ROTHERHAM, LANCASHIRE = "E06000022", "E08000018", "E10000017"
WARWICKSHIRE, OLDHAM = "E10000031", "E08000004"
SOUTH_WEST, ENGLAND = "E12000009", "E92000001"
PAPERS = ROOT.parent / "shared" / "seeds"
STATEMENT = PAPERS / "banes-2018-market-position-statement-older-adults.txt"

# Section 8.4 of the statement, read by hand: indicator, place, number.
STATED = {
    ("economic_value", ENGLAND): 41.6, ("economic_value", SOUTH_WEST): 4.5,
    ("wage_share", ENGLAND): 50, ("wage_share", SOUTH_WEST): 50,
    ("jobs", BATH): 4100, ("sickness_days", BATH): 17900,
    ("jobs_growth", SOUTH_WEST): 4, ("jobs_growth", ENGLAND): 19,
    ("jobs_growth_needed", SOUTH_WEST): 35, ("jobs_needed", SOUTH_WEST): 230000,
    ("recruited_within_sector", BATH): 76,
    ("turnover_rate", ENGLAND): 28, ("turnover_rate", BATH): 32,
    ("turnover_rate", SOUTH_WEST): 32, ("experience_years", BATH): 7.6,
    ("three_years_experience", BATH): 66.7, ("vacancy_rate", BATH): 10.1,
    ("vacant_posts", BATH): 400, ("vacancy_rate", SOUTH_WEST): 6.9,
    ("vacancy_rate", ENGLAND): 6.6, ("eu_nationality", BATH): 17,
    ("non_eu_nationality", BATH): 7, ("qualified", BATH): 35, ("qualified", SOUTH_WEST): 50,
    ("unqualified_five_years", BATH): 30, ("partner_councils", SOUTH_WEST): 16,
}  # fmt: skip
# What the statement says around the number, where it is not the number alone.
PRINTED = {
    ("vacancy_rate", BATH): "approximately 10.1%",
    ("sickness_days", BATH): "approximately 17,900",
    ("three_years_experience", BATH): "two thirds",
    ("unqualified_five_years", BATH): "nearly 30%",
    ("recruited_within_sector", BATH): "over three quarters (76%)",
    ("jobs_growth_needed", SOUTH_WEST): "up to 35%",
    ("wage_share", ENGLAND): "almost half",
}
# Words of the paper by which each is found there.
IN_THE_PAPER = (
    "£41.6bn a year", "£4.5bn in the South West", "almost half of this on staff wages",
    "4,100 social care jobs", "approximately 17,900 days", "(4%) than nationally (19%)",
    "up to 35% (230,000 jobs) by 2030", "Over three quarters (76%) of new starters",
    "national (28%). B&NES & SW (32%)", "average 7.6 years of experience",
    "Two thirds working in the sector for at least three years",
    "approximately 10.1% (400 vacancies)", "regional (6.9%) and national average (6.6%)",
    "17% of our social care workforce", "7% from outside the EU", "35% B&NES local",
    "50% South West", "nearly 30% of the B&NES workforce without", "16 local authorities",
)  # fmt: skip

# Staff turnover in per cent; Office for Local Government to 2022-23, then ASCOF 6A.
YEARS = ("2016-17", "2017-18", "2018-19", "2019-20", "2020-21", "2021-22", "2022-23")
TURNOVER = {
    BATH: (32.2, 25.2, 27.6, 29.6, 31.9, 26.8, 33.5),
    ROTHERHAM: (27.8, 29.3, 32.0, None, 30.8, 35.0, 33.5),
    LANCASHIRE: (27.8, 32.4, 31.5, 31.0, 28.1, 26.3, 27.2),
    WARWICKSHIRE: (22.4, 27.3, 32.1, 35.9, 29.5, 28.5, 31.5),
}
MEDIAN = (26.3, 29.0, 30.3, 31.0, 28.3, 28.6, 28.0)
NEWER = {
    BATH: (25.2, 25.5), ROTHERHAM: (17.1, 19.5), LANCASHIRE: (24.0, 24.7),
    WARWICKSHIRE: (29.8, 28.8), ENGLAND: (24.8, 23.7), SOUTH_WEST: (26.1, 25.2),
}  # fmt: skip
# LG Inform, 2023-24: care homes, homecare, day care, community care.
CARE_TYPES = {
    BATH: (28.5, 18.7, 11.8, 28.7), ENGLAND: (27.1, 24.6, 12.1, 15.7),
    "E08000016": (22.1, 15.4, 12.1, 12.3),
}  # fmt: skip


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value + 1e-9, 1)


def test_every_workforce_fact_of_the_statement_is_held(store: Path) -> None:
    rows = ask(
        store,
        "select indicator, area_code, value, printed from mart.workforce where stated_by = ?",
        [BATH],
    )
    assert {(indicator, area): value for indicator, area, value, _ in rows} == STATED
    printed = {(indicator, area): text for indicator, area, _, text in rows}
    assert {key: printed[key] for key in PRINTED} == PRINTED


@pytest.mark.parametrize("words", IN_THE_PAPER)
def test_the_statement_says_so(words: str) -> None:
    if not STATEMENT.is_file():
        pytest.skip("the council papers are not beside the repository")
    assert words in " ".join(STATEMENT.read_text(encoding="utf-8").split())


def test_every_fact_of_the_statement_names_its_published_figure() -> None:
    with (DATA / "councils/bath-and-north-east-somerset/workforce.csv").open() as file:
        named = [row["figure_id"] for row in csv.DictReader(file)]
    with (DATA / "councils/bath-and-north-east-somerset/published_figures.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["topic"] == "workforce"]
    assert all(named)
    assert set(named) == {row["figure_id"] for row in rows}


def test_warwickshires_own_papers_are_held_with_their_address(store: Path) -> None:
    """Strategy 2025 to 2030, page 6; market position statement of February 2024, page 6."""
    rows = ask(
        store,
        "select indicator, value, url from mart.workforce where stated_by = ? order by indicator",
        [WARWICKSHIRE],
    )
    assert [(indicator, value) for indicator, value, _ in rows] == [
        ("leavers_within_sector", 48), ("people_working", 15550),
        ("turnover_rate_care_homes", 40.7), ("vacancy_rate", 10.9),
        ("vacancy_rate_care_homes", 11.3),
    ]  # fmt: skip
    assert all(url.startswith("https://www.warwickshire.gov.uk/") for *_, url in rows)


@pytest.mark.parametrize("council", TURNOVER)
def test_turnover_to_2022_23_is_as_the_office_for_local_government_gave_it(
    council: str, store: Path
) -> None:
    rows = ask(
        store,
        "select period, value, status from mart.workforce "
        "where series_id = 'oflog' and area_code = ? order by period",
        [council],
    )
    assert tuple(period for period, *_ in rows) == YEARS
    assert tuple(rounded(value) for _, value, _ in rows) == TURNOVER[council]
    assert [status for _, value, status in rows if value is None] == [
        "not_published" for value in TURNOVER[council] if value is None
    ]


def test_the_median_of_councils_is_as_printed(store: Path) -> None:
    rows = ask(
        store,
        "select value from mart.workforce where indicator = 'turnover_rate_median' order by period",
    )
    assert tuple(rounded(value) for (value,) in rows) == MEDIAN


@pytest.mark.parametrize("area", NEWER)
def test_turnover_from_2023_24_is_measure_6a(area: str, store: Path) -> None:
    rows = ask(
        store,
        "select period, value from mart.workforce "
        "where series_id = 'ascof_6a' and area_code = ? order by period",
        [area],
    )
    assert [period for period, _ in rows] == ["2023-24", "2024-25"]
    assert tuple(rounded(value) for _, value in rows) == NEWER[area]


def test_no_series_has_years_on_both_sides_of_the_break(store: Path) -> None:
    rows = ask(
        store,
        "select series_id, min(period), max(period) from mart.workforce "
        "where series_id in ('oflog', 'ascof_6a') group by series_id order by series_id",
    )
    assert rows == [("ascof_6a", "2023-24", "2024-25"), ("oflog", "2016-17", "2022-23")]


def test_every_council_has_oflogs_rates_under_the_codes_of_their_time(store: Path) -> None:
    """152 councils to 2018-19, 151 after Bournemouth and Poole became one with Christchurch."""
    rows = dict(
        ask(
            store,
            "select period, count(*) from mart.workforce where series_id = 'oflog' "
            "and indicator = 'turnover_rate' group by period",
        )
    )
    assert rows == dict(zip(YEARS, (152, 152, 152, 151, 151, 152, 152), strict=True))
    [(name,)] = ask(
        store,
        "select area_name from mart.workforce where area_code = 'E06000029' and period = '2018-19'",
    )
    assert name == "Poole"
    [(cumbria,)] = ask(
        store,
        "select value from mart.workforce where area_code = 'E10000006' and period = '2022-23'",
    )
    assert rounded(cumbria) == 34.7


@pytest.mark.parametrize("area", CARE_TYPES)
def test_turnover_by_kind_of_care_is_as_lg_inform_gives_it(area: str, store: Path) -> None:
    """Barnsley's new code, E08000038, leads to the one used here."""
    rows = dict(
        ask(
            store,
            "select indicator, value from mart.workforce "
            "where series_id = 'lg_inform' and area_code = ?",
            [area],
        )
    )
    kinds = ("residential", "domiciliary", "day", "community")
    assert tuple(rows[f"turnover_rate_{kind}"] for kind in kinds) == CARE_TYPES[area]


def test_no_figure_stands_under_a_code_that_no_list_knows(store: Path) -> None:
    unknown = ask(
        store,
        "select distinct area_code from mart.workforce where area_code not in "
        "(select council_code from staging.reference_local_authorities "
        "union all select region_code from staging.reference_regions "
        "union all select 'E92000001')",
    )
    assert unknown == []


def test_quoted_figures_say_how_sure_they_are(store: Path) -> None:
    """England's vacancy rate as quoted, by year; a release restates the years before it."""
    rows = ask(
        store,
        "select period, value, status, told_by from mart.workforce where series_id = 'quoted' "
        "and area_code = 'E92000001' and indicator = 'vacancy_rate' order by period",
    )
    assert [(period, value) for period, value, *_ in rows] == [
        ("2016-17", 6.6), ("2017-18", 8.0), ("2021-22", 10.6), ("2022-23", 9.9),
        ("2023-24", 8.3), ("2024-25", 7.0),
    ]  # fmt: skip
    assert {status for _, _, status, _ in rows} == {"secondary"}
    assert "release of 2023" in rows[2][3]
    statuses = ask(
        store, "select distinct status from mart.workforce where series_id = 'quoted' order by 1"
    )
    assert statuses == [("official",), ("secondary",), ("uncertain",)]
