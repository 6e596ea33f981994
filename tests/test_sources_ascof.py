"""ASCOF time series: every measure, area and year of the workbook, markers kept as markers."""

import csv
from pathlib import Path

import pytest

from mps.paths import DATA, ROOT
from tests import source_files as files
from tests.importing import Row, lay_out, rows, take_bad, take_good

OFFICIAL = ROOT.parent / "shared" / "official" / "social_care" / "ascof_2024_25.ods"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "tree")


def _one(found: list[Row], **key: str) -> Row:
    [row] = [row for row in found if all(row[name] == value for name, value in key.items())]
    return row


def test_workbook_becomes_a_row_for_each_measure_area_and_year(root: Path) -> None:
    release, said = take_good(root, files.write_ascof(root / "download"))
    assert (release.format, release.release_date) == ("dhsc_ascof", "2018-03-31")
    assert release.release_date_from == "latest date in the file"
    assert release.tables == {"dhsc_ascof": 10}
    assert "2 measures, 2016-17 to 2017-18" in said
    assert "4 areas, 10 figures" in said
    assert "groups of councils, such as Shire Counties, that are left out: 1." in said
    found = rows(root, release)
    england = _one(found, area_code="E92000001", financial_year="2016-17")
    assert (england["measure_code"], england["part"], england["status"]) == ("1D", "all", None)
    assert (england["outcome"], england["respondents"]) == ("64.7", "70855")
    assert (england["margin_of_error"], england["numerator"]) == ("0.4", None)
    assert england["source_file"] == "download, sheet Table_1d"
    assert england["source_row"] == 4


def test_second_value_in_brackets_is_left_out(root: Path) -> None:
    found = rows(root, take_good(root, files.write_ascof(root / "download"))[0])
    row = _one(found, area_code="E12000009", financial_year="2016-17")
    assert (row["outcome"], row["respondents"]) == ("66.2", "9100")
    assert row["margin_of_error"] == "0.6"


@pytest.mark.parametrize(
    ("area", "status"), [("E06000022", "c"), ("E08000018", "x"), ("E12000009", "z")]
)
def test_marker_is_never_a_nought(root: Path, area: str, status: str) -> None:
    found = rows(root, take_good(root, files.write_ascof(root / "download"))[0])
    row = _one(found, measure_code="1D", area_code=area, financial_year="2017-18")
    assert (row["outcome"], row["respondents"], row["status"]) == (None, None, status)


def test_parts_of_6b_are_told_apart(root: Path) -> None:
    found = rows(root, take_good(root, files.write_ascof(root / "download"))[0])
    parts = {row["part"]: row["outcome"] for row in found if row["measure_code"] == "6B"}
    assert parts == {"not_yet_rated": "4", "all": "76"}


def test_second_value_without_a_first_keeps_the_marker(root: Path) -> None:
    sheet = files.ascof_sheet([(*files.BATH, "[c]", "[c]", "[c]", "4 (:)", "80 (:)", "61.5 (:)")])
    release, _ = take_good(root, files.write_ascof(root / "download", Table_1d=sheet))
    row = _one(rows(root, release), measure_code="1D", financial_year="2017-18")
    assert (row["outcome"], row["respondents"]) == ("61.5", "80")


def test_unknown_measure_is_told_with_those_known(root: Path) -> None:
    path = files.write_ascof(root / "download", **{"Table_7z": files.ascof_sheet()})
    [problem] = take_bad(root, path)
    assert problem.file == f"{path}, sheet Table_7z"
    assert "not that of a measure that is known" in problem.message
    assert "2E(2B), 3A" in problem.remedy


def test_unknown_area_and_a_percentage_over_100_are_told_with_their_cells(root: Path) -> None:
    sheet = files.ascof_sheet(
        [
            ("999", "Nowhere", "E06999999", "1", "2", "3", "1", "2", "3"),
            (*files.BATH, "1", "2", "101.5", "1", "2", "n/a"),
        ]
    )
    problems = take_bad(root, files.write_ascof(root / "download", Table_1d=sheet))
    told = [(one.row, one.column, one.value) for one in problems]
    assert told == [
        (4, "ONS area code", "E06999999"),
        (5, "2016 to 2017 - outcome", "101.5"),
        (5, "2017 to 2018 - outcome", "n/a"),
    ]
    assert "cannot be more than 100" in problems[1].message


def test_score_may_be_over_100_where_the_measure_is_no_percentage(root: Path) -> None:
    sheet = files.ascof_sheet([(*files.BATH, "", "", "655", "", "", "592.5")])
    take_good(root, files.write_ascof(root / "download", Table_2c=sheet))


def test_area_twice_with_other_values_is_told(root: Path) -> None:
    sheet = files.ascof_sheet([*files.ASCOF_ROWS, (*files.BATH, *["4", "405", "71.1"] * 2)])
    problems = take_bad(root, files.write_ascof(root / "download", Table_1d=sheet))
    assert {one.row for one in problems} == {9}
    assert all(
        "this stands in row 7 too, with another outcome" in one.message for one in problems[:1]
    )


def test_year_that_is_none_and_unknown_column_are_told(root: Path) -> None:
    header = [
        one.replace("2016 to 2017 - outcome", "2016 to 2018 - outcome").replace(
            "2017 to 2018 - margin of error", "2017 to 2018 - surprise"
        )
        for one in files.ASCOF_HEADER
    ]
    sheet = files.ascof_sheet(files.ASCOF_ROWS, header)
    first, second = take_bad(root, files.write_ascof(root / "download", Table_1d=sheet))
    assert (first.row, first.column) == (3, "2016 to 2018 - outcome")
    assert "not a financial year" in first.message
    assert (second.column, second.message) == (
        "2017 to 2018 - surprise",
        "this column is not known",
    )


@pytest.mark.skipif(not OFFICIAL.is_file(), reason="the official file is not here")
def test_official_workbook_gives_the_bundled_rows(root: Path) -> None:
    release, said = take_good(root, OFFICIAL)
    assert release.release_date == "2025-03-31"
    assert "25 measures, 2015-16 to 2024-25" in said
    key = ("measure_code", "part", "area_code", "financial_year")
    found = {tuple(row[one] for one in key): row for row in rows(root, release)}
    path = DATA / "bundled" / "dhsc_ascof" / "ascof_2024_25.csv"
    with path.open(encoding="utf-8", newline="") as file:
        bundled = list(csv.DictReader(file))
    assert len(bundled) == 858
    for row in bundled:
        read = found[tuple(row[one] for one in key)]
        assert (read["status"] or "", read["area_name"]) == (row["status"], row["area_name"])
        for value in ("outcome", "numerator", "denominator", "respondents", "margin_of_error"):
            wanted = float(row[value]) if row[value] else None
            got = float(str(read[value])) if read[value] else None
            assert got == pytest.approx(wanted, abs=1e-9), (row, value)
