"""LSOA boundaries: read, and judged fit to be dissolved into larger areas."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from mps.errors import Problem

DECIMALS = 5
ENGLAND_BOX = (-6.5, 49.8, 1.9, 55.9)  # lon_min, lat_min, lon_max, lat_max in WGS84 degrees
# A hole in a council is a gap between LSOAs unless it is as large as a town: some counties
# surround a city that is a council of its own. The smallest such city has over 70 km2.
ENCLAVE_KM2 = 10.0
KM_PER_DEGREE = 111.2  # of latitude
POLYGONAL = (3, 6)  # shapely's type numbers of Polygon and MultiPolygon
REDRAW = "Correct the shape in the file, or take the publisher's boundary of this LSOA again."


def read_boundaries(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """All LSOAs and all shapes, matched where they can be; one row a shape or LSOA without one.

    `file` and `row` say where a shape stands, or should stand (row 0) where there is none;
    `council_code` and `council_slug` are missing for a shape whose LSOA is in no council held.
    """
    import shapely

    frame = connection.execute(
        """
        with lsoa as (
            select lsoa.lsoa_code, lsoa.council_code, council.council_slug
            from mart.lsoa as lsoa
            inner join mart.council as council on lsoa.council_code = council.council_code
        )
        select
            coalesce(shape.lsoa_code, lsoa.lsoa_code) as lsoa_code,
            lsoa.council_code,
            lsoa.council_slug,
            shape.source_file is not null as has_shape,
            shape.source_file as file,
            coalesce(shape.source_row, 0) as row,
            coalesce(shape.geometry, '') as geometry
        from raw.ons_lsoa_boundaries as shape
        full join lsoa on shape.lsoa_code = lsoa.lsoa_code
        order by lsoa.council_code, 1, file, row
        """
    ).df()
    folder = Path(str(next(iter(frame["file"].dropna()), ""))).parent
    wanted = [(folder / f"{slug}.geojson").as_posix() for slug in frame["council_slug"]]
    frame["file"] = frame["file"].where(frame["has_shape"], wanted)
    shapes = shapely.from_geojson(frame["geometry"].to_numpy(object), on_invalid="ignore")
    # Rounded before anything is judged, so that what is checked is what is written.
    frame["geometry"] = shapely.transform(shapes, lambda points: points.round(DECIMALS))
    return frame


def find_faults(boundaries: pd.DataFrame) -> list[Problem]:
    """What keeps the boundaries from being dissolved; empty when nothing does.

    Each step is only meaningful when the one before found nothing, so the first that finds
    problems reports all of its own.
    """
    for find in (_find_misplaced, _find_bad_shapes, _find_unmatched_edges):
        if problems := list(find(boundaries)):
            return problems
    return []


def find_gaps(boundaries: pd.DataFrame, areas: Any) -> Iterator[Problem]:
    """Holes inside a council that no LSOA fills and that are too small to be an enclave."""
    import shapely

    councils = areas[areas["area_level"] == "council"]
    for council in councils.itertuples():
        polygons = shapely.get_parts(council.geometry)
        holes = [shapely.Polygon(ring) for part in polygons for ring in part.interiors]
        for hole in holes:
            narrowing = np.cos(np.radians(hole.centroid.y))
            km2 = hole.area * KM_PER_DEGREE**2 * narrowing
            if km2 >= ENCLAVE_KM2:
                continue
            around = boundaries[shapely.touches(boundaries["geometry"].to_numpy(), hole)]
            codes = ", ".join(around["lsoa_code"])
            message = f"there is a gap of {km2:.4f} km2 between the shapes of {codes}"
            yield _problem(next(around.itertuples()), "geometry", message, REDRAW)


def _problem(shape: Any, column: str, message: str, remedy: str) -> Problem:
    """A problem of one row of the boundaries."""
    value = shape.lsoa_code if column == "lsoa_code" else ""
    return Problem(shape.file, int(shape.row), column, value, message, remedy)


def _find_misplaced(boundaries: pd.DataFrame) -> Iterator[Problem]:
    """LSOAs without a shape or with several, unknown LSOAs, and shapes in a wrong file."""
    repeated = boundaries["lsoa_code"].duplicated()
    for shape, is_repeated in zip(boundaries.itertuples(), repeated, strict=True):
        if not shape.has_shape:
            message = "this LSOA of the council has no shape"
            remedy = "Add its boundary to the file."
        elif not isinstance(shape.council_slug, str):
            message = "this LSOA is in no council that is held"
            remedy = "Correct the code, or remove the shape."
        elif is_repeated:
            message = "this LSOA has more than one shape"
            remedy = "Keep one of them."
        elif Path(str(shape.file)).stem != shape.council_slug:
            message = "this LSOA belongs to another council"
            remedy = f"Move its shape to {shape.council_slug}.geojson."
        else:
            continue
        yield _problem(shape, "lsoa_code", message, remedy)


def _find_bad_shapes(boundaries: pd.DataFrame) -> Iterator[Problem]:
    """Shapes that cannot be read, are no polygons, cross themselves or leave England."""
    import shapely

    shapes = boundaries["geometry"].to_numpy()
    fine = (
        np.isin(shapely.get_type_id(shapes), POLYGONAL)
        & ~shapely.is_empty(shapes)
        & shapely.is_valid(shapes)
        & shapely.within(shapes, shapely.box(*ENGLAND_BOX))
    )
    for shape in boundaries[~fine].itertuples():
        if shape.geometry is None or shape.geometry.is_empty:
            fault = "is empty or is not GeoJSON"
        elif shapely.get_type_id(shape.geometry) not in POLYGONAL:
            fault = f"is a {shape.geometry.geom_type}, not a polygon"
        elif not shape.geometry.is_valid:
            fault = f"is not valid: {shapely.is_valid_reason(shape.geometry)}"
        else:
            fault = "lies outside England, or is not in longitude and latitude (WGS84)"
        yield _problem(shape, "geometry", f"the shape of {shape.lsoa_code} {fault}", REDRAW)


def _find_unmatched_edges(boundaries: pd.DataFrame) -> Iterator[Problem]:
    """Shapes that overlap a neighbour, or whose common edge does not run through the same points.

    Dissolving such shapes would leave slivers. Gaps narrower than the last decimal count too.
    """
    import shapely

    for _, council in boundaries.groupby("council_code"):
        shapes = council["geometry"].to_numpy()
        if shapely.coverage_is_valid(shapes, gap_width=10.0**-DECIMALS):
            continue
        edges = shapely.coverage_invalid_edges(shapes, gap_width=10.0**-DECIMALS)
        for shape in council[~shapely.is_empty(edges)].itertuples():
            message = f"the shape of {shape.lsoa_code} overlaps a neighbour or misses its edge"
            yield _problem(shape, "geometry", message, REDRAW)
