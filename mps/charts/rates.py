"""Rates as bars, ranges and marks beside each other, each with its amount and name in words."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from mps.charts.theme import (
    AXIS_TEXT,
    DARK_BLUE,
    DARK_PINK,
    LINE_HEIGHT,
    ORANGE,
    SMALL_SIZE,
    TEXT,
    TURQUOISE,
    WHITE,
    base_layout,
    figure,
    nice_ticks,
    value_axis,
    wrapped,
)
from mps.words import join, known, pounds, pounds_and_pence

BAR_HEIGHT = 14  # px
MARK_GAP = 8  # px below a bar
GROUP_GAP = 16  # px above a group's name
LINE_CHARACTERS = 38  # of a name, before it wraps on the narrowest screen
TOP, FOOT = 44, 34  # px: the name of the axis with the button, and the amounts below
LOOKS = {
    "own": DARK_BLUE,
    "region": TURQUOISE,
    "england": ORANGE,
    "reference": DARK_PINK,
}
"""How a mark is drawn: the council's own, its region's and England's as bars, a reference as a
diamond with a line up to the bars it belongs to."""


class _Mark(NamedTuple):
    group: str
    name: str
    look: str
    low: float
    high: float
    is_range: bool


class _Placed(NamedTuple):
    mark: _Mark
    y: float


def rate_bars(frame: pd.DataFrame, *, axis_name: str) -> go.Figure:
    """Draw the rates of each group below its name, one line each, amount and name above the bar.

    `frame` has a row per mark: group (such as a service), name, look (a key of `LOOKS`) and
    either value or low and high, in pounds; rows with none of them are left out. A value is a bar
    from 0, a range a bar from its low to its high end, a reference a diamond with a dashed line
    up through the group's bars. `axis_name` stands above, as "£ per hour". Groups and marks keep
    the order of the frame. All marks of one chart must be of one unit.
    """
    placed, notes, height = _place(_marks(frame))
    top = max((item.mark.high for item in placed), default=1.0)
    ticks = nice_ticks(0.0, top, 5)
    layout = base_layout(
        TOP + FOOT + round(height),
        margin={"l": 14, "r": 26, "t": TOP, "b": FOOT},
        xaxis=value_axis(
            range=[0, ticks[-1]],
            tickvals=ticks,
            ticktext=[pounds(tick) if tick == int(tick) else f"£{tick:.2f}" for tick in ticks],
        ),
        yaxis=value_axis(range=[height or 1, 0], showgrid=False, tickvals=[], ticktext=[]),
        annotations=[_axis_name(axis_name), *notes],
        shapes=_reference_lines(placed),
        barmode="overlay",
        hovermode="closest",
    )
    bars = [item for item in placed if item.mark.look != "reference"]
    references = [item for item in placed if item.mark.look == "reference"]
    traces = [_bars(bars)] if bars else []
    return figure([*traces, *([_diamonds(references)] if references else [])], layout)


def rate_bars_alt(frame: pd.DataFrame, *, measure: str) -> str:
    """Say every mark of every group; `measure` opens, as "Rates per hour"."""
    groups: dict[str, list[str]] = {}
    for mark in _marks(frame):
        groups.setdefault(mark.group, []).append(f"{mark.name} {amount(mark.low, mark.high)}")
    if not groups:
        return f"{measure}: none are held."
    return f"{measure}. {'; '.join(f'{name}: {join(said)}' for name, said in groups.items())}."


def amount(low: float, high: float) -> str:
    """Write one amount, or a range where the two ends differ: £12.17 to £17.96."""
    if low == high:
        return pounds_and_pence(high)
    return f"{pounds_and_pence(low)} to {pounds_and_pence(high)}"


def _marks(frame: pd.DataFrame) -> list[_Mark]:
    marks = []
    for row in frame.to_dict("records"):
        value, low, high = (known(row[name]) for name in ("value", "low", "high"))
        if row["look"] not in LOOKS:
            raise ValueError(f"{row['look']!r} is not a look: {', '.join(LOOKS)}.")
        if value is not None:
            ends, is_range = (value, value), False
        elif low is not None and high is not None:
            ends, is_range = (low, high), True
        else:
            continue
        marks.append(_Mark(str(row["group"]), str(row["name"]), str(row["look"]), *ends, is_range))
    return marks


def _place(marks: Sequence[_Mark]) -> tuple[list[_Placed], list[dict[str, Any]], float]:
    """Stack names and bars from the top: where each bar stands, all words, and the height."""
    placed: list[_Placed] = []
    notes: list[dict[str, Any]] = []
    y, group = 0.0, ""
    for mark in marks:
        if mark.group != group:
            group = mark.group
            y += GROUP_GAP if placed else 0
            y = _write(notes, f"<b>{wrapped(group, LINE_CHARACTERS - 2)}</b>", y) + 2
        said = f"{amount(mark.low, mark.high)} {mark.name}"
        y = _write(notes, wrapped(said, LINE_CHARACTERS), y)
        placed.append(_Placed(mark, y + BAR_HEIGHT / 2 + 2))
        y += BAR_HEIGHT + MARK_GAP
    return placed, notes, y


def _write(notes: list[dict[str, Any]], text: str, y: float) -> float:
    """Put a text's lines below `y`; returns where they end."""
    height = LINE_HEIGHT * (text.count("<br>") + 1)
    notes.append(_note(text, y + height / 2, "y", TEXT))
    return y + height


def _note(text: str, y: float, yref: str, colour: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": y,
        "yref": yref,
        "yanchor": "middle" if yref == "y" else "bottom",
        "align": "left",
        "showarrow": False,
        "bgcolor": WHITE,
        "borderpad": 0,
        "font": {"size": SMALL_SIZE, "color": colour},
    }


def _axis_name(text: str) -> dict[str, Any]:
    return {**_note(text, 1, "paper", AXIS_TEXT), "yshift": 6}


def _reference_lines(placed: Sequence[_Placed]) -> list[dict[str, Any]]:
    """Draw from each reference up to the first bar of its group, so that both can be compared."""
    first: dict[str, float] = {}
    for item in placed:
        if item.mark.look != "reference":
            first.setdefault(item.mark.group, item.y - BAR_HEIGHT / 2 - 2)
    return [
        {
            "type": "line",
            "x0": item.mark.high,
            "x1": item.mark.high,
            "y0": first[item.mark.group],
            "y1": item.y,
            "layer": "above",
            "line": {"color": LOOKS["reference"], "width": 1.5, "dash": "dash"},
        }
        for item in placed
        if item.mark.look == "reference" and item.mark.group in first
    ]


def _bars(items: Sequence[_Placed]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [item.mark.low if item.mark.is_range else 0.0 for item in items],
        "x": [
            item.mark.high - item.mark.low if item.mark.is_range else item.mark.high
            for item in items
        ],
        "y": [item.y for item in items],
        "width": BAR_HEIGHT,
        "marker": {"color": [LOOKS[item.mark.look] for item in items]},
        **_hover(items),
    }


def _diamonds(items: Sequence[_Placed]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [item.mark.high for item in items],
        "y": [item.y for item in items],
        "marker": {"symbol": "diamond", "size": 12, "color": LOOKS["reference"]},
        "cliponaxis": False,
        **_hover(items),
    }


def _hover(items: Sequence[_Placed]) -> dict[str, Any]:
    return {
        "hovertext": [
            f"{item.mark.group}<br>{item.mark.name}: {amount(item.mark.low, item.mark.high)}"
            for item in items
        ],
        "hoverinfo": "text",
    }
