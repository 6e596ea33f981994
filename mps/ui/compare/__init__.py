"""The figures of the page Compare councils."""

from mps.ui.compare.alike import alike
from mps.ui.compare.missing import nothing_held
from mps.ui.compare.profile import profile
from mps.ui.compare.standing import all_councils, top
from mps.ui.compare.what import Compare
from mps.ui.compare.years import over_time

__all__ = ["Compare", "alike", "all_councils", "nothing_held", "over_time", "profile", "top"]
