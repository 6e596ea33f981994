"""Numbers with their range: one row each beside what there is, and a band through the years."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mps.charts.theme import (
    AXIS_TEXT,
    DARK_BLUE,
    GRID,
    LINE_HEIGHT,
    ORANGE,
    SMALL_SIZE,
    TEXT,
    base_layout,
    figure,
    name_margin,
    nice_ticks,
    text_width,
    value_axis,
    wrapped,
    year_ticks,
)
from mps.words import known, number

Write = Callable[[object], str]
NAME_CHARACTERS = 38
MARK_ROOM = 30  # px of a row's marks with the space below them
KEY_ROOM = 36  # px above the rows, for the key and the button that saves the chart
PLOT_HEIGHT = 280  # px
BAND = "rgba(18, 67, 109, 0.18)"

Row = Mapping[str, Any]


def range_rows(frame: pd.DataFrame, *, there: str = "", write: Write = number) -> go.Figure:
    """Draw one row per name: a dot for the central number and a line from its low to its high.

    `frame` has name, low, central and high (low and high missing without a range), in the order
    to be shown; rows without a central number are left out. Where the column named by `there` is
    given, what there is stands on the row as a diamond. Names and numbers stand above their row,
    so that they fit the narrowest screen.
    """
    rows = _rows(frame)
    texts = [wrapped(_row_text(row, there, write), NAME_CHARACTERS) for row in rows]
    heights = [LINE_HEIGHT * (text.count("<br>") + 1) + MARK_ROOM for text in texts]
    ends = list(accumulate(heights))
    marks = [end - MARK_ROOM / 2 - 4 for end in ends]
    most = max((_most(row, there) for row in rows), default=0.0) or 1.0
    layout = base_layout(
        sum(heights) + KEY_ROOM + 8,
        margin={"l": 10, "r": 10, "t": KEY_ROOM, "b": 8},
        xaxis=value_axis(range=[-0.02 * most, most * 1.04], showticklabels=False, showgrid=False),
        yaxis=value_axis(range=[sum(heights) or 1, 0], showticklabels=False, showgrid=False),
        annotations=[_key(there), *_names(texts, [0, *ends][: len(texts)])],
        shapes=[_track(mark) for mark in marks],
        hovermode="closest",
    )
    return figure(_row_traces(rows, marks, there, write), layout)


def range_rows_alt(
    frame: pd.DataFrame, *, measure: str, there: str = "", write: Write = number
) -> str:
    """Give every row's number, its range and what there is. `measure` opens the sentence."""
    rows = _rows(frame)
    if not rows:
        return f"{measure}: no numbers are held."
    return f"{measure}: {'; '.join(_row_text(row, there, write) for row in rows)}."


def range_years(
    frame: pd.DataFrame, *, y_title: str, level: tuple[float, str] | None = None
) -> go.Figure:
    """Draw a number by year with a band from its low to its high.

    `frame` has year, low, central, high and is_projected. Projected years are dashed and are not
    joined to the estimates before them; a year that is not held leaves the line open. `level` is
    a number to read the line against, with its name.
    """
    rows = _rows(frame)
    stretches = [list(part) for _, part in groupby(rows, key=lambda row: bool(row["is_projected"]))]
    highest = [_most(row, "") for row in rows] + ([level[0]] if level else [])
    ticks = nice_ticks(0, max(highest, default=1) or 1, 5, 1.0)
    names = [number(tick) for tick in ticks]
    years = [int(row["year"]) for row in rows] or [0, 1]
    last = number(rows[-1]["central"]) if rows else ""
    top = LINE_HEIGHT * 2 + 10
    margin = max((years[-1] - years[0]) * 0.02, 0.2)
    layout = base_layout(
        PLOT_HEIGHT + top + 34,
        margin={"l": name_margin(names), "r": text_width(last) + 16, "t": top, "b": 34},
        xaxis=value_axis(
            range=[years[0] - margin, years[-1] + margin],
            tickvals=year_ticks(years),
            showgrid=False,
            showline=True,
            linecolor=AXIS_TEXT,
        ),
        yaxis=value_axis(range=[ticks[0], ticks[-1]], tickvals=ticks, ticktext=names),
        annotations=[
            _text(wrapped(y_title, 44), 0, 1, xref="paper", yref="paper", yanchor="bottom"),
            *([_text(last, years[-1], rows[-1]["central"], xshift=8)] if rows else []),
            *_breaks(stretches),
            *_level_name(level, years),
        ],
        shapes=_level_line(level),
        hovermode="closest",
    )
    return figure([trace for part in stretches for trace in _stretch(part)], layout)


def range_years_alt(
    frame: pd.DataFrame, *, measure: str, level: tuple[float, str] | None = None
) -> str:
    """Say where the number starts and ends, before and after projection begins."""
    rows = _rows(frame)
    if not rows:
        return f"{measure}: no numbers are held."
    said = []
    for projected, part in groupby(rows, key=lambda row: bool(row["is_projected"])):
        held = list(part)
        ends = held[:1] if len(held) == 1 else [held[0], held[-1]]
        numbers = " to ".join(f"{_range(row)} in {row['year']}" for row in ends)
        said.append(f"{'projected' if projected else 'estimated'} {numbers}")
    text = f"{measure}: {', then '.join(said)}."
    if len(said) > 1:
        text += " The two are not joined."
    return f"{text} {level[1]}: {number(level[0])}." if level else text


def _rows(frame: pd.DataFrame) -> list[Row]:
    return [
        {str(name): row[name] for name in row}
        for row in frame.to_dict("records")
        if known(row["central"]) is not None
    ]


def _most(row: Row, there: str) -> float:
    """Return the largest number of a row."""
    values = (row["central"], row["high"], row[there] if there else None)
    return max(amount for value in values if (amount := known(value)) is not None)


def _range(row: Row, write: Write = number) -> str:
    """Write a number with its range in brackets."""
    if known(row["low"]) is None or known(row["high"]) is None:
        return write(row["central"])
    low, high = write(row["low"]), write(row["high"])
    return write(row["central"]) if low == high else f"{write(row['central'])} ({low} to {high})"


def _row_text(row: Row, there: str, write: Write) -> str:
    text = f"{row['name']}: {_range(row, write)}"
    if there and known(row[there]) is not None:
        text += f"; there are {write(row[there])}"
    return text


def _key(there: str) -> dict[str, Any]:
    marks = "\N{BLACK CIRCLE} central, with its range"
    marks += "   \N{BLACK DIAMOND} there are" if there else ""
    return _text(marks, 0, 1, xref="paper", yref="paper", yanchor="bottom", yshift=6)


def _names(texts: Iterable[str], tops: Iterable[float]) -> list[dict[str, Any]]:
    return [
        _text(text, 0, top, xref="paper", yanchor="top", font={"size": SMALL_SIZE, "color": TEXT})
        for text, top in zip(texts, tops, strict=True)
    ]


def _track(mark: float) -> dict[str, Any]:
    """Return the thin line from nought on which a row's marks stand."""
    line = {"color": GRID, "width": 1}
    return {"type": "line", "x0": 0, "x1": 1, "xref": "x domain", "y0": mark, "y1": mark,
            "line": line, "layer": "below"}  # fmt: skip


def _text(text: str, x: float, y: object, **changes: Any) -> dict[str, Any]:
    """Return a note on the plot, its left edge at the place."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xanchor": "left",
        "align": "left",
        "showarrow": False,
        "font": {"size": SMALL_SIZE, "color": AXIS_TEXT},
        **changes,
    }


def _row_traces(
    rows: Sequence[Row], marks: Sequence[float], there: str, write: Write
) -> list[dict[str, Any]]:
    """Draw lines, dots and diamonds, each kind as one trace."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row, mark in zip(rows, marks, strict=True):
        low, high = known(row["low"]), known(row["high"])
        if low is not None and high is not None:
            x += [low, high, None]
            y += [mark, mark, None]
    hover = [_row_text(row, there, write) for row in rows]
    lines = {"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip",
             "line": {"color": BAND.replace("0.18", "0.5"), "width": 8}}  # fmt: skip
    dots = _marks([row["central"] for row in rows], marks, hover, "circle", DARK_BLUE)
    if not there:
        return [lines, dots]
    return [lines, _marks([row[there] for row in rows], marks, hover, "diamond", ORANGE), dots]


def _marks(
    values: Sequence[object], marks: Sequence[float], hover: Sequence[str], shape: str, colour: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [known(value) for value in values],
        "y": list(marks),
        "marker": {"symbol": shape, "size": 12, "color": colour},
        "hovertext": list(hover),
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _stretch(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Draw the band and the line of years of one kind."""
    runs: list[list[Row]] = [[rows[0]]]
    for before, row in pairwise(rows):
        if row["year"] - before["year"] > 1:
            runs.append([])
        runs[-1].append(row)
    return [trace for run in runs for trace in _run(run)]


def _run(rows: Sequence[Row]) -> list[dict[str, Any]]:
    years = [int(row["year"]) for row in rows]
    line = {
        "type": "scatter",
        "mode": "lines+markers" if len(rows) < 3 else "lines",
        "x": years,
        "y": [row["central"] for row in rows],
        "line": {"color": DARK_BLUE, "width": 3,
                 "dash": "dash" if rows[0]["is_projected"] else "solid"},
        "marker": {"color": DARK_BLUE, "size": 7},
        "hovertext": [f"{row['year']}: {_range(row)}" for row in rows],
        "hoverinfo": "text",
        "cliponaxis": False,
    }  # fmt: skip
    if len(rows) < 2 or any(known(row["low"]) is None for row in rows):
        return [line]
    band = {
        "type": "scatter",
        "mode": "lines",
        "x": [*years, *reversed(years)],
        "y": [*(row["high"] for row in rows), *(row["low"] for row in reversed(rows))],
        "fill": "toself",
        "fillcolor": BAND,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }
    return [band, line]


def _breaks(stretches: Sequence[Sequence[Row]]) -> list[dict[str, Any]]:
    """Say above the plot where projection begins, where estimates stand before it."""
    if len(stretches) < 2:
        return []
    at = (stretches[0][-1]["year"] + stretches[1][0]["year"]) / 2
    return [_text("| projected", at, 1, yref="paper", yanchor="bottom")]


def _level_line(level: tuple[float, str] | None) -> list[dict[str, Any]]:
    if level is None:
        return []
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": level[0],
            "y1": level[0],
            "line": {"color": ORANGE, "width": 2, "dash": "dot"},
        }
    ]


def _level_name(level: tuple[float, str] | None, years: Sequence[int]) -> list[dict[str, Any]]:
    if level is None:
        return []
    return [_text(f"{level[1]}: {number(level[0])}", years[0], level[0], yanchor="bottom")]
