"""The window of a map: its bounds, its shape on the Mercator projection, its pixels."""

import math
from typing import NamedTuple

# Of the width and height, left free on each side so that no edge is cut.
MARGIN = 0.01


class Bounds(NamedTuple):
    """The box around an area in degrees of WGS84, in the order of the store's columns."""

    lon_min: float
    lat_min: float
    lon_max: float
    lat_max: float


def padded(bounds: Bounds, margin: float = MARGIN) -> Bounds:
    """Return the bounds widened on every side by a part of their size."""
    wide = (bounds.lon_max - bounds.lon_min) * margin
    high = (bounds.lat_max - bounds.lat_min) * margin
    return Bounds(
        bounds.lon_min - wide, bounds.lat_min - high, bounds.lon_max + wide, bounds.lat_max + high
    )


def around(bounds: Bounds, *, margin: float = 0.2, aspect: float = 1.4) -> Bounds:
    """Return a window around one chosen area: some of its surroundings, at a fixed shape.

    The area fills the window in one direction, less the margin; the other is widened to the
    wanted width over height, so that a long thin area does not give a long thin map.
    """
    window = padded(bounds, margin)
    excess = _aspect(window) / aspect
    if excess < 1:
        middle = (window.lon_min + window.lon_max) / 2
        half = (window.lon_max - window.lon_min) / 2 / excess
        return window._replace(lon_min=middle - half, lon_max=middle + half)
    # Over a few kilometres the projection is straight enough to widen degrees in proportion.
    middle = (window.lat_min + window.lat_max) / 2
    half = (window.lat_max - window.lat_min) / 2 * excess
    return window._replace(lat_min=middle - half, lat_max=middle + half)


def map_height(bounds: Bounds, *, width: int = 560, smallest: int = 260, largest: int = 640) -> int:
    """Return the height in pixels at which a map of these bounds fills a box of this width.

    Kept between `smallest` and `largest`, as a very tall county would not fit a screen; the map
    is then narrower than its box, in the middle of it.
    """
    return round(min(max(width / _aspect(padded(bounds)), smallest), largest))


def to_pixels(
    lon: float, lat: float, bounds: Bounds, width: float, height: float
) -> tuple[float, float]:
    """Return where a point is drawn, in pixels from the left and from the top of the box.

    The map keeps its shape: it fills the box in one direction and is centred in the other.
    """
    window = padded(bounds)
    aspect = _aspect(window)
    drawn_width = min(width, height * aspect)
    drawn_height = drawn_width / aspect
    across = (lon - window.lon_min) / (window.lon_max - window.lon_min)
    top, bottom = _mercator(window.lat_max), _mercator(window.lat_min)
    down = (top - _mercator(lat)) / (top - bottom)
    return (
        (width - drawn_width) / 2 + across * drawn_width,
        (height - drawn_height) / 2 + down * drawn_height,
    )


def _aspect(bounds: Bounds) -> float:
    """Return width over height as drawn."""
    wide = math.radians(bounds.lon_max - bounds.lon_min)
    return wide / (_mercator(bounds.lat_max) - _mercator(bounds.lat_min))


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
