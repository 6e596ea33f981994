"""GeoJSON files: the properties of every feature as text, and its geometry as GeoJSON text."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mps.errors import Problem
from mps.readers.table import RawTable, judge_headers
from mps.sources import ColumnSpec
from mps.text import read_utf8

GEOMETRY = "geometry"


def read_geojson(
    path: Path, shown: str, specs: Sequence[ColumnSpec]
) -> tuple[RawTable | None, list[Problem]]:
    """Read a FeatureCollection, one row a feature, with the column `geometry` at the end.

    The properties are held to the column map as the header of a CSV file is. Whether a shape is
    valid is judged later, when it is drawn. `shown` names the file in the problems.
    """
    text, problems = read_utf8(path, shown)
    if problems:
        return None, problems
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        remedy = "Export the file again as GeoJSON."
        message = f"this is not JSON: {error.msg}"
        return None, [Problem(shown, error.lineno, "", "", message, remedy)]
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        remedy = "Export the file as a GeoJSON FeatureCollection in longitude and latitude."
        return None, [Problem(shown, 0, "", "", "this is not a FeatureCollection", remedy)]
    lines = _lines_of_features(text, len(features))
    named = [one.get("properties") or {} for one in features]
    for properties, line in zip(named, lines, strict=True):
        problems += judge_headers(list(properties), specs, shown, line)
    if problems:
        return None, problems
    kept = [spec for spec in specs if spec.type != "drop"]
    cells = [[_as_text(one[spec.header]) for one in named] for spec in kept]
    shapes = [_as_text(one.get(GEOMETRY)) for one in features]
    columns = (*(spec.column for spec in kept), GEOMETRY)
    return RawTable(columns, [*cells, shapes], lines), []


def _lines_of_features(text: str, count: int) -> list[int]:
    """The line each feature begins on; zeros when they cannot be told."""
    start = re.search(r'"features"\s*:\s*\[', text)
    decoder = json.JSONDecoder()
    lines = []
    line, counted_to = 1, 0
    position = start.end() if start else len(text)
    while found := re.compile(r"[\s,]*(?=\{)").match(text, position):
        line += text.count("\n", counted_to, found.end())
        counted_to = found.end()
        lines.append(line)
        _, position = decoder.raw_decode(text, found.end())
    return lines if len(lines) == count else [0] * count


def _as_text(value: Any) -> str | None:
    if value is None or value == "":
        return None
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
