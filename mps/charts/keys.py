"""Keys of several entries: as wide as the plot allows, with the height reserved for them."""

from collections.abc import Sequence
from typing import Any

from mps.charts.theme import KEY_MARK, LINE_HEIGHT, NARROWEST, key_above, text_width

SPARE = 6  # px that plotly needs besides the entries


def key_over(names: Sequence[str], sides: int) -> tuple[dict[str, Any], int]:
    """Return a key above the plot and the height in pixels it needs on the narrowest screen.

    `names` are the traces' names in order, of one or more lines; `sides` are the left and right
    margins together, as plotly wraps a key at the width of the plot, not of the figure.
    """
    lines = [line for name in names for line in name.split("<br>")]
    width = max(map(text_width, lines), default=0) + 8 + KEY_MARK
    in_a_row = max((NARROWEST - sides - SPARE) // width, 1)
    rows = [names[start : start + in_a_row] for start in range(0, len(names), in_a_row)]
    heights = [LINE_HEIGHT * max(name.count("<br>") + 1 for name in row) + 3 for row in rows]
    return {**key_above(lines), "traceorder": "normal"}, sum(heights) + 10
