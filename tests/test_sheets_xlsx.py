"""XLSX spreadsheets: shared and inline texts, dates by format, and what can be wrong with them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mps.errors import Problem, SourceError
from mps.readers import xlsx
from mps.readers.sheets import sheet_names, stream_sheet
from tests.made_sheets import pack, write_xlsx

SHOWN = "the file.xlsx"
Rows = list[tuple[int, list[str]]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.xlsx"


def _read(path: Path, sheet: str = "Data") -> Rows:
    return list(stream_sheet(path, SHOWN, sheet))


def _problem(work: Callable[[], object]) -> Problem:
    with pytest.raises(SourceError) as raised:
        work()
    [problem] = raised.value.problems
    assert problem.file == SHOWN
    assert problem.remedy.endswith(".")
    return problem


SHARED = (
    "<si><t>one</t></si><si><r><t>ri</t></r><r><t xml:space='preserve'>ch </t></r></si>"
    "<si><t>two_x000D_\nlines</t><rPh><t>guide</t></rPh></si><si/>"
)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ('<c t="s"><v>0</v></c>', "one"),
        ('<c t="s"><v>1</v></c>', "rich "),
        ('<c t="s"><v>2</v></c>', "two\nlines"),
        ('<c t="inlineStr"><is><t>in</t><r><t>line</t></r></is></c>', "inline"),
        ('<c t="str"><f>A1&amp;"x"</f><v>made</v></c>', "made"),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="b"><v>0</v></c>', "FALSE"),
        ('<c t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c t="d"><v>2020-12-10T00:00:00</v></c>', "2020-12-10"),
        ("<c><v>39</v></c>", "39"),
        ("<c><v>39.0</v></c>", "39"),
        ('<c t="n"><v>54.944957000000002</v></c>', "54.944957"),
        ("<c><v>10022987876</v></c>", "10022987876"),
        ("<c><f>1+1</f><v>2</v></c>", "2"),
    ],
)
def test_cells_are_text_in_plain_form(file: Path, cell: str, wanted: str) -> None:
    write_xlsx(file, f"<row>{cell}</row>", SHARED)
    assert _read(file) == [(1, [wanted])]


FORMATS = (
    '<numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/>'
    '<numFmt numFmtId="165" formatCode="[Red]0.00&quot; days&quot;"/>'
    '<numFmt numFmtId="166" formatCode="General"/>'
    '<numFmt numFmtId="167" formatCode="h:mm"/>'
)
STYLES = "".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, 164, 165, 166, 167))


@pytest.mark.parametrize(
    ("style", "serial", "wanted", "since_1904"),
    [
        (0, "44175", "44175", "48237"),
        (1, "44175", "2020-12-10", "2024-12-11"),
        (2, "44175", "2020-12-10", "2024-12-11"),
        (2, "44175.5", "2020-12-10T12:00:00", "2024-12-11T12:00:00"),
        (2, "44175.999999999", "2020-12-11", "2024-12-12"),
        (2, "1", "1900-01-01", "1904-01-02"),
        (2, "59", "1900-02-28", "1904-02-29"),
        (2, "60", "60", "1904-03-01"),
        (2, "61", "1900-03-01", "1904-03-02"),
        (2, "-1", "-1", "-1"),
        (2, "9999999", "9999999", "9999999"),
        (2, "soon", "soon", "soon"),
        (3, "44175", "44175", "44175"),
        (4, "44175", "44175", "44175"),
        (5, "0.395833333333333", "09:30:00", "09:30:00"),
    ],
)
def test_dates_are_told_by_their_format(
    file: Path, style: int, serial: str, wanted: str, since_1904: str
) -> None:
    rows = f'<row><c s="{style}"><v>{serial}</v></c></row>'
    write_xlsx(file, rows, formats=FORMATS, styles=STYLES)
    assert _read(file) == [(1, [wanted])]
    write_xlsx(file, rows, formats=FORMATS, styles=STYLES, book='<workbookPr date1904="1"/>')
    assert _read(file) == [(1, [wanted if style in (0, 3, 4) else since_1904])]


def test_places_are_those_of_the_references(file: Path) -> None:
    rows = (
        '<row r="2" hidden="1"><c r="B2"><v>1</v></c><c r="AA2"><v>2</v></c><c r="AB2"/></row>'
        '<row r="9"/><row><c><v>3</v></c><c/><c><v>4</v></c></row>'
    )
    write_xlsx(file, rows)
    assert _read(file) == [(2, ["", "1", *[""] * 24, "2"]), (10, ["3", "", "4"])]


def test_sheets_are_named_in_order_and_read_apart(file: Path) -> None:
    write_xlsx(file, "<row><c><v>1</v></c></row>", sheets=("Notes", "Data &amp; more"))
    assert sheet_names(file, SHOWN) == ["Notes", "Data & more"]
    assert _read(file, "Data & more") == [(1, ["1"])]
    problem = _problem(lambda: _read(file, "Other"))
    assert (problem.value, "Notes, Data & more" in problem.remedy) == ("Other", True)


def test_progress_rises_to_one(file: Path) -> None:
    write_xlsx(file, '<row><c t="s"><v>0</v></c></row>' * 20_000, SHARED)
    told: list[float] = []
    assert len(list(stream_sheet(file, SHOWN, "Data", told.append))) == 20_000
    assert told == sorted(told)
    assert told[0] < 0.3
    assert told[-1] == 1.0


@pytest.mark.parametrize(
    ("rows", "place", "words"),
    [
        ('<row><c t="s"><v>9</v></c></row>', (1, "A"), "shared text that is not there"),
        ('<row><c t="s"><v>-1</v></c></row>', (1, "A"), "shared text that is not there"),
        ('<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>', (1, "C"), "out of order"),
        ('<row><c r="!"><v>1</v></c></row>', (1, "A"), "out of order"),
        ('<row r="2"/><row r="2"/>', (3, "A"), "out of order"),
        ('<row><c r="XFD1"><v>1</v></c></row>', (1, "XFD"), "beyond column 1,024"),
        ('<row r="1048577"><c><v>1</v></c></row>', (1_048_577, "B"), "beyond row"),
        (f'<row><c t="str"><v>{"a" * 1_000_001}</v></c></row>', (0, ""), "1,000,000 characters"),
        ("<a>" * 300 + "</a>" * 300, (0, ""), "absurdly deep"),
    ],
)
def test_absurd_sheets_are_refused(
    file: Path, rows: str, place: tuple[int, str], words: str
) -> None:
    write_xlsx(file, rows, SHARED)
    problem = _problem(lambda: _read(file))
    assert words in problem.message
    assert (problem.row, problem.column) == place


def test_shared_texts_are_bounded(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_SHARED", 100)
    write_xlsx(file, "", SHARED)
    assert "shared texts" in _problem(lambda: _read(file)).message


def test_dtd_is_refused(file: Path) -> None:
    pack(file, {"xl/workbook.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>"})
    assert "(DTD)" in _problem(lambda: _read(file)).message


def test_missing_parts_are_named(file: Path) -> None:
    pack(file, {"xl/workbook.xml": "<workbook/>"})
    assert "xl/_rels/workbook.xml.rels is missing" in _problem(lambda: _read(file)).message
    write_xlsx(file, "", without=("xl/worksheets/1.xml",))
    assert "xl/worksheets/1.xml is missing" in _problem(lambda: _read(file)).message


def test_texts_and_styles_may_be_missing(file: Path) -> None:
    rows = '<row><c s="1"><v>44175</v></c></row>'
    write_xlsx(file, rows, without=("xl/styles.xml", "xl/sharedStrings.xml"))
    assert _read(file) == [(1, ["44175"])]


def test_absurdly_many_styles_are_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ELEMENTS", 5)
    write_xlsx(file, "", styles=STYLES)
    assert "over 5 elements xf" in _problem(lambda: _read(file)).message
