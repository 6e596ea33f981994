"""Horizontal bars in groups: each group's value for the place and for its comparators."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mps.charts.theme import (
    NARROWEST,
    SMALL_SIZE,
    TEXT,
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
    group_height = len(drawn) * BAR_HEIGHT + GROUP_GAP
    shown = [value for value in values.values() if value is not None]
    layout = base_layout(
        top + 12 + group_height * max(len(groups), 1),
        margin={"l": left, "r": 8, "t": top, "b": 12},
        xaxis=value_axis(
            range=bar_range(shown, [write(value) for value in shown], left),
            showticklabels=False,
            showgrid=False,
        ),
        yaxis=name_axis(names, range(len(names)), range=[max(len(names), 1) - 0.5, -0.5]),
        barmode="group",
        bargap=GROUP_GAP / group_height,
        bargroupgap=0.08,
        hovermode="closest",
        showlegend=True,
        legend=key_above(drawn),
        shapes=[zero_line()],
    )
    return figure(traces, layout)


def _values(frame: pd.DataFrame, column: str) -> dict[tuple[str, str], float | None]:
    rows = zip(frame["group_name"], frame["place_name"], frame[column], strict=True)
    return {(str(group), str(place)): known(value) for group, place, value in rows}


def _trace(
    place: str, colour: str, values: dict[str, float | None], write: Write
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": place,
        "x": list(values.values()),
        "y": list(range(len(values))),
        "marker": {"color": colour},
        "hovertext": [f"{group}<br>{place} {write(value)}" for group, value in values.items()],
        "hoverinfo": "text",
        **bar_labels(["" if value is None else write(value) for value in values.values()]),
    }


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
