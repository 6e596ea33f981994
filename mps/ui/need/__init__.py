"""Figures of the page Need and gap, in the order in which the page shows them."""

from mps.ui.need.areas import by_area
from mps.ui.need.expected import by_condition, check_points, through_the_years, where_expected
from mps.ui.need.gap import all_services, answer, not_estimated, over_time
from mps.ui.need.inputs import controls, every_input, figures_of_use
from mps.ui.need.what import Need

__all__ = [
    "Need",
    "all_services",
    "answer",
    "by_area",
    "by_condition",
    "check_points",
    "controls",
    "every_input",
    "figures_of_use",
    "not_estimated",
    "over_time",
    "through_the_years",
    "where_expected",
]
