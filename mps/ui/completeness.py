"""The points of guidance and the links within the site, as a page and the terminal judge them."""

import pandas as pd

from mps.guidance import broken_links, judged, site_pages
from mps.ui.cache import query
from mps.ui.clock import today


def points(council_code: str) -> pd.DataFrame:
    """The points of guidance of a council, each with its state today: see mps.guidance.judged."""
    held = query("complete__points", council_code=council_code, on_date=today())
    return judged(held, site_pages())


def links(council_code: str) -> tuple[pd.DataFrame, int]:
    """The links within the site that lead nowhere in a council's texts, and how many there are."""
    held = query("complete__links", council_code=council_code)
    intentions = set(query("intentions", council_code=council_code)["intention_id"])
    return broken_links(held, site_pages(), intentions), len(held)
