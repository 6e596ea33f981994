"""Counts by ordered band, such as sizes or ages: bars with the number and its share."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mps.charts.bars import bar_labels, bar_range, bar_trace, group_height, group_layout
from mps.charts.keys import key_over
from mps.charts.theme import figure, name_margin, series_colours, wrapped
from mps.words import counted, join, known, number, percent

NAME_CHARACTERS = 19  # of a band's name, before it wraps
Table = dict[str, dict[str, float]]


def paired_bars(frame: pd.DataFrame, *, series: Sequence[str]) -> go.Figure:
    """Draw how two or three sets of counts spread over the same bands, side by side.

    `frame` has a row per band and set: band_name (as "Under 20 beds"), series_name (as "Closed",
    "Opened") and location_count. Bands keep the order of the frame, sets that of `series`; an
    absent pair is 0. Each bar carries its count and its share of its own set, as the sets may
    differ in number.
    """
    table = _table(frame, series)
    held = [name for name in series if sum(bands.get(name, 0.0) for bands in table.values())]
    totals = {name: sum(bands.get(name, 0.0) for bands in table.values()) for name in held}
    names = [f"{name} ({totals[name]:,.0f})" for name in held]
    labels = [wrapped(band, NAME_CHARACTERS) for band in table]
    left = name_margin(labels)
    key, key_height = key_over(names, left + 8)
    top = key_height if len(series) > 1 else 8
    traces = [
        _trace(name, label, colour, table, totals[name])
        for name, label, colour in zip(held, names, series_colours(len(held)), strict=True)
    ]
    shown = [value for trace in traces for value in trace["x"]]
    texts = [text for trace in traces for text in trace["text"]]
    layout = group_layout(
        labels,
        bars=len(held),
        height=group_height(labels, len(held)),
        margins=(left, top),
        span=bar_range(shown, texts, left),
        showlegend=len(series) > 1,
        legend=key,
    )
    return figure(traces, layout)


def paired_bars_alt(frame: pd.DataFrame, *, series: Sequence[str], measure: str) -> str:
    """Say each set's counts by band; `measure` opens, as "Care homes by size, 2011 to 2025"."""
    table = _table(frame, series)
    parts = []
    for name in series:
        total = sum(bands.get(name, 0.0) for bands in table.values())
        if total:
            said = [f"{band} {_told(bands.get(name, 0.0), total)}" for band, bands in table.items()]
            parts.append(f"{name}, {number(total)}: {join(said)}")
    if not parts:
        return f"{measure}: none are held."
    return f"{measure}. {'; '.join(parts)}."


def age_of_rating_bars(frame: pd.DataFrame) -> go.Figure:
    """Draw how many locations have a rating of each age.

    `frame` has a row per band of age: band_name (as "Under 1 year", "3 to under 5 years"), in
    order, and location_count. Give locations without a published rating a band of their own.
    """
    return paired_bars(frame.assign(series_name="Locations"), series=["Locations"])


def age_of_rating_bars_alt(frame: pd.DataFrame, *, as_of: str) -> str:
    """Say how many ratings have each age; `as_of` is the day ages are counted to."""
    table = _table(frame.assign(series_name="Locations"), ["Locations"])
    counts = {band: bands.get("Locations", 0.0) for band, bands in table.items()}
    total = sum(counts.values())
    if not total:
        return f"Age of rating at {as_of}: no ratings are held."
    said = join([f"{band} {_told(count, total)}" for band, count in counts.items()])
    locations = counted(int(total), "location", "locations")
    return f"Age of rating at {as_of}, {locations}: {said}."


def _table(frame: pd.DataFrame, series: Sequence[str]) -> Table:
    """Add up the counts of each band and set, bands in the order of the frame."""
    table: Table = {}
    columns = (frame["band_name"], frame["series_name"], frame["location_count"])
    for band, name, count in zip(*columns, strict=True):
        if name not in series:
            raise ValueError(f"{name!r} is not among the series to draw: {', '.join(series)}.")
        counts = table.setdefault(str(band), {})
        counts[name] = counts.get(name, 0.0) + (known(count) or 0.0)
    return table


def _told(count: float, total: float) -> str:
    return f"{number(count)} ({percent(count / total * 100, 0)})"


def _trace(name: str, label: str, colour: str, table: Table, total: float) -> dict[str, Any]:
    counts = [bands.get(name, 0.0) for bands in table.values()]
    told = [_told(count, total) for count in counts]
    hover = [
        f"{band}<br>{name}: {text} of {number(total)}"
        for band, text in zip(table, told, strict=True)
    ]
    return {**bar_trace(label, colour, counts, hover), **bar_labels(told)}
