"""Maps: a frame and the address of its shapes in, a plotly figure out; classes and labels."""

from mps.maps.classes import (
    Amounts,
    Categories,
    Changes,
    Class,
    Classified,
    Deciles,
    Percentages,
    Scheme,
    classify,
    scheme_for,
)
from mps.maps.figure import area_map, area_map_alt, map_config
from mps.maps.labels import Label, place_labels
from mps.maps.points import (
    RATING_POINTS,
    SERVICE_LOOKS,
    SIZE_NOTE,
    PointLook,
    Points,
    location_points,
    location_points_alt,
    point_size,
    supply_points,
    supply_points_alt,
)
from mps.maps.shape import Bounds, around, map_height

__all__ = [
    "RATING_POINTS",
    "SERVICE_LOOKS",
    "SIZE_NOTE",
    "Amounts",
    "Bounds",
    "Categories",
    "Changes",
    "Class",
    "Classified",
    "Deciles",
    "Label",
    "Percentages",
    "PointLook",
    "Points",
    "Scheme",
    "area_map",
    "area_map_alt",
    "around",
    "classify",
    "location_points",
    "location_points_alt",
    "map_config",
    "map_height",
    "place_labels",
    "point_size",
    "scheme_for",
    "supply_points",
    "supply_points_alt",
]
