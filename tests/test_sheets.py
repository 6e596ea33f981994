"""Spreadsheets as streams: every cell as text, filler left out, broken files told in words."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.national import SHEETS, headers, write_national
from mps.errors import Problem, SourceError
from mps.paths import ROOT
from mps.readers.cell_values import plain_number
from mps.readers.sheets import sheet_names, stream_sheet
from tests.made_sheets import (
    ODS_MIME,
    cell,
    ods_content,
    ods_sheet,
    pack,
    row,
    said,
    write_ods,
)

SHOWN = "the file.ods"
CQC = ROOT.parent / "shared" / "official" / "cqc"
FRAME = "<draw:frame><svg:title>t</svg:title><text:p>n</text:p></draw:frame>"
Rows = list[tuple[int, list[str]]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.ods"


def _read(path: Path, sheet: str = "Data") -> Rows:
    return list(stream_sheet(path, SHOWN, sheet))


def _rows(path: Path, *rows: str) -> Rows:
    return _read(write_ods(path, ods_sheet("".join(rows))))


def _one(path: Path, inner: str) -> list[str]:
    """The cells of the only row."""
    [(_, cells)] = _rows(path, row(inner))
    return cells


def _problem(work: Callable[[], object]) -> Problem:
    with pytest.raises(SourceError) as raised:
        work()
    [problem] = raised.value.problems
    assert problem.file == SHOWN
    assert problem.remedy.endswith(".")
    return problem


@pytest.mark.parametrize(
    ("attributes", "wanted"),
    [
        ('office:value-type="float" office:value="39"', "39"),
        ('office:value-type="float" office:value="39.0"', "39"),
        ('office:value-type="float" office:value="54.944957000000002"', "54.944957"),
        ('office:value-type="float" office:value="1.0022987876E+10"', "10022987876"),
        ('office:value-type="float" office:value="12345678901234567890"', "12345678901234567890"),
        ('office:value-type="float" office:value="1E-05"', "0.00001"),
        ('office:value-type="float" office:value="-0.5"', "-0.5"),
        ('office:value-type="percentage" office:value="0.25"', "0.25"),
        ('office:value-type="currency" office:currency="GBP" office:value="1200.5"', "1200.5"),
        ('office:value-type="date" office:date-value="2020-12-10T00:00:00"', "2020-12-10"),
        ('office:value-type="date" office:date-value="2020-12-10"', "2020-12-10"),
        ('office:value-type="date" office:date-value="2020-12-10T09:30:00"', "2020-12-10T09:30:00"),
        ('office:value-type="time" office:time-value="PT09H30M05S"', "09:30:05"),
        ('office:value-type="time" office:time-value="-P1D"', "-P1D"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE"),
        ('office:value-type="boolean" office:boolean-value="false"', "FALSE"),
        ('office:value-type="string" office:string-value="the value"', "the value"),
        ('office:value-type="string"', "as shown"),
        ('office:value-type="float"', "as shown"),
        ("", "as shown"),
    ],
)
def test_values_are_text_in_plain_form(file: Path, attributes: str, wanted: str) -> None:
    assert _one(file, said("as shown", attributes)) == [wanted]


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("<text:p>one</text:p><text:p>two</text:p>", "one\ntwo"),
        ("<text:p>one</text:p><text:p/><text:p>two</text:p>", "one\n\ntwo"),
        ("<text:p>a<text:line-break/>b<text:tab/>c</text:p>", "a\nb\tc"),
        ('<text:p>a<text:s text:c="3"/>b<text:s/>c</text:p>', "a   b c"),
        ("<text:p>\n  a\n  b  </text:p>", "a b"),
        ("<text:p>a <text:span>b <text:a>c</text:a></text:span> &amp; d</text:p>", "a b c & d"),
        ("<office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p>", "a"),
        ("<text:p>a<office:annotation><text:p>n</text:p></office:annotation>b</text:p>", "ab"),
        (
            "<draw:frame><svg:title>t</svg:title><text:p>n</text:p></draw:frame><text:p>a</text:p>",
            "a",
        ),
        ("<text:p>Ynys Môn ‘quoted’</text:p>", "Ynys Môn ‘quoted’"),
    ],
)
def test_text_is_what_the_author_typed(file: Path, inner: str, wanted: str) -> None:
    assert _one(file, cell(inner)) == [wanted]


def test_repeated_covered_and_blank_cells_keep_their_columns(file: Path) -> None:
    twice = 'table:number-columns-repeated="2"'
    covered = "<table:covered-table-cell/>"
    cells = _one(file, cell("", twice) + said("a", twice) + covered + said("b") + cell("", twice))
    assert cells == ["", "", "a", "a", "", "b"]


def test_filler_to_the_last_column_and_row_is_not_expanded(file: Path) -> None:
    filler = cell("", 'table:number-columns-repeated="16384"')
    found = _rows(
        file,
        row(said("a"), cell("", 'table:number-columns-repeated="16383"')),
        row(filler, attributes='table:number-rows-repeated="1048574"'),
        row(said("z")),
    )
    assert found == [(1, ["a"]), (1_048_576, ["z"])]


def test_repeated_hidden_and_grouped_rows_are_rows(file: Path) -> None:
    hidden = row(said("b"), attributes='table:visibility="collapse"')
    found = _rows(
        file,
        f"<table:table-header-rows>{row(said('head'))}</table:table-header-rows>",
        row(said("a"), attributes='table:number-rows-repeated="2"'),
        f"<table:table-row-group>{hidden}</table:table-row-group>",
    )
    assert found == [(1, ["head"]), (2, ["a"]), (3, ["a"]), (4, ["b"])]


def test_rows_yielded_are_lists_of_their_own(file: Path) -> None:
    (_, first), (_, second) = _rows(
        file, row(said("a"), attributes='table:number-rows-repeated="2"')
    )
    first.append("more")
    assert second == ["a"]


def test_shapes_outside_cells_are_no_cells(file: Path) -> None:
    shapes = f"<table:shapes>{FRAME}</table:shapes>"
    assert _rows(file, shapes, row(said("a"))) == [(1, ["a"])]


TRICKY = {
    "plain": "{}",
    "a comment that looks like a sheet": '{}<!-- <table:table table:name="no"> -->',
    "a table within a table": "{}"
    + ods_sheet(row(cell('<table:table table:name="no"></table:table>')), "C"),
}


@pytest.mark.parametrize("body", TRICKY.values(), ids=TRICKY)
def test_names_of_sheets_are_those_of_the_tables(file: Path, body: str) -> None:
    two = ods_sheet(row(said("a")), "A &amp; B &quot;1&quot;") + ods_sheet("", "B")
    names = sheet_names(write_ods(file, body.format(two)), SHOWN)
    assert names[:2] == ['A & B "1"', "B"]
    assert "no" not in names
    assert _read(file, names[0]) == [(1, ["a"])]
    assert _read(file, "B") == []


@pytest.mark.parametrize("prefix", ["table", "t"])
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
def test_prefix_and_encoding_do_not_matter(file: Path, prefix: str, encoding: str) -> None:
    content = ods_content(ods_sheet(row(said("Môn")), "Môn"))
    for before in ("<", "</", " ", "xmlns:"):
        after = "=" if before == "xmlns:" else ":"
        content = content.replace(f"{before}table{after}", f"{before}{prefix}{after}")
    content = content.replace("UTF-8", encoding)
    pack(file, {"mimetype": ODS_MIME, "content.xml": content.encode(encoding)})
    assert sheet_names(file, SHOWN) == ["Môn"]
    assert _read(file, "Môn") == [(1, ["Môn"])]


def test_progress_rises_to_one(file: Path) -> None:
    write_ods(file, ods_sheet(row(said("some text")) * 20_000))
    told: list[float] = []
    assert len(list(stream_sheet(file, SHOWN, "Data", told.append))) == 20_000
    assert told == sorted(told)
    assert told[0] < 0.2
    assert told[-1] == 1.0
    assert len(told) > 5


def test_rows_come_before_the_file_is_read_to_its_end(file: Path) -> None:
    write_ods(file, ods_sheet(row(said("some text")) * 20_000))
    told: list[float] = []
    first = next(stream_sheet(file, SHOWN, "Data", told.append))
    assert first == (1, ["some text"])
    assert max(told) < 0.2


def test_missing_sheet_names_those_there_are(file: Path) -> None:
    write_ods(file, ods_sheet("", "A") + ods_sheet("", "B"))
    problem = _problem(lambda: _read(file, "C"))
    assert problem.value == "C"
    assert "A, B" in problem.remedy


@pytest.mark.skipif(not CQC.is_dir(), reason="the publishers' own files are not beside this")
def test_the_real_file_of_2021_is_read_whole() -> None:
    path = next(CQC.glob("04_May_2021_HSCA_Active_Locations*.ods"))
    header = (CQC / "headers" / "b_HSCA_Active_Locations_2021-05-04_from_real_ods.txt").read_text(
        encoding="utf-8"
    )
    assert sheet_names(path, SHOWN) == ["README", "HSCA_Active_Locations"]
    (number, first), *rows = _read(path, "HSCA_Active_Locations")
    assert (number, first) == (1, header.splitlines()[:119])
    assert [number for number, _ in rows] == list(range(2, 51))
    assert all(re.fullmatch(r"1-\d{9,11}", cells[0]) for _, cells in rows)
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", cells[1]) for _, cells in rows)
    assert sum(cells[3] == "Y" for _, cells in rows) == 11  # care homes
    assert max(len(cells) for _, cells in rows) == 119
    [home] = [cells for _, cells in rows if cells[4] == "Henley House"]
    assert (home[1], home[9], home[30]) == ("2020-12-11", "66", "52.08597")


@pytest.mark.skipif(not CQC.is_dir(), reason="the publishers' own files are not beside this")
@pytest.mark.parametrize("sheet", ["README", "HSCA_Active_Locations"])
def test_the_real_file_reads_as_calamine_reads_it(sheet: str) -> None:
    calamine = pytest.importorskip("python_calamine")
    path = next(CQC.glob("04_May_2021_HSCA_Active_Locations*.ods"))
    book = calamine.CalamineWorkbook.from_path(str(path))
    theirs = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    wanted = {
        (row, column): plain_number(str(value).removesuffix(" 00:00:00"))
        for row, cells in enumerate(theirs, start=1)
        for column, value in enumerate(cells, start=1)
        if value != ""
    }
    found = {
        (row, column): value
        for row, cells in _read(path, sheet)
        for column, value in enumerate(cells, start=1)
        if value
    }
    assert found == wanted


def test_made_up_national_files_are_laid_out_as_the_publishers(tmp_path: Path) -> None:
    write_national(tmp_path, 30, 90, 20)
    for (file, (layout, sheet)), count in zip(SHEETS.items(), (30, 90, 20), strict=True):
        assert sheet_names(tmp_path / file, SHOWN) == ["README", sheet]
        (_, header), *rows = _read(tmp_path / file, sheet)
        assert header == headers(layout)
        assert len(rows) == count
        assert all(len(cells) <= len(header) for _, cells in rows)
