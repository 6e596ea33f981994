"""DHSC's fees that councils pay to providers (MSIF): tables by council, known by their phrases.

The publisher words its headers as sentences and changes them from year to year, so a column is
taken for what its words say: the service, per week or per contact hour, and the year. Columns
whose words say something else are named and not loaded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mps.intake.areas import Areas
from mps.intake.cells import Cells, same_word, stated_dates, stated_years
from mps.intake.found import Book, Filled, Format, Found, Progress, Table, unheard
from mps.intake.work import Work

DATASET = "dhsc_msif_fees"

# What a fee can be, in pounds: beyond it thousands, or a week for an hour, were meant.
BOUNDS = {"week": (100.0, 10_000.0), "hour": (5.0, 100.0)}

_NOT_FEES = ("percentage", "per cent", "change", "increase", "uplift", "number of", "difference")
_COUNCILS = ("local authority", "local authority name", "council", "council name")
_CODES = ("ons code", "ons area code", "local authority code", "la code", "area code")
_OLDER = ("65+", "65 and over", "65 or over", "65 plus")
_YOUNGER = ("18 to 64", "18 64", "under 65")


@dataclass(frozen=True)
class _Fee:
    """One column of fees: where it stands, and what its header says."""

    place: int
    header: str
    year: str
    service: str
    per: str
    basis: str


@dataclass(frozen=True)
class _Header:
    row: int
    names: tuple[str, ...]
    council: int
    code: int | None


def _fits(table: Table) -> bool:
    """A table with a column of councils and one of average fees."""
    header = _header_of(table)
    return bool(header and any(_service(name) for name in header.names))


def _header_of(table: Table) -> _Header | None:
    for row, cells in table.first:
        names = tuple(" ".join(cell.split()) for cell in cells)
        words = [same_word(name) for name in names]
        council = next((words.index(name) for name in _COUNCILS if name in words), None)
        if council is not None and any("fee" in name for name in words):
            code = next((words.index(name) for name in _CODES if name in words), None)
            return _Header(row, names, council, code)
    return None


def _service(header: str) -> tuple[str, str, str] | None:
    """Service, per week or hour, and basis, of a header's words; None when it is no fee."""
    words = same_word(header)
    if "fee" not in words or any(one in words for one in _NOT_FEES):
        return None
    per = "hour" if re.search(r"\bhour(?:ly)?\b", words) else ""
    per = per or ("week" if re.search(r"\bweek(?:ly)?\b", words) else "")
    age = "65_plus" if any(one in words for one in _OLDER) else ""
    age = age or ("18_64" if any(one in words for one in _YOUNGER) else "")
    basis = "average fee" if "average" in words else "fee"
    service = _kind(words, age)
    if not per or service is None:
        return None
    if service in ("homecare", "supported_living") and age:
        basis += f", aged {'65 and over' if age == '65_plus' else '18 to 64'}"
    return service, per, basis


def _kind(words: str, age: str) -> str | None:
    if "supported living" in words:
        return "supported_living"
    if re.search(r"\b(?:home ?care|domiciliary)\b", words) and "care home" not in words:
        return "homecare"
    if "care home" in words and age:
        if "without nursing" in words or "residential" in words:
            return f"care_home_{age}"
        if "with nursing" in words or re.search(r"\bnursing\b", words):
            return f"nursing_home_{age}"
    return None


def _stated(book: Book) -> date | None:
    """The newest date in words on the sheets before the tables, such as the cover."""
    words: list[str] = []
    for table in book.tables:
        if _fits(table):
            break
        words += [cell for _, cells in table.first for cell in cells]
    days = [day for day in stated_dates(words) if day <= date.today()]
    return max(days, default=None)


def _fill(found: Found, work: Work, root: Path, progress: Progress) -> Filled:
    """Read every table of fees by council."""
    if found.book is None:
        raise ValueError(found.shown)
    areas = Areas(root)
    done = Filled("")
    names, years = [], set()
    for table in found.book.tables:
        header = _header_of(table)
        if header is None or not _fits(table):
            continue
        names.append(table.name)
        cells = Cells(found.book.place(table))
        fees, strange = _columns(table, header, cells)
        years |= {fee.year for fee in fees}
        if strange:
            listed = "; ".join(strange)
            done.notes.append(f"Columns of {table.name} that are not loaded: {listed}.")
        for row, made in _rows(table, header, fees, cells, areas):
            work.add(DATASET, made, found.book.source_file(table), row)
        done.problems.extend(cells.problems)
        progress(len(names) / len(found.book.tables))
    edition = f"{' and '.join(names)}, {' and '.join(sorted(years)) or 'of no year'}"
    return Filled(edition, done.notes, done.problems)


def _columns(table: Table, header: _Header, cells: Cells) -> tuple[list[_Fee], list[str]]:
    """The columns of fees, and the headers of those that are none."""
    fees: list[_Fee] = []
    strange = []
    above = [cell for row, found in table.first if row < header.row for cell in found]
    of_table = stated_years([table.name]) or stated_years(above)
    for place, name in enumerate(header.names):
        if place in (header.council, header.code) or not name:
            continue
        said = _service(name)
        years = stated_years([name]) or of_table
        if said is None:
            strange.append(name)
        elif len(years) != 1:
            message = "nothing says which financial year this fee is for"
            remedy = "Put the year back into the header, or into the name of the sheet."
            cells.wrong(header.row, name, "", message, remedy)
        else:
            same = [fee for fee in fees if (fee.year, fee.service, fee.basis) == _key(years, said)]
            if same:
                message = f"this column says the same as: {same[0].header}"
                cells.wrong(header.row, name, "", message, "Keep one of the two.")
            fees.append(_Fee(place, name, years[0], *said))
    return fees, strange


def _key(years: list[str], said: tuple[str, str, str]) -> tuple[str, str, str]:
    return years[0], said[0], said[2]


def _rows(
    table: Table, header: _Header, fees: list[_Fee], cells: Cells, areas: Areas
) -> Iterator[tuple[int, list[str | None]]]:
    """A row of ours for each council and fee; lines without any fee, such as notes, are none."""
    code_name = header.names[header.code] if header.code is not None else ""
    for row, found in table.rows(unheard):
        whole = [*found, *[""] * (len(header.names) - len(found))]
        if row <= header.row or not any(whole[fee.place].strip() for fee in fees):
            continue
        code = whole[header.code] if header.code is not None else ""
        columns = (code_name, header.names[header.council])
        area = areas.find(cells, row, columns, code, whole[header.council])
        for fee in fees if area else ():
            least, most = BOUNDS[fee.per]
            number = cells.number(
                row, fee.header, whole[fee.place], least=least, most=most, what=f"fee per {fee.per}"
            )
            if area and number and (number.text or number.status):
                made = [fee.year, area.code, area.name, fee.service, number.text, fee.per]
                yield row, [*made, fee.basis, number.status]


SOURCE = Format(
    id=DATASET,
    title="Fees that councils pay (MSIF)",
    takes="DHSC's fees paid to care providers, MSIF (XLSX or ODS)",
    tables=(DATASET,),
    modules=("intake/sources/fees.py", "intake/cells.py", "intake/areas.py"),
    fill=_fill,
    fits=_fits,
    stated=_stated,
)
