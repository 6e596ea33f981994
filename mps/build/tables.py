"""From raw to mart: every query of staging and mart becomes a table, in order of need."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import duckdb

from mps.errors import CheckFailed, MpsError, QueryError
from mps.sql import Query, load_queries

_TABLE = re.compile(r"\b((?:raw|staging|mart)\.[a-z][a-z0-9_]*)\b", re.IGNORECASE)
_NOT_CODE = re.compile(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", re.DOTALL)


@dataclass(frozen=True)
class Table:
    """One table to be made: its name with its schema, and the query that makes it."""

    name: str
    query: Query

    @property
    def shown(self) -> str:
        """The query's file as people know it."""
        return f"queries/{self.name.replace('.', '/')}.sql"


@dataclass(frozen=True)
class Step:
    """What Python makes between two queries: its name, the tables it needs, those it makes."""

    name: str
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    run: Callable[[], None]


def find_tables(queries: Path) -> dict[str, Table]:
    """The tables of queries/staging and queries/mart by name."""
    tables = {}
    for schema in ("staging", "mart"):
        for query in load_queries(queries / schema).values():
            name = f"{schema}.{query.name}"
            tables[name] = Table(name, query)
    return tables


def references(text: str) -> set[str]:
    """The tables of raw, staging and mart that a query reads, comments and texts left out."""
    return {found.lower() for found in _TABLE.findall(_NOT_CODE.sub(" ", text))}


def in_order(tables: dict[str, Table], raw: set[str], steps: Sequence[Step]) -> list[str]:
    """The names of the tables and steps, each after all that it needs.

    Raises QueryError when queries need each other in a circle, or a table nothing makes.
    """
    makers = dict.fromkeys(tables) | {made: step.name for step in steps for made in step.makes}
    graph: dict[str, set[str]] = {
        step.name: {makers[one] or one for one in step.needs if one in makers} for step in steps
    }
    for name, table in tables.items():
        needed = references(table.query.text) - raw
        if unknown := needed - set(makers):
            named = ", ".join(sorted(unknown))
            raise QueryError(f"{table.shown} reads {named}, which nothing makes")
        graph[name] = {makers[one] or one for one in needed}
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle = " needs ".join(reversed(error.args[1]))
        raise QueryError(f"Queries need each other in a circle: {circle}") from error


def make_tables(
    connection: duckdb.DuckDBPyConnection,
    tables: dict[str, Table],
    raw: set[str],
    steps: Sequence[Step],
) -> None:
    """Create every table, holding each to the columns its header promises."""
    by_name = {step.name: step for step in steps}
    for name in in_order(tables, raw, steps):
        if name in by_name:
            by_name[name].run()
        else:
            _make(connection, tables[name])


def _make(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    try:
        connection.execute(f"create table {table.name} as {table.query.text}").fetchall()
    except duckdb.Error as error:
        raise MpsError(f"{table.shown} cannot be run: {error}") from error
    described = connection.execute(f"describe {table.name}").fetchall()
    found = [f"{row[0]} {row[1]}" for row in described]
    wanted = [f"{column} {kind.upper()}" for column, kind in table.query.returns.items()]
    if found != wanted:
        rows = [f"header: {', '.join(wanted)}", f"result: {', '.join(found)}"]
        purpose = "the columns are those that the header of the query promises"
        raise CheckFailed(f"{table.name}__header", purpose, rows)
