"""Maps: shaded areas, outlines, points and place names, on Mercator's projection."""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from mps.charts.theme import MUTED, WHITE
from mps.publish.drawing.parts import NotDrawn, each, label, mark, number, symbol
from mps.publish.drawing.space import values

Shapes = Callable[[str], Path]
_CLEAR = "rgba(0,0,0,0)"
_SIDES = {"left": "end", "center": "middle", "right": "start"}


@dataclass(frozen=True)
class _Window:
    """The part of the world that fills the plot, and the plot."""

    west: float
    south: float
    scale: float
    left: float
    bottom: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """The pixel of a place."""
        x = self.left + (math.radians(lon) - self.west) * self.scale
        return x, self.bottom - (_north(lat) - self.south) * self.scale


def _north(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def draw_map(
    traces: Sequence[Mapping[str, Any]],
    layout: Mapping[str, Any],
    width: float,
    height: float,
    top: float,
    shapes: Shapes,
) -> str:
    """All traces of a map; `shapes` finds the file of an address of shapes."""
    window = _window(layout["geo"], width, height, top)
    parts = []
    for trace in traces:
        if trace["type"] == "choropleth":
            parts.append(_areas(trace, window, shapes))
        elif trace["type"] == "scattergeo":
            parts.append(_points(trace, window))
        else:
            raise NotDrawn(f"{trace['type']} on a map")
    return "".join(parts)


def _window(geo: Mapping[str, Any], width: float, height: float, top: float) -> _Window:
    west, east = (math.radians(one) for one in geo["lonaxis"]["range"])
    south, north = (_north(one) for one in geo["lataxis"]["range"])
    tall = height - top
    scale = min(width / (east - west), tall / (north - south))
    left = (width - (east - west) * scale) / 2
    bottom = top + (tall + (north - south) * scale) / 2
    return _Window(west, south, scale, left, bottom)


@lru_cache(maxsize=8)
def _features(path: Path) -> Mapping[str, list[list[list[float]]]]:
    """The rings of every area of a file of shapes by code."""
    found = json.loads(path.read_text(encoding="utf-8"))
    rings = {}
    for feature in found["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        code = feature["properties"].get("area_code", feature.get("id"))
        rings[code] = [ring for polygon in polygons for ring in polygon]
    return rings


def _areas(trace: Mapping[str, Any], window: _Window, shapes: Shapes) -> str:
    rings = _features(shapes(str(trace["geojson"])))
    codes, levels = values(trace["locations"]), values(trace["z"])
    edge = trace.get("marker", {}).get("line", {})
    edges = each(edge.get("color", WHITE), len(codes))
    wide = float(edge.get("width", 1))
    parts = []
    for code, level, colour in zip(codes, levels, edges, strict=True):
        if code not in rings:
            raise NotDrawn(f"an area without a shape, {code}")
        path = "".join(_ring(ring, window) for ring in rings[code])
        fill = _shade(trace, level)
        parts.append(
            mark("path", d=path, fill=fill, fill_rule="evenodd", stroke=colour, stroke_width=wide)
        )
    return "".join(parts)


def _ring(ring: Sequence[Sequence[float]], window: _Window) -> str:
    placed = [window.at(point[0], point[1]) for point in ring]
    return "M" + "L".join(f"{number(x)},{number(y)}" for x, y in placed) + "Z"


def _shade(trace: Mapping[str, Any], level: Any) -> str:
    """The colour of a class: scales here are stepped and never blend."""
    scale = trace["colorscale"]
    if level is None or "zmin" not in trace:
        colour = str(scale[0][1])
    else:
        low, high = float(trace["zmin"]), float(trace["zmax"])
        share = (float(level) - low) / ((high - low) or 1.0)
        colour = str(next((c for stop, c in reversed(scale) if stop <= share), scale[0][1]))
    return "none" if colour.replace(" ", "") == _CLEAR else colour


def _points(trace: Mapping[str, Any], window: _Window) -> str:
    places = list(zip(values(trace.get("lon")), values(trace.get("lat")), strict=True))
    places_held = [(lon, lat) for lon, lat in places if lon is not None and lat is not None]
    if "text" in trace["mode"]:
        texts, sides = values(trace["text"]), each(trace.get("textposition"), len(places))
        return "".join(
            _name(text, side, window.at(lon, lat), trace.get("textfont", {}))
            for (lon, lat), text, side in zip(places, texts, sides, strict=True)
        )
    look = trace.get("marker", {})
    count = len(places_held)
    shapes, sizes = each(look.get("symbol", "circle"), count), each(look.get("size", 6), count)
    colours, edge = each(look.get("color", MUTED), count), look.get("line", {})
    parts = []
    for place, (lon, lat) in enumerate(places_held):
        x, y = window.at(lon, lat)
        outline = {"stroke": edge.get("color"), "stroke_width": float(edge.get("width", 1))}
        parts.append(
            symbol(str(shapes[place]), x, y, float(sizes[place]), fill=colours[place], **outline)
        )
    return "".join(parts)


def _name(text: str, side: Any, at: tuple[float, float], font: Mapping[str, Any]) -> str:
    vertical, _, horizontal = str(side or "middle center").partition(" ")
    dy = {"top": -4, "middle": 0, "bottom": 4}[vertical]
    settled = {"top": "bottom", "middle": "middle", "bottom": "top"}[vertical]
    return label(text, at[0], at[1] + dy, anchor=_SIDES[horizontal], vertical=settled, font=font)
