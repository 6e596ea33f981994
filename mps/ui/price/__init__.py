"""The figures of the page Price."""

from mps.ui.price.against import against_view
from mps.ui.price.case import case_view
from mps.ui.price.moved import moved_view
from mps.ui.price.paid import paid_view
from mps.ui.price.self_funders import self_view
from mps.ui.price.what import Price

__all__ = ["Price", "against_view", "case_view", "moved_view", "paid_view", "self_view"]
