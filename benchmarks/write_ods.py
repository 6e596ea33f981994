"""Write an ODS of any size, cell by cell as the publisher's program writes it."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

Cell = str | int | float | date
Row = Sequence[Cell]

WIDTH, HEIGHT = 16_384, 1_048_576  # to where the program fills up with blank cells and rows
_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_URN = "urn:oasis:names:tc:opendocument:xmlns"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<office:document-content '
    f'xmlns:table="{_URN}:table:1.0" xmlns:office="{_URN}:office:1.0" '
    f'xmlns:text="{_URN}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_MANIFEST = (
    f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_URN}:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def write_ods(path: Path, sheets: Mapping[str, Iterable[Row]]) -> None:
    """Write the sheets; '' is a blank cell."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", _MIME, zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        with package.open("content.xml", "w", force_zip64=True) as content:
            content.write(_HEAD.encode())
            for name, rows in sheets.items():
                for piece in _table(name, rows):
                    content.write(piece.encode())
            content.write(_TAIL.encode())


def _table(name: str, rows: Iterable[Row]) -> Iterable[str]:
    yield f'<table:table table:name="{name}" table:style-name="ta1">'
    yield f'<table:table-column table:style-name="co1" table:number-columns-repeated="{WIDTH}"/>'
    count = 0
    for row in rows:
        count += 1
        yield f'<table:table-row table:style-name="ro1">{_cells(row)}</table:table-row>'
    yield (
        f'<table:table-row table:number-rows-repeated="{HEIGHT - count}" table:style-name="ro1">'
        f'<table:table-cell table:number-columns-repeated="{WIDTH}"/></table:table-row>'
        "</table:table>"
    )


def _cells(row: Row) -> str:
    """One row: runs of blank cells are one element, filler runs to the last column."""
    parts = []
    blank = 0
    for value in row:
        if value == "":
            blank += 1
            continue
        if blank:
            parts.append(_blank(blank))
            blank = 0
        parts.append(_cell(value))
    if blank:
        parts.append(_blank(blank))
    filler = f'<table:table-cell table:number-columns-repeated="{WIDTH - len(row)}"/>'
    return "".join([*parts, filler])


def _blank(count: int) -> str:
    repeated = f'table:number-columns-repeated="{count}" ' if count > 1 else ""
    return f'<table:table-cell {repeated}table:style-name="ce19"/>'


def _cell(value: Cell) -> str:
    if isinstance(value, str):
        kind, shown = 'office:value-type="string"', escape(value)
    elif isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value}T00:00:00"'
        shown = f"{value:%d/%m/%Y}"
    else:
        kind, shown = f'office:value-type="float" office:value="{value}"', str(value)
    start = f'<table:table-cell {kind} table:style-name="ce19">'
    return f"{start}<text:p>{shown}</text:p></table:table-cell>"
