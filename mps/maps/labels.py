"""Place names on a map: at most eight, none over another, none over the edge."""

from typing import NamedTuple

import pandas as pd

from mps.charts.theme import NARROWEST, text_width
from mps.maps.shape import Bounds, to_pixels

MOST_LABELS = 8
LABEL_SIZE = 14
_LABEL_HEIGHT = 17  # px
_AIR = 3  # px between two labels

# Where a name may stand to its point, in order of preference: plotly's word for it, and how far
# the middle of the name lies right and down of the point, in widths and heights of the name.
_POSITIONS = (
    ("middle center", 0.0, 0.0),
    ("top center", 0.0, -0.6),
    ("bottom center", 0.0, 0.6),
    ("middle right", 0.5, 0.0),
    ("middle left", -0.5, 0.0),
)


class Label(NamedTuple):
    """A place name to draw: where, and on which side of its point (plotly's textposition)."""

    text: str
    lon: float
    lat: float
    position: str


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        """Say whether two boxes overlap or nearly touch."""
        return (
            self.left < other.right + _AIR
            and other.left < self.right + _AIR
            and self.top < other.bottom + _AIR
            and other.top < self.bottom + _AIR
        )


def place_labels(
    places: pd.DataFrame,
    bounds: Bounds,
    *,
    height: float,
    width: float = NARROWEST,
    most: int = MOST_LABELS,
) -> list[Label]:
    """Choose the places whose names can be drawn, the most important (lowest rank) first.

    `places` has place_name, lon, lat, place_rank. A name is tried on its point, then above,
    below, right and left of it; one that meets a chosen name or the edge everywhere is left out.
    Names that keep apart at `width`, the narrowest screen, keep apart on wider ones too.
    """
    chosen: list[Label] = []
    taken: list[_Box] = []
    ranked = places.sort_values(["place_rank", "place_name"])
    for name, lon, lat in zip(ranked["place_name"], ranked["lon"], ranked["lat"], strict=True):
        if len(chosen) == most:
            break
        x, y = to_pixels(float(lon), float(lat), bounds, width, height)
        for position, right, down in _POSITIONS:
            box = _box(str(name), x, y, right, down)
            inside = box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height
            if inside and not any(box.meets(other) for other in taken):
                chosen.append(Label(str(name), float(lon), float(lat), position))
                taken.append(box)
                break
    return chosen


def _box(name: str, x: float, y: float, right: float, down: float) -> _Box:
    wide = text_width(name, LABEL_SIZE) + 2
    middle, level = x + right * wide, y + down * _LABEL_HEIGHT
    return _Box(
        middle - wide / 2,
        level - _LABEL_HEIGHT / 2,
        middle + wide / 2,
        level + _LABEL_HEIGHT / 2,
    )
