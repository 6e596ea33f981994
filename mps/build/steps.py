"""What Python makes between two queries: shapes, the small area of a location, access to beds."""

from collections.abc import Callable
from pathlib import Path

import duckdb

from mps.build.tables import Step

GEOMETRY = "the geometry step"
PLACING = "the placing step"
ACCESS = "the access step"


def steps(
    connection: duckdb.DuckDBPyConnection, shapes: Path, progress: Callable[[str], None]
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
    )
