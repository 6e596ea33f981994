"""Where locations lie: the small area of each point, and how far small areas are from the edge."""

from typing import Any

import duckdb
import pandas as pd

from mps.build.boundaries import read_boundaries
from mps.build.fill import create_from_frame

WGS84 = "EPSG:4326"
BRITISH_GRID = "EPSG:27700"  # in metres


def place_locations(connection: duckdb.DuckDBPyConnection) -> None:
    """Create `staging.location_lsoa` and `staging.lsoa_border`.

    `location_lsoa` has location_id and lsoa_code for each point of `staging.location_point` that
    lies in a small area held; a point on a shared edge goes to the lower code. `lsoa_border` has
    lsoa_code and border_km, the distance as the crow flies from the small area's population
    centre to the edge of its council (the coast is such an edge too).
    """
    import geopandas

    boundaries = read_boundaries(connection).dropna(subset=["council_code"])
    shapes = geopandas.GeoDataFrame(
        boundaries[["lsoa_code", "council_code"]], geometry=boundaries["geometry"], crs=WGS84
    )
    for table, frame in (
        ("staging.location_lsoa", _small_areas(connection, shapes)),
        ("staging.lsoa_border", _borders(connection, shapes)),
    ):
        create_from_frame(connection, table, "select * from frame order by 1", frame)


def _small_areas(connection: duckdb.DuckDBPyConnection, shapes: Any) -> pd.DataFrame:
    import geopandas

    points = connection.execute("select location_id, lon, lat from staging.location_point").df()
    located = geopandas.GeoDataFrame(
        points[["location_id"]],
        geometry=geopandas.points_from_xy(points["lon"], points["lat"]),
        crs=WGS84,
    )
    joined = located.sjoin(shapes, predicate="intersects").sort_values("lsoa_code")
    return pd.DataFrame(joined[["location_id", "lsoa_code"]]).drop_duplicates("location_id")


def _borders(connection: duckdb.DuckDBPyConnection, shapes: Any) -> pd.DataFrame:
    import geopandas

    centres = connection.execute(
        "select lsoa_code, council_code, centroid_lon, centroid_lat from mart.lsoa"
    ).df()
    points = geopandas.GeoSeries(
        geopandas.points_from_xy(centres["centroid_lon"], centres["centroid_lat"]), crs=WGS84
    ).to_crs(BRITISH_GRID)
    outlines = shapes.dissolve("council_code", method="coverage").to_crs(BRITISH_GRID).boundary
    edges = geopandas.GeoSeries(
        outlines.reindex(centres["council_code"]).to_numpy(), crs=BRITISH_GRID
    )
    centres["border_km"] = points.distance(edges) / 1000
    return centres[["lsoa_code", "border_km"]]
