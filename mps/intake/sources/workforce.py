"""Skills for Care's local-authority data: jobs by council, sector, service and role (XLSX).

The file is loaded by whoever holds it; its licence does not let it ship with this project.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from mps.intake.areas import Area, Areas
from mps.intake.cells import Cells, Number, end_of, financial_year, same_word, stated_years
from mps.intake.found import Filled, Format, Found, Progress, Table
from mps.intake.work import Work

DATASET = "skills_for_care_la"

COUNCIL = "CSSR (LA area)"
KINDS = ("Sector", "Service", "Job role")
# The publisher's headers, as `same_word` makes them, and our indicators.
AS_GIVEN = {
    "turnover rate": "turnover_rate",
    "vacancy rate": "vacancy_rate",
    "employees": "employees",
    "filled posts": "filled_posts",
    "total filled posts": "filled_posts",
    "total posts": "total_posts",
    "vacancies": "vacant_posts",
    "starters": "starters",
    "leavers": "leavers",
}
RATES = {"turnover_rate": 300.0, "vacancy_rate": 100.0}  # per cent, and the most they can be
SICKNESS = "sickness mean divide by employees"  # days of all employees together
ZERO_HOURS = ("zero hour contracts yes", "zero hour contracts no")
MOST_SICK_DAYS = 366.0
TOGETHER = ("cornwall and isles of scilly",)  # of two councils, so of none

_NEEDED = tuple(same_word(name) for name in (COUNCIL, *KINDS))


@dataclass
class _Rates:
    """The rates of one column, of which only all together tell whether they are shares of 1."""

    header: str
    found: list[tuple[int, str, float]] = field(default_factory=list)

    @property
    def times(self) -> float:
        """What makes per cent of them: 100 where they are shares of 1, else 1."""
        return 100.0 if median(value for _, _, value in self.found) <= 1 else 1.0


def _fits(table: Table) -> bool:
    """A table with columns for council, sector, service, job role and a measure that is known."""
    return _header_of(table) is not None


def _header_of(table: Table) -> tuple[int, dict[str, tuple[int, str]]] | None:
    """The row of the header, and place and name of each column by its words."""
    for row, cells in table.first:
        found = {
            same_word(cell): (place, " ".join(cell.split()))
            for place, cell in enumerate(cells)
            if cell.strip()
        }
        if set(_NEEDED) <= set(found) and {*AS_GIVEN, SICKNESS} & set(found):
            return row, found
    return None


def _year(found: Found) -> str | None:
    """The newest financial year that any sheet names, else the last that ended by the given day."""
    years = stated_years(found.book.words()) if found.book else []
    if years:
        return years[-1]
    if found.given is None:
        return None
    ended = found.given.year - (found.given < date(found.given.year, 3, 31))
    return financial_year(str(ended), ends=True)


def _fill(found: Found, work: Work, root: Path, progress: Progress) -> Filled:
    """Read the sheet into one row for each council, sector, service, role and indicator."""
    header = _header_of(found.table) if found.table else None
    if found.book is None or found.table is None or header is None:
        raise ValueError(found.shown)
    cells = Cells(found.book.place(found.table))
    year = _year(found)
    if year is None:
        message = "no sheet says of which financial year the figures are"
        remedy = "Say the date: --date YYYY-MM-DD; the year that ended last before it is taken."
        cells.wrong(0, "", "", message, remedy)
        return Filled("of no year", problems=cells.problems)
    reader = _Reader(cells, Areas(root), header[1])
    source = found.book.source_file(found.table)
    for row, one in found.table.rows(progress):
        if row > header[0]:
            for area, kinds, indicator, number in reader.take(row, one):
                made = [year, area.code, area.name, *kinds, indicator, number.text, number.status]
                work.add(DATASET, made, source, row)
    work.flush()
    notes = [*reader.notes(), *_settle_rates(work, reader)]
    return Filled(year, notes, cells.problems, end_of(year))


class _Reader:
    """Reads rows under one header; `rates` gathers what must be judged all together."""

    def __init__(self, cells: Cells, areas: Areas, header: Mapping[str, tuple[int, str]]) -> None:
        self.rates = {
            code: _Rates(header[word][1])
            for word, code in AS_GIVEN.items()
            if code in RATES and word in header
        }
        self.cells = cells
        self._areas = areas
        self._header = header
        self._left_out = 0
        self._councils: dict[str, Area | None] = {}

    def take(self, row: int, found: Sequence[str]) -> Iterator[tuple[Area, list[str], str, Number]]:
        """The indicators of one row."""
        name, *kinds = (self._cell(found, word) for word in _NEEDED)
        if not name and not any(kinds):
            return
        if same_word(name) in TOGETHER:
            self._left_out += 1
            return
        if name not in self._councils:
            self._councils[name] = self._areas.named(self.cells, row, COUNCIL, name)
        area = self._councils[name]
        for word, kind in zip(KINDS, kinds, strict=True):
            if not kind:
                self.cells.wrong(row, word, "", "this cell must not be blank")
        if area is None or not all(kinds):
            return
        for indicator, number in self._indicators(row, found):
            if number and (number.text or number.status):
                yield area, kinds, indicator, number

    def notes(self) -> list[str]:
        """What is left out, in sentences."""
        known = {*_NEEDED, *AS_GIVEN, SICKNESS, *ZERO_HOURS}
        others = [name for word, (_, name) in self._header.items() if word not in known]
        notes = []
        if self._left_out:
            notes.append(f"Rows of two councils together, left out: {self._left_out:,}.")
        if others:
            notes.append(f"Columns that are not loaded: {', '.join(others)}.")
        return notes

    def _cell(self, found: Sequence[str], word: str) -> str:
        place = self._header[word][0] if word in self._header else len(found)
        return " ".join(found[place].split()) if place < len(found) else ""

    def _number(self, row: int, found: Sequence[str], word: str) -> Number | None:
        header = self._header[word][1] if word in self._header else word
        return self.cells.number(row, header, self._cell(found, word), least=0)

    def _indicators(self, row: int, found: Sequence[str]) -> Iterator[tuple[str, Number | None]]:
        for word, code in AS_GIVEN.items():
            if word in self._header:
                number = self._number(row, found, word)
                if code in self.rates and number and number.text:
                    cell = self._cell(found, word)
                    rate = number.value / (100 if cell.endswith("%") else 1)
                    self.rates[code].found.append((row, cell, rate))
                    number = Number(f"{rate:.10g}")
                yield code, number
        employees = self._number(row, found, "employees")
        if SICKNESS in self._header:
            days = self._number(row, found, SICKNESS)
            yield (
                "sickness_days_per_worker",
                self._ratio(row, SICKNESS, days, employees, MOST_SICK_DAYS),
            )
        if ZERO_HOURS[0] in self._header:
            yes, no = (self._number(row, found, word) for word in ZERO_HOURS)
            whole = employees
            if yes and no and yes.text and no.text:
                whole = Number(str(yes.value + no.value))
            yield "zero_hours_share", self._ratio(row, ZERO_HOURS[0], yes, whole, 100, 100)

    def _ratio(
        self,
        row: int,
        word: str,
        number: Number | None,
        whole: Number | None,
        most: float,
        times: float = 1,
    ) -> Number | None:
        """`number` for one of `whole`, or the marker of either; None where neither is known."""
        if number is None or whole is None or number.status or whole.status:
            status = (number.status if number else None) or (whole.status if whole else None)
            return Number(None, status)
        if not (number.text and whole.text and whole.value):
            return None
        ratio = times * number.value / whole.value
        if ratio > most:
            header, cell = self._header[word][1], number.text
            message = f"divided by {whole.value:g} this gives {ratio:,.1f}, which cannot be"
            self.cells.wrong(row, header, cell, message)
            return None
        return Number(f"{ratio:.6g}")


def _settle_rates(work: Work, reader: _Reader) -> Iterator[str]:
    """Make every rate per cent, and tell those that cannot be."""
    for code, rates in reader.rates.items():
        if not rates.found:
            continue
        times = rates.times
        for row, cell, value in rates.found:
            if value * times > RATES[code]:
                message = f"a rate cannot be more than {RATES[code]:g} per cent"
                reader.cells.wrong(row, rates.header, cell, message)
        if times > 1:
            work.ask(
                f"""
                update work.{DATASET}
                set value = cast(round(cast(value as double) * {times}, 6) as varchar)
                where indicator = $code and value is not null
                """,
                {"code": code},
            )
            yield f"{rates.header} is given as a share of 1 and held as per cent."


SOURCE = Format(
    id=DATASET,
    title="Skills for Care local-authority data",
    takes="Skills for Care's local-authority data, which you download yourself (XLSX)",
    tables=(DATASET,),
    modules=("intake/sources/workforce.py", "intake/cells.py", "intake/areas.py"),
    fill=_fill,
    fits=_fits,
    is_dated_by_content=True,
)
