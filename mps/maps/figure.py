"""The shaded map: one trace of areas by class, outlines, the chosen area and place names."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mps.charts.theme import FONT, ORANGE, TEXT, WHITE, base_layout, chart_config, figure
from mps.maps.classes import Class
from mps.maps.colours import NOT_AVAILABLE_COLOUR, NOT_AVAILABLE_EDGE
from mps.maps.labels import LABEL_SIZE, place_labels
from mps.maps.points import Points, points_key
from mps.maps.shape import Bounds, map_height, padded
from mps.words import areas_of, counted, join, known, number, percent, the

AREA_KEY = "properties.area_code"
_HALO = ", ".join(f"{x}px {y}px 2px #fff" for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)
# plotly draws this many degrees less than the asked window on every side, which would be a fifth
# of a small area's height.
_CUT = 0.001
_CLEAR = "rgba(0,0,0,0)"

_HOVER = "<b>%{text}</b><br>%{hovertext}<extra></extra>"
_HOVER_WITH_PEOPLE = "<b>%{text}</b><br>%{hovertext}<br>%{customdata} residents<extra></extra>"


def map_config(static_base: str, file_name: str) -> dict[str, Any]:
    """Return plotly's settings for a map, which differ from a chart's in one address.

    `static_base` is the address of the folder that holds world_110m.json, ending in a slash, as
    "/app/static/": plotly asks for that file before it draws and would otherwise ask a server
    elsewhere.
    """
    return chart_config(file_name) | {"topojsonURL": static_base}


def area_map(
    frame: pd.DataFrame,
    *,
    shapes_url: str,
    classes: Sequence[Class],
    bounds: Bounds,
    outline_url: str | None = None,
    outline_codes: Sequence[str] = (),
    places: pd.DataFrame | None = None,
    chosen: str | None = None,
    chosen_url: str | None = None,
    height: int | None = None,
    points: Points | None = None,
) -> go.Figure:
    """Draw areas shaded by class.

    `frame` has a row per area: area_code, class_index (position in `classes`, <NA> when there is
    no value), and what is shown under the pointer: area_name, value_text and, where residents
    were counted, people_text ("462 of 1,273"). `shapes_url` is the GeoJSON whose features carry
    property area_code; `outline_url` that of the outlines, whose codes are `outline_codes`.
    `places` has place_name, lon, lat, place_rank. `chosen` is the code of an area to be outlined,
    found in `chosen_url` when it is of another level than the areas. `height` in pixels is that
    of `map_height(bounds)` when None. `points` lie on the areas, their key above the map adds to
    the height. The areas are trace 0: a click gives their code as the point's location.
    """
    tall = height or map_height(bounds)
    traces = [_areas(frame, shapes_url, classes)]
    if outline_url is not None and outline_codes:
        traces.append(_outline(outline_url, outline_codes, TEXT, 1.5))
    if chosen is not None:
        # A light core in a dark casing is plain on the lightest and on the darkest class.
        outline = chosen_url or shapes_url
        traces.append(_outline(outline, [chosen], TEXT, 6.5))
        traces.append(_outline(outline, [chosen], ORANGE, 3))
    if points is not None:
        traces += points.traces
    if places is not None and not places.empty:
        traces += _names(places, bounds, tall)
    return figure(traces, _layout(tall, bounds, points))


def area_map_alt(
    frame: pd.DataFrame,
    *,
    measure: str,
    level: str,
    place: str,
    write: Callable[[object], str] = percent,
) -> str:
    """Say in words what a map shows: how many areas, and the highest and the lowest.

    `frame` has area_name and value; `measure` opens the sentence, with its period, as "Share of
    residents aged 65 and over, mid-2020". `write` turns a value into text. Where the values are
    names of classes, as of rural and urban areas, the areas of each are counted instead.
    """
    pairs = zip(frame["area_name"], frame["value"], strict=True)
    told = [(str(name), value) for name, value in pairs if not pd.isna(value)]
    text = f"Map of {the(place)}. {measure}, by {number(len(frame))} "
    text += f"{areas_of(level, len(frame))}"
    if not told:
        return f"{text}: no values are held."
    missing = len(frame) - len(told)
    rest = f" No value for {counted(missing, 'area', 'areas')}." if missing else ""
    held = [(name, amount) for name, value in told if (amount := known(value)) is not None]
    if not held:
        counts = Counter(str(value) for _, value in told).most_common()
        return f"{text}: {join([f'{name} {number(count)}' for name, count in counts])}.{rest}"
    return f"{text}: {_highest_and_lowest(held, write)}.{rest}"


def _highest_and_lowest(held: Sequence[tuple[str, float]], write: Callable[[object], str]) -> str:
    top, bottom = max(value for _, value in held), min(value for _, value in held)
    if top == bottom:
        return f"{write(top)} in {_where(held, top)}"
    return (
        f"highest {write(top)} in {_where(held, top)}, "
        f"lowest {write(bottom)} in {_where(held, bottom)}"
    )


def _where(held: Sequence[tuple[str, float]], value: float) -> str:
    names = [name for name, amount in held if amount == value]
    return join(names) if len(names) <= 2 else counted(len(names), "area", "areas")


def _areas(frame: pd.DataFrame, shapes_url: str, classes: Sequence[Class]) -> dict[str, Any]:
    """Shade every area; those without a value share one more, neutral class at the end."""
    missing = len(classes)
    places = [missing if pd.isna(item) else int(item) for item in frame["class_index"]]
    colours = [item.colour for item in classes] + [NOT_AVAILABLE_COLOUR]
    edges: Any = WHITE
    if missing in places:
        edges = [NOT_AVAILABLE_EDGE if place == missing else WHITE for place in places]
    return {
        "type": "choropleth",
        "geojson": shapes_url,
        "featureidkey": AREA_KEY,
        "locations": list(frame["area_code"]),
        "z": places,
        "zmin": -0.5,
        "zmax": missing + 0.5,
        "colorscale": _stepped(colours),
        "showscale": False,
        "marker": {"line": {"color": edges, "width": 0.6}, "opacity": 1},
        # Streamlit dims what is not selected; the classes must keep their colours.
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        # The words are written once for all areas: a county has hundreds.
        "text": list(frame["area_name"]),
        "hovertext": list(frame["value_text"]),
        **_people(frame),
    }


def _people(frame: pd.DataFrame) -> dict[str, Any]:
    """Return the third line under the pointer, where residents were counted."""
    if "people_text" not in frame:
        return {"hovertemplate": _HOVER}
    return {"customdata": list(frame["people_text"]), "hovertemplate": _HOVER_WITH_PEOPLE}


def _stepped(colours: Sequence[str]) -> list[list[Any]]:
    """Return a colour scale of equal steps without blending between them."""
    width = 1 / len(colours)
    scale = []
    for place, colour in enumerate(colours):
        scale += [[place * width, colour], [min((place + 1) * width, 1.0), colour]]
    scale[-1][0] = 1.0
    return scale


def _outline(url: str, codes: Sequence[str], colour: str, width: float) -> dict[str, Any]:
    return {
        "type": "choropleth",
        "geojson": url,
        "featureidkey": AREA_KEY,
        "locations": list(codes),
        "z": [0] * len(codes),
        "colorscale": [[0, _CLEAR], [1, _CLEAR]],
        "showscale": False,
        "marker": {"line": {"color": colour, "width": width}},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "hoverinfo": "skip",
    }


def _names(places: pd.DataFrame, bounds: Bounds, height: int) -> list[dict[str, Any]]:
    """Write the place names with a white halo, readable on every class."""
    labels = place_labels(places, bounds, height=height)
    if not labels:
        return []
    return [
        {
            "type": "scattergeo",
            "mode": "text",
            "lon": [label.lon for label in labels],
            "lat": [label.lat for label in labels],
            "text": [f"<b>{label.text}</b>" for label in labels],
            "textposition": [label.position for label in labels],
            "textfont": {"family": FONT, "size": LABEL_SIZE, "color": TEXT, "shadow": _HALO},
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def _layout(tall: int, bounds: Bounds, points: Points | None) -> dict[str, Any]:
    """Return the map's layout, with room above it for the key of its points."""
    margin = {"l": 0, "r": 0, "t": 0, "b": 0}
    if points is None or not points.names:
        return base_layout(tall, margin=margin, geo=_window(bounds))
    key, room = points_key(points.names)
    return base_layout(
        tall + room,
        margin={**margin, "t": room},
        geo=_window(bounds),
        showlegend=True,
        legend=key,
    )


def _window(bounds: Bounds) -> dict[str, Any]:
    """Return the projection and its window: the bounds and a little more, at their right shape."""
    window = padded(bounds)
    return {
        "projection": {"type": "mercator"},
        "lonaxis": {"range": [window.lon_min - _CUT, window.lon_max + _CUT]},
        "lataxis": {"range": [window.lat_min - _CUT, window.lat_max + _CUT]},
        "visible": False,
        "bgcolor": WHITE,
        "domain": {"x": [0, 1], "y": [0, 1]},
    }
