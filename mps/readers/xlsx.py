"""XLSX spreadsheets: names of the sheets and rows of one of them.

The rows are streamed. The texts that cells share stand in a part of their own, which comes first
and is held whole; its size is bounded.
"""

import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mps.readers.xlsx_cells import Cells, Follower, Texts
from mps.readers.zipped_xml import (
    AGAIN,
    SAVE_AS,
    Package,
    Progress,
    advancing,
    fault,
    no_such_sheet,
)

WORKBOOK = "xl/workbook.xml"
MAX_SHARED = 300_000_000  # bytes of the shared texts, unpacked
MAX_ELEMENTS = 1_000_000  # kept of one of the small parts

_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NOT_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')  # quoted, colours, escaped, padding


class _Element(NamedTuple):
    parent: str
    name: str
    attributes: dict[str, str]


@dataclass(frozen=True)
class _Workbook:
    """Where the parts of a workbook stand; `sheets` maps names to parts in order."""

    sheets: dict[str, str]
    shared: str
    styles: str
    since_1904: bool


def sheet_names(package: Package) -> list[str]:
    """The names of the sheets that hold cells, in order."""
    return list(_workbook(package).sheets)


def sheet_rows(package: Package, sheet: str, progress: Progress) -> Iterator[tuple[int, list[str]]]:
    """Rows of one sheet that hold anything, with their numbers.

    Raises SourceError when there is no such sheet.
    """
    book = _workbook(package)
    if sheet not in book.sheets:
        raise no_such_sheet(package.shown, sheet, list(book.sheets))
    part = book.sheets[sheet]
    whole = package.size(part) + (package.size(book.shared) if book.shared else 0)
    advanced = advancing(progress, whole)
    texts = _shared_texts(package, book.shared, advanced) if book.shared else []
    dates = _date_styles(package, book.styles)
    cells = Cells(package.shown, texts, dates, book.since_1904)
    for _ in package.read(part, cells, advanced):
        yield from cells.grid.take()


def all_rows(package: Package) -> Iterator[tuple[str, int, list[str]]]:
    """Rows of every sheet that hold anything, with their sheet and number."""
    for sheet in sheet_names(package):
        for row, cells in sheet_rows(package, sheet, lambda _: None):
            yield sheet, row, cells


def _shared_texts(package: Package, part: str, advanced: Callable[[int], None]) -> list[str]:
    if package.size(part) > MAX_SHARED:
        message = f"its shared texts would unpack to over {MAX_SHARED / 1e6:,.0f} MB"
        raise fault(package.shown, message, "Save it as an ODS spreadsheet instead.")
    texts = Texts(package.shown)
    for _ in package.read(part, texts, advanced):
        pass
    return texts.found


def _workbook(package: Package) -> _Workbook:
    elements = _elements(package, WORKBOOK, {"sheet", "workbookPr"})
    relations = _elements(package, "xl/_rels/workbook.xml.rels", {"Relationship"})
    parts = {}
    kinds = {}
    for _, _, one in relations:
        kind = one.get("Type", "").rpartition("/")[2]
        parts[one.get("Id")] = posixpath.normpath(posixpath.join("/xl", one.get("Target", "")))[1:]
        kinds[one.get("Id")] = kind
    by_kind = {kinds[key]: part for key, part in parts.items() if part in package.names}
    sheets = {}
    since_1904 = False
    for _, name, one in elements:
        if name == "workbookPr":
            since_1904 = one.get("date1904", "0") in ("1", "true")
        else:
            key = next((value for at, value in one.items() if at.endswith(" id")), "")
            if kinds.get(key) == "worksheet":
                sheets[one.get("name", "")] = parts[key]
    if missing := set(sheets.values()) - package.names:
        raise fault(package.shown, f"its part {min(missing)} is missing", AGAIN)
    return _Workbook(
        sheets, by_kind.get("sharedStrings", ""), by_kind.get("styles", ""), since_1904
    )


def _date_styles(package: Package, part: str) -> frozenset[str]:
    """The numbers of the cell styles that show a number as a date or time."""
    if not part:
        return frozenset()
    elements = _elements(package, part, {"numFmt", "xf"})
    dated = {str(number) for number in _BUILT_IN_DATES}
    for _, name, one in elements:
        if name == "numFmt":
            bare = _NOT_FORMAT.sub("", one.get("formatCode", "").split(";")[0]).lower()
            is_date = bare != "general" and any(letter in bare for letter in "dmyhs")
            (dated.add if is_date else dated.discard)(one.get("numFmtId", ""))
    styles = [one for parent, name, one in elements if (parent, name) == ("cellXfs", "xf")]
    return frozenset(
        str(place) for place, one in enumerate(styles) if one.get("numFmtId", "0") in dated
    )


def _elements(package: Package, part: str, wanted: Collection[str]) -> list[_Element]:
    """Elements of a small part by their local names, in order."""
    if part not in package.names:
        raise fault(package.shown, f"its part {part} is missing", SAVE_AS)
    kept = _Elements(package.shown, wanted)
    for _ in package.read(part, kept):
        pass
    return kept.found


class _Elements(Follower):
    """Keeps the wanted elements."""

    def __init__(self, shown: str, wanted: Collection[str]) -> None:
        super().__init__(shown)
        self.found: list[_Element] = []
        self._wanted = wanted

    def started(self, name: str, attributes: dict[str, str]) -> None:
        if name in self._wanted:
            if len(self.found) >= MAX_ELEMENTS:
                raise fault(self.shown, f"it holds over {MAX_ELEMENTS:,} elements {name}", AGAIN)
            self.found.append(_Element(self.open[-1] if self.open else "", name, attributes))
