"""HM Treasury's GDP deflators: financial years on the left, calendar years on the right (CSV)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from mps.intake.cells import Cells, end_of, financial_year, same_word, stated_dates
from mps.intake.found import Book, Filled, Format, Found, Progress, Row, Table
from mps.intake.work import Work

DATASET = "hmt_gdp_deflators"

# A year is known some six weeks after its end, with the first estimate of its last quarter.
KNOWN_AFTER = timedelta(days=40)
MOST_CHANGE = 30.0  # per cent in a year; 1975-76, the highest since 1955, has about 25

_NOTES = re.compile(r"(?:\s*\(\d+\)\s*,?)+$")  # (1), (2) behind a year
_BASE = re.compile(r"\d{4}-\d{2}\s*=\s*100")
_OUTTURN = "outturn data"
_DATED = (_OUTTURN, "forecast data")


@dataclass(frozen=True)
class _Header:
    """Where the block of financial years stands: year, index and change, side by side."""

    row: int
    names: tuple[str, ...]
    year: int


def _fits(table: Table) -> bool:
    """A table whose header has `Financial year` and beside it a base such as `2022-23 = 100`."""
    return _header_of(table) is not None


def _header_of(table: Table) -> _Header | None:
    for row, cells in table.first:
        names = [" ".join(cell.split()) for cell in cells]
        for place, name in enumerate(names[:-2]):
            if same_word(name) == "financial year" and _BASE.search(names[place + 1]):
                return _Header(row, tuple(names), place)
    return None


def _stated(book: Book) -> date | None:
    """The newest of the dates of which outturn and forecast are, by the lines above the header."""
    return max(_dates(book, _DATED), default=None)


def _dates(book: Book, kinds: tuple[str, ...]) -> list[date]:
    words = [" ".join(text.split()) for text in book.words()]
    return stated_dates(text for text in words if text.casefold().startswith(kinds))


def _fill(found: Found, work: Work, root: Path, progress: Progress) -> Filled:
    """Read the block of financial years of the one table."""
    header = _header_of(found.table) if found.table else None
    if found.book is None or found.table is None or header is None:
        raise ValueError(found.shown)
    cells = Cells(found.book.place(found.table))
    outturn = max(_dates(found.book, (_OUTTURN,)), default=None)
    if outturn is None:
        message = "no line says of which date the outturn data are, so forecasts cannot be told"
        remedy = "Put back the line above the header: Outturn data are as at ..."
        cells.wrong(header.row, "", "", message, remedy)
        return Filled("of no date", problems=cells.problems)
    derived = []
    index: float | None = None
    for row, year, text, change in _years(cells, header, found.table.rows(progress)):
        is_forecast = end_of(year) + KNOWN_AFTER > outturn
        if text is None and index is not None and change is not None and is_forecast:
            text = f"{index * (1 + change / 100):.4f}"
            derived.append(year)
        if text is None:
            message = "there is no index, and it cannot be worked out from the change"
            cells.wrong(row, header.names[header.year + 1], "", message)
            continue
        index = float(text)
        flag = "Y" if is_forecast else "N"
        work.add(DATASET, [year, text, flag], found.book.source_file(found.table), row)
    notes = []
    if derived:
        what = "Of these forecast years only the change is published; the index is worked out of it"
        notes.append(f"{what}: {derived[0]} to {derived[-1]}.")
    return Filled(header.names[header.year + 1], notes, cells.problems)


def _years(
    cells: Cells, header: _Header, rows: Iterator[Row]
) -> Iterator[tuple[int, str, str | None, float | None]]:
    """Row, year, index and change of each line; index None where a dash stands for it."""
    names = header.names[header.year : header.year + 3]
    for row, found in rows:
        whole = [*found, *[""] * len(header.names)][header.year : header.year + 3]
        named, index, change = (" ".join(cell.split()) for cell in whole)
        year = financial_year(_NOTES.sub("", named))
        if row <= header.row or (
            year is None and not named[:1].isdigit() and not index[:1].isdigit()
        ):
            continue  # lines above the header, and notes below the years
        if year is None:
            cells.financial_year(row, names[0], named)
            continue
        level = cells.number(row, names[1], "" if index == "-" else index, least=0.1, what="index")
        moved = cells.number(
            *(row, names[2], change), least=-MOST_CHANGE, most=MOST_CHANGE, what="change in a year"
        )
        if level and moved:
            yield row, year, level.text, moved.value if moved.text else None


SOURCE = Format(
    id=DATASET,
    title="HM Treasury GDP deflators",
    takes="HM Treasury's GDP deflators (CSV or XLSX)",
    tables=(DATASET,),
    modules=("intake/sources/deflators.py", "intake/cells.py"),
    fill=_fill,
    fits=_fits,
    stated=_stated,
)
