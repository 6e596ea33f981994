"""Figures typed into the project's own files: what cannot be is told with its cell and remedy."""

from pathlib import Path

import pytest

from mps.build import check_data
from mps.errors import Problem

ASCOF = "data/bundled/dhsc_ascof/ascof_2024_25.csv"
GOOD = ["1A", "all", "E06000022", "Bath", "2016-17", "19.4", "", "", "485", "0.3", ""]
YEAR, OUTCOME, RESPONDENTS = 4, 5, 8
NO_YEAR = "this is not a financial year"
NO_NUMBER = "this is not a number"

# The column and what is typed there; None where it is right.
TYPED: dict[tuple[int, str], str | None] = {
    (YEAR, "2016-17"): None,
    (YEAR, "1999-00"): None,
    (YEAR, "2016/17"): NO_YEAR,
    (YEAR, "2017"): NO_YEAR,
    (YEAR, "2016-18"): NO_YEAR,
    (YEAR, "2016-2017"): NO_YEAR,
    (YEAR, "16-17"): NO_YEAR,
    (YEAR, ""): "this cell must not be blank",
    (OUTCOME, ""): None,
    (OUTCOME, "-0.5"): None,
    (OUTCOME, "[c]"): NO_NUMBER,
    (OUTCOME, ":"): NO_NUMBER,
    (OUTCOME, "*"): NO_NUMBER,
    (OUTCOME, "£19.4"): NO_NUMBER,
    (RESPONDENTS, "1,485"): NO_NUMBER,
    (OUTCOME, "19.4%"): NO_NUMBER,
}


@pytest.fixture
def told(small: Path) -> dict[int, Problem]:
    """The problems by row of a file in which each row has one of the cells typed."""
    with (small / ASCOF).open("a", encoding="utf-8") as file:
        for number, (column, cell) in enumerate(TYPED):
            row = [*GOOD]
            row[2] = f"E060{number:05}"
            row[column] = f'"{cell}"'
            file.write(",".join(row) + "\n")
    problems = check_data(small)
    assert all(one.file == ASCOF for one in problems)
    assert len({one.row for one in problems}) == len(problems)
    return {one.row: one for one in problems}


def test_each_typed_cell_is_judged_and_none_is_guessed(told: dict[int, Problem]) -> None:
    for row, ((column, cell), message) in enumerate(TYPED.items(), start=2):
        if message is None:
            assert row not in told, cell
            continue
        found = told[row]
        names = {YEAR: "financial_year", OUTCOME: "outcome", RESPONDENTS: "respondents"}
        assert (found.column, found.value) == (names[column], cell)
        assert found.message == message
        if message == NO_YEAR:
            assert "such as 2016-17" in found.remedy
        if message == NO_NUMBER:
            assert "no commas, spaces, currency signs" in found.remedy
