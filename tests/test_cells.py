"""Cells of national files: numbers, markers and years as publishers and people write them."""

from datetime import date

import pytest

from mps.intake.cells import Cells, Number, end_of, financial_year, stated_dates, stated_years


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("64.7", Number("64.7")),
        ("70,855", Number("70855")),
        ("£1,295.48", Number("1295.48")),
        ("17.1%", Number("17.1")),
        ("-0.82", Number("-0.82")),
        ("91.10000000000001", Number("91.1")),
        ("3.47E-10", Number("0.0000000003")),
        ("-2.20E-14", Number("0")),
        ("45.2 [r]", Number("45.2")),
        ("45.2 [note 5] [p]", Number("45.2")),
        (" ", Number()),
        ("[c]", Number(None, "c")),
        ("[C]", Number(None, "c")),
        ("*", Number(None, "c")),
        ("[x]", Number(None, "x")),
        (":", Number(None, "x")),
        ("[z]", Number(None, "z")),
        ("[x] [note 5]", Number(None, "x")),
    ],
)
def test_number_is_read_as_it_is_meant(cell: str, wanted: Number) -> None:
    cells = Cells("file")
    assert cells.number(1, "value", cell) == wanted
    assert cells.problems == []


@pytest.mark.parametrize(
    "cell",
    ["1.234,5", "1,23", "12 million", "n/a", "-", "nil", "1e999", "0x10", "１２", "7.7 (7.6)"],
)
def test_what_is_no_number_is_told_and_never_guessed(cell: str) -> None:
    cells = Cells("file")
    assert cells.number(7, "value", cell) is None
    [problem] = cells.problems
    assert (problem.file, problem.row, problem.column) == ("file", 7, "value")
    assert problem.value == cell
    assert problem.message == "this is not a number"


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("7.7 (7.6)", Number("7.7")),
        ("51,230 (35,415)", Number("51230")),
        ("60.1 (:)", Number("60.1")),
        ("[c] (7.6)", Number(None, "c")),
    ],
)
def test_second_value_is_left_out_where_asked(cell: str, wanted: Number) -> None:
    assert Cells("file").number(1, "value", cell, second=True) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2016-17", "2016-17"),
        ("2016/17", "2016-17"),
        ("2016 to 2017", "2016-17"),
        ("2016-2017", "2016-17"),
        ("2016\u201317", "2016-17"),
        ("1999-00", "1999-00"),
        ("1999 to 2000", "1999-00"),
        ("2017", None),
        ("2016-18", None),
        ("2016-2016", None),
        ("2017-16", None),
        ("16-17", None),
        ("2016", None),
        ("1016-17", None),
    ],
)
def test_financial_year_is_read_however_it_is_written(text: str, wanted: str | None) -> None:
    assert financial_year(text) == wanted


def test_single_year_is_read_only_where_it_is_known_to_be_the_last() -> None:
    assert financial_year("2017", ends=True) == "2016-17"
    assert financial_year("2000", ends=True) == "1999-00"
    cells = Cells("file")
    assert cells.financial_year(3, "year", "2017") is None
    assert "in which the financial year starts or ends" in cells.problems[0].message
    assert "2016-17, 2016/17 or 2016 to 2017" in cells.problems[0].remedy


def test_unknown_word_is_told_with_those_known_and_the_nearest() -> None:
    cells = Cells("file")
    known = {"nursing": "nursing", "home care": "home_care"}
    assert cells.word(1, "Setting", "Home-Care", known, "setting") == "home_care"
    assert cells.word(2, "Setting", "Nursin", known, "setting") is None
    assert cells.problems[0].remedy == "Known are: home care, nursing. Did you mean nursing?"


def test_dates_and_years_are_found_in_sentences() -> None:
    words = ["last updated 22 December 2023.", "as at 31st March 2024, for 2024-25 and 2023/24"]
    assert stated_dates(words) == [date(2023, 12, 22), date(2024, 3, 31)]
    assert stated_years(words) == ["2023-24", "2024-25"]
    assert stated_dates(["31 February 2024", "122 May 2020"]) == []
    assert end_of("2016-17") == date(2017, 3, 31)
