"""Horizontal bars in groups: each group's value for the place and for its comparators."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mps.charts.theme import (
    LINE_HEIGHT,
    NARROWEST,
    SMALL_SIZE,
    TEXT,
    Layout,
    base_layout,
    figure,
    key_above,
    key_height,
    name_axis,
    name_margin,
    series_colours,
    text_width,
    value_axis,
    wrapped,
)
from mps.words import known, percent, signed_percent, the

BAR_HEIGHT = 19  # px of one bar of a group
GROUP_GAP = 16  # px between groups
NAME_CHARACTERS = 14  # of a group's name, before it wraps
Write = Callable[[object], str]


def change_bars(frame: pd.DataFrame, *, place: str, comparators: Sequence[str]) -> go.Figure:
    """Draw the change of each age group in percent, for the place and its comparators.

    `frame` has a row per group and place: group_name, place_name, change_pct. Groups keep the
    order of the frame; a missing change leaves its bar out. Three places at most read well.
    """
    return _grouped(frame, "change_pct", [place, *comparators], signed_percent)


def change_bars_alt(
    frame: pd.DataFrame, *, place: str, comparators: Sequence[str], period: str
) -> str:
    """Say how each group changed; `period` reads as "mid-2015 to mid-2020"."""
    return _grouped_alt(
        frame, "change_pct", [place, *comparators], signed_percent, f"Change by group, {period}"
    )


def share_bars(
    frame: pd.DataFrame, *, place: str, comparators: Sequence[str], write: Write = percent
) -> go.Figure:
    """Draw shares by group, for the place and its comparators.

    `frame` has a row per group and place: group_name, place_name, share_pct (0 to 100). `write`
    writes a share, with one decimal where nothing is said.
    """
    return _grouped(frame, "share_pct", [place, *comparators], write)


def share_bars_alt(
    frame: pd.DataFrame,
    *,
    place: str,
    comparators: Sequence[str],
    measure: str,
    write: Write = percent,
) -> str:
    """Say each group's share; `measure` reads as "Share of residents, mid-2020"."""
    return _grouped_alt(frame, "share_pct", [place, *comparators], write, measure)


def bar_trace(
    name: str, colour: str, values: Sequence[float | None], hover: Sequence[str]
) -> dict[str, Any]:
    """Return the bars of one series, one a group from the top; `hover` is said under the mouse."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": list(values),
        "y": list(range(len(values))),
        "marker": {"color": colour},
        "hovertext": list(hover),
        "hoverinfo": "text",
    }


def group_height(names: Sequence[str], bars: int) -> int:
    """Return the pixels that a group of `bars` takes, and its name where that is the taller."""
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    return max(max(bars, 1) * BAR_HEIGHT + GROUP_GAP, lines * LINE_HEIGHT + 8)


def group_layout(
    names: Sequence[str],
    *,
    bars: int,
    height: int,
    margins: tuple[int, int],
    span: Sequence[float],
    **more: Any,
) -> Layout:
    """Return the layout of groups of bars, each `height` pixels high, below each other.

    `margins` are the pixels left of the bars, for the names, and above them; `span` is the range
    of the values' axis. `more` are settings of plotly's layout, such as the key.
    """
    left, top = margins
    return base_layout(
        top + 12 + height * max(len(names), 1),
        margin={"l": left, "r": 8, "t": top, "b": 12},
        xaxis=value_axis(range=span, showticklabels=False, showgrid=False),
        yaxis=name_axis(names, range(len(names)), range=[max(len(names), 1) - 0.5, -0.5]),
        barmode="group",
        bargap=1 - bars * BAR_HEIGHT / height,
        bargroupgap=0.08,
        hovermode="closest",
        shapes=[zero_line()],
        **more,
    )


def bar_labels(texts: Sequence[str]) -> dict[str, Any]:
    """Return the settings that write a value at the end of each bar, upright and unshrunk."""
    return {
        "text": list(texts),
        "textposition": "outside",
        "constraintext": "none",
        "textangle": 0,
        "cliponaxis": False,
        "textfont": {"size": SMALL_SIZE, "color": TEXT},
    }


def bar_range(values: Sequence[float], labels: Sequence[str], left: int) -> list[float]:
    """Return an axis range holding zero, with room for the labels on the narrowest screen.

    `left` is the margin in pixels that the names take.
    """
    low, high = min([0.0, *values]), max([0.0, *values])
    label = max(map(text_width, labels), default=0) + 8
    sides = (low < 0) + (high > 0)
    value_of_pixel = ((high - low) or 1.0) / max(NARROWEST - left - 8 - label * sides, 40)
    return [
        low - label * value_of_pixel if low < 0 else 0.0,
        high + label * value_of_pixel if high > 0 or low == 0 else 0.0,
    ]


def zero_line() -> dict[str, Any]:
    """Return the vertical line from which bars start."""
    return {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": TEXT, "width": 1},
    }


def _grouped(frame: pd.DataFrame, column: str, places: list[str], write: Write) -> go.Figure:
    """Draw groups of bars, one bar a place, from the top in the order given."""
    values = _values(frame, column)
    groups = list(dict.fromkeys(group for group, _ in values))
    held = {name for _, name in values}
    drawn = [place for place in places if place in held]
    traces = [
        _trace(place, colour, {group: values.get((group, place)) for group in groups}, write)
        for place, colour in zip(drawn, series_colours(len(drawn)), strict=True)
    ]
    names = [wrapped(group, NAME_CHARACTERS) for group in groups]
    left, top = name_margin(names), key_height(drawn)
    shown = [value for value in values.values() if value is not None]
    layout = group_layout(
        names,
        bars=len(drawn),
        height=len(drawn) * BAR_HEIGHT + GROUP_GAP,
        margins=(left, top),
        span=bar_range(shown, [write(value) for value in shown], left),
        showlegend=True,
        legend=key_above(drawn),
    )
    return figure(traces, layout)


def _values(frame: pd.DataFrame, column: str) -> dict[tuple[str, str], float | None]:
    rows = zip(frame["group_name"], frame["place_name"], frame[column], strict=True)
    return {(str(group), str(place)): known(value) for group, place, value in rows}


def _trace(
    place: str, colour: str, values: dict[str, float | None], write: Write
) -> dict[str, Any]:
    hover = [f"{group}<br>{place} {write(value)}" for group, value in values.items()]
    labels = ["" if value is None else write(value) for value in values.values()]
    return {**bar_trace(place, colour, list(values.values()), hover), **bar_labels(labels)}


def _grouped_alt(
    frame: pd.DataFrame, column: str, places: list[str], write: Write, opening: str
) -> str:
    """List every group: the place's value, then each comparator's."""
    values = _values(frame, column)
    parts = []
    for group in dict.fromkeys(group for group, _ in values):
        said = [
            f"{the(place)} {write(values[group, place])}"
            for place in places
            if values.get((group, place)) is not None
        ]
        if said:
            parts.append(f"{group}: {', '.join(said)}")
    if not parts:
        return f"{opening}: no values are held."
    return f"{opening}. {'; '.join(parts)}."
