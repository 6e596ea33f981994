"""Rules about the finished tables: queries/check, and the keys that headers promise."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from mps.build.tables import Table
from mps.errors import MpsError, Problem
from mps.sql import load_queries

SHOWN_ROWS = 5


@dataclass(frozen=True)
class Broken:
    """A rule that does not hold: where it is written, what it says, the first rows against it."""

    rule: str
    file: str
    purpose: str
    rows: tuple[str, ...]

    def as_problem(self) -> Problem:
        """The broken rule in one line, as `check` prints it."""
        message = f"this rule does not hold: {self.purpose} Against it: {'; '.join(self.rows)}"
        return Problem(self.file, 0, "", "", message, "Correct these rows in data/.")


def run_checks(
    connection: duckdb.DuckDBPyConnection, queries: Path, tables: dict[str, Table]
) -> tuple[dict[str, str], list[Broken]]:
    """Run every check. Returns name and purpose of each, and those that are broken."""
    checks = {}
    broken = []
    for query in load_queries(queries / "check").values():
        checks[query.name] = query.purpose
        broken += _run(
            connection, query.name, f"queries/check/{query.name}.sql", query.purpose, query.text
        )
    for table in tables.values():
        if table.query.key and table.name.startswith("mart."):
            name = f"{table.name.partition('.')[2]}__key"
            key = ", ".join(table.query.key)
            checks[name] = f"{table.name} has one row for each {key}, none of them blank."
            broken += _run(connection, name, table.shown, checks[name], _broken_keys(table))
    return checks, broken


def _run(
    connection: duckdb.DuckDBPyConnection, name: str, file: str, purpose: str, text: str
) -> list[Broken]:
    try:
        found = connection.execute(text)
        columns = [column[0] for column in found.description or []]
        rows = found.fetchall()
    except duckdb.Error as error:
        raise MpsError(f"The check {name} cannot be run: {error}") from error
    if not rows:
        return []
    shown = [
        ", ".join(f"{column} {value}" for column, value in zip(columns, row, strict=True))
        for row in rows[:SHOWN_ROWS]
    ]
    if len(rows) > SHOWN_ROWS:
        shown.append(f"and {len(rows) - SHOWN_ROWS} more rows")
    return [Broken(name, file, purpose, tuple(shown))]


def _broken_keys(table: Table) -> str:
    key = ", ".join(table.query.key)
    blank = " or ".join(f"{column} is null" for column in table.query.key)
    return f"""
        select {key}, count(*) as row_count
        from {table.name}
        group by {key}
        having count(*) > 1 or {blank}
        order by {key}
    """
