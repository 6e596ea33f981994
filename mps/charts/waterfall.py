"""A change in its parts: each bar starts where the one above ended, the last is the whole."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mps.charts.bars import zero_line
from mps.charts.right_labels import right_labels, right_range
from mps.charts.theme import (
    AXIS_TEXT,
    DARK_BLUE,
    DARK_GREY,
    LINE_HEIGHT,
    ORANGE,
    base_layout,
    figure,
    name_axis,
    name_margin,
    value_axis,
    wrapped,
)
from mps.words import join, known

ROW_HEIGHT = 46  # px of one bar with its gap
NAME_CHARACTERS = 16
Write = Callable[[object], str]


def waterfall(frame: pd.DataFrame, *, write: Write) -> go.Figure:
    """Draw the parts of a change from the top, each from where the one before ended.

    `frame` has label and value (a change, negative for a fall), in order, and is_total, true for
    the row that is the sum of those before it and starts at zero again. `write` turns a value
    into its label, with its sign: a fall is told by sign and direction, not by colour alone.
    Raises ValueError for a missing value: what is not known has no place in a sum.
    """
    steps = _steps(frame)
    names = [wrapped(label, NAME_CHARACTERS) for label, *_ in steps]
    left = name_margin(names)
    bars = [(start, start + change) for _, start, change, _ in steps]
    labels = [write(change) for _, _, change, _ in steps]
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    layout = base_layout(
        16 + max(ROW_HEIGHT, lines * LINE_HEIGHT + 10) * max(len(steps), 1),
        margin={"l": left, "r": 8, "t": 8, "b": 8},
        xaxis=value_axis(
            range=right_range(bars, labels, left), showticklabels=False, showgrid=False
        ),
        yaxis=name_axis(names, range(len(names)), range=[max(len(names), 1) - 0.5, -0.5]),
        bargap=0.4,
        hovermode="closest",
        annotations=right_labels(bars, labels),
        shapes=[zero_line(), *_connectors(steps)],
    )
    return figure([_bars(steps, labels)], layout)


def waterfall_alt(frame: pd.DataFrame, *, write: Write, measure: str) -> str:
    """Say each part and the whole; `measure` opens, as "Change in cost, 2015-16 to 2016-17"."""
    steps = _steps(frame)
    if not steps:
        return f"{measure}: no values are held."
    parts = [f"{label} {write(change)}" for label, _, change, is_total in steps if not is_total]
    totals = [f"{label} {write(change)}" for label, _, change, is_total in steps if is_total]
    said = [join(parts)] if parts else []
    return f"Waterfall chart. {measure}: {'; '.join([*said, *totals])}."


def _steps(frame: pd.DataFrame) -> list[tuple[str, float, float, bool]]:
    """Label, start, change and whether it is the whole, of each row."""
    steps = []
    reached = 0.0
    for label, value, is_total in zip(
        frame["label"], frame["value"], frame["is_total"], strict=True
    ):
        change = known(value)
        if change is None:
            raise ValueError(f"The part {label!r} of a change has no value.")
        start = 0.0 if is_total else reached
        steps.append((str(label), start, change, bool(is_total)))
        reached = start + change
    return steps


def _bars(steps: Sequence[tuple[str, float, float, bool]], labels: list[str]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start for _, start, _, _ in steps],
        "x": [change for _, _, change, _ in steps],
        "y": list(range(len(steps))),
        "marker": {"color": [_colour(change, is_total) for _, _, change, is_total in steps]},
        "hovertext": [f"{step[0]}<br>{text}" for step, text in zip(steps, labels, strict=True)],
        "hoverinfo": "text",
    }


def _colour(change: float, is_total: bool) -> str:
    if is_total:
        return DARK_GREY
    return DARK_BLUE if change >= 0 else ORANGE


def _connectors(steps: Sequence[tuple[str, float, float, bool]]) -> list[dict[str, Any]]:
    """Thin lines from the end of each bar down to the next, so that the eye can follow."""
    return [
        {
            "type": "line",
            "x0": start + change,
            "x1": start + change,
            "y0": place + 0.3,
            "y1": place + 0.7,
            "line": {"color": AXIS_TEXT, "width": 1, "dash": "dot"},
        }
        for place, (_, start, change, _) in enumerate(steps[:-1])
    ]
