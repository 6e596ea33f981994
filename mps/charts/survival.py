"""Survival curves: the part still going on at each age, its interval, and how many were seen."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mps.charts.keys import key_over
from mps.charts.theme import (
    AXIS_TEXT,
    LINE_HEIGHT,
    SMALL_SIZE,
    TEXT,
    base_layout,
    figure,
    name_margin,
    nice_ticks,
    series_colours,
    value_axis,
    wrapped,
)
from mps.words import known, number, percent

PLOT_HEIGHT = 300  # px between the top and bottom margins
MOST_CURVES = 4
NAME_CHARACTERS = 28  # of a group's name, before it wraps
DASHES = ("solid", "dash", "dot", "dashdot")
Y_TITLE = "Percentage still open"
Point = dict[str, float]


def survival_curves(frame: pd.DataFrame, *, x_title: str = "Years since opening") -> go.Figure:
    """Draw the survival curve of up to four groups as steps, with 95% intervals.

    `frame` is what `mps.analysis.survival_curve` returns: group, years, at_risk, events,
    survival, lower, upper (0 to 1), is_thin. A curve ends where it becomes thin; below the axis
    stand the numbers at risk at its ages. `x_title` says what the age is.
    Raises ValueError above four groups.
    """
    curves = _curves(frame)
    if len(curves) > MOST_CURVES:
        raise ValueError(f"{len(curves)} survival curves; at most {MOST_CURVES} can be read.")
    names, colours = list(curves), series_colours(len(curves))
    longest = max((points[-1]["years"] for points in curves.values() if points), default=1.0)
    ticks = nice_ticks(0, longest or 1.0, 5)
    under, below = _numbers_below(frame, names, ticks, x_title)
    amounts = [f"{part}%" for part in range(0, 101, 25)]
    left = name_margin(amounts)
    key, key_height = key_over([wrapped(name, NAME_CHARACTERS) for name in names], left + 20)
    top = key_height + LINE_HEIGHT + 10
    layout = base_layout(
        PLOT_HEIGHT + top + below,
        margin={"l": left, "r": 20, "t": top, "b": below},
        xaxis=_age_axis(ticks),
        yaxis=value_axis(range=[0, 102], tickvals=list(range(0, 101, 25)), ticktext=amounts),
        hovermode="closest",
        showlegend=True,
        legend=key,
        annotations=[_note(Y_TITLE, 0, 1, "bottom", 4, "left"), *under],
    )
    traces = []
    for (name, points), colour, dash in zip(curves.items(), colours, DASHES, strict=False):
        traces += [_band(points, colour), _steps(name, points, colour, dash)]
    return figure([trace for trace in traces if trace["x"]], layout)


def survival_curves_alt(
    frame: pd.DataFrame, *, ages: Sequence[float] = (2, 5, 10), x_title: str = "Years since opening"
) -> str:
    """Say what part of each group was still open at some ages, and how many were seen."""
    parts = []
    for name, points in _curves(frame).items():
        rows = frame[frame["group"] == name]
        ended, lives = int(rows["events"].sum()), int((rows["events"] + rows["censored"]).sum())
        said = [
            f"{percent(found['survival'] * 100, 0)} at {age:g} years"
            for age in ages
            if points and age <= points[-1]["years"] and (found := _at(points, age))
        ]
        told = ", ".join(said) if points else "not drawn, as too few were seen"
        parts.append(
            f"{' '.join([name, told]).strip()} ({number(ended)} of {number(lives)} closed)"
        )
    if not parts:
        return "Survival curves: no lives are held."
    return f"Survival curves, {Y_TITLE.lower()} by {x_title.lower()}: {'; '.join(parts)}."


def _curves(frame: pd.DataFrame) -> dict[str, list[Point]]:
    """Read the part of each curve that is not thin."""
    columns = ["years", "at_risk", "events", "survival", "lower", "upper"]
    curves: dict[str, list[Point]] = {}
    for name in dict.fromkeys(frame["group"]):
        rows = frame[(frame["group"] == name) & ~frame["is_thin"].astype(bool)]
        points = rows[columns].astype(float).to_dict("records")
        curves[str(name)] = [{str(key): value for key, value in row.items()} for row in points]
    return curves


def _at(points: Sequence[Point], age: float) -> Point | None:
    return next((point for point in reversed(points) if point["years"] <= age), None)


def _steps(name: str, points: Sequence[Point], colour: str, dash: str) -> dict[str, Any]:
    """Draw steps down at the ages at which lives ended; the ages between need no point."""
    kept = [
        point for point in points
        if point["events"] or point is points[0] or point is points[-1]
    ]  # fmt: skip
    return {
        "type": "scatter",
        "mode": "lines",
        "name": wrapped(name, NAME_CHARACTERS),
        "x": [point["years"] for point in kept],
        "y": [point["survival"] * 100 for point in kept],
        "line": {"color": colour, "width": 3, "dash": dash, "shape": "hv"},
        "hovertext": [_hover(name, point) for point in kept],
        "hoverinfo": "text",
    }


def _band(points: Sequence[Point], colour: str) -> dict[str, Any]:
    """Draw the interval as one closed shape of steps, from the first end on."""
    held = [point for point in points if known(point["lower"]) is not None]
    upper, lower = _corners(held, "upper"), _corners(held, "lower")
    outline = [*upper, *lower[::-1]]
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [age for age, _ in outline],
        "y": [value for _, value in outline],
        "fill": "toself",
        "fillcolor": f"rgba({red},{green},{blue},0.14)",
        "line": {"width": 0},
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _corners(points: Sequence[Point], column: str) -> list[tuple[float, float]]:
    corners: list[tuple[float, float]] = []
    for point in points:
        if corners:
            corners.append((point["years"], corners[-1][1]))
        corners.append((point["years"], point[column] * 100))
    return corners


def _hover(name: str, point: Point) -> str:
    text = f"{name}, {number(point['years'], 1)} years<br>"
    text += f"{percent(point['survival'] * 100)} still open"
    if known(point["lower"]) is not None:
        text += f"<br>95% interval {percent(point['lower'] * 100)} to "
        text += percent(point["upper"] * 100)
    return f"{text}<br>{number(point['at_risk'])} at risk"


def _age_axis(ticks: Sequence[float]) -> dict[str, Any]:
    return value_axis(
        range=[0, ticks[-1]],
        tickvals=list(ticks),
        ticktext=[f"{tick:g}" for tick in ticks],
        showgrid=False,
        showline=True,
        linecolor=AXIS_TEXT,
        ticks="outside",
        tickcolor=AXIS_TEXT,
    )


def _numbers_below(
    frame: pd.DataFrame, names: Sequence[str], ticks: Sequence[float], x_title: str
) -> tuple[list[dict[str, Any]], int]:
    """Write the axis name and, in rows below it, how many of each group were seen at each tick."""
    down = 26.0
    notes = [_note(x_title, 0, 0, "top", -down, "left")]
    down += LINE_HEIGHT + 8
    notes.append(_note("Number seen at that age:", 0, 0, "top", -down, "left"))
    down += LINE_HEIGHT + 4
    for name in names:
        rows = frame[frame["group"] == name]
        label = wrapped(name, NAME_CHARACTERS + 8)
        notes.append(_note(label, 0, 0, "top", -down, "left"))
        down += LINE_HEIGHT * (label.count("<br>") + 1)
        ages, at_risk = rows["years"].to_numpy(), [*rows["at_risk"], 0]
        # In view just before an age are those of the next row.
        coming = ages.searchsorted(ticks)
        for tick, place in zip(ticks, coming, strict=True):
            seen = _note(number(at_risk[place]), tick, 0, "top", -down, "center")
            notes.append({**seen, "xref": "x", "font": {"size": SMALL_SIZE, "color": TEXT}})
        down += LINE_HEIGHT + 6
    return notes, round(down) + 8


def _note(
    text: str, x: float, y: float, yanchor: str, shift: float, xanchor: str
) -> dict[str, Any]:
    return {
        "text": text,
        "x": x,
        "xref": "paper",
        "xanchor": xanchor,
        "y": y,
        "yref": "paper",
        "yanchor": yanchor,
        "yshift": shift,
        "align": "left",
        "showarrow": False,
        "font": {"size": SMALL_SIZE, "color": AXIS_TEXT},
    }
