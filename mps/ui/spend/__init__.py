"""The figures of the page Spend and clients."""

from mps.ui.spend.national import expenditure, settings, weeks
from mps.ui.spend.papers import budgets, printed, tables
from mps.ui.spend.what import Spend
from mps.ui.spend.why import top, within

__all__ = [
    "Spend",
    "budgets",
    "expenditure",
    "printed",
    "settings",
    "tables",
    "top",
    "weeks",
    "within",
]
