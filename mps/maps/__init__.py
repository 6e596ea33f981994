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
from mps.maps.shape import Bounds, around, map_height

__all__ = [
    "Amounts",
    "Bounds",
    "Categories",
    "Changes",
    "Class",
    "Classified",
    "Deciles",
    "Label",
    "Percentages",
    "Scheme",
    "area_map",
    "area_map_alt",
    "around",
    "classify",
    "map_config",
    "map_height",
    "place_labels",
    "scheme_for",
]
