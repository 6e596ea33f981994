"""What the page Services and providers shows: who is there, beds and need, reach, structure."""

from mps.ui.services.access import access_view
from mps.ui.services.beds import beds_view
from mps.ui.services.leaving import leaving_view
from mps.ui.services.market import market_view
from mps.ui.services.structure import structure_view
from mps.ui.services.what import Market

__all__ = [
    "Market",
    "access_view",
    "beds_view",
    "leaving_view",
    "market_view",
    "structure_view",
]
