"""From raw to mart: every query of staging and mart becomes a table, in order of need."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import duckdb

from mps.errors import CheckFailed, MpsError, QueryError
from mps.sql import Query, load_queries

GEOMETRY = "the geometry step"
GEOMETRY_NEEDS = ("mart.area_lsoa", "mart.council", "mart.lsoa")
GEOMETRY_MAKES = ("staging.area_bounds", "staging.area_neighbour")
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


def in_order(tables: dict[str, Table], raw: set[str]) -> list[str]:
    """The names of the tables and the geometry step, each after all that it needs.

    Raises QueryError when queries need each other in a circle, or a table nothing makes.
    """
    makers = dict.fromkeys(tables) | dict.fromkeys(GEOMETRY_MAKES, GEOMETRY)
    graph: dict[str, set[str]] = {GEOMETRY: set(GEOMETRY_NEEDS) & set(tables)}
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
    make_geometry: Callable[[], None],
) -> None:
    """Create every table, holding each to the columns its header promises."""
    for name in in_order(tables, raw):
        if name == GEOMETRY:
            make_geometry()
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
