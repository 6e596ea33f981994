"""A council's rates that are wrong: told with file, row, column and remedy, nothing loaded half."""

import csv
from pathlib import Path

import pytest

from mps.build import run_build
from mps.errors import CheckFailed, SourceError
from mps.paths import DATA

RATES = "data/councils/testshire/rates.csv"
COLUMNS = (DATA / "columns" / "council_rates.csv").read_text(encoding="utf-8")
HEADER = [row["header"] for row in csv.DictReader(COLUMNS.splitlines())]
GOOD = {
    "rate_id": "testshire-1", "label": "Homecare, average", "definition_code": "paper_average",
    "service_type": "homecare", "client_group": "mental_health", "financial_year": "2021-22",
    "period": "2021-22", "per": "hour", "rate_gbp": "20.18", "status": "paper",
    "paper": "A made-up paper", "section": "1",
}  # fmt: skip


def write(root: Path, *rows: dict[str, str]) -> None:
    path = root / RATES
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def build(root: Path) -> None:
    run_build(root, root / "store" / "market.duckdb")


def test_a_good_rate_is_loaded(small: Path) -> None:
    write(small, GOOD)
    build(small)


WRONG = [
    ("rate_gbp", "£20.18", "this is not a number"),
    ("rate_gbp", "1,295.48", "this is not a number"),
    ("rate_gbp", "20.18 per hour", "this is not a number"),
    ("low_gbp", "£12.17", "this is not a number"),
    ("per", "", "this cell must not be blank"),
    ("paper", "", "this cell must not be blank"),
    ("service_type", "home_help", "is not in the list reference_service_types"),
    ("client_group", "elderly", "is not in the list reference_client_groups"),
    ("definition_code", "guess", "is not in the list reference_rate_definitions"),
    ("financial_year", "2021/22", "this is not a financial year"),
    ("financial_year", "2021-23", "this is not a financial year"),
    ("financial_year", "2021", "this is not a financial year"),
    ("figure_id", "nowhere-1", "is not in the list council_published_figures"),
    ("source_url", "www.example.org", "this is not a web address"),
]


def test_every_wrong_cell_is_named_at_once_and_nothing_is_loaded(small: Path) -> None:
    rows = [
        GOOD | {"rate_id": f"testshire-{number}", column: value}
        for number, (column, value, _) in enumerate(WRONG)
    ]
    write(small, *rows)
    before = (small / "store" / "market.duckdb").read_bytes()
    with pytest.raises(SourceError) as raised:
        build(small)
    told = {(one.file, one.row, one.column): one for one in raised.value.problems}
    assert len(told) == len(WRONG)
    for row, (column, value, message) in enumerate(WRONG, start=2):
        found = told[RATES, row, column]
        assert found.value == value
        assert message in found.message
        assert found.remedy
    assert (small / "store" / "market.duckdb").read_bytes() == before


def test_a_repeated_rate_is_named(small: Path) -> None:
    write(small, GOOD, GOOD)
    with pytest.raises(SourceError, match="the same stands in row 2"):
        build(small)


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"rate_gbp": "", "low_gbp": "17.96", "high_gbp": "12.17"}, "low_is_not_above_high"),
        ({"per": "month"}, "is_told_in_one_way"),
    ],
)
def test_a_rate_that_makes_no_sense_stops_the_build(
    small: Path, changes: dict[str, str], check: str
) -> None:
    write(small, GOOD | changes)
    before = (small / "store" / "market.duckdb").read_bytes()
    with pytest.raises(CheckFailed) as raised:
        build(small)
    assert f"council_rates__{check}" in str(raised.value)
    assert "testshire-1" in str(raised.value)
    assert (small / "store" / "market.duckdb").read_bytes() == before
