"""Rows as text for the command line: CSV, JSON or an aligned table."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date

import pandas as pd

FORMATS = ("csv", "json", "table")
SHOWN_CHARACTERS = 36
_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")


def plain_rows(frame: pd.DataFrame, returns: dict[str, str]) -> list[list[object]]:
    """The cells of a query's frame as Python values of the types its header promises.

    A frame holds whole numbers with gaps as decimals and dates as times; here 12 is 12 again,
    a date a date, and what is missing is None.
    """
    columns = []
    for name, kind in returns.items():
        values = [None if pd.isna(value) else value for value in frame[name].tolist()]
        if kind.upper() in _WHOLE:
            values = [None if value is None else int(value) for value in values]
        elif kind.upper() == "DATE":
            values = [None if value is None else value.date().isoformat() for value in values]
        elif kind.upper() == "TIMESTAMP":
            values = [None if value is None else value.isoformat(" ") for value in values]
        columns.append(values)
    return [list(row) for row in zip(*columns, strict=True)]


def render(names: Sequence[str], rows: Sequence[Sequence[object]], form: str) -> str:
    """The rows in one of FORMATS, ending in a line break."""
    if form == "csv":
        return _as_csv(names, rows)
    if form == "json":
        return _as_json(names, rows)
    return as_table(names, rows)


def as_table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Columns padded to their widest cell, numbers to the right."""
    cells = [["" if value is None else str(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    right = [
        all(isinstance(value, int | float | None) for value in column)
        for column in (zip(*rows, strict=True) if rows else [()] * len(names))
    ]
    rule = ["-" * width for width in widths]
    lines = []
    for row in [list(names), rule, *cells]:
        placed = zip(row, widths, right, strict=True)
        padded = [cell.rjust(width) if to else cell.ljust(width) for cell, width, to in placed]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines) + "\n"


def age_words(since: date, today: date) -> str:
    """How long ago a date is, in the largest fitting unit: `3 years`, `5 months`, `12 days`."""
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    for count, unit in ((months // 12, "year"), (months, "month"), ((today - since).days, "day")):
        if count > 0:
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    return "today"


def cut(text: str) -> str:
    """A text short enough for a column of a table."""
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1].rstrip() + "…"


def _as_csv(names: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return text.getvalue()


def _as_json(names: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A list of objects, one a line."""
    objects = [
        json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str)
        for row in rows
    ]
    return "[\n" + ",\n".join(objects) + "\n]\n" if objects else "[]\n"
