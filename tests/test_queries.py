"""Every query keeps the promise of its header, for every council and for one with no rows."""

import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

from mps.paths import PAGES, QUERIES, ROOT
from mps.sql import Query, load_queries
from mps.store import Store, open_store

COUNCILS = ("E06000022", "E08000018", "E10000017", "E10000031", "E08000004")
NOT_HELD = "E99999999"
ASKED = load_queries(QUERIES / "public", QUERIES / "page")

# One sensible value for each parameter besides the council or area.
VALUES: dict[str, object] = {
    "mid_year": 2020,
    "since_year": 2017,
    "from_year": 2011,
    "to_year": 2020,
    "band_years": 5,
    "area_level": "lsoa",
    "age_group": "65_plus",
    "area_kind": "all",
    "within_code": "E06000022",
    "comparator_code": "E92000001",
    "service_type": "homecare",
    "client_group": "dementia",
    "from_date": date(2020, 3, 29),
    "to_date": date(2025, 3, 28),
    "life_by": "kind",
    "by_year": True,
    "breakdown": "service",
    "leaver": "1-101668024",
    "need": "75_plus",
    "reach_km": 5,
    "since": "all",
    "supply": "register",
    "topic": "self_funders",
    "measure_code": "turnover",
    "period": "2022-23",
    "condition": "dementia",
    "variant": "2022-based, migration category variant",
    "on_date": date(2026, 11, 27),
    "direction": "grow",
    "status": "draft",
}


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


def _params(query: Query, place: str) -> dict[str, object]:
    own = {name: place for name in ("council_code", "area_code") if name in query.params}
    return own | {name: VALUES[name] for name in query.params if name not in own}


@pytest.mark.parametrize("query", ASKED.values(), ids=ASKED)
def test_header_names_every_parameter_and_no_other(query: Query) -> None:
    statements = duckdb.extract_statements(query.text)
    assert len(statements) == 1
    assert set(statements[0].named_parameters) == set(query.params)


@pytest.mark.parametrize("query", ASKED.values(), ids=ASKED)
def test_header_tells_columns_and_types_as_they_are(query: Query, opened: Store) -> None:
    assert opened.describe(query.name) == query.returns


@pytest.mark.parametrize("place", [*COUNCILS, "E01014370", NOT_HELD, "'; drop table x; --"])
@pytest.mark.parametrize("query", ASKED.values(), ids=ASKED)
def test_query_runs_for_every_place_and_its_key_holds(
    query: Query, place: str, opened: Store
) -> None:
    found = opened.query(query.name, **_params(query, place))
    assert list(found.columns) == list(query.returns)
    if query.key:
        keys = found[list(query.key)]
        assert not keys.isna().any().any()
        assert not keys.duplicated().any()


@pytest.mark.parametrize("query", load_queries(QUERIES / "page").values(), ids=lambda q: q.name)
def test_every_page_query_is_used(query: Query) -> None:
    used_in = "\n".join(
        path.read_text(encoding="utf-8")
        for path in [*PAGES.glob("*.py"), PAGES / "pages.toml", *(ROOT / "mps/ui").rglob("*.py")]
    )
    asked_by_name = re.search(rf'"{re.escape(query.name)}"', used_in)
    asked_by_filter = query.name in ("filters__service", "filters__client")
    assert asked_by_name or asked_by_filter


def test_every_public_query_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in load_queries(QUERIES / "public"):
        assert f"`{name}" in readme
