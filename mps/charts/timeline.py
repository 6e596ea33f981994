"""A timeline: a row for each contract or plan, from the first day it names to the last."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from itertools import accumulate
from textwrap import shorten
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mps.charts.keys import key_over
from mps.charts.theme import (
    AXIS_TEXT,
    DARK_BLUE,
    GRID,
    LINE_HEIGHT,
    MUTED,
    ORANGE,
    SMALL_SIZE,
    TEXT,
    WHITE,
    base_layout,
    figure,
    value_axis,
    wrapped,
    year_ticks,
)
from mps.dated import DAY, exactly

Row = Mapping[Any, Any]

TITLE_CHARACTERS = 72  # two lines of a phone; the table has the whole title
NAME_CHARACTERS = 38
MARK_ROOM = 34  # px of a row's bar with the space below it
AXIS_ROOM = 52  # px of the years above the rows, and of today's date
SIDE = 10  # px
BEFORE, RUNS, MORE = "From the notice to the start", "Contract, as stated", "May be extended"
MARKS: Mapping[str, tuple[str, str]] = {
    "published_date": ("Published", "circle-open"),
    "tender_date": ("Bids invited", "triangle-up"),
    "deadline_date": ("Bids due", "diamond"),
    "start_date": ("Start", "triangle-right"),
    "end_date": ("End", "square"),
}
"""The days marked on a row: column, name in the key, and shape."""


def timeline(frame: pd.DataFrame, *, today: date) -> go.Figure:
    """Draw a bar for each row, its name above it, and a line for `today`.

    `frame` has title, standing (in words, such as "Planned, past"), when, is_past and the columns
    of `MARKS` with drawn_end_date and latest_end_date, each a day or missing. Past rows are grey,
    and their name says so.
    """
    rows = frame.to_dict("records")
    texts = [_name(row) for row in rows]
    heights = [LINE_HEIGHT * (text.count("<br>") + 1) + MARK_ROOM for text in texts]
    ends = list(accumulate(heights))
    marks = [end - MARK_ROOM / 2 - 2 for end in ends]
    traces = [*_bars(rows, marks), *_marks(rows, marks)]
    key, room = key_over([str(trace["name"]) for trace in traces], 2 * SIDE)
    now = year_of(today)
    low, high = _span(rows, now)
    layout = base_layout(
        sum(heights) + room + AXIS_ROOM,
        margin={"l": SIDE, "r": SIDE, "t": room + AXIS_ROOM, "b": 0},
        barmode="overlay",
        showlegend=True,
        legend=key,
        xaxis=value_axis(range=[low, high], tickvals=_ticks(low, high), side="top",
                         tickformat="d", ticktext=[str(tick) for tick in _ticks(low, high)]),
        yaxis=value_axis(range=[sum(heights) or 1, 0], showticklabels=False, showgrid=False),
        annotations=[*_names(texts, [0, *ends][: len(texts)]), _today_name(today, low, high)],
        shapes=[*map(_track, marks), _today_line(now)],
        hovermode="closest",
    )  # fmt: skip
    return figure(traces, layout)


def timeline_alt(frame: pd.DataFrame, *, today: date) -> str:
    """Give every row's name, how it stands and the days it names."""
    told = "; ".join(
        f"{row['title']}: {row['standing'].lower()}, {row['when']}"
        for row in frame.to_dict("records")
    )
    return f"Timeline with a line at {exactly(today, DAY)}. {told}."


def year_of(day: Any) -> float | None:
    """Return a day as a year with a fraction, or None where it is missing."""
    if pd.isna(day):
        return None
    begun = date(day.year, 1, 1)
    return float(day.year + (pd.Timestamp(day).date() - begun).days / 366)


def _name(row: Row) -> str:
    title = escape(shorten(row["title"], TITLE_CHARACTERS, placeholder=" …"), quote=False)
    title = wrapped(title, NAME_CHARACTERS)
    bold = "<br>".join(f"<b>{line}</b>" for line in title.split("<br>"))
    standing = f"{row['standing']}: {row['when']}"
    return f"{bold}<br>{wrapped(standing, NAME_CHARACTERS + 4)}"


def _span(rows: Sequence[Row], now: float | None) -> tuple[float, float]:
    """Return the years at the ends of the axis, today within them."""
    columns = (*MARKS, "drawn_end_date", "latest_end_date")
    held = [year_of(row[name]) for row in rows for name in columns]
    known = [year for year in (*held, now) if year is not None]
    edge = max((max(known) - min(known)) * 0.03, 0.25)
    return min(known) - edge, max(known) + edge


def _ticks(low: float, high: float) -> list[int]:
    whole = [year for year in range(int(low), int(high) + 1) if low <= year <= high]
    return year_ticks(whole, 5) if whole else []


def _bars(rows: Sequence[Row], marks: Sequence[float]) -> list[dict[str, Any]]:
    """Draw what lies before the start, the contract, and its extension: a kind a trace."""
    return [
        _leads(rows, marks),
        _bar(RUNS, rows, marks, lambda row: (row["start_date"], row["drawn_end_date"]), 14),
        _bar(MORE, rows, marks, lambda row: (row["drawn_end_date"], row["latest_end_date"]), 14,
             is_hatched=True),
    ]  # fmt: skip


def _before(row: Row) -> tuple[Any, Any]:
    """Return the first day a buyer spoke of it and the day it starts."""
    spoke = [row[name] for name in ("published_date", "tender_date") if not pd.isna(row[name])]
    return min(spoke, default=None), row["start_date"]


def _leads(rows: Sequence[Row], marks: Sequence[float]) -> dict[str, Any]:
    """Draw the time before the start as a thin line, since nothing is delivered in it."""
    x: list[float | None] = []
    y: list[float | None] = []
    for mark, row in zip(marks, rows, strict=True):
        first, start = map(year_of, _before(row))
        if first is not None and start is not None and first < start:
            x += [first, start, None]
            y += [mark, mark, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": BEFORE,
        "x": x or [None],
        "y": y or [None],
        "line": {"color": AXIS_TEXT, "width": 3},
        "hoverinfo": "skip",
    }


def _bar(
    name: str, rows: Sequence[Row], marks: Sequence[float], ends: Any, width: int,
    is_hatched: bool = False,
) -> dict[str, Any]:  # fmt: skip
    found = [(year_of(start), year_of(end)) for start, end in map(ends, rows)]
    drawn = [
        (mark, row, start, end)
        for mark, row, (start, end) in zip(marks, rows, found, strict=True)
        if start is not None and end is not None and end > start
    ]
    colours = [_colour(row) for _, row, _, _ in drawn]
    look: dict[str, Any] = {"color": colours or DARK_BLUE, "line": {"width": 0}}
    if is_hatched:
        look = {
            "color": WHITE,
            "line": {"color": DARK_BLUE, "width": 1},
            "pattern": {
                "shape": "/",
                "size": 8,
                "solidity": 0.15,
                "fgcolor": DARK_BLUE,
                "bgcolor": WHITE,
            },
        }
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": [end - start for _, _, start, end in drawn] or [None],
        "base": [start for _, _, start, _ in drawn] or [None],
        "y": [mark for mark, *_ in drawn] or [None],
        "width": width,
        "marker": look,
        "hovertext": [_hover(row) for _, row, _, _ in drawn],
        "hoverinfo": "text",
    }


def _marks(rows: Sequence[Row], marks: Sequence[float]) -> list[dict[str, Any]]:
    """Mark each day by its shape, a kind a trace; kinds that nothing names are left out."""
    traces = []
    for column, (name, shape) in MARKS.items():
        held = [
            (mark, row) for mark, row in zip(marks, rows, strict=True) if not pd.isna(row[column])
        ]
        if held:
            traces.append({
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "x": [year_of(row[column]) for _, row in held],
                "y": [mark for mark, _ in held],
                "marker": {
                    "symbol": shape,
                    "size": 12,
                    "color": [MUTED if row["is_past"] else ORANGE for _, row in held],
                    "line": {"color": WHITE if shape != "circle-open" else ORANGE, "width": 1},
                },
                "hovertext": [_hover(row) for _, row in held],
                "hoverinfo": "text",
                "cliponaxis": False,
            })  # fmt: skip
    return traces


def _colour(row: Row) -> str:
    return MUTED if row["is_past"] else DARK_BLUE


def _hover(row: Row) -> str:
    title = escape(row["title"], quote=False)
    return wrapped(f"{title}: {row['standing']}; {row['when']}", NAME_CHARACTERS)


def _names(texts: Sequence[str], tops: Sequence[float]) -> list[dict[str, Any]]:
    return [
        {"text": text, "x": 0, "xref": "paper", "y": top, "xanchor": "left", "yanchor": "top",
         "align": "left", "showarrow": False, "font": {"size": SMALL_SIZE, "color": TEXT}}
        for text, top in zip(texts, tops, strict=True)
    ]  # fmt: skip


def _track(mark: float) -> dict[str, Any]:
    """Return the thin line on which a row's bar lies."""
    return {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": mark, "y1": mark,
            "line": {"color": GRID, "width": 1}, "layer": "below"}  # fmt: skip


def _today_line(now: float | None) -> dict[str, Any]:
    return {"type": "line", "x0": now, "x1": now, "y0": 0, "y1": 1, "yref": "paper",
            "line": {"color": AXIS_TEXT, "width": 1, "dash": "dot"}, "layer": "below"}  # fmt: skip


def _today_name(today: date, low: float, high: float) -> dict[str, Any]:
    """Return the date over today's line, kept within the plot at either end."""
    now = year_of(today) or low
    share = (now - low) / (high - low)
    side = "left" if share < 0.25 else "right" if share > 0.75 else "center"
    return {"text": exactly(today, DAY), "x": now, "y": 1, "yref": "paper", "xanchor": side,
            "yanchor": "bottom", "yshift": 22, "showarrow": False,
            "font": {"size": SMALL_SIZE, "color": AXIS_TEXT}}  # fmt: skip
