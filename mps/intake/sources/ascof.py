"""DHSC's Adult Social Care Outcomes Framework: time series tables, one sheet a measure (ODS)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mps.intake.areas import Areas
from mps.intake.cells import Cells, end_of, financial_year, same_word
from mps.intake.found import Book, Filled, Format, Found, Progress, Table
from mps.intake.work import Work

DATASET = "dhsc_ascof"

# The measures of the framework of 2023-24 and later.
MEASURES = (
    *("1A", "1B", "1C", "1D", "1E", "2A", "2B", "2C", "2D(1)", "2D(2)", "2E(1)", "2E(2A)"),
    *("2E(2B)", "3A", "3B", "3C(1)", "3C(2)", "3D(1A)", "3D(1B)", "3D(2A)", "3D(2B)", "4A", "4B"),
    *("5A(1)", "5A(2)", "6A", "6B"),
)
NOT_PERCENTAGES = ("1A", "1B", "1C", "2B", "2C")  # scores, and admissions for 100,000 people
PARTS = {
    "": "all",
    "6b": "all",
    "outstanding": "outstanding",
    "good": "good",
    "other": "other",
    "not yet rated": "not_yet_rated",
}
VALUES = {
    "outcome": "outcome",
    "numerator": "numerator",
    "denominator": "denominator",
    "number of respondents": "respondents",
    "margin of error": "margin_of_error",
}
CODE, NAME = "ONS area code", "Local authority"
GROUPS = ("s", "u", "m", "i", "o", "d")  # kinds of councils, which are no areas of ours

_SHEET = re.compile(r"table[ _]*(\d[a-z](?:\(\d[a-z]?\))?)", re.IGNORECASE)
_HEADER = re.compile(r"(.+?)\s+-\s+(.+)")


@dataclass(frozen=True)
class _Column:
    """One column of values: where it stands, its header, and what it says of which year."""

    place: int
    header: str
    year: str
    part: str
    value: str


def _fits(table: Table) -> bool:
    """A sheet whose header has the ONS area code and columns such as `2015 to 2016 - outcome`."""
    return _header_of(table) is not None


def _header_of(table: Table) -> tuple[int, list[str]] | None:
    for row, cells in table.first:
        words = [same_word(cell) for cell in cells]
        if same_word(CODE) in words and any(_is_outcome(cell) for cell in cells):
            return row, [" ".join(cell.split()) for cell in cells]
    return None


def _is_outcome(cell: str) -> bool:
    year, dash, words = cell.partition(" - ")
    return bool(dash and financial_year(year) and words.strip().endswith("outcome"))


def _fill(found: Found, work: Work, root: Path, progress: Progress) -> Filled:
    """Read every sheet of a measure; others, such as cover and notes, are passed by."""
    if found.book is None:
        raise ValueError(found.shown)
    areas = Areas(root)
    done = Filled(edition="")
    left_out = 0
    years: set[str] = set()
    sheets = [table for table in found.book.tables if _fits(table)]
    for number, table in enumerate(sheets, start=1):
        cells = Cells(found.book.place(table))
        sheet = _Sheet(found.book, table, cells, areas)
        for row, made in sheet.rows():
            work.add(DATASET, made, found.book.source_file(table), row)
            years.add(str(made[4]))
        left_out += sheet.left_out
        done.problems.extend(cells.problems)
        progress(number / len(sheets))
    if left_out:
        what = "Rows of groups of councils, such as Shire Counties, that are left out"
        done.notes.append(f"{what}: {left_out:,}.")
    newest = max(years, default="")
    edition = f"{len(sheets)} measures, {min(years)} to {newest}" if years else "no measure"
    return Filled(edition, done.notes, done.problems, end_of(newest) if newest else None)


class _Sheet:
    """One sheet: its measure, its columns, its rows as rows of ours."""

    def __init__(self, book: Book, table: Table, cells: Cells, areas: Areas) -> None:
        self.left_out = 0
        self._table = table
        self._cells = cells
        self._areas = areas
        found = _header_of(table)
        self._row, self._header = found or (0, [])
        self._measure = self._measure_of()
        self._columns = list(self._columns_of())

    def rows(self) -> Iterator[tuple[int, list[str | None]]]:
        """Rows with their number in the sheet; none where the measure is not known."""
        if self._measure is None:
            return
        words = [same_word(name) for name in self._header]
        code_at, name_at = words.index(same_word(CODE)), words.index(same_word(NAME))
        for row, cells in self._table.rows(lambda _: None):
            whole = [*cells, *[""] * (len(self._header) - len(cells))]
            if row <= self._row or not any(cell.strip() for cell in whole[:3]):
                continue
            code, name = whole[code_at].strip(), whole[name_at]
            if code[:1] == "[" and self._areas.known(name) is None:
                self.left_out += 1
                continue
            area = self._areas.find(self._cells, row, (CODE, NAME), code, name)
            if area:
                yield from self._values(row, whole, area.code, area.name)

    def _values(
        self, row: int, cells: list[str], code: str, name: str
    ) -> Iterator[tuple[int, list[str | None]]]:
        """One row of ours for each part and year."""
        groups = dict.fromkeys((column.part, column.year) for column in self._columns)
        for part, year in groups:
            made: dict[str, str | None] = {}
            status = None
            for column in self._columns:
                if (column.part, column.year) == (part, year):
                    number = self._cells.number(
                        *(row, column.header, cells[column.place]),
                        second=True,
                        most=self._most(column),
                        what="percentage",
                    )
                    made[column.value] = number.text if number else None
                    if column.value == "outcome" and number:
                        status = number.status
            values = [made.get(value) for value in VALUES.values()]
            yield row, [self._measure, part, code, name, year, *values, status]

    def _most(self, column: _Column) -> float | None:
        is_share = column.value == "outcome" and self._measure not in NOT_PERCENTAGES
        return 100 if is_share else None

    def _measure_of(self) -> str | None:
        """The measure, as the sheet's name says."""
        found = _SHEET.fullmatch(self._table.name.strip())
        measure = found[1].upper() if found else ""
        if measure in MEASURES:
            return measure
        message = "the sheet's name is not that of a measure that is known"
        remedy = f"Known are: {', '.join(MEASURES)}."
        self._cells.wrong(0, "", self._table.name, message, remedy)
        return None

    def _columns_of(self) -> Iterator[_Column]:
        """The columns of values. A header that cannot be read, or stands twice, is a problem."""
        seen: dict[tuple[str, str, str], str] = {}
        for place, header in enumerate(self._header):
            if same_word(header) in ("", same_word(CODE), same_word(NAME), "local authority code"):
                continue
            found = _HEADER.fullmatch(header)
            year = self._cells.financial_year(self._row, header, found[1]) if found else None
            part, value = _part_and_value(found[2] if found else "")
            if not found or (year and (value is None or part is None)):
                message = "this column is not known"
                remedy = "Columns read: 2015 to 2016 - outcome, numerator, denominator and so on."
                self._cells.wrong(self._row, header, "", message, remedy)
            elif year and part and value:
                if (year, part, value) in seen:
                    message = f"this column says the same as {seen[year, part, value]}"
                    self._cells.wrong(self._row, header, "", message, "Keep one of the two.")
                seen[year, part, value] = header
                yield _Column(place, header, year, part, value)


def _part_and_value(words: str) -> tuple[str | None, str | None]:
    """`good numerator` as its part and the value; None for what is not known."""
    plain = same_word(words)
    for name, value in VALUES.items():
        if plain == name or plain.endswith(f" {name}"):
            return PARTS.get(plain.removesuffix(name).strip()), value
    return None, None


SOURCE = Format(
    id=DATASET,
    title="Adult Social Care Outcomes Framework",
    takes="DHSC's ASCOF time series tables (ODS)",
    tables=(DATASET,),
    modules=("intake/sources/ascof.py", "intake/cells.py", "intake/areas.py"),
    fill=_fill,
    fits=_fits,
    is_dated_by_content=True,
)
