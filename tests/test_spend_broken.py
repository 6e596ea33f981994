"""A spend table that an officer got wrong: each fault is told plainly, and nothing is loaded."""

import csv
import io
from pathlib import Path

import duckdb
import pytest

from mps.build import check_data, run_build
from mps.errors import CheckFailed, SourceError

SPEND = "data/councils/testshire/spend.csv"
BUDGET = "data/councils/testshire/budget.csv"
ROW = {
    "table_id": "test-care", "table_name": "Care bought", "financial_year": "2016-17",
    "period": "2016-17", "client_category": "Older people", "service_type": "all",
    "age_group": "all", "row_kind": "row", "people": "100", "cost": "2000", "cost_unit": "£000",
    "definition": "purchased_care", "client_groups": "older_people", "paper": "A made-up paper",
    "section": "1",
}  # fmt: skip
LINE = {
    "table_id": "test-budget", "table_name": "Budget", "financial_year": "2016-17",
    "period": "2016-17", "line": "Homecare", "row_kind": "row", "measure": "net_budget",
    "amount": "5.5", "unit": "£m", "paper": "A made-up paper", "section": "1",
}  # fmt: skip


def write(root: Path, shown: str, *rows: dict[str, str]) -> None:
    """Write a council's file with the header of its column map."""
    dataset = f"council_{Path(shown).stem}"
    with (root / "data" / "columns" / f"{dataset}.csv").open(encoding="utf-8") as file:
        header = [row["header"] for row in csv.DictReader(file)]
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (root / shown).write_text(text.getvalue(), encoding="utf-8")


def test_tables_in_order_are_loaded_and_split(small: Path) -> None:
    later = {**ROW, "financial_year": "2017-18", "period": "2017-18", "people": "110",
             "cost": "2310"}  # fmt: skip
    write(small, SPEND, ROW, later)
    write(small, BUDGET, LINE)
    assert check_data(small) == []
    assert run_build(small, small / "store" / "market.duckdb").was_built


@pytest.mark.parametrize(
    ("column", "value", "message", "remedy"),
    [
        ("cost", "£2,000", "not a number", "no commas, spaces, currency signs"),
        ("cost", "2,000", "not a number", "no commas"),
        ("cost", "2000k", "not a number", "Write the number alone"),
        ("cost", "[c]", "not a number", "leave unknowns blank"),
        ("people", "*", "not a count", "leave unknowns blank"),
        ("people", ":", "not a count", "leave unknowns blank"),
        ("people", "1,159", "not a count", "no commas"),
        ("people", "100.5", "not a count", "Write the number alone"),
        ("printed_average_gbp", "£21,495", "not a number", "no commas"),
        ("financial_year", "2016/17", "not a financial year", "such as 2016-17"),
        ("financial_year", "2017", "not a financial year", "such as 2016-17"),
        ("financial_year", "2016-2017", "not a financial year", "such as 2016-17"),
        ("financial_year", "2016-18", "not a financial year", "such as 2016-17"),
        ("financial_year", "", "must not be blank", "Fill it in"),
        ("definition", "purchased_caer", "is not in the list reference_spend_definitions",
         "Use one of: budget_growth"),
        ("people_figure_id", "banes-2099-none", "is not in the list council_published_figures",
         "Correct it"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_with_file_row_and_column(
    small: Path, column: str, value: str, message: str, remedy: str
) -> None:
    write(small, SPEND, {**ROW, "client_category": "Others"}, {**ROW, column: value})
    [told] = check_data(small)
    assert (told.file, told.row, told.column, told.value) == (SPEND, 3, column, value)
    assert message in told.message
    assert remedy in told.remedy


def test_a_wrong_cell_leaves_the_old_store_whole(small: Path) -> None:
    write(small, SPEND, ROW, {**ROW, "client_category": "Others", "cost": "£2,000"})
    store = small / "store" / "market.duckdb"
    before = store.read_bytes()
    with pytest.raises(SourceError):
        run_build(small, store)
    assert store.read_bytes() == before


def test_a_repeated_row_is_told_with_the_row_it_repeats(small: Path) -> None:
    write(small, SPEND, ROW, {**ROW, "people": "101"})
    [told] = check_data(small)
    assert (told.file, told.row) == (SPEND, 3)
    assert "the same stands in row 2" in told.message


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"cost_unit": "£"}, "computed_average_gbp 20.0"),  # thousands written as pounds
        ({"cost": "2000000"}, "cost 2000000.0, cost_unit £000"),  # pounds written as thousands
        ({"printed_average_gbp": "20"}, "printed_average_gbp 20.0"),
        ({"people": "0"}, "people 0"),
        ({"cost_unit": "thousand"}, "code thousand"),
        ({"cost_unit": ""}, "code no unit"),
        ({"row_kind": "sum"}, "code sum"),
        ({"definition": "net_budget"}, "code net_budget"),
    ],
)
def test_what_cannot_be_right_stops_the_build_and_names_the_row(
    small: Path, changed: dict[str, str], said: str
) -> None:
    write(small, SPEND, {**ROW, **changed})
    told = " ".join(problem.message for problem in check_data(small))
    assert said in told
    assert "row_number 2" in told


@pytest.mark.parametrize(
    ("column", "value", "meant"),
    [("service_types", "homecaer", "homecare"), ("client_groups", "older_poeple", "older_people")],
)
def test_a_misspelt_code_is_told_with_the_ones_there_are(
    small: Path, column: str, value: str, meant: str
) -> None:
    write(small, SPEND, {**ROW, column: value})
    [told] = check_data(small)
    assert (told.file, told.row, told.column, told.value) == (SPEND, 2, column, value)
    assert "Use one of: " in told.remedy
    assert f"Did you mean {meant}?" in told.remedy


def test_a_cost_in_the_wrong_unit_leaves_the_old_store_whole(small: Path) -> None:
    write(small, SPEND, {**ROW, "cost_unit": "£"})
    store = small / "store" / "market.duckdb"
    before = store.read_bytes()
    with pytest.raises(CheckFailed, match="cost_is_in_its_unit"):
        run_build(small, store)
    assert store.read_bytes() == before


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("amount", "£59.4m", "not a number"),
        ("measure", "net_bugdet", "is not in the list reference_spend_definitions"),
        ("financial_year", "2017/18", "not a financial year"),
    ],
)
def test_a_wrong_amount_of_a_budget_is_told(
    small: Path, column: str, value: str, message: str
) -> None:
    write(small, BUDGET, {**LINE, column: value})
    [told] = check_data(small)
    assert (told.file, told.row, told.column) == (BUDGET, 2, column)
    assert message in told.message


def test_a_table_in_a_folder_of_a_misspelt_name_is_told(small: Path) -> None:
    folder = small / "data" / "councils" / "testshrie"
    folder.mkdir()
    (folder / "spend.csv").write_text("x\n", encoding="utf-8")
    told = check_data(small)
    assert any("testshrie" in problem.file for problem in told)


def test_years_without_people_or_cost_are_not_split_and_break_nothing(small: Path) -> None:
    """A year with a missing number is left out whole: a split of a part would not add up."""
    years = [
        {**ROW, "financial_year": year, "period": year, "people": people, "cost": cost}
        for year, people, cost in [
            ("2014-15", "90", "1800"), ("2015-16", "", "1900"), ("2016-17", "100", "2000"),
        ]
    ]  # fmt: skip
    write(small, SPEND, *years)
    store = run_build(small, small / "store" / "market.duckdb").store
    with duckdb.connect(str(store), read_only=True) as connection:
        pairs = connection.execute(
            "select distinct from_year, to_year from mart.spend_change"
        ).fetchall()
    assert pairs == [("2014-15", "2016-17")]
