"""Every check finds the rows that break its rule, and nothing in tables that keep it."""

import re

import duckdb
import pytest

from mps.paths import QUERIES
from mps.sql import load_queries
from tests.check_cases import CASES, Case

CHECKS = load_queries(QUERIES / "check")
TABLE = re.compile(r"(?P<name>[a-z]+\.\w+)\s*\((?P<columns>[^)]*)\):\s*(?P<rows>.*)", re.DOTALL)
BROKEN = [(name, row) for name, case in CASES.items() for row in case.breaking]


def _with_tables(case: Case) -> duckdb.DuckDBPyConnection:
    """An in-memory database that holds the clean tables of a case."""
    connection = duckdb.connect()
    for schema in ("staging", "mart", "meta"):
        connection.execute(f"create schema {schema}")
    for table in case.tables:
        found = TABLE.fullmatch(table)
        assert found, table
        rows = f"(values {found['rows']}) as listed({found['columns']})"
        connection.execute(f"create table {found['name']} as select * from {rows}")
    return connection


def _offenders(connection: duckdb.DuckDBPyConnection, check: str) -> list[str]:
    return [str(row) for row in connection.execute(CHECKS[check].text).fetchall()]


def test_every_check_has_a_case() -> None:
    assert set(CASES) == set(CHECKS)


@pytest.mark.parametrize("name", CASES)
def test_check_finds_nothing_in_clean_tables(name: str) -> None:
    assert _offenders(_with_tables(CASES[name]), name) == []


@pytest.mark.parametrize(("name", "row"), BROKEN)
def test_check_names_the_row_that_breaks_its_rule(name: str, row: str) -> None:
    case = CASES[name]
    connection = _with_tables(case)
    table, _, values = row.partition(": ")
    connection.execute(f"insert into {table} values {values}")
    offenders = _offenders(connection, name)
    assert any(case.breaking[row] in offender for offender in offenders), offenders


@pytest.mark.parametrize("name", CHECKS)
def test_check_takes_no_parameters_and_says_its_rule(name: str) -> None:
    check = CHECKS[name]
    assert not check.params
    assert check.purpose.endswith(".")
    assert "__" in check.name
