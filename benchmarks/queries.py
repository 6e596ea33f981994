"""How long the named queries take, over all councils."""

import time
from collections.abc import Iterator

from benchmarks.tables import Measure, milliseconds
from mps.paths import QUERIES, store_path
from mps.sql import Query, load_queries
from mps.store import Store, open_store
from tests.test_queries import VALUES

ROUNDS = 5
AIM = 10.0  # milliseconds


def measure() -> list[Measure]:
    """Every public and page query, for every council and an area of each level within it."""
    store = open_store(store_path())
    places = council_and_areas(store)
    measures: list[Measure] = []
    for query in load_queries(QUERIES / "public", QUERIES / "page").values():
        seconds = []
        for params in _params(query, places):
            for _ in range(ROUNDS):
                started = time.perf_counter()
                store.query(query.name, **params)
                seconds.append(time.perf_counter() - started)
        measures.append(milliseconds(query.name, seconds, AIM))
    return measures


def council_and_areas(store: Store) -> dict[str, list[str]]:
    """For each council code the codes of its areas, one of each level and the council first."""
    places = {}
    for council in store.query("filters__councils")["council_code"]:
        areas = store.query("areas", council_code=council)
        one_each = areas.drop_duplicates("area_level")["area_code"]
        places[str(council)] = [str(council), *(str(code) for code in one_each)]
    return places


def _params(query: Query, places: dict[str, list[str]]) -> Iterator[dict[str, object]]:
    fixed = {name: VALUES[name] for name in query.params if name in VALUES}
    for council, areas in places.items():
        for area in areas if "area_code" in query.params else areas[:1]:
            own = {"council_code": council, "area_code": area}
            yield {name: own.get(name, fixed.get(name)) for name in query.params}
