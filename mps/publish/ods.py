"""The whole tables of all figures as one spreadsheet, by the government's rules for statistics.

"Releasing statistics in spreadsheets" (Analysis Function): a cover sheet, contents and notes, then
one table a sheet from its first column, title above, one row of headings, no merged or blank cells,
[x] for what is missing, numbers as numbers, each table named. Nothing is told by colour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mps import words
from mps.publish import plain_zip
from mps.publish.blocks import Dataset, Document
from mps.publish.cells import for_machines
from mps.words.cells import SHOWN_DECIMALS, WORDS, cell

TEMPLATES = Path(__file__).parent / "templates" / "ods"
KIND = b"application/vnd.oasis.opendocument.spreadsheet"
MISSING, NOTHING = "[x]", "[z]"
SHORTHAND = {
    MISSING: "stands for a value that is not available.",
    NOTHING: "stands for words that do not apply.",
}
_WIDEST, _NARROWEST = 60, 10  # letters
_LETTER = 2.3  # millimetres of a letter of 12 points


@dataclass(frozen=True)
class Cell:
    """One cell: words, or a number or date with how it is shown; `link` is a place in the file."""

    text: str
    kind: str = "string"
    value: str = ""
    style: str = "Default"
    link: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: lines from the top of its first column, then at most one table."""

    name: str
    lines: tuple[Cell, ...]
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    widths: tuple[int, ...] = field(init=False)  # of columns, in millimetres

    def __post_init__(self) -> None:
        texts = [self.headings, *([one.text for one in row] for row in self.rows)]
        columns = zip(*texts, strict=True)
        object.__setattr__(self, "widths", tuple(map(_width, columns)) or (round(100 * _LETTER),))

    @property
    def table_name(self) -> str:
        """The table's name: letters, digits and _ only."""
        return "table_" + "".join(sign if sign.isalnum() else "_" for sign in self.name.lower())

    @property
    def range(self) -> str:
        """The address of the table with its headings."""
        first = len(self.lines) + 1
        last = _column_name(len(self.headings))
        return f"'{self.name}'.A{first}:'{self.name}'.{last}{first + len(self.rows)}"


def write_ods(document: Document, path: Path) -> None:
    """Write the tables of a document's figures as an .ods file. Equal documents, equal bytes."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["column_widths"] = lambda sheets: sorted(
        {width for sheet in sheets for width in sheet.widths}
    )
    sheets = list(_sheets(document))
    title = f"{document.title}: reference tables"
    parts = [("mimetype", KIND)]
    for name in ("content.xml", "styles.xml", "meta.xml", "manifest.xml"):
        text = environment.get_template(name).render(document=document, sheets=sheets, title=title)
        where = "META-INF/manifest.xml" if name == "manifest.xml" else name
        parts.append((where, text.encode("utf-8")))
    plain_zip.write(path, parts)


def _sheets(document: Document) -> Iterator[Sheet]:
    held = [(section.name, one) for section in document.sections for one in section.datasets]
    full = [(page, dataset) for page, dataset in held if dataset.rows]
    yield _cover(document, [dataset for _, dataset in held if not dataset.rows])
    yield Sheet(
        "Contents",
        _lines("Contents", "This sheet contains one table: the sheets that follow it."),
        ("Sheet", "Finding", "Measure, place and period", "Page of the site", "Rows"),
        (
            (_leading("Notes"), *_words("Notes on each table", "all tables", "all pages"),
             _number(len(full), "count")),
            *(
                (_leading(one.code), *_words(one.title, one.subtitle, page),
                 _number(len(one.rows), "count"))
                for page, one in full
            ),
        ),
    )  # fmt: skip
    yield Sheet(
        "Notes",
        _lines("Notes", "This sheet contains one table: what to know of each table."),
        ("Sheet", "Note", "Our processing", "Source", "Reference date", "Licence"),
        tuple((_leading(one.code), *_words(*_note(one))) for _, one in full),
    )
    for _, dataset in full:
        yield _table(dataset)


def _cover(document: Document, empty: Sequence[Dataset]) -> Sheet:
    lines = [
        f"{document.title}: reference tables",
        "The whole table behind each figure of the statement, one table a sheet.",
        document.dates,
        f"Built from data and code {document.build_id}.",
        "The sheet Contents lists the tables; the sheet Notes says what to know of each.",
        *(f"{mark} {meaning}" for mark, meaning in SHORTHAND.items()),
        "Why a value is not available, the page of the site that shows the figure says.",
        "To quote a figure, give its code, the council and the date of the data.",
        "The data stay under their publishers' licences, which the sheet Notes names.",
    ]
    if empty:
        lines.append(f"Figures without rows here: {', '.join(one.code for one in empty)}.")
    return Sheet("Cover", _lines(*lines))


def _note(dataset: Dataset) -> tuple[str, ...]:
    about = dict(dataset.about)
    source = f"{about['Publisher']}: {about['Source']}"
    rest = (about[name] for name in ("Reference date", "Licence"))
    return (dataset.note or "none", about["Our processing"] or "none", source, *rest)


def _table(dataset: Dataset) -> Sheet:
    kinds = [kind for _, kind in dataset.columns]
    about = dict(dataset.about)
    rows = tuple(
        tuple(_cell(value, kind) for value, kind in zip(row, kinds, strict=True))
        for row in dataset.rows
    )
    used = {one.text for row in rows for one in row}
    told = [f"{mark} {meaning}" for mark, meaning in SHORTHAND.items() if mark in used]
    lines = [
        f"{dataset.code}: {dataset.title}",
        f"{dataset.subtitle}.",
        " ".join(["This sheet contains one table.", *told]),
        f"Source: {about['Publisher']}: {about['Source']}. {about['Licence']}.",
    ]
    return Sheet(
        dataset.code,
        (*_lines(*lines), _leading("Notes", "Notes on this table are in the sheet Notes.")),
        tuple(_heading(label, kind) for label, kind in dataset.columns),
        rows,
    )


def _heading(label: str, kind: str) -> str:
    """A heading with its unit, which the numbers below do not repeat."""
    sign = "£" if kind.startswith("gbp") else "%" if kind in ("pct", "change_pct") else ""
    return f"{label} ({sign})" if sign and sign not in label else label


def _cell(value: Any, kind: str) -> Cell:
    if value is None:
        return Cell(MISSING, style="Default" if kind == "text" else "missing")
    if isinstance(value, date):
        return Cell(cell(value, "date"), "date", value.isoformat(), "date")
    return Cell(str(value).strip() or NOTHING) if kind in WORDS else _number(value, kind)


def _number(value: float, kind: str) -> Cell:
    decimals = SHOWN_DECIMALS.get(kind, 0)
    if kind == "year":
        return Cell(f"{value:.0f}", "float", f"{value:.0f}", "year")
    exact = for_machines(value, kind)
    return Cell(
        f"{words.rounded(value, decimals):,.{decimals}f}", "float", str(exact), f"number{decimals}"
    )


def _lines(title: str, *others: str) -> tuple[Cell, ...]:
    return (Cell(title, style="Heading_20_1"), *(Cell(text, style="Line") for text in others))


def _words(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(Cell, texts))


def _leading(sheet: str, text: str = "") -> Cell:
    """A cell that leads to a sheet."""
    return Cell(text or sheet, link=f"#'{sheet}'.A1", style="Line" if text else "Default")


def _width(column: Sequence[str]) -> int:
    """The width of a column in millimetres; longer cells take several lines."""
    return round(_LETTER * min(max(_NARROWEST, 2 + max(map(len, column))), _WIDEST))


def _column_name(number: int) -> str:
    """The letters of a column, 1 is A."""
    name = ""
    while number:
        number, place = divmod(number - 1, 26)
        name = chr(65 + place) + name
    return name
