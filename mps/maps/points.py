"""Points on a map: locations by kind, in shape and colour, as large as their beds."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from mps.charts.keys import key_over
from mps.charts.theme import (
    DARK_BLUE,
    DARK_GREY,
    DARK_PINK,
    LIGHT_PURPLE,
    MUTED,
    ORANGE,
    TEXT,
    TURQUOISE,
    WHITE,
)
from mps.words import counted, join, known, number, the

# Pixels across: two for the root of a bed, so that the area of a mark is in proportion to beds
# from 16 beds (8 pixels) to 225 (30 pixels).
_PIXELS_OF_ROOT = 2.0
SMALLEST, LARGEST, WITHOUT_BEDS = 8.0, 30.0, 11.0
SIZE_NOTE = (
    "The area of a mark is in proportion to beds from 16 to 225; fewer are drawn as 16, more as "
    "225. Services without beds, or with beds not known, have marks of one size."
)


class PointLook(NamedTuple):
    """How one kind of location is named and drawn: plotly's symbol, its colour and its edge.

    Colour and edge differ by 3 to 1 at least, so that a mark is plain on every class of a map.
    """

    name: str
    symbol: str
    colour: str
    edge: str


SERVICE_LOOKS: Mapping[str, PointLook] = {
    "nursing_home": PointLook("Care home with nursing", "circle", DARK_BLUE, WHITE),
    "care_home": PointLook("Care home without nursing", "square", ORANGE, TEXT),
    "homecare": PointLook("Homecare", "triangle-up", TURQUOISE, TEXT),
    "extra_care": PointLook("Extra care", "diamond", DARK_PINK, WHITE),
    "supported_living": PointLook("Supported living", "star", LIGHT_PURPLE, TEXT),
    "shared_lives": PointLook("Shared lives", "triangle-down", DARK_GREY, WHITE),
    "other_regulated": PointLook("Other regulated service", "cross", WHITE, TEXT),
}
"""The main service types of locations."""

RATING_POINTS: Mapping[str, PointLook] = {
    "outstanding": PointLook("Outstanding", "star", DARK_BLUE, WHITE),
    "good": PointLook("Good", "circle", TURQUOISE, TEXT),
    "requires_improvement": PointLook("Requires improvement", "diamond", ORANGE, TEXT),
    "inadequate": PointLook("Inadequate", "square", DARK_PINK, WHITE),
    "inherited": PointLook("Inherited", "triangle-up", LIGHT_PURPLE, TEXT),
    "not_rated": PointLook("Not rated", "triangle-down", MUTED, TEXT),
    "no_published_rating": PointLook("No published rating", "cross", WHITE, TEXT),
    "not_held": PointLook("Not held", "x", WHITE, TEXT),
}
"""The rating classes of locations, in the colours of the rating bars."""

SUPPLY = "Beds in care homes"


class Points(NamedTuple):
    """What a map draws on top: plotly traces, and the names that stand in its key."""

    traces: list[dict[str, Any]]
    names: list[str]


def location_points(
    frame: pd.DataFrame, *, looks: Mapping[str, PointLook], chosen: str | None = None
) -> Points:
    """Return locations as points of an `area_map`.

    `frame` has a row per location: location_id, location_name, kind (a key of `looks`, which is
    `SERVICE_LOOKS` or `RATING_POINTS`), lon, lat (rows without are left out: say how many),
    bed_count (may be missing) and hover_text (lines below the name, parted by <br>). The key
    names each kind with its number of points. `chosen` is the location_id of one to be ringed
    and named. A click gives a point's customdata, its location_id.
    Raises ValueError for a kind without a look.
    """
    held = frame.dropna(subset=["lon", "lat"])
    kinds = Counter(held["kind"])
    if strange := sorted(map(str, set(kinds) - set(looks))):
        raise ValueError(f"No look is stated for the kind {join(strange)}.")
    traces, names = [], []
    for kind, look in looks.items():
        if not kinds[kind]:
            continue
        names.append(f"{look.name} ({kinds[kind]:,})")
        # Large ones first, so that small ones lie on top and can be pointed at.
        rows = held[held["kind"] == kind].sort_values("bed_count", ascending=False, kind="stable")
        traces.append(_marks(rows, look, names[-1]))
    if chosen is not None:
        traces += _ring(held[held["location_id"] == chosen])
    return Points(traces, names)


def supply_points(frame: pd.DataFrame, *, name: str = SUPPLY) -> Points:
    """Return supply as circles as large as its beds, to lie on a map of need.

    `frame` has a row per home or per area: point_name, lon, lat, bed_count and hover_text. Rows
    without a place or beds are left out, as are those with none. `name` stands in the key.
    """
    held = frame.dropna(subset=["lon", "lat", "bed_count"])
    held = held[held["bed_count"] > 0].sort_values("bed_count", ascending=False, kind="stable")
    if held.empty:
        return Points([], [])
    rows = held.assign(location_name=held["point_name"], location_id=held["point_name"])
    label = f"{name} ({number(held['bed_count'].sum())})"
    return Points([_marks(rows, PointLook(name, "circle", ORANGE, TEXT), label)], [label])


def location_points_alt(frame: pd.DataFrame, *, looks: Mapping[str, PointLook], place: str) -> str:
    """Say how many locations of each kind a map shows, and how many could not be placed."""
    placed = frame["lon"].notna() & frame["lat"].notna()
    kinds = Counter(frame.loc[placed, "kind"])
    said = [f"{look.name} {kinds[kind]:,}" for kind, look in looks.items() if kinds[kind]]
    lost = int((~placed).sum())
    rest = f" {counted(lost, 'location', 'locations')} without a place not shown." if lost else ""
    if not said:
        return f"Map of {the(place)} without locations.{rest}"
    total = counted(int(placed.sum()), "location", "locations")
    return f"Map of {the(place)} with {total}: {join(said)}.{rest}"


def supply_points_alt(frame: pd.DataFrame, *, name: str = SUPPLY) -> str:
    """Say how much supply the circles show and where most of it is; follows the map's own words."""
    held = frame.dropna(subset=["lon", "lat", "bed_count"])
    held = held[held["bed_count"] > 0]
    if held.empty:
        return f"No circles: {name.lower()} are not held."
    most = held["bed_count"].max()
    where = list(held.loc[held["bed_count"] == most, "point_name"])
    largest = where[0] if len(where) == 1 else counted(len(where), "place", "places")
    circles = counted(len(held), "circle", "circles")
    total = number(held["bed_count"].sum())
    return f"{circles} for {name.lower()}, {total} in all; the largest {number(most)} ({largest})."


def point_size(beds: object) -> float:
    """Return the pixels across of a mark: its area is in proportion to beds, within limits.

    >>> point_size(100)
    20.0
    """
    amount = known(beds)
    if not amount:
        return WITHOUT_BEDS
    return min(max(_PIXELS_OF_ROOT * math.sqrt(amount), SMALLEST), LARGEST)


def points_key(names: Sequence[str]) -> tuple[dict[str, Any], int]:
    """Return the key that stands above a map with points, and its height in pixels."""
    key, height = key_over(names, 0)
    return {**key, "itemsizing": "constant"}, height


def _marks(rows: pd.DataFrame, look: PointLook, label: str) -> dict[str, Any]:
    shown = {"marker": {"opacity": 1}}
    return {
        "type": "scattergeo",
        "mode": "markers",
        "name": label,
        "lon": list(rows["lon"]),
        "lat": list(rows["lat"]),
        "marker": {
            "symbol": look.symbol,
            "color": look.colour,
            "size": [point_size(beds) for beds in rows["bed_count"]],
            "opacity": 1,
            "line": {"color": look.edge, "width": 1},
        },
        # Streamlit dims what is not selected; the marks must keep their colours.
        "selected": shown,
        "unselected": shown,
        "customdata": list(rows["location_id"]),
        "text": list(rows["location_name"]),
        "hovertext": list(rows["hover_text"]),
        "hovertemplate": "<b>%{text}</b><br>%{hovertext}<extra></extra>",
        "showlegend": True,
    }


def _ring(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Ring the chosen location with a light core in a dark casing, plain on every class."""
    if rows.empty:
        return []
    lon, lat = [rows["lon"].iloc[0]], [rows["lat"].iloc[0]]
    size = point_size(rows["bed_count"].iloc[0]) + 8
    return [
        {
            "type": "scattergeo",
            "mode": "markers",
            "lon": lon,
            "lat": lat,
            "marker": {
                "symbol": "circle-open",
                "size": size,
                "color": colour,
                "line": {"color": colour, "width": width},
            },
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for colour, width in ((TEXT, 7), (ORANGE, 3))
    ]
