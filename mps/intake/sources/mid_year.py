"""ONS mid-year estimates: table MYE2, single years of age, one sheet a sex (XLS, XLSX or ODS)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mps.errors import Problem
from mps.intake.areas import Area, Areas
from mps.intake.cells import Cells, same_word
from mps.intake.found import Book, Filled, Format, Found, Progress, Table, unheard
from mps.intake.work import Work

DATASET = "ons_council_population"
OLDEST = 90  # the last age, which stands for 90 and over
LAST_YEAR = 2020  # of the series before the 2021 Census was taken into account

# Kinds of areas that always are, or were, councils with social-care duties, or regions: a code of
# theirs that is not known is a fault. Districts, groups of councils and countries are left out.
OURS = ("E06", "E08", "E09", "E10", "E12", "E92")

_MID = re.compile(r"mid[- ](\d{4})", re.IGNORECASE)
_SEXES = ("females", "males", "persons")  # in this order: females holds males
_ALL = "mye2 all"


@dataclass(frozen=True)
class _Header:
    """Where the columns of a sheet stand; `ages` has the place of each age from 0 on."""

    row: int
    names: tuple[str, ...]
    code: int
    name: int
    total: int
    ages: tuple[int, ...]


def _fits(table: Table) -> bool:
    """A sheet whose header has code, name, all ages and every age to 90."""
    return _header_of(table) is not None


def _header_of(table: Table) -> _Header | None:
    for row, cells in table.first:
        words = [same_word(cell).rstrip("+") for cell in cells]
        wanted = ["code", "name", "all ages", *map(str, range(OLDEST + 1))]
        if all(words.count(one) == 1 for one in wanted):
            code, name, total, *ages = [words.index(one) for one in wanted]
            names = tuple(" ".join(cell.split()) for cell in cells)
            return _Header(row, names, code, name, total, tuple(ages))
    return None


def _about(table: Table, header: _Header) -> list[str]:
    """What stands above the header, and the sheet's name."""
    above = [cell for row, cells in table.first if row < header.row for cell in cells]
    return [*above, same_word(table.name)]


def _stated(book: Book) -> date | None:
    """The mid-year that the sheets name: 30 June."""
    for table in book.tables:
        if header := _header_of(table):
            for text in _about(table, header):
                if found := _MID.search(text):
                    return date(int(found[1]), 6, 30)
    return None


def _fill(found: Found, work: Work, root: Path, progress: Progress) -> Filled:
    """Read the sheets of persons, males and females; districts and countries are left out."""
    if found.book is None:
        raise ValueError(found.shown)
    problems = [*_refused(found)]
    if problems or found.stated is None:
        return Filled("of no year", problems=problems)
    reader = _Reader(found.book, work, Areas(root), found.stated.year)
    for table in found.book.tables:
        if header := _header_of(table):
            problems += reader.read(table, header)
            progress(len(reader.sheets) / len(_SEXES))
    if missing := [sex for sex in _SEXES if sex not in reader.sheets]:
        message = f"there is no sheet MYE2 of {' and of '.join(missing)}"
        remedy = "Use the publisher's workbook as published, with persons, males and females."
        problems.append(Problem(found.shown, 0, "", "", message, remedy))
    what = "Rows of districts, groups of councils and countries that are left out"
    return Filled(f"mid-{found.stated.year}", [f"{what}: {reader.left_out:,}."], problems)


def _refused(found: Found) -> Iterator[Problem]:
    """Why a workbook is not of the series held, or of no year that it says."""
    tables = found.book.tables if found.book else ()
    about = [text for one in tables if (header := _header_of(one)) for text in _about(one, header)]
    if found.stated is None:
        message = "no sheet MYE2 says of which mid-year it is"
        remedy = "Put back the line above its header that says so, such as: ..., mid-2020."
        yield Problem(found.shown, 0, "", "", message, remedy)
    elif found.stated.year > LAST_YEAR:
        message = (
            "these estimates take the 2021 Census into account; those held do not, and the two "
            "are never mixed"
        )
        remedy = f"Import editions up to mid-{LAST_YEAR}."
        yield Problem(found.shown, 0, "", f"mid-{found.stated.year}", message, remedy)
    elif any("revised" in text.casefold() for text in about):
        message = "this is a revised edition; every year held is as it was first published"
        remedy = "Import the edition first published for this year."
        yield Problem(found.shown, 0, "", f"mid-{found.stated.year}", message, remedy)


class _Reader:
    """Reads one sheet after another; `sheets` has the name of each by the sex it is of."""

    def __init__(self, book: Book, work: Work, areas: Areas, year: int) -> None:
        self.sheets: dict[str, str] = {}
        self.left_out = 0
        self._book = book
        self._work = work
        self._areas = areas
        self._year = year

    def read(self, table: Table, header: _Header) -> list[Problem]:
        """Add the rows of a sheet; gives what is wrong with it."""
        cells = Cells(self._book.place(table))
        words = " ".join(_about(table, header)).casefold()
        sex = next((one for one in _SEXES if one in words), "persons" if _ALL in words else "")
        if not sex or sex in self.sheets:
            message = "nothing says of which sex this sheet is"
            message = f"this says the same as the sheet {self.sheets[sex]}" if sex else message
            cells.wrong(header.row, "", table.name, message)
            return cells.problems
        self.sheets[sex] = table.name
        source = self._book.source_file(table)
        for row, values in table.rows(unheard):
            if row <= header.row or len(values) <= header.total:
                continue
            area = self._area(cells, row, header, values)
            for age, people in enumerate(_people(cells, row, header, values) if area else ()):
                if area and people:
                    made = [str(self._year), area.code, area.name, area.level, sex, str(age)]
                    self._work.add(DATASET, [*made, people, "published"], source, row)
        return cells.problems

    def _area(self, cells: Cells, row: int, header: _Header, values: Sequence[str]) -> Area | None:
        """A council with social-care duties, a region or England; None for any other."""
        code = values[header.code].strip()
        if not code.startswith(OURS):
            self.left_out += bool(code)
            return None
        columns = (header.names[header.code], header.names[header.name])
        return self._areas.find(cells, row, columns, code, values[header.name])


def _people(cells: Cells, row: int, header: _Header, values: Sequence[str]) -> list[str]:
    """Residents of every age; none, and a problem, when a cell or their sum is wrong."""
    found = []
    for place in (header.total, *header.ages):
        cell = values[place] if place < len(values) else ""
        number = cells.number(row, header.names[place], cell, least=0, what="count of people")
        if number is None:
            return []
        if number.text is None or not number.text.isdigit():
            message = "this must be a whole number of people"
            cells.wrong(row, header.names[place], cell, message)
            return []
        found.append(number.text)
    total, *people = found
    if int(total) != sum(map(int, people)):
        message = f"the ages add up to {sum(map(int, people)):,}"
        cells.wrong(row, header.names[header.total], total, message)
        return []
    return people


SOURCE = Format(
    id=DATASET,
    title="ONS mid-year population estimates (MYE2)",
    takes="ONS mid-year estimates by single year of age, up to mid-2020 (XLS, XLSX or ODS)",
    tables=(DATASET,),
    modules=(
        *("intake/sources/mid_year.py", "intake/cells.py", "intake/areas.py"),
        "readers/xls.py",
    ),
    fill=_fill,
    fits=_fits,
    stated=_stated,
    is_dated_by_content=True,
)
