"""A market over time: what opened and closed, and how many were there at each year's end."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from mps.charts.keys import key_over
from mps.charts.lines import series_lines, series_lines_alt
from mps.charts.theme import (
    AXIS_TEXT,
    LINE_HEIGHT,
    SMALL_SIZE,
    TEXT,
    WHITE,
    base_layout,
    figure,
    name_margin,
    nice_ticks,
    series_colours,
    value_axis,
    year_ticks,
)
from mps.words import known, number, signed

PLOT_HEIGHT = 280  # px between the top and bottom margins
MONTHS_NAMED = 24  # months up to which the axis names months, beyond them years
MOST_SERVICES = 5  # lines of the stock; the smaller ones are added up
OTHER_SERVICES = "All other services"
MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class _Period(NamedTuple):
    """A year or month of the ledger; `at` is its place on the axis, in months or years."""

    at: int
    name: str
    opened: float
    closed: float

    @property
    def net(self) -> float:
        """Opened less closed."""
        return self.opened - self.closed


def ledger_bars(frame: pd.DataFrame, *, unit: str = "locations") -> go.Figure:
    """Draw what opened above the line and what closed below it, with the net change.

    `frame` has a row per period: period (a whole year, or a date in the month, all of one kind),
    opened and closed (0 or more, in `unit`: "locations" or "beds"). A period without a row
    between the first and the last had none of either. Re-registrations belong to neither.
    """
    periods, monthly = _periods(frame)
    opened, closed = series_colours(2)
    names = ["Opened", "Closed", "Net change"]
    lows, highs = [-item.closed for item in periods], [item.opened for item in periods]
    ticks = nice_ticks(min([0.0, *lows]), max([1.0, *highs]), 6, least_step=1)
    amounts = [number(tick) for tick in ticks]
    left = name_margin(amounts)
    key, key_height = key_over(names, left + 16)
    top = key_height + LINE_HEIGHT + 10
    hover = [_hover(item, unit) for item in periods]
    layout = base_layout(
        PLOT_HEIGHT + top + 44,
        margin={"l": left, "r": 16, "t": top, "b": 44},
        xaxis=_time_axis(periods, monthly=monthly),
        yaxis=value_axis(range=[ticks[0], ticks[-1]], tickvals=ticks, ticktext=amounts),
        barmode="relative",
        bargap=0.25,
        hovermode="closest",
        showlegend=True,
        legend=key,
        annotations=[_axis_name(f"Number of {unit}")],
        shapes=[_zero()],
    )
    traces = [
        _bars("Opened", periods, highs, opened, hover),
        _bars("Closed", periods, lows, closed, hover),
        *_net(periods, hover),
    ]
    return figure(traces if periods else [], layout)


def ledger_bars_alt(frame: pd.DataFrame, *, unit: str = "locations") -> str:
    """Say how many opened and closed in all, and when most did."""
    periods, monthly = _periods(frame)
    if not periods:
        return f"Openings and closures, {unit}: none are held."
    opened, closed = sum(item.opened for item in periods), sum(item.closed for item in periods)
    text = f"Bars by {'month' if monthly else 'year'}, {periods[0].name} to {periods[-1].name}: "
    text += f"{number(opened)} {unit} opened and {number(closed)} closed, a net change of "
    text += f"{signed(opened - closed)}."
    text += _most("opened", {item.name: item.opened for item in periods})
    text += _most("closed", {item.name: item.closed for item in periods})
    return text


def _most(verb: str, counts: Mapping[str, float]) -> str:
    """Say when most opened or closed, unless nothing did or several periods had as many."""
    most = max(counts.values())
    when = [name for name, count in counts.items() if count == most]
    return f" Most {verb} in {when[0]}: {number(most)}." if most and len(when) == 1 else ""


def stock_lines(frame: pd.DataFrame, *, unit: str = "locations") -> go.Figure:
    """Draw how many were registered at each year's end, a line per service type.

    `frame` has a row per year and service type: year (whole), service_type_name and stock (in
    `unit`: "locations" or "beds"). Above six services the five largest in the last year are
    drawn and the others are added up.
    """
    return series_lines(_fewer(frame), **_stock_options(unit))


def stock_lines_alt(frame: pd.DataFrame, *, unit: str = "locations") -> str:
    """Say where each line of the stock starts and ends."""
    return series_lines_alt(_fewer(frame), **_stock_options(unit))


def _stock_options(unit: str) -> dict[str, Any]:
    title = f"{unit.capitalize()} registered at the end of the year"
    # "people" writes whole numbers without a sign; the title says what they count.
    return {"x": "year", "y": "stock", "series": "service_type_name", "unit": "people",
            "y_title": title}  # fmt: skip


def _fewer(frame: pd.DataFrame) -> pd.DataFrame:
    names = list(dict.fromkeys(frame["service_type_name"]))
    if len(names) <= MOST_SERVICES + 1:
        return frame
    last = frame[frame["year"] == frame["year"].max()]
    sizes = last.groupby("service_type_name")["stock"].sum()
    ranked = sorted(names, key=lambda name: -float(sizes.get(name, 0.0)))
    kept = set(ranked[:MOST_SERVICES])
    named = frame["service_type_name"]
    merged = frame.assign(service_type_name=named.where(named.isin(kept), OTHER_SERVICES))
    order = {name: place for place, name in enumerate([*names, OTHER_SERVICES])}
    keys = ["year", "service_type_name"]
    summed = merged.groupby(keys)[["stock"]].sum(min_count=1).reset_index()
    place = summed["service_type_name"].map(order)
    return summed.assign(place=place).sort_values(["place", "year"]).drop(columns="place")


def _periods(frame: pd.DataFrame) -> tuple[list[_Period], bool]:
    """Add up each period, fill the gaps between them, and say whether they are months."""
    if frame.empty:
        return [], False
    monthly = known(frame["period"].iloc[0]) is None
    sums: dict[int, list[float]] = {}
    for period, opened, closed in zip(
        frame["period"], frame["opened"], frame["closed"], strict=True
    ):
        date = pd.Timestamp(period) if monthly else None
        at = date.year * 12 + date.month - 1 if date is not None else int(period)
        held = sums.setdefault(at, [0.0, 0.0])
        held[0] += known(opened) or 0.0
        held[1] += known(closed) or 0.0
    every = range(min(sums), max(sums) + 1)
    return [_Period(at, _named(at, monthly), *sums.get(at, [0.0, 0.0])) for at in every], monthly


def _named(at: int, monthly: bool) -> str:
    return f"{MONTH_NAMES[at % 12]} {at // 12}" if monthly else str(at)


def _time_axis(periods: Sequence[_Period], *, monthly: bool) -> dict[str, Any]:
    """Name every few periods: months while they are few, else years at their January."""
    ticks: dict[int, str] = {}
    if monthly and len(periods) <= MONTHS_NAMED:
        step = -(-len(periods) // 4)
        ticks = {item.at: item.name.replace(" ", "<br>") for item in periods[::step]}
    elif monthly:
        years = [item.at // 12 for item in periods if item.at % 12 == 0]
        ticks = {year * 12: str(year) for year in year_ticks(years)}
    elif periods:
        ticks = {year: str(year) for year in year_ticks([item.at for item in periods])}
    first, last = (periods[0].at, periods[-1].at) if periods else (0, 1)
    return value_axis(
        range=[first - 0.6, last + 0.6],
        tickvals=list(ticks),
        ticktext=list(ticks.values()),
        showgrid=False,
        ticks="outside",
        tickcolor=AXIS_TEXT,
    )


def _bars(
    name: str, periods: Sequence[_Period], values: list[float], colour: str, hover: list[str]
) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": name,
        "x": [item.at for item in periods],
        "y": values,
        "marker": {"color": colour},
        "hovertext": hover,
        "hoverinfo": "text",
        "textposition": "none",
    }


def _net(periods: Sequence[_Period], hover: list[str]) -> list[dict[str, Any]]:
    """Draw the net change as a dark line cased in white, plain on white and on the bars."""
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": [item.at for item in periods],
        "y": [item.net for item in periods],
        "cliponaxis": False,
    }
    mark = {"color": WHITE, "symbol": "diamond", "size": 9, "line": {"color": TEXT, "width": 2}}
    casing = {"line": {"color": WHITE, "width": 5}, "showlegend": False, "hoverinfo": "skip"}
    few = len(periods) <= MONTHS_NAMED
    shown = {
        "mode": "lines+markers" if few else "lines",
        "name": "Net change",
        "line": {"color": TEXT, "width": 2},
        "marker": mark,
        "hovertext": hover,
        "hoverinfo": "text",
    }
    return [{**line, **casing}, {**line, **shown}]


def _hover(item: _Period, unit: str) -> str:
    return (
        f"{item.name}, {unit}<br>Opened {number(item.opened)}<br>Closed {number(item.closed)}"
        f"<br>Net change {signed(item.net)}"
    )


def _axis_name(text: str) -> Mapping[str, Any]:
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 4,
        "showarrow": False,
        "font": {"size": SMALL_SIZE, "color": AXIS_TEXT},
    }


def _zero() -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": 0,
        "y1": 0,
        "line": {"color": TEXT, "width": 1},
    }
