"""What pages use of Streamlit: the frame with its filters, and the parts a page is made of."""

from mps.ui.area_maps import area_map, shown_level
from mps.ui.cache import query
from mps.ui.clock import stopped_at, today
from mps.ui.figures import Figure
from mps.ui.frame import Page, Place, open_page, page_link, route
from mps.ui.pages import page_list
from mps.ui.parts import Tile, colour_key, facts, heading, missing, on_screen, tiles
from mps.ui.provenance import data_download, dataset_card, source_line
from mps.ui.tables import Column, grid, table

__all__ = [
    "Column",
    "Figure",
    "Page",
    "Place",
    "Tile",
    "area_map",
    "colour_key",
    "data_download",
    "dataset_card",
    "facts",
    "grid",
    "heading",
    "missing",
    "on_screen",
    "open_page",
    "page_link",
    "page_list",
    "query",
    "route",
    "shown_level",
    "source_line",
    "stopped_at",
    "table",
    "tiles",
    "today",
]
