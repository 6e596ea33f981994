"""Small workbooks are read in one pass, and give the rows that streaming sheet by sheet gives."""

from pathlib import Path

import pytest

from mps.errors import SourceError
from mps.paths import ROOT
from mps.readers import sheets
from mps.readers.sheets import held_sheets, sheet_names, stream_sheet
from tests import made_sheets as made
from tests import source_files as files

OFFICIAL = ROOT.parent / "shared" / "official" / "social_care" / "ascof_2024_25.ods"


def _streamed(path: Path) -> dict[str, list[tuple[int, list[str]]]]:
    return {name: list(stream_sheet(path, "file", name)) for name in sheet_names(path, "file")}


def test_every_sheet_of_an_ods_is_held_as_it_is_streamed(tmp_path: Path) -> None:
    path = files.write_mid_year(tmp_path / "book.ods")
    held = held_sheets(path, "file")
    assert held == _streamed(path)
    assert list(held or ()) == list(files.mid_year_sheets())


def test_every_sheet_of_an_xlsx_is_held_as_it_is_streamed(tmp_path: Path) -> None:
    row = '<row r="2"><c t="inlineStr"><is><t>a</t></is></c><c><v>39.0</v></c></row>'
    path = made.write_xlsx(tmp_path / "book.xlsx", row, sheets=("One", "Two"))
    held = held_sheets(path, "file")
    assert held == {"One": [(2, ["a", "39"])], "Two": [(2, ["a", "39"])]} == _streamed(path)


def test_sheet_without_a_row_is_held_empty(tmp_path: Path) -> None:
    body = made.ods_sheet("", "Empty") + made.ods_sheet(made.row(made.said("x")), "Full")
    path = made.write_ods(tmp_path / "book.ods", body)
    assert held_sheets(path, "file") == {"Empty": [], "Full": [(1, ["x"])]}


def test_workbook_of_many_cells_is_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = files.write_ascof(tmp_path / "book.ods")
    assert held_sheets(path, "file") is not None
    monkeypatch.setattr(sheets, "MAX_HELD_CELLS", 10)
    assert held_sheets(path, "file") is None
    monkeypatch.setattr(sheets, "MAX_HELD_CELLS", 1_000_000)
    monkeypatch.setattr(sheets, "MAX_HELD_BYTES", 10)
    assert held_sheets(path, "file") is None


def test_repeated_row_fills_no_memory(tmp_path: Path) -> None:
    """Few words that say ten thousand rows of a hundred cells, a hundred times over."""
    one = made.row(
        made.said("x", 'table:number-columns-repeated="100"'),
        attributes='table:number-rows-repeated="10000"',
    )
    path = made.write_ods(tmp_path / "book.ods", made.ods_sheet(one * 100))
    assert held_sheets(path, "file") is None


def test_broken_workbook_is_told(tmp_path: Path) -> None:
    path = files.write_ascof(tmp_path / "book.ods")
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(SourceError):
        held_sheets(path, "file")


@pytest.mark.skipif(not OFFICIAL.is_file(), reason="the official file is not here")
def test_official_workbook_is_held_as_it_is_streamed() -> None:
    assert held_sheets(OFFICIAL, "file") == _streamed(OFFICIAL)
