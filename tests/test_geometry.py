"""Shapes are judged, dissolved and written as the maps need them; tried on a board of squares."""

import csv
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
import shapely

from mps.build.geometry import build_geometry
from mps.errors import Problem, SourceError
from mps.paths import DATA

STEP = 0.01  # degrees: a square is about 0.7 km by 1.1 km
FILE = "data/bundled/ons_lsoa_boundaries/town.geojson"
# Two rows of two squares: A and B above C and D. The north ward holds A and B.
BOARD = {"A": (0, 1), "B": (1, 1), "C": (0, 0), "D": (1, 0)}
WARDS = {"A": "north", "B": "north", "C": "south", "D": "south"}
RING = {f"R{x}{y}": (x, y) for x in range(3) for y in range(3) if (x, y) != (1, 1)}


def _square(x: float, y: float, size: float = STEP) -> dict[str, Any]:
    west, south = -2.0 + x * size, 51.0 + y * size
    return json.loads(shapely.to_geojson(shapely.box(west, south, west + size, south + size)))


def _squares(places: dict[str, tuple[int, int]], size: float = STEP) -> list[tuple[str, Any]]:
    return [(code, _square(*place, size)) for code, place in places.items()]


def _store(shapes: list[tuple[str, Any]], lsoas: dict[str, str]) -> duckdb.DuckDBPyConnection:
    """A store with one council, Town, and what the geometry step needs of it."""
    connection = duckdb.connect()
    for statement in (
        "create schema raw; create schema staging; create schema mart; create schema meta",
        "create table mart.council as select 'T' as council_code, 'town' as council_slug",
        "create table mart.lsoa(lsoa_code varchar, council_code varchar)",
        "create table mart.area_lsoa"
        "(area_code varchar, area_level varchar, council_code varchar, lsoa_code varchar)",
        "create table raw.ons_lsoa_boundaries"
        "(lsoa_code varchar, geometry varchar, source_file varchar, source_row integer)",
    ):
        connection.execute(statement)
    for lsoa, ward in lsoas.items():
        connection.execute("insert into mart.lsoa values (?, 'T')", [lsoa])
        for code, level in ((lsoa, "lsoa"), (ward, "ward"), ("T", "council")):
            connection.execute(
                "insert into mart.area_lsoa values (?, ?, 'T', ?)", [code, level, lsoa]
            )
    for row, (lsoa, geometry) in enumerate(shapes, start=1):
        text = geometry if isinstance(geometry, str) else json.dumps(geometry)
        values = [lsoa, text, FILE, row]
        connection.execute("insert into raw.ons_lsoa_boundaries values (?, ?, ?, ?)", values)
    return connection


def _built(folder: Path, shapes: list[tuple[str, Any]] | None = None) -> duckdb.DuckDBPyConnection:
    connection = _store(shapes or _squares(BOARD), WARDS)
    build_geometry(connection, folder)
    return connection


def _read(connection: duckdb.DuckDBPyConnection, folder: Path, level: str) -> dict[str, Any]:
    """The shapes of the file that `meta.shape` names for a level, by area code."""
    asked = "select file_name from meta.shape where area_level = ?"
    found = connection.execute(asked, [level]).fetchall()
    features = json.loads((folder / found[0][0]).read_text(encoding="utf-8"))["features"]
    assert all(list(one["properties"]) == ["area_code"] for one in features)
    return {
        one["properties"]["area_code"]: shapely.from_geojson(json.dumps(one["geometry"]))
        for one in features
    }


def _problems(folder: Path, shapes: list[tuple[str, Any]]) -> list[Problem]:
    """What is found wrong with shapes of a council whose LSOAs are those of the shapes."""
    with pytest.raises(SourceError) as caught:
        build_geometry(_store(shapes, {code: "W" for code, _ in shapes}), folder)
    assert not list(folder.iterdir())
    return caught.value.problems


def test_areas_are_the_union_of_their_lsoas(tmp_path: Path) -> None:
    connection = _built(tmp_path)
    wards = _read(connection, tmp_path, "ward")
    assert wards["north"].equals(shapely.box(-2.0, 51.01, -1.98, 51.02))
    assert wards["south"].equals(shapely.box(-2.0, 51.0, -1.98, 51.01))
    assert _read(connection, tmp_path, "council")["T"].equals(shapely.box(-2, 51, -1.98, 51.02))


def test_every_exterior_ring_is_clockwise(tmp_path: Path) -> None:
    connection = _built(tmp_path)
    for level in ("lsoa", "ward", "council"):
        for shape in _read(connection, tmp_path, level).values():
            assert not shape.exterior.is_ccw


def test_neighbours_share_an_edge_not_a_corner(tmp_path: Path) -> None:
    asked = "select area_code || '-' || neighbour_code from staging.area_neighbour"
    found = {row[0] for row in _built(tmp_path).execute(asked).fetchall()}
    lsoas = {"A-B", "B-A", "A-C", "C-A", "B-D", "D-B", "C-D", "D-C"}
    assert found == lsoas | {"north-south", "south-north"}


def test_bounds_are_those_of_the_shape(tmp_path: Path) -> None:
    asked = "select * from staging.area_bounds where area_code in ('D', 'T') order by area_code"
    found = _built(tmp_path).execute(asked).fetchall()
    assert found == [("D", -1.99, 51.0, -1.98, 51.01), ("T", -2.0, 51.0, -1.98, 51.02)]


def test_file_is_named_by_its_content_and_described(tmp_path: Path) -> None:
    rows = _built(tmp_path).execute("select * from meta.shape order by area_level").fetchall()
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("T", "council", 1),
        ("T", "lsoa", 4),
        ("T", "ward", 2),
    ]
    for _, level, name, _, size in rows:
        content = (tmp_path / name).read_bytes()
        assert name == f"{hashlib.sha256(content).hexdigest()[:12]}-town-{level}.geojson"
        assert len(content) == size
    assert {path.name for path in tmp_path.iterdir()} == {row[2] for row in rows}


def test_same_shapes_in_another_order_give_the_same_files(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    _built(one)
    turned = {**_square(*BOARD["A"])}
    turned["coordinates"] = [turned["coordinates"][0][::-1]]
    _built(other, [*_squares(BOARD)[:0:-1], ("A", turned)])
    assert {path.name for path in one.iterdir()} == {path.name for path in other.iterdir()}


def test_coordinates_have_five_decimals_at_most(tmp_path: Path) -> None:
    precise = {code: (x + 0.00012345, y) for code, (x, y) in BOARD.items()}
    _built(tmp_path, [(code, _square(*place)) for code, place in precise.items()])
    for path in tmp_path.iterdir():
        assert not re.search(r"\d\.\d{6}", path.read_text(encoding="utf-8"))


def test_hole_between_lsoas_is_reported(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, _squares(RING))
    assert (problem.file, problem.column) == (FILE, "geometry")
    assert "gap" in problem.message
    assert all(code in problem.message for code in ("R01", "R10", "R12", "R21"))


def test_hole_as_large_as_a_town_is_another_council(tmp_path: Path) -> None:
    build_geometry(_store(_squares(RING, size=0.1), dict.fromkeys(RING, "W")), tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ({"type": "Polygon", "coordinates": [[[-2, 51], [-1, 52], [-1, 51], [-2, 52], [-2, 51]]]},
         "Self-intersection"),
        ({"type": "Point", "coordinates": [-2, 51]}, "not a polygon"),
        ({"type": "Polygon", "coordinates": []}, "empty"),
        ("not json", "not GeoJSON"),
        (_square(1200, 0), "outside England"),
    ],
)  # fmt: skip
def test_bad_shape_is_reported_with_its_place(tmp_path: Path, shape: Any, words: str) -> None:
    (problem,) = _problems(tmp_path, [("A", _square(0, 0)), ("B", shape)])
    assert (problem.file, problem.row, problem.column) == (FILE, 2, "geometry")
    assert "B" in problem.message
    assert words in problem.message
    assert problem.remedy


def test_overlap_is_reported(tmp_path: Path) -> None:
    found = _problems(
        tmp_path, [("A", _square(0, 0)), ("B", _square(0.5, 0)), ("C", _square(5, 0))]
    )
    assert [problem.row for problem in found] == [1, 2]


@pytest.mark.parametrize(
    ("shapes", "row", "code", "words"),
    [
        (_squares(BOARD)[:3], 0, "D", "no shape"),
        ([*_squares(BOARD), ("D", _square(1, 0))], 5, "D", "more than one"),
        ([*_squares(BOARD), ("X", _square(2, 0))], 5, "X", "no council"),
    ],
)
def test_lsoas_and_shapes_must_match(
    tmp_path: Path, shapes: list[tuple[str, Any]], row: int, code: str, words: str
) -> None:
    with pytest.raises(SourceError) as caught:
        build_geometry(_store(shapes, WARDS), tmp_path)
    (problem,) = caught.value.problems
    place = (problem.file, problem.row, problem.column, problem.value)
    assert place == (FILE, row, "lsoa_code", code)
    assert words in problem.message


def test_shape_in_another_councils_file_is_reported(tmp_path: Path) -> None:
    connection = _store(_squares(BOARD), WARDS)
    connection.execute("update raw.ons_lsoa_boundaries set source_file = 'city.geojson'")
    with pytest.raises(SourceError, match=r"Move its shape to town\.geojson"):
        build_geometry(connection, tmp_path)


def _bundled_councils() -> dict[str, set[str]]:
    """The LSOAs of every council, by its folder's name, as the bundled lookup has them."""
    with (DATA / "bundled/ons_lsoa_lookup/lsoa_lookup.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    slugs = {}
    for path in (DATA / "councils").glob("*/council.toml"):
        code = re.search(r'^code = "(\w+)"', path.read_text(encoding="utf-8"), re.MULTILINE)
        assert code
        slugs[path.parent.name] = {r["lsoa_code"] for r in rows if r["council_code"] == code[1]}
    return slugs


@pytest.mark.parametrize(("slug", "lsoas"), _bundled_councils().items())
def test_bundled_shapes_cover_each_council_without_gap_or_overlap(
    slug: str, lsoas: set[str]
) -> None:
    path = DATA / "bundled/ons_lsoa_boundaries" / f"{slug}.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    codes = [one["properties"]["lsoa_code"] for one in features]
    shapes = [shapely.from_geojson(json.dumps(one["geometry"])) for one in features]
    assert sorted(codes) == sorted(lsoas)
    whole = shapely.union_all(shapes)
    assert sum(len(part.interiors) for part in shapely.get_parts(whole)) == 0
    assert whole.area == pytest.approx(sum(shape.area for shape in shapes), rel=1e-9)
