"""Whether one value is better than another, worse, or not clearly different.

Two tests, in this order:

1. By interval, when both values have a 95% confidence interval. The interval of their difference
   is put together from the two (Newcombe's hybrid score interval, Statistics in Medicine
   1998;17:873, which Zou and Donner, Statistics in Medicine 2008;27:1693, carry over to any pair
   of estimates): for a value above the other the lower limit of the difference is

       d - sqrt( (value - lower)**2 + (other upper - other)**2 )

   and the values differ clearly when nought lies outside. With intervals that are as wide on
   both sides this is the usual test of a difference at the 5% level; it is sharper than asking
   whether the intervals overlap. England's value contains the council's own: the small tie is
   left out of account.
2. By the spread of the councils, when one has no interval. The values differ clearly when they
   are further apart than half the width of the middle half of all councils (half the
   interquartile range, quartiles by linear interpolation). It takes at least ten councils.

Where neither can be applied nothing is told.
"""

import math
from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

LEAST_COUNCILS = 10
"""Councils with a value that are needed before their spread tells anything."""

_NEEDED = (
    "value", "lower", "upper", "other_value", "other_lower", "other_upper", "better", "spread",
)  # fmt: skip
_TINY = 1e-9  # published decimals do not meet exactly in binary


class Measured(NamedTuple):
    """A value with the ends of its 95% interval; None where there is none."""

    value: float
    lower: float | None = None
    upper: float | None = None

    @property
    def has_interval(self) -> bool:
        """Whether both ends are known."""
        return self.lower is not None and self.upper is not None


class Verdict(NamedTuple):
    """How a value stands to another.

    `word` is better, worse, higher, lower, similar or untold. `test` is interval, spread or none.
    `clarity` is the difference in units of the difference that would just be clear (1 is the
    limit), signed so that above 0 is better, or higher where no side is better; None when untold.
    """

    word: str
    test: str
    clarity: float | None


def half_middle(values: Sequence[float]) -> float | None:
    """Return half the width of the middle half of the values; None below ten of them.

    >>> half_middle([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    2.5
    """
    if len(values) < LEAST_COUNCILS:
        return None
    low, high = np.quantile(np.asarray(values, dtype=float), [0.25, 0.75])
    return float(high - low) / 2


def average(values: Sequence[Measured]) -> Measured | None:
    """Return the mean of at least two values, with its interval where all have one; else None.

    The arms of the values, taken as independent, are put together as in Zou and Donner: the lower
    arm of the mean is the root of the summed squares of the lower arms, divided by their number.
    """
    count = len(values)
    if count < 2:
        return None
    mean = math.fsum(one.value for one in values) / count
    if not all(one.has_interval for one in values):
        return Measured(mean)
    below = math.hypot(*(one.value - float(one.lower or 0) for one in values)) / count
    above = math.hypot(*(float(one.upper or 0) - one.value for one in values)) / count
    return Measured(mean, mean - below, mean + above)


def verdict(mine: Measured, other: Measured, *, better: str, spread: float | None) -> Verdict:
    """Say how `mine` stands to `other`.

    `better` is "higher", "lower" or "none"; `spread` is what `half_middle` returned for the
    councils, None where it is not known. Raises ValueError for another word in `better`.
    """
    if better not in ("higher", "lower", "none"):
        raise ValueError(f"better is higher, lower or none, not {better!r}.")
    test, limit = _limit(mine, other, spread)
    if limit is None:
        return Verdict("untold", "none", None)
    gap = mine.value - other.value
    side = -1 if better == "lower" else 1
    clear = abs(gap) > limit + _TINY
    size = abs(gap) / limit if limit > _TINY else (math.inf if clear else 0.0)
    clarity = math.copysign(size, gap * side) if abs(gap) > _TINY else 0.0
    if not clear:
        return Verdict("similar", test, clarity)
    if better == "none":
        return Verdict("higher" if gap > 0 else "lower", test, clarity)
    return Verdict("better" if gap * side > 0 else "worse", test, clarity)


def verdicts(frame: pd.DataFrame) -> pd.DataFrame:
    """Add verdict, test and clarity to rows that each hold a value and one to set it against.

    `frame` has value, lower, upper, other_value, other_lower, other_upper (missing where not
    known), better ("higher", "lower", "none") and spread (what `half_middle` gives, missing for
    None). A row without either value is "untold".
    """
    found = [_row_verdict(row) for row in frame[list(_NEEDED)].to_dict("records")]
    return frame.assign(
        verdict=[one.word for one in found],
        test=[one.test for one in found],
        clarity=pd.array([one.clarity for one in found], dtype="Float64").astype(float),
    )


def _row_verdict(row: dict[Hashable, Any]) -> Verdict:
    mine, other = _measured(row, ""), _measured(row, "other_")
    if mine is None or other is None:
        return Verdict("untold", "none", None)
    return verdict(mine, other, better=str(row["better"]), spread=_known(row["spread"]))


def _measured(row: dict[Hashable, Any], whose: str) -> Measured | None:
    value = _known(row[f"{whose}value"])
    if value is None:
        return None
    return Measured(value, _known(row[f"{whose}lower"]), _known(row[f"{whose}upper"]))


def _known(value: Any) -> float | None:
    return None if value is None or value != value else float(value)


def _limit(mine: Measured, other: Measured, spread: float | None) -> tuple[str, float | None]:
    """The test that applies, and the difference that would just be clear."""
    if mine.has_interval and other.has_interval:
        if mine.value >= other.value:
            arms = (mine.value - float(mine.lower or 0), float(other.upper or 0) - other.value)
        else:
            arms = (float(mine.upper or 0) - mine.value, other.value - float(other.lower or 0))
        return "interval", math.hypot(*arms)
    return "spread", spread
