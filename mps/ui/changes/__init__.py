"""The figures of the page Openings and closures."""

from mps.ui.changes.lives import length_of_life, replaced, sizes
from mps.ui.changes.papers import (
    not_held,
    not_registered,
    nothing_chosen,
    partly_held,
    stated,
    then_and_now,
)
from mps.ui.changes.what import Changes
from mps.ui.changes.years import by_year, every_change, stock, top

__all__ = [
    "Changes",
    "by_year",
    "every_change",
    "length_of_life",
    "not_held",
    "not_registered",
    "nothing_chosen",
    "partly_held",
    "replaced",
    "sizes",
    "stated",
    "stock",
    "then_and_now",
    "top",
]
