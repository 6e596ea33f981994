"""The order in which tables are made is found in the queries themselves."""

from pathlib import Path

import duckdb
import pytest

from mps.build.steps import GEOMETRY, steps
from mps.build.tables import find_tables, in_order, references
from mps.errors import QueryError


def test_references_are_found_in_code_only() -> None:
    text = "-- mart.comment\nselect 'staging.text' from raw.one join MART.two /* mart.three */"
    assert references(text) == {"raw.one", "mart.two"}


def test_order_puts_everything_after_what_it_needs(small: Path) -> None:
    tables = find_tables(small / "queries")
    raw = {f"raw.{name.partition('.')[2]}" for name in tables if name.startswith("staging.")}
    made = steps(duckdb.connect(), {}, small, print)
    order = in_order(tables, raw, made)
    assert order.index("mart.area_lsoa") < order.index(GEOMETRY)
    assert order.index(GEOMETRY) < order.index("mart.area")
    with pytest.raises(QueryError, match="which nothing makes"):
        in_order(tables, set(), made)
