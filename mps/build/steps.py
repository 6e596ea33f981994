"""What Python makes between two queries: shapes, places, access, need, spending, holdings."""

from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

from mps.build.holdings import count_holdings, is_counted_here
from mps.build.inputs import Source
from mps.build.tables import Step

GEOMETRY = "the geometry step"
PLACING = "the placing step"
ACCESS = "the access step"
SPLITTING = "the splitting step"
NEED = "the need step"
HOLDINGS = "the holdings step"


def steps(
    connection: duckdb.DuckDBPyConnection,
    sources: Mapping[str, Source],
    shapes: Path,
    progress: Callable[[str], None],
) -> tuple[Step, ...]:
    """The steps of a build that write to `connection` and put shapes into `shapes`.

    Each imports what it needs when it runs: geopandas takes a second to load, and a store up to
    date needs none.
    """

    def geometry() -> None:
        progress("Drawing shapes")
        from mps.build.geometry import build_geometry

        build_geometry(connection, shapes)

    def placing() -> None:
        progress("Placing locations")
        from mps.build.placing import place_locations

        place_locations(connection)

    def access() -> None:
        progress("Measuring access to care homes")
        from mps.build.reach import measure_access

        measure_access(connection)

    def splitting() -> None:
        progress("Splitting changes in spending")
        from mps.build.splitting import split_spending

        split_spending(connection)

    def need() -> None:
        progress("Working out expected need")
        from mps.build.need import measure_need

        measure_need(connection)

    return (
        Step(
            GEOMETRY,
            ("mart.area_lsoa", "mart.council", "mart.lsoa"),
            ("staging.area_bounds", "staging.area_neighbour"),
            geometry,
        ),
        Step(
            PLACING,
            ("staging.location_point", "mart.lsoa", "mart.council"),
            ("staging.location_lsoa", "staging.lsoa_border"),
            placing,
        ),
        Step(
            ACCESS,
            ("mart.care_home_place", "mart.lsoa", "mart.area_population"),
            ("staging.access",),
            access,
        ),
        Step(SPLITTING, ("mart.spend_item",), ("staging.spend_change",), splitting),
        Step(
            NEED,
            ("mart.older_band", "mart.older_sex", "mart.projected_band", "mart.rate_cell"),
            ("staging.need", "staging.future_people"),
            need,
        ),
        Step(
            HOLDINGS,
            (
                "mart.area_base",
                "mart.council",
                *(f"staging.{name}" for name, one in sources.items() if is_counted_here(one.card)),
            ),
            ("staging.holding",),
            lambda: count_holdings(connection, sources),
        ),
    )
