"""Map shapes of every level, made once when the store is built.

LSOA boundaries are all that is held; every larger area is the union of its LSOAs. Shapes are
for drawing, not for measuring: they are simplified, and their coordinates are WGS84 degrees
rounded to five decimals (about one metre).
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from mps.build.boundaries import DECIMALS, find_faults, find_gaps, read_boundaries
from mps.build.fill import create_from_frame
from mps.build.whole import write_whole
from mps.errors import SourceError


def build_geometry(connection: duckdb.DuckDBPyConnection, shapes_dir: Path) -> None:
    """Write the map files of every council and level, and record what they hold.

    Needs `raw.ons_lsoa_boundaries`, `mart.council`, `mart.lsoa` and `mart.area_lsoa`. Writes
    `<12 hex of the content>-<slug>-<level>.geojson` into `shapes_dir`, each feature with the
    one property `area_code`, exterior rings clockwise (plotly fills the rest of the world
    otherwise). Creates `staging.area_bounds` (degrees), `staging.area_neighbour` (areas of one
    level and council that share an edge; a corner is not enough) and `meta.shape`.

    Raises SourceError, before anything is written, when shapes and LSOAs do not match one to
    one, a shape is not a valid polygon within England, neighbours overlap or do not meet in the
    same points, or the LSOAs of a council leave a hole that is too small to be an enclave.
    """
    boundaries = read_boundaries(connection)
    if faults := find_faults(boundaries):
        raise SourceError(faults)
    areas = _dissolve(connection, boundaries)
    if gaps := list(find_gaps(boundaries, areas)):
        raise SourceError(gaps)
    files = _write_files(areas, shapes_dir)
    _save_bounds(connection, areas)
    _save_neighbours(connection, boundaries)
    _save_shapes(connection, files)


def _dissolve(connection: duckdb.DuckDBPyConnection, boundaries: pd.DataFrame) -> Any:
    """A GeoDataFrame with one row per area of every level, sorted by council, level and code."""
    import geopandas
    import shapely

    members = connection.execute(
        """
        select area_lsoa.*, council.council_slug
        from mart.area_lsoa as area_lsoa
        inner join mart.council as council on area_lsoa.council_code = council.council_code
        """
    ).df()
    joined = members.merge(boundaries[["lsoa_code", "geometry"]], on="lsoa_code")
    areas = (
        geopandas.GeoDataFrame(joined.drop(columns="lsoa_code"), crs="EPSG:4326")
        .dissolve(by="area_code", method="coverage")
        .reset_index()
        .sort_values(["council_code", "area_level", "area_code"], ignore_index=True)
    )
    # Normalised first: the same shape then always gives the same text and so the same name.
    tidy = shapely.normalize(areas.geometry.to_numpy())
    return areas.set_geometry(shapely.orient_polygons(tidy, exterior_cw=True), crs="EPSG:4326")


def _write_files(areas: Any, shapes_dir: Path) -> pd.DataFrame:
    """Write one GeoJSON file per council and level; the rows of `meta.shape`."""
    import shapely

    shapes_dir.mkdir(parents=True, exist_ok=True)
    texts = shapely.to_geojson(areas.geometry.to_numpy())
    rows = []
    for (code, level, slug), group in areas.groupby(["council_code", "area_level", "council_slug"]):
        features = ",\n".join(
            f'{{"type":"Feature","properties":{{"area_code":{json.dumps(area)}}},'
            f'"geometry":{texts[index]}}}'
            for index, area in group["area_code"].items()
        )
        content = f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'.encode()
        name = f"{hashlib.sha256(content).hexdigest()[:12]}-{slug}-{level}.geojson"
        write_whole(shapes_dir / name, content)
        rows.append((code, level, name, len(group), len(content)))
    columns = ["council_code", "area_level", "file_name", "feature_count", "bytes"]
    return pd.DataFrame(rows, columns=columns)


def _save_bounds(connection: duckdb.DuckDBPyConnection, areas: Any) -> None:
    bounds = areas.geometry.bounds.set_axis(["lon_min", "lat_min", "lon_max", "lat_max"], axis=1)
    bounds.insert(0, "area_code", areas["area_code"])
    create_from_frame(connection, "staging.area_bounds", "select * from frame", bounds)


def _save_shapes(connection: duckdb.DuckDBPyConnection, files: pd.DataFrame) -> None:
    statement = "select * replace (cast(feature_count as integer) as feature_count) from frame"
    create_from_frame(connection, "meta.shape", statement, files)


def _save_neighbours(connection: duckdb.DuckDBPyConnection, boundaries: pd.DataFrame) -> None:
    """Lift the common edges of LSOAs to every level: areas are neighbours if any of theirs are."""
    statement = """
        select distinct
            one.area_code,
            other.area_code as neighbour_code
        from frame
        inner join mart.area_lsoa as one on frame.lsoa_code = one.lsoa_code
        inner join mart.area_lsoa as other
            on
                frame.neighbour_code = other.lsoa_code
                and one.area_level = other.area_level
                and one.council_code = other.council_code
        where one.area_code <> other.area_code
    """
    create_from_frame(connection, "staging.area_neighbour", statement, _shared_edges(boundaries))


def _shared_edges(boundaries: pd.DataFrame) -> pd.DataFrame:
    """Pairs of LSOAs (`lsoa_code`, `neighbour_code`), in both directions, with a common edge.

    Neighbours meet in the same points (see boundaries.py), so an edge is common when two
    shapes hold the same segment; no distances need to be measured.
    """
    import shapely

    parts, shape_of_part = shapely.get_parts(boundaries["geometry"].to_numpy(), return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    points, ring_of_point = shapely.get_coordinates(rings, return_index=True)
    # One whole number a point: exact to compare and quick to sort.
    lon, lat = np.rint(np.add(points, (180, 90)) * 10**DECIMALS).astype(np.int64).T
    keys = lon * 10**8 + lat
    starts = np.flatnonzero((ring_of_point[:-1] == ring_of_point[1:]) & (keys[:-1] != keys[1:]))
    codes = boundaries["lsoa_code"].to_numpy(object)
    segments = pd.DataFrame(
        {
            "low": np.minimum(keys[starts], keys[starts + 1]),
            "high": np.maximum(keys[starts], keys[starts + 1]),
            "lsoa_code": codes[shape_of_part[part_of_ring[ring_of_point[starts]]]],
        }
    )
    shared = segments[segments.duplicated(["low", "high"], keep=False)]
    pairs = shared.merge(shared.rename(columns={"lsoa_code": "neighbour_code"}), on=["low", "high"])
    pairs = pairs[["lsoa_code", "neighbour_code"]].drop_duplicates()
    return pairs[pairs["lsoa_code"] != pairs["neighbour_code"]]
