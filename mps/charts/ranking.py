"""One bar per area, the highest first, with comparators at their place among them."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from mps.charts.bars import Write, bar_labels, bar_range, zero_line
from mps.charts.theme import (
    DARK_BLUE,
    MUTED,
    ORANGE,
    base_layout,
    figure,
    name_axis,
    name_margin,
    value_axis,
    wrapped,
)
from mps.words import Against, counted, join, known, opening, percent, the

BAR_HEIGHT = 17  # px
ROW_GAP = 9  # px between bars, or between names of several lines
NAME_LINE = 17  # px
NAME_CHARACTERS = 20
BUTTON_ROOM = 30  # px above the bars, where the button that saves the chart lies


def ranked_bars(
    frame: pd.DataFrame,
    *,
    write: Write = percent,
    chosen: str | None = None,
    comparators: Sequence[Against] = (),
) -> go.Figure:
    """Draw one bar per area, the highest first, each with its value.

    `frame` has area_code, area_name and value; rows without a value are left out. The area whose
    code is `chosen` is dark blue and bold among grey; with none chosen all are dark blue.
    Comparators are bars too, in orange and under their names, at their place in the order.
    """
    rows = _rows(frame, chosen, comparators)
    names = [wrapped(row.name, NAME_CHARACTERS) for row in rows]
    texts = [_bold(write(row.value), row.chosen) for row in rows]
    left = name_margin(names)
    heights = [max(NAME_LINE * (name.count("<br>") + 1), BAR_HEIGHT) + ROW_GAP for name in names]
    # The axis counts pixels down from the top, so that a name of three lines has the room it
    # needs and every bar the same thickness.
    middles = [end - height / 2 for end, height in zip(accumulate(heights), heights, strict=True)]
    layout = base_layout(
        sum(heights) + BUTTON_ROOM + 8,
        margin={"l": left, "r": 8, "t": BUTTON_ROOM, "b": 8},
        xaxis=value_axis(
            range=bar_range([row.value for row in rows], texts, left),
            showticklabels=False,
            showgrid=False,
        ),
        yaxis=name_axis(
            [_bold(name, row.chosen) for name, row in zip(names, rows, strict=True)],
            middles,
            range=[sum(heights) or 1, 0],
        ),
        hovermode="closest",
        shapes=[zero_line()],
    )
    return figure([_bars(rows, middles, texts, write)], layout)


def ranked_bars_alt(
    frame: pd.DataFrame,
    *,
    measure: str,
    write: Write = percent,
    chosen: str | None = None,
    comparators: Sequence[Against] = (),
) -> str:
    """Say which areas stand first and last and where the chosen one stands.

    `measure` opens the sentence, as "Share of residents aged 65 and over, mid-2020".
    """
    rows = _rows(frame, chosen, comparators)
    areas = [row for row in rows if not row.comparator]
    if not areas:
        return f"{measure}: no values are held."
    first, last = areas[0], areas[-1]
    text = f"{measure}, {counted(len(areas), 'area', 'areas')}: "
    text += f"from {write(first.value)} ({first.name}) down to {write(last.value)} ({last.name})."
    said = [
        f"{the(row.name)} {write(row.value)}"
        for row in sorted(rows, key=lambda row: not row.chosen)
        if row.chosen or row.comparator
    ]
    return f"{text} {opening(join(said))}." if said else text


class _Row(NamedTuple):
    name: str
    value: float
    chosen: bool
    comparator: bool


def _rows(frame: pd.DataFrame, chosen: str | None, comparators: Sequence[Against]) -> list[_Row]:
    """Put areas and comparators with a value into one order, the highest first, then by name."""
    rows = [
        _Row(str(name), amount, code == chosen, comparator=False)
        for code, name, value in zip(
            frame["area_code"], frame["area_name"], frame["value"], strict=True
        )
        if (amount := known(value)) is not None
    ]
    rows += [
        _Row(item.name, amount, chosen=False, comparator=True)
        for item in comparators
        if (amount := known(item.value)) is not None
    ]
    return sorted(rows, key=lambda row: (-row.value, row.name))


def _bars(rows: list[_Row], middles: list[float], texts: list[str], write: Write) -> dict[str, Any]:
    focus = any(row.chosen for row in rows)
    return {
        "type": "bar",
        "orientation": "h",
        "x": [row.value for row in rows],
        "y": middles,
        "width": BAR_HEIGHT,
        "marker": {"color": [_colour(row, focus) for row in rows]},
        "hovertext": [f"{row.name}<br>{write(row.value)}" for row in rows],
        "hoverinfo": "text",
        **bar_labels(texts),
    }


def _colour(row: _Row, focus: bool) -> str:
    if row.comparator:
        return ORANGE
    return MUTED if focus and not row.chosen else DARK_BLUE


def _bold(text: str, bold: bool) -> str:
    return f"<b>{text}</b>" if bold else text
