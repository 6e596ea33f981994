"""The work tables of one import: rows streamed into DuckDB in batches, judged there, written out.

Names of people never come this far. Tables are `work.<dataset>` with the columns of the dataset's
column map as text, `source_file` and `source_row`.
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from mps.build.fill import create_table, insert_columns
from mps.errors import SourceError
from mps.sources import ColumnSpec, load_columns

BATCH_ROWS = 10_000
MEMORY = "400MB"  # beyond it DuckDB writes to the disk
_SHEET = ", sheet "


def at_sheet(file: str, sheet: str) -> str:
    """A file, and the sheet of it that is meant, if it has any."""
    return f"{file}{_SHEET}{sheet}" if sheet else file


@dataclass
class WorkTable:
    """One table being filled; `labels` says how the file calls each of our columns."""

    dataset: str
    specs: tuple[ColumnSpec, ...]
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its name in DuckDB."""
        return f"work.{self.dataset}"

    @property
    def columns(self) -> tuple[str, ...]:
        """Our columns in order."""
        return tuple(spec.column for spec in self.specs)

    def of_type(self, *types: str) -> tuple[str, ...]:
        """The columns of these types."""
        return tuple(spec.column for spec in self.specs if spec.type in types)

    def label(self, column: str) -> str:
        """What the file calls a column; ours where it is made of several or of none."""
        return self.labels.get(column, column)


class Work:
    """A DuckDB of its own with the work tables of one import.

    `shown` is what the file is called in messages; `is_many`: it is a folder or an archive, and a
    message names the document in it too.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        tables: Iterable[WorkTable],
        shown: str,
        is_many: bool,
    ) -> None:
        self.connection = connection
        self.shown = shown
        self._is_many = is_many
        self.tables = {table.dataset: table for table in tables}
        self._waiting: dict[str, list[Sequence[Any]]] = {name: [] for name in self.tables}
        connection.execute("create schema work").fetchall()
        for table in self.tables.values():
            create_table(connection, table.name, _typed(table))

    def add(self, dataset: str, row: Sequence[str | None], source_file: str, number: int) -> None:
        """One more row, in the order of the table's columns."""
        waiting = self._waiting[dataset]
        waiting.append((*row, source_file, number))
        if len(waiting) >= BATCH_ROWS:
            self._flush(dataset)

    def place(self, file: str) -> str:
        """How a message names the file of a row, and its sheet where it has several."""
        if self._is_many:
            return f"{self.shown}/{file}"
        return at_sheet(self.shown, file.partition(_SHEET)[2])

    def flush(self) -> None:
        """Write what is still waiting."""
        for dataset in self.tables:
            self._flush(dataset)

    def ask(self, statement: str, values: Mapping[str, Any] | None = None) -> list[Any]:
        """The rows of a statement."""
        return self.connection.execute(statement, values or {}).fetchall()

    def count(self, dataset: str, expression: str = "*") -> int:
        """How many rows, or how many of something."""
        return int(self.ask(f"select count({expression}) from work.{dataset}")[0][0])

    def write(self, dataset: str, path: Path) -> None:
        """Write a table as Parquet, in the order of its file."""
        quoted = str(path).replace("'", "''")
        self.ask(
            f"copy (select * from work.{dataset} order by source_file, source_row)"
            f" to '{quoted}' (format parquet, compression zstd)"
        )

    def _flush(self, dataset: str) -> None:
        if waiting := self._waiting[dataset]:
            table = self.tables[dataset]
            lists = dict(zip(_typed(table), map(list, zip(*waiting, strict=True)), strict=True))
            insert_columns(self.connection, table.name, _typed(table), lists)
            waiting.clear()


@contextmanager
def open_work(root: Path, datasets: Iterable[str], shown: str, is_many: bool) -> Iterator[Work]:
    """Work tables for these datasets, gone afterwards. Raises SourceError on a faulty map."""
    tables = []
    for dataset in datasets:
        column_map = f"data/columns/{dataset}.csv"
        specs, problems = load_columns(root / column_map, column_map)
        if problems:
            raise SourceError(problems)
        tables.append(WorkTable(dataset, tuple(spec for spec in specs if spec.type != "drop")))
    with (
        tempfile.TemporaryDirectory(prefix="mps-import-") as folder,
        duckdb.connect(":memory:") as connection,
    ):
        quoted = folder.replace("'", "''")
        connection.execute(f"set temp_directory = '{quoted}'")
        connection.execute(f"set memory_limit = '{MEMORY}'")
        yield Work(connection, tables, shown, is_many)


def _typed(table: WorkTable) -> dict[str, str]:
    columns = dict.fromkeys(table.columns, "varchar")
    return columns | {"source_file": "varchar", "source_row": "integer"}
