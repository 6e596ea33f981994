"""Which official file this is, by what is in it; its name counts for nothing."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import IO

from mps.errors import Problem, SourceError
from mps.intake.documents import documents
from mps.intake.formats import FORMATS, TAKEN
from mps.intake.found import Book, Found, Row, Table, unheard
from mps.intake.sources import SOURCES
from mps.readers import xls
from mps.readers.cqc_layout import Layout
from mps.readers.csv_stream import stream_csv
from mps.readers.json_stream import top_names
from mps.readers.sheets import held_sheets, sheet_names, stream_sheet

LEAST_KNOWN = 5  # headers of a layout, and more than half of all, make it that layout's
LEAST_SHARE = 0.6
DELIMITERS = (",", ";", "\t")

_STATED = re.compile(
    r"(?:produced on|as at|as of)\s+(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\s+(\d{4})",
    re.IGNORECASE,
)
_SIGNS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"7z\xbc\xaf", "a packed file (7-Zip)"),
    (b"PAR1", "a Parquet file"),
)


def recognise(path: Path, shown: str, layouts: Mapping[str, Layout]) -> Found:
    """Say what a file is. Raises SourceError when it is none of those taken, or broken.

    Its problems show no cell: that might be a name.
    """
    try:
        return _recognise(path, shown, layouts)
    except SourceError as error:
        raise SourceError([replace(one, value="") for one in error.problems]) from None


def _recognise(path: Path, shown: str, layouts: Mapping[str, Layout]) -> Found:
    start = _start(path, shown)
    if start.startswith(b"PK"):
        names = _members(path, shown)
        if "content.xml" in names or "xl/workbook.xml" in names:
            return _from_sheets(path, shown, layouts, is_old=False)
        if any(name.lower().endswith(".json") for name in names):
            return _from_records(path, shown, layouts)
        message = "this is a zip file without API records or a spreadsheet in it"
        raise _fault(shown, message, f"Unpack it and import the files in it. {TAKEN}")
    if start.startswith(xls.SIGN):
        return _from_sheets(path, shown, layouts, is_old=True)
    for sign, words in _SIGNS:
        if start.startswith(sign):
            raise _fault(shown, f"this is {words}", f"Choose another file. {TAKEN}")
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text:
        raise _fault(shown, "the file is empty", "Download it again.")
    if text[:1] in (b"{", b"["):
        return _from_records(path, shown, layouts)
    if text[:1] == b"<":
        raise _fault(shown, "this is a web page or XML", "Download the file itself, not the page.")
    if b"\x00" in start:
        message = "this is not text, or text in UTF-16"
        raise _fault(shown, message, f"Save it as 'CSV UTF-8 (comma delimited)'. {TAKEN}")
    return _from_csv(path, shown, layouts)


def _from_records(path: Path, shown: str, layouts: Mapping[str, Layout]) -> Found:
    """JSON of a source that knows a name in it; all other is taken for CQC's."""
    with _first_document(path, shown) as stream:
        for name in top_names(stream):
            if source := next((one for one in SOURCES if name in one.names), None):
                is_one = not zipfile.is_zipfile(path)
                return Found(path, shown, source, Book(path, shown, (), False) if is_one else None)
    return Found(path, shown, FORMATS["cqc_api"], layout=layouts["cqc_api"])


@contextmanager
def _first_document(path: Path, shown: str) -> Iterator[IO[bytes]]:
    """The JSON document, or the first one of a zip file."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            yield stream
        return
    _, content, _ = next(documents(path, shown))
    with io.BytesIO(content) as stream:
        yield stream


def _from_csv(path: Path, shown: str, layouts: Mapping[str, Layout]) -> Found:
    tables: list[Table] = []
    for delimiter in DELIMITERS:

        def rows(
            progress: Callable[[float], None] = unheard, delimiter: str = delimiter
        ) -> Iterator[Row]:
            return stream_csv(path, shown, delimiter, progress)

        try:
            book = Book(path, shown, (Table("", rows),), is_sheet=False)
            found = _known(book, book.tables[0], layouts)
        except SourceError:
            if not tables:  # commas are what is expected; the others are only tried
                raise
            continue
        if found:
            return found
        tables += book.tables
    raise _no_header(shown, tables, layouts)


def _from_sheets(path: Path, shown: str, layouts: Mapping[str, Layout], is_old: bool) -> Found:
    """The first sheet that has a known header; those before it may state a date."""
    held = None if is_old else held_sheets(path, shown)
    names = xls.sheet_names(path, shown) if is_old else held or sheet_names(path, shown)
    tables = []
    for name in names:

        def rows(progress: Callable[[float], None] = unheard, name: str = name) -> Iterator[Row]:
            if held is not None:
                return iter(held[name])
            return (xls.stream_sheet if is_old else stream_sheet)(path, shown, name, progress)

        tables.append(Table(name, rows))
    book = Book(path, shown, tuple(tables), is_sheet=True)
    for table in book.tables:
        if found := _known(book, table, layouts):
            return found
    raise _no_header(shown, tables, layouts)


def _known(book: Book, table: Table, layouts: Mapping[str, Layout]) -> Found | None:
    """What the file is by one of its tables, or None."""
    for source in SOURCES:
        if source.fits and source.fits(table):
            return Found(book.path, book.shown, source, book, table, source.stated(book))
    best = _best(table, layouts)
    if best is None:
        return None
    layout, place = best
    row, cells = table.first[place]
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    before = book.tables[: book.tables.index(table)]
    above = [row for one in before for row in one.first] + list(table.first[:place])
    return Found(
        path=book.path,
        shown=book.shown,
        format=FORMATS[layout.format],
        book=book,
        table=table,
        stated=_stated_date([cell for _, one in above for cell in one]),
        layout=layout,
        header=tuple(cells),
        header_row=row,
    )


def _best(table: Table, layouts: Mapping[str, Layout]) -> tuple[Layout, int] | None:
    """The layout that knows most of a row's cells, and the place of that row."""
    known, _, layout, place = _nearest(table, layouts)
    filled = sum(bool(cell.strip()) for cell in table.first[place][1]) if table.first else 0
    if layout and known >= max(LEAST_KNOWN, LEAST_SHARE * filled):
        return layout, place
    return None


def _nearest(table: Table, layouts: Mapping[str, Layout]) -> tuple[int, int, Layout | None, int]:
    """How many cells of which row are known, of how many, to which layout."""
    best: tuple[int, int, Layout | None, int] = (0, 0, None, 0)
    for place, (_, cells) in enumerate(table.first):
        filled = [cell for cell in cells if cell.strip()]
        for id, layout in layouts.items():
            known = layout.known(filled) if id != "cqc_api" else 0
            if known > best[0]:
                best = (known, len(filled), layout, place)
    return best


def _no_header(shown: str, tables: Sequence[Table], layouts: Mapping[str, Layout]) -> SourceError:
    """Why a table is none of those known: what comes nearest, and what is there instead."""
    named = [table.name for table in tables if table.name]
    nearest = max(tables, key=lambda table: _nearest(table, layouts)[0])
    known, filled, layout, _ = _nearest(nearest, layouts)
    words = " ".join(cell for _, row in nearest.first for cell in row)
    what = "no line at its beginning" if not named else "no sheet"
    message = f"{what} has the column names of a file that is taken"
    if named:
        message += f"; its sheets are {', '.join(named)}"
    if layout and known >= LEAST_KNOWN:
        whose = FORMATS[layout.format].title
        message += f"; nearest comes {nearest.name or 'the file'}: {known} of {filled} columns"
        message += f" are also of {whose}"
    elif _STATED.search(words) or "cqc" in words.casefold():
        message += ", though it speaks of CQC: the line with the column names is missing"
    return _fault(shown, message, f"Use the publisher's file as published. {TAKEN}")


def _stated_date(words: Sequence[str]) -> date | None:
    for text in words:
        if found := _STATED.search(" ".join(text.split())):
            day, month, year = found.groups()
            try:
                return datetime.strptime(f"{day} {month[:3]} {year}", "%d %b %Y").date()
            except ValueError:
                continue
    return None


def _start(path: Path, shown: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise _fault(shown, message, "Check that it is there and may be read.") from None


def _members(path: Path, shown: str) -> list[str]:
    """The names in a zip file, those that systems leave behind excepted."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        remedy = "Download the file again and compare its size with the one shown there."
        raise _fault(shown, "the file is cut off or damaged", remedy) from None
    return [name for name in names if not name.startswith("__MACOSX/")]


def _fault(shown: str, message: str, remedy: str) -> SourceError:
    return SourceError([Problem(shown, 0, "", "", message, remedy)])
