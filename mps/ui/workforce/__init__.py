"""The figures of the page Workforce."""

from mps.ui.workforce.ahead import in_posts, needed
from mps.ui.workforce.elsewhere import england, local, origin, stated
from mps.ui.workforce.turnover import by_kind, over_time, position, top
from mps.ui.workforce.what import Workforce

__all__ = [
    "Workforce",
    "by_kind",
    "england",
    "in_posts",
    "local",
    "needed",
    "origin",
    "over_time",
    "position",
    "stated",
    "top",
]
