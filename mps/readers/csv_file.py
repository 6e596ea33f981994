"""CSV files: every cell as text with its line, the header held to the column map."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from mps.errors import Problem
from mps.readers.table import RawTable, judge_headers
from mps.sources import ColumnSpec
from mps.text import read_utf8


def read_csv(
    path: Path, shown: str, specs: Sequence[ColumnSpec]
) -> tuple[RawTable | None, list[Problem]]:
    """Read a UTF-8 file with a header; a byte order mark and quoted line breaks are fine.

    Without a usable header the table is None; rows of a wrong width are reported and left out.
    Columns of type `drop` are left out. `shown` names the file in the problems.
    """
    text, problems = read_utf8(path, shown)
    if problems:
        return None, problems
    rows, problems = _split(text, shown)
    if not rows:
        return None, problems
    _, header = rows.pop(0)
    if faults := judge_headers(header, specs, shown, row=1):
        return None, problems + faults
    for line, row in rows:
        if len(row) != len(header):
            problems.append(_wrong_width(shown, line, len(row), len(header)))
    whole = [(line, row) for line, row in rows if len(row) == len(header)]
    kept = [spec for spec in specs if spec.type != "drop"]
    places = [header.index(spec.header) for spec in kept]
    table = RawTable(
        columns=tuple(spec.column for spec in kept),
        cells=[[row[place] or None for _, row in whole] for place in places],
        source_rows=[line for line, _ in whole],
    )
    return table, problems


def _split(text: str, shown: str) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    """The rows with the line each begins on; blank lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    line = 1
    try:
        for row in reader:
            if row:
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        remedy = 'Close every quotation mark, and write a mark inside quoted text twice: "".'
        return rows, [Problem(shown, line, "", "", f"the line is not CSV: {error}", remedy)]
    return rows, []


def _wrong_width(shown: str, line: int, found: int, wanted: int) -> Problem:
    message = f"the row has {found} cells where the header has {wanted}"
    remedy = (
        "Put text that holds a comma in double quotes, or remove the extra commas."
        if found > wanted
        else "Add the missing cells; a cell may be blank, but its comma must be there."
    )
    return Problem(shown, line, "", "", message, remedy)
