"""Spreadsheets of any size, ODS or XLSX, read row by row: memory stays small, progress is told.

A reader of one kind of sheet asks for the names first, then streams the sheet it knows:

    names = sheet_names(path, shown)
    for row, cells in stream_sheet(path, shown, "HSCA_Active_Locations"):
        ...
"""

from collections.abc import Iterator
from pathlib import Path

from mps.readers import ods, xlsx
from mps.readers.zipped_xml import Package, Progress, fault, open_package

_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_LOCKED = "encrypted-package"
MAX_HELD_BYTES = 40_000_000  # of a workbook held whole, unpacked
MAX_HELD_CELLS = 1_000_000  # of its cells
_CHOOSE = "Choose the publisher's ODS or XLSX file."


def sheet_names(path: Path, shown: str) -> list[str]:
    """The names of the sheets in their order, at least one.

    Of an ODS the whole is unpacked for them, in about a tenth of the time that reading takes.
    `shown` names the file in problems. Raises SourceError as stream_sheet does.
    """
    with open_package(path, shown) as package:
        names = xlsx.sheet_names(package) if _is_xlsx(package) else ods.sheet_names(package)
    if not names:
        raise fault(shown, "the spreadsheet has no sheet", _CHOOSE)
    return names


def stream_sheet(
    path: Path, shown: str, sheet: str, progress: Progress = lambda _: None
) -> Iterator[tuple[int, list[str]]]:
    """Rows of one sheet that hold anything: number in the sheet (from 1) and cells as text.

    Trailing blank cells are left out, so rows differ in length. Dates and times are in ISO form,
    numbers plain (`39`), percentages as shares of 1, booleans TRUE and FALSE; several lines in a
    cell are joined by line breaks. Hidden rows count as any other. `progress` is told the share
    of the file read, 0 to 1.

    Raises SourceError, possibly after some rows, when the file is no spreadsheet, is cut off,
    damaged, locked, absurdly large or deep, holds a DTD, or has no sheet of this name. Rows taken
    before that must not be used.
    """
    with open_package(path, shown) as package:
        rows = xlsx.sheet_rows if _is_xlsx(package) else ods.sheet_rows
        yield from rows(package, sheet, progress)
    progress(1.0)


def held_sheets(path: Path, shown: str) -> dict[str, list[tuple[int, list[str]]]] | None:
    """The rows of every sheet, as stream_sheet gives them, of a workbook that is small; else None.

    An ODS has all its sheets in one part, so that to stream thirty of them one by one is to read
    the whole some fifteen times. Raises SourceError as stream_sheet does.
    """
    count = 0
    with open_package(path, shown) as package:
        is_xlsx = _is_xlsx(package)
        if sum(package.size(name) for name in package.names) > MAX_HELD_BYTES:
            return None
        names = xlsx.sheet_names(package) if is_xlsx else ods.sheet_names(package)
        held: dict[str, list[tuple[int, list[str]]]] = {name: [] for name in names}
        for name, row, cells in (xlsx.all_rows if is_xlsx else ods.all_rows)(package):
            count += len(cells)
            if count > MAX_HELD_CELLS:
                return None
            held[name].append((row, cells))
    return held


def _is_xlsx(package: Package) -> bool:
    """True of an XLSX, False of an ODS spreadsheet; raises SourceError for anything else."""
    if xlsx.WORKBOOK in package.names:
        return True
    if package.contains("META-INF/manifest.xml", b"encryption-data") or _LOCKED in package.names:
        remedy = "Open it in LibreOffice and save it without the password."
        raise fault(package.shown, "the file is locked with a password", remedy)
    if ods.CONTENT not in package.names:
        message = f"this zip holds no spreadsheet: neither {ods.CONTENT} nor {xlsx.WORKBOOK}"
        raise fault(package.shown, message, _CHOOSE)
    if "mimetype" in package.names and not package.contains("mimetype", _SPREADSHEET):
        message = "this is an OpenDocument file, but no spreadsheet"
        raise fault(package.shown, message, _CHOOSE)
    return False
