"""Amounts by category: a bar for each series, in pounds or people, negative ones to the left."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mps.charts.bars import bar_labels, bar_range, bar_trace, group_height, group_layout
from mps.charts.keys import key_over
from mps.charts.right_labels import right_labels, right_range
from mps.charts.theme import figure, name_margin, series_colours, wrapped
from mps.words import join, known

NAME_CHARACTERS = 18  # of a category's name, before it wraps
ALONE_CHARACTERS = 24  # where one bar a category leaves less height for its name
Write = Callable[[object], str]
Values = dict[str, dict[str, float | None]]


def amount_bars(frame: pd.DataFrame, *, series: Sequence[str], write: Write) -> go.Figure:
    """Draw an amount by category, one bar for each of up to four series (years, ages).

    `frame` has category, series_name and value; categories keep the order of the frame, series
    that of `series`. A missing value has no bar. `write` turns a value into its label.
    """
    values = _values(frame)
    held = [name for name in series if any(row.get(name) is not None for row in values.values())]
    characters = NAME_CHARACTERS if len(held) > 1 else ALONE_CHARACTERS
    names = [wrapped(category, characters) for category in values]
    left = name_margin(names)
    key, key_height = key_over(held, left + 8)
    top = key_height if len(held) > 1 else 8
    alone = [(0.0, one) for row in values.values() for one in row.values() if one is not None]
    texts = [write(value) for _, value in alone]
    # Bars of several series stand beside their place, where an annotation would miss them.
    is_alone = len(held) == 1 and len(alone) == len(values)
    pairs = bar_range([value for _, value in alone], texts, left)
    layout = group_layout(
        names,
        bars=len(held),
        height=group_height(names, len(held)),
        margins=(left, top),
        span=right_range(alone, texts, left) if is_alone else pairs,
        showlegend=len(held) > 1,
        legend=key,
        annotations=right_labels(alone, texts) if is_alone else [],
    )
    traces = [
        _trace(name, colour, values, write, labelled=not is_alone)
        for name, colour in zip(held, series_colours(len(held)), strict=True)
    ]
    return figure(traces, layout)


def amount_bars_alt(
    frame: pd.DataFrame, *, series: Sequence[str], write: Write, measure: str
) -> str:
    """Say each category's amounts by series; `measure` opens, as "Cost by client category"."""
    parts = []
    for category, row in _values(frame).items():
        said = [
            write(row[name]) if len(series) == 1 else f"{name} {write(row[name])}"
            for name in series
            if row.get(name) is not None
        ]
        if said:
            parts.append(f"{category}: {join(said)}")
    if not parts:
        return f"{measure}: no values are held."
    return f"{measure}. {'; '.join(parts)}."


def _trace(
    name: str, colour: str, values: Values, write: Write, *, labelled: bool
) -> dict[str, Any]:
    amounts = {category: row.get(name) for category, row in values.items()}
    hover = [f"{category}<br>{name}: {write(one)}" for category, one in amounts.items()]
    labels = ["" if one is None else write(one) for one in amounts.values()]
    trace = bar_trace(name, colour, list(amounts.values()), hover)
    return {**trace, **bar_labels(labels)} if labelled else trace


def _values(frame: pd.DataFrame) -> Values:
    values: Values = {}
    for category, name, value in zip(
        frame["category"], frame["series_name"], frame["value"], strict=True
    ):
        values.setdefault(str(category), {})[str(name)] = known(value)
    return values
