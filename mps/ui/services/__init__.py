"""What the page Services and providers shows: who is there, beds and need, reach, structure."""

from mps.ui.services.access import access_view
from mps.ui.services.beds import beds_by_area, beds_view, frame_of_beds, need_and_supply
from mps.ui.services.leaving import leaving_view
from mps.ui.services.market import by_type, market_view
from mps.ui.services.structure import structure_view
from mps.ui.services.what import Market

__all__ = [
    "Market",
    "access_view",
    "beds_by_area",
    "beds_view",
    "by_type",
    "frame_of_beds",
    "leaving_view",
    "market_view",
    "need_and_supply",
    "structure_view",
]
