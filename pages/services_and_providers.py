"""Services and providers: who is there, beds and need, reach, structure, and if one left."""

from mps.ui import open_page, services

VIEWS = {
    "market": services.market_view,
    "beds": services.beds_view,
    "access": services.access_view,
    "structure": services.structure_view,
    "exit": services.leaving_view,
}
page = open_page()
VIEWS[page["view"]](services.Market(page))
