"""Round limits between classes, chosen from the values by stated rules."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

# Rounder first: a limit is taken from the first list that keeps all limits apart.
_ROUND = (
    (1.0, 2.0, 5.0),
    (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0),
    (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 8.0, 9.0),
    tuple(quarter / 4 for quarter in range(4, 40)),
    tuple(tenth / 10 for tenth in range(10, 100)),
    tuple(hundredth / 100 for hundredth in range(100, 1000)),
)
_STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0)
# Below five people a class of change would have no whole numbers to name.
_SMALLEST_STEP_OF_PEOPLE = 5.0
# At most this part of the values may lie beyond the outer limits of a map of change.
_OUTER_PART = 0.25


def nice_breaks(
    values: Sequence[float], classes: int, shown: Callable[[float], float]
) -> list[float]:
    """Return up to `classes` - 1 rising limits near the quantiles of the values.

    `values` are rounded as shown, and limits are numbers that `shown` leaves alone. Each limit
    starts the class above it. The roundest numbers that keep the limits apart are taken; none is
    at or below the smallest value or above the largest, so the first and the last class have
    members. Few or equal values give fewer limits, one distinct value none.
    """
    held = sorted(values)
    if not held or held[0] == held[-1]:
        return []
    wanted = [_quantile(held, part / classes) for part in range(1, classes)]
    limits: list[float] = []
    for mantissas in _ROUND:
        limits = [_nearest(value, mantissas, shown) for value in wanted]
        apart = all(low < high for low, high in pairwise(limits))
        if apart and held[0] < limits[0] and limits[-1] <= held[-1]:
            return limits
    return sorted({limit for limit in limits if held[0] < limit <= held[-1]}) or [held[-1]]


def change_step(values: Sequence[float], *, whole: bool) -> float:
    """Return the width of the classes of a map of change: the smallest round step that fits.

    It fits when no more than a quarter of the values lie two steps or more from zero.
    """
    sizes = [abs(value) for value in values]
    steps = [step for step in _STEPS if not whole or step >= _SMALLEST_STEP_OF_PEOPLE]
    for step in steps:
        outer = sum(size >= 2 * step for size in sizes)
        if outer <= _OUTER_PART * len(sizes):
            return step
    return _STEPS[-1]


def _quantile(held: Sequence[float], part: float) -> float:
    """Return a quantile by straight lines between the sorted values."""
    position = part * (len(held) - 1)
    low = math.floor(position)
    high = min(low + 1, len(held) - 1)
    return held[low] + (held[high] - held[low]) * (position - low)


def _nearest(value: float, mantissas: Sequence[float], shown: Callable[[float], float]) -> float:
    """Return the nearest mantissa times a power of ten that can be shown without rounding."""
    if value <= 0:
        return 0.0
    power = math.floor(math.log10(value))
    candidates = [
        item
        for exponent in (power, power + 1)
        for mantissa in mantissas
        if shown(item := round(mantissa * 10.0**exponent, 6)) == item
    ]
    return min(candidates, key=lambda item: (abs(item - value), item), default=1.0)
