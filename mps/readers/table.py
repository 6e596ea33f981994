"""What every reader hands over: a table of text with the line each row came from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mps.errors import Problem
from mps.sources import ColumnSpec
from mps.text import suggest


@dataclass(frozen=True)
class RawTable:
    """Cells of one file as text, column by column; an empty cell is None.

    `columns` are our names; `cells` holds one list a column; `source_rows` the line of the file
    on which each row begins (the header of a CSV file is line 1). Where a file is one row, `lines`
    says on which line the cell of each header stands.
    """

    columns: tuple[str, ...]
    cells: list[list[str | None]]
    source_rows: list[int]
    lines: dict[str, int] = field(default_factory=dict)


def judge_headers(
    found: Sequence[str], specs: Sequence[ColumnSpec], shown: str, row: int
) -> list[Problem]:
    """Every header that is unknown, missing or repeated, against the column map."""
    wanted = [spec.header for spec in specs]
    missing = [header for header in wanted if header not in found]
    problems = []
    for header in dict.fromkeys(found):
        if header not in wanted:
            message = "this column is not in the column map"
            remedy = f"Remove it, or rename it to a known one.{suggest(header, missing)}"
            problems.append(Problem(shown, row, header, "", message, remedy))
        elif found.count(header) > 1:
            remedy = "Keep one of them and remove the others."
            message = f"this column stands {found.count(header)} times in the header"
            problems.append(Problem(shown, row, header, "", message, remedy))
    for header in missing:
        remedy = f"Add it. The columns are: {', '.join(wanted)}."
        problems.append(Problem(shown, row, header, "", "this column is missing", remedy))
    return problems
