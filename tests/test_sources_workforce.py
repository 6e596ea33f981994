"""Skills for Care's local-authority data, which a user loads: long form, stars stay missing."""

from datetime import date
from pathlib import Path

import pytest

from mps.intake import Asked
from tests import cqc_files
from tests import source_files as files
from tests.importing import Row, lay_out, rows, take_bad, take_good

BATH, ROTHERHAM = "E06000022", "E08000018"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "tree")


def _write(root: Path, found: files.Rows = files.WORKFORCE_ROWS, year: str = "2024/25") -> Path:
    return cqc_files.write_ods(root / "download", files.workforce_sheets(found, year=year))


def _values(found: list[Row], area: str) -> dict[object, tuple[float | None, object]]:
    return {
        row["indicator"]: (float(str(row["value"])) if row["value"] else None, row["status"])
        for row in found
        if row["area_code"] == area
    }


def test_indicators_are_worked_out_as_the_publisher_says(root: Path) -> None:
    """Sickness is 20,800 days of 4,000 employees, zero hours 1,000 of 1,000 and 3,000."""
    release, said = take_good(root, _write(root))
    assert (release.format, release.release_date) == ("skills_for_care_la", "2025-03-31")
    assert "Turnover rate is given as a share of 1 and held as per cent." in said
    assert "Rows of two councils together, left out: 1." in said
    assert "Columns that are not loaded: Gender - Male." in said
    found = rows(root, release)
    assert _values(found, BATH) == {
        "employees": (4000, None),
        "turnover_rate": (25, None),
        "vacancy_rate": (8.1, None),
        "sickness_days_per_worker": (5.2, None),
        "zero_hours_share": (25, None),
    }
    assert {row["financial_year"] for row in found} == {"2024-25"}
    kinds = {(row["sector"], row["service"], row["job_role"]) for row in found}
    assert kinds == {files.ALL_JOBS}
    assert {row["area_name"] for row in found} == {
        *("Bath and North East Somerset", "Rotherham", "South West"),
    }


def test_star_stays_missing(root: Path) -> None:
    found = rows(root, take_good(root, _write(root))[0])
    values = _values(found, ROTHERHAM)
    assert values["vacancy_rate"] == (None, "c")
    assert values["zero_hours_share"] == (None, "c")
    assert values["turnover_rate"] == (31.7, None)


def test_rates_in_per_cent_stay_as_they_are(root: Path) -> None:
    found = [["Rotherham", *files.ALL_JOBS, "5500", "31.7", "8.1%", "", "", "", ""]]
    read, said = take_good(root, _write(root, found))
    assert "Turnover rate is given" not in said
    values = _values(rows(root, read), ROTHERHAM)
    assert values["turnover_rate"] == (31.7, None)
    assert values["vacancy_rate"] == (8.1, None)


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        (0, "Rotheram", "not the name of a council"),
        (0, "", "must name a council"),
        (3, "", "must not be blank"),
        (4, "many", "this is not a number"),
        (5, "32.5", "a rate cannot be more than 300 per cent"),
        (6, "1.5", "a rate cannot be more than 100 per cent"),
        (7, "9000000", "which cannot be"),
    ],
)
def test_cell_that_cannot_be_is_told(root: Path, column: int, cell: str, told: str) -> None:
    found = [list(row) for row in files.WORKFORCE_ROWS]
    found[1][column] = cell
    problems = take_bad(root, _write(root, found))
    assert (problems[0].row, problems[0].column) == (3, files.WORKFORCE_HEADER[column])
    assert problems[0].file.endswith(", sheet LA level data")
    assert told in problems[0].message
    if cell == "Rotheram":
        assert "Did you mean Rotherham?" in problems[0].remedy


def test_misspelt_council_is_told_once_for_all_its_rows(root: Path) -> None:
    found = [["Rotheram", *files.ALL_JOBS[:2], role, *["1"] * 7] for role in ("a", "b", "c")]
    assert len(take_bad(root, _write(root, found))) == 1


def test_year_that_is_not_said_is_asked_for(root: Path) -> None:
    [problem] = take_bad(root, _write(root, year="last winter"))
    assert "--date YYYY-MM-DD" in problem.remedy
    path = _write(root, year="last winter")
    release, _ = take_good(root, path, Asked(day=date(2025, 10, 15)))
    assert release.release_date == "2025-10-15"
    assert {row["financial_year"] for row in rows(root, release)} == {"2024-25"}


def test_same_row_twice_with_other_values_is_told(root: Path) -> None:
    found = [*files.WORKFORCE_ROWS, ["Rotherham", *files.ALL_JOBS, "5600", *["*"] * 6]]
    problems = take_bad(root, _write(root, found))
    assert "stands in row 3 too, with another value" in problems[0].message
