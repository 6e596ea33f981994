"""Time series: lines named at their ends, gaps where a series breaks, whole years on the axis."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mps.charts.ends import Line, Write, end_names, names_width
from mps.charts.theme import (
    AXIS_TEXT,
    LINE_HEIGHT,
    SMALL_SIZE,
    base_layout,
    figure,
    name_margin,
    nice_ticks,
    series_colours,
    value_axis,
    wrapped,
    year_ticks,
)
from mps.words import known, number, percent, pounds, pounds_and_pence

PLOT_HEIGHT = 300  # px between the top and bottom margins
MARKERS_UP_TO = 15  # points of a series drawn with a mark each


@dataclass(frozen=True)
class Break:
    """A place on the time axis over which a series is not joined, and why in a few words.

    `at` lies between two years, as 2020.5; a point at `at` itself belongs to the time before.
    `series` limits the gap to one series; None is all. `dashed_after` draws what follows dashed,
    as for projections.
    """

    at: float
    label: str
    series: str | None = None
    dashed_after: bool = False


def series_lines(
    frame: pd.DataFrame,
    *,
    x: str,
    y: str,
    series: str,
    unit: str,
    breaks: Sequence[Break] = (),
    index_year: int | None = None,
    y_title: str = "",
    financial: bool = False,
) -> go.Figure:
    """Draw up to six time series, each named at the end of its line with its last value.

    `frame` has a row per year and series in the columns named by `x` (whole years), `y` and
    `series`; series keep the order of the frame. `unit` is "people", "%", "number" (one decimal),
    "score" (three decimals), "£" or "£ and pence". `financial` writes a year as the financial
    year that begins in it, 2016 as 2016-17. With `index_year` each series is shown as an index,
    that year = 100, and the axis need not start at 0; a series
    without that year is left out. Otherwise the axis starts at 0. `y_title` stands above the
    axis. A year that is not held leaves the line open. Raises ValueError above six series.
    """
    lines = _lines(frame, x, y, series, index_year)
    write = _writer(unit, index_year)
    whole = unit == "people" and index_year is None
    ticks = _ticks(lines, from_zero=index_year is None, least_step=1.0 if whole else 0.0)
    amounts = _tick_names(ticks, "" if index_year is not None else unit)
    years = sorted({year for line in lines for year, _ in line.points})
    say = _sayer(financial)
    title = wrapped(y_title or _default_title(unit, index_year), 34)
    lift = LINE_HEIGHT * max((_break_name(item).count("<br>") + 1 for item in breaks), default=0)
    words = [_axis_name(title, lift + 4), *_break_names(breaks, years)]
    top = lift + LINE_HEIGHT * (title.count("<br>") + 1) + 10
    layout = base_layout(
        PLOT_HEIGHT + top + 34,
        margin={"l": name_margin(amounts), "r": names_width(lines, write), "t": top, "b": 34},
        xaxis=_year_axis(years, financial),
        yaxis=value_axis(range=[ticks[0], ticks[-1]], tickvals=ticks, ticktext=amounts),
        annotations=[*end_names(lines, ticks, PLOT_HEIGHT, write), *words],
        shapes=[_break_line(item) for item in breaks],
        hovermode="closest",
    )
    return figure([part for line in lines for part in _traces(line, breaks, write, say)], layout)


def series_lines_alt(
    frame: pd.DataFrame,
    *,
    x: str,
    y: str,
    series: str,
    unit: str,
    breaks: Sequence[Break] = (),
    index_year: int | None = None,
    y_title: str = "",
    financial: bool = False,
) -> str:
    """Say where each series starts and ends, and where the series are not joined."""
    lines = _lines(frame, x, y, series, index_year)
    if not lines:
        return "Line chart without values: none are held."
    write = _writer(unit, index_year)
    title = y_title or _default_title(unit, index_year)
    say = _sayer(financial)
    parts = [f"{line.name} {_told(line, breaks, write, say)}" for line in lines]
    text = f"Line chart, {title}: {'; '.join(parts)}."
    return text + "".join(
        f" The lines are broken after {say(math.floor(item.at))}: {item.label}." for item in breaks
    )


def _sayer(financial: bool) -> Callable[[int], str]:
    """How a year is said: 2016, or 2016-17 where years are financial ones."""
    return (lambda year: f"{year}-{(year + 1) % 100:02d}") if financial else str


def _told(line: Line, breaks: Sequence[Break], write: Write, say: Callable[[int], str]) -> str:
    """Give the first and last value of each stretch of a series."""
    said = []
    for points, _ in _stretches(line, breaks):
        (first, start), (last, end) = points[0], points[-1]
        to = "" if first == last else f" to {write(end)} in {say(last)}"
        said.append(f"{write(start)} in {say(first)}{to}")
    return ", then ".join(said)


def _lines(frame: pd.DataFrame, x: str, y: str, series: str, index_year: int | None) -> list[Line]:
    """Take the points of each series in time order, as an index where asked."""
    names = list(dict.fromkeys(frame[series]))
    found: list[tuple[str, list[tuple[int, float]]]] = []
    for name in names:
        rows = frame[frame[series] == name].sort_values(x)
        points = [
            (int(year), amount)
            for year, value in zip(rows[x], rows[y], strict=True)
            if (amount := known(value)) is not None
        ]
        if index_year is not None:
            base = dict(points).get(index_year)
            points = [(year, value / base * 100) for year, value in points] if base else []
        if points:
            found.append((str(name), points))
    colours = series_colours(len(found))
    return [
        Line(name, points, colour) for (name, points), colour in zip(found, colours, strict=True)
    ]


def _stretches(line: Line, breaks: Sequence[Break]) -> list[tuple[list[tuple[int, float]], bool]]:
    """Cut a series at its breaks; with each stretch, whether it is drawn dashed."""
    mine = sorted(
        (item for item in breaks if item.series in (None, line.name)), key=lambda item: item.at
    )
    edges = [-math.inf, *(item.at for item in mine), math.inf]
    dashes = [False, *(item.dashed_after for item in mine)]
    cut = [
        ([point for point in line.points if low < point[0] <= high], dashed)
        for low, high, dashed in zip(edges, edges[1:], dashes, strict=False)
    ]
    return [(points, dashed) for points, dashed in cut if points]


def _traces(
    line: Line, breaks: Sequence[Break], write: Write, say: Callable[[int], str]
) -> list[dict[str, Any]]:
    """Draw one series as one trace for each stretch between its breaks."""
    usual = min((after - before for (before, _), (after, _) in pairwise(line.points)), default=1)
    return [
        _stretch(line, points, usual, write, say, dashed=dashed)
        for points, dashed in _stretches(line, breaks)
    ]


def _stretch(
    line: Line,
    points: list[tuple[int, float]],
    usual: int,
    write: Write,
    say: Callable[[int], str],
    *,
    dashed: bool,
) -> dict[str, Any]:
    """Draw a stretch; where a year is not held an empty point leaves the line open."""
    drawn: list[tuple[int, float | None]] = list(points[:1])
    for (before, _), point in pairwise(points):
        if point[0] - before > usual:
            drawn.append((before + usual, None))
        drawn.append(point)
    # A year between two that are not held is a point without a line: it needs its mark.
    marked = len(drawn) > len(points) or len(points) <= MARKERS_UP_TO
    return {
        "type": "scatter",
        "mode": "lines+markers" if marked else "lines",
        "name": line.name,
        "x": [year for year, _ in drawn],
        "y": [value for _, value in drawn],
        "connectgaps": False,
        "line": {"color": line.colour, "width": 3, "dash": "dash" if dashed else "solid"},
        "marker": {"color": line.colour, "size": 7},
        "cliponaxis": False,
        "hovertext": [f"{line.name}<br>{say(year)}: {write(value)}" for year, value in drawn],
        "hoverinfo": "text",
    }


def _year_axis(years: list[int], financial: bool) -> dict[str, Any]:
    first, last = (years[0], years[-1]) if years else (0, 1)
    margin = max((last - first) * 0.02, 0.2)
    ticks = year_ticks(years) if years else []
    return value_axis(
        range=[first - margin, last + margin],
        tickvals=ticks,
        ticktext=[_sayer(financial)(year) for year in ticks],
        showgrid=False,
        showline=True,
        linecolor=AXIS_TEXT,
        ticks="outside",
        tickcolor=AXIS_TEXT,
    )


def _axis_name(title: str, lift: int) -> dict[str, Any]:
    """Write the axis name above the axis: vertical text is hard to read."""
    return {
        "text": title,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": lift,
        "align": "left",
        "showarrow": False,
        "font": {"size": SMALL_SIZE, "color": AXIS_TEXT},
    }


def _break_line(item: Break) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": item.at,
        "x1": item.at,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": AXIS_TEXT, "width": 1.5, "dash": "dash"},
    }


def _break_names(breaks: Sequence[Break], years: list[int]) -> list[dict[str, Any]]:
    """Say above the plot why a series breaks, on the side with more room."""
    if not years:
        return []
    middle = (years[0] + years[-1]) / 2
    return [
        {
            "text": _break_name(item),
            "x": item.at,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "xanchor": "left" if item.at < middle else "right",
            "align": "left" if item.at < middle else "right",
            "showarrow": False,
            "font": {"size": SMALL_SIZE, "color": AXIS_TEXT},
        }
        for item in breaks
    ]


def _break_name(item: Break) -> str:
    return wrapped(item.label, 22)


def _ticks(lines: list[Line], *, from_zero: bool, least_step: float) -> list[float]:
    shown = [value for line in lines for _, value in line.points] or [0.0, 1.0]
    low, high = min(shown), max(shown)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = low + 1.0
    return nice_ticks(low, high, 5, least_step)


def _tick_names(ticks: list[float], unit: str) -> list[str]:
    decimals = 0 if all(tick == int(tick) for tick in ticks) else 1
    if unit.startswith("£"):
        return [pounds(tick) if decimals == 0 else pounds_and_pence(tick) for tick in ticks]
    return [f"{number(tick, decimals)}{'%' if unit == '%' else ''}" for tick in ticks]


def _writer(unit: str, index_year: int | None) -> Write:
    if index_year is not None or unit == "number":
        return lambda value: number(value, 1)
    if unit == "score":
        return lambda value: number(value, 3)
    return {"%": percent, "£": pounds, "£ and pence": pounds_and_pence}.get(unit, number)


def _default_title(unit: str, index_year: int | None) -> str:
    if index_year is not None:
        return f"Index, {index_year} = 100; the axis does not start at 0"
    return "Percentage of residents" if unit == "%" else "Number of people"
