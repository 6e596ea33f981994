"""Values written to the right of their bars, falls too, so that only one side needs the room."""

from collections.abc import Sequence
from typing import Any

from mps.charts.theme import NARROWEST, SMALL_SIZE, TEXT, text_width

Bar = tuple[float, float]
"""Where a horizontal bar starts and ends."""


def right_labels(bars: Sequence[Bar], labels: Sequence[str]) -> list[dict[str, Any]]:
    """Return annotations that write each label right of its bar, bars at 0, 1, 2 and so on."""
    return [
        {
            "x": max(bar),
            "y": place,
            "text": label,
            "xanchor": "left",
            "xshift": 4,
            "showarrow": False,
            "font": {"size": SMALL_SIZE, "color": TEXT},
        }
        for place, (bar, label) in enumerate(zip(bars, labels, strict=True))
    ]


def right_range(bars: Sequence[Bar], labels: Sequence[str], left: int) -> list[float]:
    """Return an axis range that holds zero, the bars, and their labels on the narrowest screen.

    `left` is the margin in pixels that the names take.
    """
    ends = [0.0, *(end for bar in bars for end in bar)]
    low, high = min(ends), max(ends)
    label = max(map(text_width, labels), default=0) + 12
    value_of_pixel = ((high - low) or 1.0) / max(NARROWEST - left - 8 - label, 40)
    return [low, high + label * value_of_pixel]
