"""The adult social care finance return (ASC-FR): data file of later years, and coded of 2016-17."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mps.intake.areas import ENGLAND, Area, Areas
from mps.intake.cells import Cells, Number, end_of, same_word
from mps.intake.finance_words import CODED, WORDS, Layout
from mps.intake.found import Filled, Format, Found, Progress, Table
from mps.intake.work import Work

DATASET = "nhs_asc_fr"

_LAYOUTS = (WORDS, CODED)
_Key = tuple[str, str, str, str, str, str]  # year, area, care type, age, reason, setting


@dataclass
class _Figure:
    """What the rows of one key say: values by measure, as totals or as parts to be added up."""

    name: str
    row: int
    totals: dict[str, Number] = field(default_factory=dict)
    parts: dict[str, list[Number]] = field(default_factory=dict)

    def value(self, measure: str) -> Number:
        """The total as published, else the sum of the parts; a marker where a part has one."""
        if measure in self.totals:
            return self.totals[measure]
        parts = self.parts.get(measure, [])
        marked = [part for part in parts if part.text is None]
        if marked or not parts:
            return marked[0] if marked else Number()
        whole = sum(part.value for part in parts)
        return Number(format(round(whole, 9), ".9f").rstrip("0").rstrip("."))


def _fits(table: Table) -> bool:
    """A table with the columns of the data file, in words or in keys."""
    return _header_of(table) is not None


def _header_of(table: Table) -> tuple[Layout, int, tuple[str, ...]] | None:
    for row, cells in table.first:
        names = tuple(cell.strip() for cell in cells)
        known = {name.casefold() for name in names}
        for layout in _LAYOUTS:
            if all(name.casefold() in known for name in layout.needed):
                return layout, row, names
    return None


def _fill(found: Found, work: Work, root: Path, progress: Progress) -> Filled:
    """Read the rows of long-term and short-term care; all others are left out and counted."""
    header = _header_of(found.table) if found.table else None
    if found.book is None or found.table is None or header is None:
        raise ValueError(found.shown)
    layout, header_row, names = header
    reader = _Reader(layout, Areas(root), Cells(found.book.place(found.table)))
    for row, cells in found.table.rows(progress):
        if row <= header_row:
            continue
        if len(cells) != len(names) and not found.book.is_sheet:
            message = f"the row has {len(cells)} cells where the header has {len(names)}"
            reader.cells.wrong(row, "", "", message)
            continue
        whole = [*cells, *[""] * (len(names) - len(cells))]
        reader.take(row, dict(zip((name.casefold() for name in names), whole, strict=False)))
    source = found.book.source_file(found.table)
    for (year, area, *kind), figure in reader.figures.items():
        gross, net = (figure.value(measure) for measure in ("gross", "net"))
        status = gross.status or net.status
        made = [year, area, figure.name, *kind, gross.text, net.text, status]
        work.add(DATASET, made, source, figure.row)
    years = sorted({key[0] for key in reader.figures})
    edition = f"{layout.title}, {' and '.join(years) or 'no year'}"
    newest = end_of(years[-1]) if years else None
    notes = [f"{what}: {count:,}." for what, count in reader.left_out.items()]
    return Filled(edition, [*layout.notes, *notes], reader.cells.problems, newest)


class _Reader:
    """Gathers figures by key from rows of one layout."""

    def __init__(self, layout: Layout, areas: Areas, cells: Cells) -> None:
        self.cells = cells
        self.figures: dict[_Key, _Figure] = {}
        self.left_out: dict[str, int] = {}
        self._layout = layout
        self._areas = areas
        self._told: set[tuple[str, str]] = set()

    def take(self, row: int, cells: Mapping[str, str]) -> None:
        """One row, whose cells are by the header in lower case."""
        layout = self._layout
        if why := layout.left_out(cells):
            self.left_out[why] = self.left_out.get(why, 0) + 1
            return
        year = self._year(row, cells)
        area = self._area(row, cells)
        kind = [self._code(row, cells, name) for name in layout.dimensions]
        measures = list(self._measures(row, cells))
        if year is None or area is None or None in kind:
            return
        care, age, reason, setting = (str(one) for one in kind)
        if care == "short_term":
            setting = "all"  # short-term care is published by purpose, not by setting
        key = (year, area.code, care, age, reason, setting)
        figure = self.figures.setdefault(key, _Figure(area.name, row))
        for measure, number in measures:
            if number is None:
                continue
            if layout.is_part(cells):
                figure.parts.setdefault(measure, []).append(number)
            elif figure.totals.setdefault(measure, number) != number:
                column = layout.value_columns[measure]
                message = f"this repeats row {figure.row} with another value"
                self.cells.wrong(row, column, cells[column.casefold()], message)

    def _measures(self, row: int, cells: Mapping[str, str]) -> Iterator[tuple[str, Number | None]]:
        for measure, column in self._layout.measures(cells):
            yield measure, self.cells.number(row, column, cells[column.casefold()])

    def _year(self, row: int, cells: Mapping[str, str]) -> str | None:
        column = self._layout.year
        return self.cells.financial_year(row, column, cells[column.casefold()], ends=True)

    def _area(self, row: int, cells: Mapping[str, str]) -> Area | None:
        """A council by its code; a region or England, whose rows have none, by the region's."""
        code, region = cells["geography_code"].strip(), cells["region_go_code"].strip()
        columns = ("GEOGRAPHY_CODE" if code else "REGION_GO_CODE", "DH_GEOGRAPHY_NAME")
        if not code and not region:
            region = ENGLAND if same_word(cells.get("geography_level", "")) == "england" else "-"
        return self._areas.find(self.cells, row, columns, code or region, "")

    def _code(self, row: int, cells: Mapping[str, str], name: str) -> str | None:
        """Our code of a word or a key; one that is not known is told once."""
        column, known, what = self._layout.dimensions[name]
        cell = cells[column.casefold()]
        code = known.get(same_word(cell))
        if code is None and (column, cell) not in self._told:
            self._told.add((column, cell))
            self.cells.word(row, column, cell, known, what)
        return code


SOURCE = Format(
    id=DATASET,
    title="Adult social care finance return",
    takes="the finance return's data file, ASC-FR (CSV)",
    tables=(DATASET,),
    modules=(
        *("intake/sources/finance_return.py", "intake/finance_words.py"),
        *("intake/cells.py", "intake/areas.py"),
    ),
    fill=_fill,
    fits=_fits,
    is_dated_by_content=True,
)
