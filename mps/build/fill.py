"""Fill tables from Python, whole columns at a time."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:  # a store that is up to date is told without loading pandas
    import pandas as pd

BATCH_ROWS = 50_000


def create_table(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, str]
) -> None:
    """Create a table from column names and their DuckDB types."""
    typed = ", ".join(f"{column} {kind}" for column, kind in columns.items())
    connection.execute(f"create table {table} ({typed})").fetchall()


def insert_columns(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Mapping[str, str],
    lists: Mapping[str, Sequence[Any]],
) -> None:
    """Insert equally long lists, one a column: some fifty times quicker than row by row."""
    unnested = ", ".join(
        f"unnest(${number}::{kind}[])" for number, kind in enumerate(columns.values(), start=1)
    )
    statement = f"insert into {table} ({', '.join(columns)}) select {unnested}"
    for start in range(0, max(map(len, lists.values())), BATCH_ROWS):
        batch = [lists[column][start : start + BATCH_ROWS] for column in columns]
        connection.execute(statement, batch).fetchall()


def create_from_frame(
    connection: duckdb.DuckDBPyConnection, table: str, statement: str, frame: "pd.DataFrame"
) -> None:
    """Create `table` from a SELECT that reads the data frame under the name `frame`."""
    connection.register("frame", frame)
    try:
        connection.execute(f"create or replace table {table} as {statement}").fetchall()
    finally:
        connection.unregister("frame")
