"""Old Excel workbooks (.xls), read by calamine; they are small, so a sheet is held whole.

The newer kinds are streamed by mps.readers.sheets.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from mps.readers.cell_values import plain_date, plain_number
from mps.readers.zipped_xml import Progress, fault, no_such_sheet

SIGN = b"\xd0\xcf\x11\xe0"  # how a file begins; old Word files and locked ones begin so too
MAX_BYTES = 60_000_000  # the largest the publisher has is 3 MB; no sheet has over 65,536 rows

_NOT_READ = "this is an old Excel or Word file, or one locked with a password, that cannot be read"
_SAVE_AS = "Open it in LibreOffice or Excel and save it as an ODS or XLSX file without a password."


def sheet_names(path: Path, shown: str) -> list[str]:
    """The names of the sheets in their order. Raises SourceError as stream_sheet does."""
    return list(_open(path, shown).sheet_names)


def stream_sheet(
    path: Path, shown: str, sheet: str, progress: Progress = lambda _: None
) -> Iterator[tuple[int, list[str]]]:
    """Rows of one sheet that hold anything: number (from 1) and cells as text.

    Dates are in ISO form and numbers plain, as in mps.readers.sheets. Raises SourceError when the
    file is no workbook, is locked or damaged, or has no sheet of this name.
    """
    book = _open(path, shown)
    if sheet not in book.sheet_names:
        raise no_such_sheet(shown, sheet, list(book.sheet_names))
    try:
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except BaseException as error:
        raise _refused(shown, error) from None
    for number, row in enumerate(rows, start=1):
        cells = [_as_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells
    progress(1.0)


@lru_cache(maxsize=2)
def _opened(path: Path, changed: int, size: int) -> CalamineWorkbook:
    """A workbook, opened once for all its sheets while the file stays as it is."""
    return CalamineWorkbook.from_path(path)


def _open(path: Path, shown: str) -> CalamineWorkbook:
    try:
        found = path.stat()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise fault(shown, message, "Check that it is there and may be read.") from None
    if found.st_size > MAX_BYTES:
        raise fault(shown, "this old Excel file is absurdly large", _SAVE_AS)
    try:
        return _opened(path, found.st_mtime_ns, found.st_size)
    except BaseException as error:
        raise _refused(shown, error) from None


def _refused(shown: str, error: BaseException) -> BaseException:
    """The problem to tell. What calamine, written in Rust, gives up on comes as no Exception."""
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return fault(shown, _NOT_READ, _SAVE_AS)
    return error


def _as_text(cell: Any) -> str:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int | float):
        return plain_number(repr(cell))
    if isinstance(cell, date | datetime | time):
        return plain_date(cell.isoformat())
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)
