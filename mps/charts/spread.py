"""Where one area stands among many: each a mark on a line of values, equal values stacked."""

import math
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from mps.charts.bars import Write
from mps.charts.theme import (
    DARK_BLUE,
    GRID,
    LINE_HEIGHT,
    MUTED,
    SMALL_SIZE,
    TEXT,
    TURQUOISE,
    base_layout,
    figure,
    key_above,
    key_height,
    nice_ticks,
    value_axis,
    wrapped,
)
from mps.words import counted, known, percent, the

ROW = 9  # px of one mark in a stack
BESIDE = 34  # px below the marks for the axis
NAMES = 2 * LINE_HEIGHT + 6  # px above the marks for what band and line are


class Spread(NamedTuple):
    """The middle of many values: the first quarter ends, the half, three quarters end."""

    quarter: float
    median: float
    three_quarters: float


def spread_dots(
    frame: pd.DataFrame, *, spread: Spread, place: str, region: str, write: Write = percent
) -> go.Figure:
    """Draw one mark per area at its value, rounded down to the whole, stacked where several meet.

    `frame` has area_code, area_name, value, is_chosen and is_same_region; rows without a value
    are left out. The chosen area (`place`) is a large diamond and named, those of its `region`
    are squares, all others rings, so that shape tells them apart and not colour alone. The
    middle half of all lies on a grey band, the median on a line.
    """
    dots = _dots(frame)
    tallest = max((dot.row for dot in dots), default=0) + 1
    traces = _traces(dots, place, region, write)
    names = [trace["name"] for trace in traces]
    ends = [dot.x for dot in dots] or [0.0, 1.0]
    ticks = nice_ticks(min(ends), max(ends), 5)
    top = key_height(names)
    rows = tallest + NAMES / ROW
    layout = base_layout(
        int(top + rows * ROW + BESIDE),
        margin={"l": 20, "r": 24, "t": top, "b": BESIDE},
        xaxis=value_axis(
            range=[ticks[0], ticks[-1]],
            tickvals=ticks,
            ticktext=[write(tick).replace(".0%", "%") for tick in ticks],
            showgrid=False,
            ticks="outside",
        ),
        yaxis=value_axis(range=[-0.8, rows], showticklabels=False, showgrid=False),
        hovermode="closest",
        showlegend=True,
        legend=key_above(names),
        shapes=_marks(spread, tallest),
        annotations=_names(spread, write, rows),
    )
    return figure(traces, layout)


def spread_dots_alt(
    frame: pd.DataFrame,
    *,
    spread: Spread,
    place: str,
    region: str,
    measure: str,
    write: Write = percent,
) -> str:
    """Say the ends, the middle half and the median, and where the chosen area stands.

    `measure` opens the sentence, as "Staff turnover, 2022-23".
    """
    dots = sorted(_dots(frame), key=lambda dot: (dot.value, dot.name))
    if not dots:
        return f"{measure}: no values are held."
    low, high = dots[0], dots[-1]
    near = [dot for dot in dots if dot.near and not dot.chosen]
    text = (
        f"{measure}, {counted(len(dots), 'council', 'councils')}, one mark each: from "
        f"{write(low.value)} ({low.name}) to {write(high.value)} ({high.name}); the middle half "
        f"from {write(spread.quarter)} to {write(spread.three_quarters)}, the median "
        f"{write(spread.median)}."
    )
    for dot in (dot for dot in dots if dot.chosen):
        lower = sum(other.value < dot.value for other in dots)
        text += f" {place}: {write(dot.value)}; {lower} have a lower value."
    if near:
        ends = f"from {write(near[0].value)} to {write(near[-1].value)}"
        text += f" Other councils of {the(region)}: {ends}."
    return text


class _Dot(NamedTuple):
    name: str
    value: float
    x: float
    row: int
    chosen: bool
    near: bool


def _dots(frame: pd.DataFrame) -> list[_Dot]:
    """Stack the areas of one whole number on each other, the chosen one lowest."""
    ordered = frame.sort_values(["is_chosen", "is_same_region", "value"], ascending=[False] * 3)
    rows: dict[int, int] = {}
    dots = []
    columns = ("area_name", "value", "is_chosen", "is_same_region")
    for name, value, chosen, near in zip(*(ordered[name] for name in columns), strict=True):
        amount = known(value)
        if amount is None:
            continue
        place = math.floor(amount)
        row = rows.get(place, 0)
        rows[place] = row + 1
        dots.append(_Dot(str(name), amount, place + 0.5, row, bool(chosen), bool(near)))
    return dots


def _traces(dots: list[_Dot], place: str, region: str, write: Write) -> list[dict[str, Any]]:
    """One set of marks for the chosen area, its region and all others, those that are held."""
    chosen = [dot for dot in dots if dot.chosen]
    near = [dot for dot in dots if dot.near and not dot.chosen]
    others = [dot for dot in dots if not (dot.near or dot.chosen)]
    sets = [
        _trace("Other councils", "circle-open", MUTED, 7, others, write),
        _trace(f"Others of {the(region)}", "square", TURQUOISE, 8, near, write),
        _trace(place, "diamond", DARK_BLUE, 14, chosen, write),
    ]
    return [trace for trace in sets if trace["x"]]


def _trace(
    name: str, symbol: str, colour: str, size: int, dots: list[_Dot], write: Write
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [dot.x for dot in dots],
        "y": [dot.row for dot in dots],
        "marker": {"symbol": symbol, "color": colour, "size": size, "line": {"width": 1.5}},
        "cliponaxis": False,
        "hovertext": [f"{dot.name}<br>{write(dot.value)}" for dot in dots],
        "hoverinfo": "text",
    }


def _marks(spread: Spread, tallest: int) -> list[dict[str, Any]]:
    """The band of the middle half and the line of the median, as high as the marks."""
    height = {"yref": "y", "y0": -0.8, "y1": tallest}
    band = {
        "type": "rect",
        "x0": spread.quarter,
        "x1": spread.three_quarters,
        **height,
        "fillcolor": GRID,
        "opacity": 0.45,
        "line": {"width": 0},
        "layer": "below",
    }
    line = {
        "type": "line",
        "x0": spread.median,
        "x1": spread.median,
        **height,
        "line": {"color": TEXT, "width": 1.5, "dash": "dash"},
        "layer": "below",
    }
    return [band, line]


def _names(spread: Spread, write: Write, rows: float) -> list[dict[str, Any]]:
    text = (
        f"Median {write(spread.median)}; half of councils lie on the band, "
        f"{write(spread.quarter)} to {write(spread.three_quarters)}"
    )
    return [
        {
            "text": wrapped(text, 34),
            "x": spread.median,
            "y": rows,
            "xanchor": "center",
            "yanchor": "top",
            "showarrow": False,
            "font": {"size": SMALL_SIZE, "color": TEXT},
        }
    ]
