"""The raw schema: every file as text, with the file and the line each row came from."""

from dataclasses import dataclass, fields, replace
from typing import Any

import duckdb

from mps.build.fill import create_table, insert_columns
from mps.build.inputs import GROUPED_BY, Inputs, Source, SourceFile
from mps.build.releases import load_releases
from mps.consultation import Consultation
from mps.errors import Problem
from mps.readers import READERS, RawTable
from mps.readers.geojson import GEOMETRY
from mps.sources import Card, Council


@dataclass(frozen=True)
class Loaded:
    """What was met while reading.

    `incomplete` names the datasets of which some rows could not be read, so that what refers to
    them is not blamed for their absence; `lines` says by file and header on which line a cell
    stands, for files that are one row.
    """

    problems: list[Problem]
    incomplete: set[str]
    lines: dict[tuple[str, str], int]

    def placed(self, found: list[Problem]) -> list[Problem]:
        """Problems of cells, each on its cell's line; blanks told while reading left out."""
        told = {(one.file, one.column) for one in self.problems if one.column}
        moved = [
            replace(one, row=self.lines.get((one.file, one.column), one.row))
            for one in found
            if one.value or (one.file, one.column) not in told
        ]
        return sorted(moved, key=lambda one: (one.file, one.row, one.column))


def load_raw(connection: duckdb.DuckDBPyConnection, inputs: Inputs) -> Loaded:
    """Create `raw.<dataset>` for every dataset, and `raw.council`.

    Each table has the kept columns as VARCHAR, `source_file`, `source_row` and, for scope
    council, `council_code` or, for scope register, `release_date`.
    """
    met = Loaded([], set(), {})
    for name, source in inputs.sources.items():
        columns = table_columns(source)
        create_table(connection, f"raw.{name}", columns)
        for file in source.files:
            table, faults = READERS[source.card.reader](file.path, file.shown, source.specs)
            met.problems.extend(faults)
            if faults and not (table and table.lines):  # a file that is one row is there whole
                met.incomplete.add(name)
            if table:
                met.lines.update({(file.shown, key): row for key, row in table.lines.items()})
                lists = _lists(table, file, source.card)
                insert_columns(connection, f"raw.{name}", columns, lists)
        load_releases(connection, inputs.root, name, source.releases)
    _load_councils(connection, inputs.councils)
    return met


def table_columns(source: Source) -> dict[str, str]:
    """The columns of a dataset's raw table with their types, in order."""
    columns = {spec.column: "varchar" for spec in source.kept}
    if source.card.reader == "geojson":
        columns[GEOMETRY] = "varchar"
    columns |= {"source_file": "varchar", "source_row": "integer"}
    if source.card.scope in GROUPED_BY:
        columns[GROUPED_BY[source.card.scope]] = "varchar"
    return columns


def _lists(table: RawTable, file: SourceFile, card: Card) -> dict[str, list[Any]]:
    count = len(table.source_rows)
    lists: dict[str, list[Any]] = dict(zip(table.columns, table.cells, strict=True))
    lists |= {"source_file": [file.shown] * count, "source_row": table.source_rows}
    if file.council_code:
        lists["council_code"] = [file.council_code] * count
    if card.scope == "register":
        lists["release_date"] = [card.reference_date.isoformat()] * count
    return lists


def _load_councils(connection: duckdb.DuckDBPyConnection, councils: tuple[Council, ...]) -> None:
    """Create `raw.council` with the keys of `council.toml` as columns, all text.

    Those of its table `[consultation]` are named `consultation_...`.
    """
    plain = [field.name for field in fields(Council) if field.name != "consultation"]
    said = [field.name for field in fields(Consultation)]
    columns = dict.fromkeys([*plain, *(f"consultation_{name}" for name in said)], "varchar")
    columns |= {"source_file": "varchar", "source_row": "integer"}
    create_table(connection, "raw.council", columns)
    lists: dict[str, list[Any]] = {
        name: [str(getattr(council, name)) or None for council in councils] for name in plain
    }
    for name in said:
        values = [getattr(council.consultation, name) for council in councils]
        lists[f"consultation_{name}"] = [None if one in ("", None) else str(one) for one in values]
    lists["source_file"] = [f"data/councils/{council.slug}/council.toml" for council in councils]
    lists["source_row"] = [0] * len(councils)
    insert_columns(connection, "raw.council", columns, lists)
