"""The parts of the page Opportunities."""

from mps.ui.opportunities.ahead import ahead
from mps.ui.opportunities.drawn import drawn
from mps.ui.opportunities.hear import hear
from mps.ui.opportunities.one import one
from mps.ui.opportunities.over import left_out, over
from mps.ui.opportunities.what import Opportunities, top

__all__ = ["Opportunities", "ahead", "drawn", "hear", "left_out", "one", "over", "top"]
