"""Markdown files with front matter: one row a file, every fault at once with its line."""

from pathlib import Path

import pytest

from mps.errors import Problem
from mps.paths import DATA
from mps.readers import read_markdown
from mps.sources import load_columns
from tests.statement_files import intention

SPECS = load_columns(DATA / "columns" / "council_intentions.csv", "map")[0]
VERSIONS = load_columns(DATA / "columns" / "council_intention_versions.csv", "map")[0]


def _read(tmp_path: Path, text: str, name: str = "hills.md") -> tuple[dict, list[Problem]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    table, problems = read_markdown(path, name, SPECS)
    if table is None:
        return {}, problems
    return {column: cells[0] for column, cells in zip(table.columns, table.cells, strict=True)} | {
        "": table.lines
    }, problems


def _edited(old: str, new: str) -> str:
    text = intention()
    assert old in text
    return text.replace(old, new, 1)


def test_file_is_a_row_with_lists_joined_and_the_line_of_each_cell(tmp_path: Path) -> None:
    row, problems = _read(tmp_path, _edited('["homecare"]', '["homecare", "reablement"]'))
    assert problems == []
    assert row["intention_id"] == "hills"
    assert row["service_types"] == "homecare|reablement"
    assert row["quantity"] == "120"
    assert row["current_provision"] == "Two providers."
    assert row["route"] is None
    assert row[""]["intention_id"] == 2
    assert row[""]["needed_by"] == 13
    assert row[""]["## Current provision"] == 19


@pytest.mark.parametrize("value", ["2027", '"2027"', '"2027-04"', "2027-04-30", '"2027/28"'])
def test_dates_may_be_written_as_exactly_as_they_are_known(tmp_path: Path, value: str) -> None:
    row, problems = _read(tmp_path, _edited('"2027/28"', value))
    assert problems == []
    assert row["needed_by"] == value.strip('"')


FAULTS = {
    "unknown key": ("title =", "titel =", 5, "unknown key", "Did you mean title?"),
    "missing key": ('headline = "More homecare in the hills."\n', "", 16, "missing", "Add a line"),
    "blank": ('"Homecare in the hills"', '""', 5, "must not be blank", "Fill it in."),
    "text for a list": ('["homecare"]', '"homecare"', 6, "must be a list", "Correct"),
    "number for text": ('section = "1"', "section = 1", 15, "must be text in quotation", "Correct"),
    "text for a number": ("quantity = 120", 'quantity = "120"', 11, "must be a number", "Correct"),
    "no quotation marks": ('"grow"', "grow", 8, "not understood", 'key = "text"'),
    "curly quotation marks": ('"grow"', "“grow”", 8, "curly quotation", "straight ones"),
    "key twice": ('status = "draft"', 'title = "Again"', 9, "stands twice", "Write key"),
    "no such date": ('"2027/28"', "2027-02-30", 13, "there is no such date", "year-month-day"),
    "list not closed": ('["homecare"]', '["homecare"', 7, "list before this line", "Close it"),
    "vertical bar": ('["homecare"]', '["homecare|care"]', 6, "vertical bar", "Remove it."),
    "id not the file's": ('id = "hills"', 'id = "hill"', 2, "called hills.md", "hill.md"),
    "unknown heading": (
        *("## Current provision", "## Current provisions", 19, "unknown heading"),
        "Did you mean ## Current provision?",
    ),
    "wrong level": ("## Current provision", "# Current provision", 0, "", ""),
    "repeated heading": (
        *("## We are interested in", "## Current provision", 23, "on line 19 already", "Put both"),
    ),
    "text before headings": (
        "+++\n\n##",
        "+++\n\nHello.\n\n##",
        19,
        "before the first",
        "under one",
    ),
    "empty section": (
        "Two providers.\n",
        "",
        19,
        "nothing under this heading",
        "remove the heading",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_told_with_its_line_and_what_to_do(tmp_path: Path, name: str) -> None:
    old, new, line, message, remedy = FAULTS[name]
    row, problems = _read(tmp_path, _edited(old, new))
    if name == "wrong level":  # one mark or two: both begin a section
        assert problems == []
        return
    found = [one for one in problems if one.row == line and message in one.message]
    assert found, problems
    assert remedy in found[0].remedy
    assert bool(row) == (
        name != "list not closed"
    )  # the rest of the file is still read, so that its other faults are told too


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = intention()
    for old, new in (
        ('"grow"', "grow"),
        ('["homecare"]', '"homecare"'),
        ('headline = "More homecare in the hills."\n', ""),
        ("sort_order", "sort_ordre"),
        ("## Current provision", "## Provision now"),
    ):
        text = text.replace(old, new, 1)
    _, problems = _read(tmp_path, text)
    told = sorted((one.row, one.column) for one in problems)
    assert told == [
        (4, "sort_ordre"),
        (6, "service_types"),
        (8, "direction"),
        (16, "headline"),
        (16, "sort_order"),
        (18, ""),
    ]
    assert all(str(one).startswith("hills.md, line ") for one in problems)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("# Title\n\nText.\n", "no front matter"),
        ("Text\n" + intention(), "does not end"),
        ('+++\ntitle = "x"\n', "does not end"),
    ],
)
def test_file_without_front_matter_is_no_row(tmp_path: Path, text: str, message: str) -> None:
    row, problems = _read(tmp_path, text)
    assert row == {}
    assert message in problems[0].message


def test_file_without_text_below_the_keys_is_told(tmp_path: Path) -> None:
    _, problems = _read(tmp_path, intention().split("## Current")[0])
    assert [one.message for one in problems] == ["there is no text below the keys"]


def test_name_that_cannot_be_an_address_is_told(tmp_path: Path) -> None:
    _, problems = _read(tmp_path, intention(), "Hills and Dales.md")
    assert "cannot be part of an address" in problems[0].message


def test_folder_is_a_cell(tmp_path: Path) -> None:
    (tmp_path / "2026-04-01").mkdir()
    path = tmp_path / "2026-04-01" / "hills.md"
    path.write_text(intention(), encoding="utf-8")
    table, problems = read_markdown(path, "hills.md", VERSIONS)
    assert problems == []
    assert table is not None
    assert table.cells[table.columns.index("published_date")] == ["2026-04-01"]
