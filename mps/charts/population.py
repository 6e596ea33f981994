"""Age structure as bars: the population pyramid, and the age profile of a small area."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from mps.charts.theme import (
    AXIS_TEXT,
    DARK_BLUE,
    ORANGE,
    SMALL_SIZE,
    WHITE,
    Layout,
    base_layout,
    figure,
    key_above,
    key_height,
    name_axis,
    name_margin,
    nice_ticks,
    value_axis,
)
from mps.words import NOT_AVAILABLE, join, known, number, percent, the

BAND_HEIGHT = 23  # px of a five-year band
YEAR_HEIGHT = 5.4  # px of a single year of age
AXIS_HEIGHT = 52  # px of the value axis with its name
SIDE_HEIGHT = 22  # px of the words Males and Females
EDGE = 1.05  # of the widest bar, where the axis ends
OLDER_FROM = 65
SIDES = (("males", "Males", -1), ("females", "Females", 1))


class _Band(NamedTuple):
    """One bar: a sex (or all residents) at one age, with the comparator's share beside."""

    sex: str
    age_from: int
    age_name: str
    share: float | None
    other: float | None
    people: float | None


def pyramid(
    frame: pd.DataFrame, *, place: str, comparator: str | None, five_year: bool
) -> go.Figure:
    """Draw a population pyramid: males left, females right, in shares of all residents.

    `frame` has a row per sex and age: sex ("males", "females"), age_from (whole years), age_name
    ("20 to 24", "90 and over"), place_pct and comparator_pct (percent of all residents of both
    sexes), place_people. The comparator is an outline; None, or no value, draws none.
    """
    bands = _bands(frame)
    starts = sorted({band.age_from for band in bands})
    decimals = 1 if five_year else 2
    bars, outlines = [], []
    for sex, side, sign in SIDES:
        part = [band for band in bands if band.sex == sex]
        hover = [_hover(side, band, comparator, decimals) for band in part]
        bars.append(_bars(part, starts, sign, hover, place))
        if comparator is not None and any(band.other is not None for band in part):
            outlines.append(_outline(part, starts, sign, comparator))
    widest = _widest(bands)
    ticks = [tick for tick in nice_ticks(0, widest, 3) if tick <= widest]
    both = [-tick for tick in ticks[:0:-1]] + ticks
    axis = _share_axis(both, [-widest * EDGE, widest * EDGE])
    layout = _layout(starts, _in_key(bars, outlines), axis, five_year=five_year)
    layout["height"] += SIDE_HEIGHT
    layout["margin"]["t"] += SIDE_HEIGHT
    layout["annotations"] = [_side_name(side, sign) for _, side, sign in SIDES]
    layout["shapes"] = [_middle()]
    return figure([*bars, *outlines], layout)


def pyramid_alt(frame: pd.DataFrame, *, place: str, comparator: str | None, five_year: bool) -> str:
    """Say in words what the pyramid shows: its widest ages and its older residents."""
    bands = _bands(frame)
    decimals = 1 if five_year else 2
    kind = "five-year age band" if five_year else "single year of age"
    widest = [
        f"{sex} aged {band.age_name} ({_share(band, comparator, decimals)})"
        for sex, _, _ in SIDES
        if (band := _largest(band for band in bands if band.sex == sex)) is not None
    ]
    text = f"Population pyramid of {the(place)}, {_people(bands)} by sex and {kind}"
    text += f"{_as_outline(comparator)}."
    if not widest:
        return text
    return f"{text} The widest bars are {join(widest)}. {_older(bands, comparator)}"


def age_profile(frame: pd.DataFrame, *, place: str, comparator: str | None) -> go.Figure:
    """Draw the age profile of an area: a bar per five-year band, the comparator as an outline.

    `frame` has a row per band, both sexes together: age_from, age_name, place_pct,
    comparator_pct (percent of all residents), place_people.
    """
    bands = _bands(frame)
    starts = [band.age_from for band in bands]
    hover = [_hover("Residents", band, comparator, 1) for band in bands]
    bars, outlines = [_bars(bands, starts, 1, hover, place)], []
    if comparator is not None and any(band.other is not None for band in bands):
        outlines.append(_outline(bands, starts, 1, comparator))
    widest = _widest(bands)
    ticks = [tick for tick in nice_ticks(0, widest, 4) if tick <= widest]
    axis = _share_axis(ticks, [0, widest * EDGE])
    layout = _layout(starts, _in_key(bars, outlines), axis, five_year=True)
    return figure([*bars, *outlines], layout)


def age_profile_alt(frame: pd.DataFrame, *, place: str, comparator: str | None) -> str:
    """Say in words what the age profile shows: its largest band and its older residents."""
    bands = _bands(frame)
    text = f"Age profile of {the(place)}, {_people(bands)} by five-year age band"
    text += f"{_as_outline(comparator)}."
    largest = _largest(bands)
    if largest is None:
        return text
    return (
        f"{text} The largest band is {largest.age_name} ({_share(largest, comparator, 1)}). "
        f"{_older(bands, comparator)}"
    )


def _bands(frame: pd.DataFrame) -> list[_Band]:
    """Read the frame's rows, the youngest first; a frame without sex is of all residents."""
    sexes = frame["sex"] if "sex" in frame else ["persons"] * len(frame)
    columns = ("age_from", "age_name", "place_pct", "comparator_pct", "place_people")
    rows = zip(sexes, *(frame[column] for column in columns), strict=True)
    bands = [
        _Band(str(sex), int(age), str(name), known(share), known(other), known(people))
        for sex, age, name, share, other, people in rows
    ]
    return sorted(bands, key=lambda band: band.age_from)


def _largest(bands: Iterable[_Band]) -> _Band | None:
    held = [band for band in bands if band.share is not None]
    return max(held, key=lambda band: band.share or 0.0, default=None)


def _widest(bands: list[_Band]) -> float:
    return max((max(band.share or 0.0, band.other or 0.0) for band in bands), default=0.0) or 1.0


def _people(bands: list[_Band]) -> str:
    return f"{number(sum(band.people or 0.0 for band in bands))} residents"


def _as_outline(comparator: str | None) -> str:
    return f", with {the(comparator)} as an outline" if comparator else ""


def _share(band: _Band, comparator: str | None, decimals: int) -> str:
    return f"{percent(band.share, decimals)} of residents" + _against(
        band.other, comparator, decimals
    )


def _older(bands: list[_Band], comparator: str | None) -> str:
    older = [band for band in bands if band.age_from >= OLDER_FROM]
    mine = sum(band.share or 0.0 for band in older)
    others = [band.other for band in older if band.other is not None]
    theirs = sum(others) if others else None
    return f"{percent(mine)} are aged 65 and over{_against(theirs, comparator, 1)}."


def _against(value: float | None, comparator: str | None, decimals: int) -> str:
    if comparator is None or value is None:
        return ""
    return f", against {percent(value, decimals)} in {the(comparator)}"


def _hover(who: str, band: _Band, comparator: str | None, decimals: int) -> str:
    text = f"{who} aged {band.age_name}<br>"
    if band.share is None:
        return text + NOT_AVAILABLE
    text += f"{number(band.people)} people<br>{percent(band.share, decimals)} of all residents"
    if comparator is None or band.other is None:
        return text
    return f"{text}<br>{comparator} {percent(band.other, decimals)}"


def _bars(
    bands: list[_Band], starts: list[int], sign: int, hover: list[str], place: str
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": place,
        "x": [None if band.share is None else sign * band.share for band in bands],
        "y": [starts.index(band.age_from) for band in bands],
        "marker": {"color": DARK_BLUE},
        "hovertext": hover,
        "hoverinfo": "text",
        "textposition": "none",
        "legendgroup": "place",
    }


def _outline(bands: list[_Band], starts: list[int], sign: int, comparator: str) -> dict[str, Any]:
    """Draw the comparator as steps around where its bars would be."""
    held = [band for band in bands if band.other is not None]
    shares = [sign * (band.other or 0.0) for band in held]
    places = [starts.index(band.age_from) for band in held]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": comparator,
        # Half a step is added at both ends, so that the first and last band have full height.
        "x": [shares[0], *shares, shares[-1]],
        "y": [places[0] - 0.5, *places, places[-1] + 0.5],
        "line": {"color": ORANGE, "width": 2.5, "shape": "vhv"},
        "hoverinfo": "skip",
        "legendgroup": "comparator",
    }


def _in_key(*sides: list[dict[str, Any]]) -> list[str]:
    """Let only the first of each pair of traces into the key, and return the names there."""
    names = []
    for traces in sides:
        for order, trace in enumerate(traces):
            trace["showlegend"] = order == 0
        names += [traces[0]["name"]] if traces else []
    return names


def _share_axis(ticks: Sequence[float], span: list[float]) -> Layout:
    return value_axis(
        range=span,
        tickvals=list(ticks),
        ticktext=[f"{abs(tick):g}%" for tick in ticks],
        title={
            "text": "Percentage of all residents",
            "font": {"size": SMALL_SIZE, "color": AXIS_TEXT},
            "standoff": 8,
        },
    )


def _layout(starts: list[int], names: list[str], axis: Layout, *, five_year: bool) -> Layout:
    top = key_height(names)
    count = max(len(starts), 1)
    labels, shown = _age_labels(starts, five_year)
    return base_layout(
        top + AXIS_HEIGHT + round(count * (BAND_HEIGHT if five_year else YEAR_HEIGHT)),
        margin={"l": name_margin(labels), "r": 14, "t": top, "b": AXIS_HEIGHT},
        xaxis=axis,
        yaxis=name_axis(labels, shown, range=[-0.5, count - 0.5]),
        barmode="overlay",
        bargap=0.14 if five_year else 0.0,
        hovermode="closest",
        showlegend=True,
        legend=key_above(names),
    )


def _age_labels(starts: list[int], five_year: bool) -> tuple[list[str], list[int]]:
    """Name every band, or every tenth single year; the open group ends in a plus."""
    labels = [f"{age} to {age + 4}" if five_year else str(age) for age in starts]
    if labels:
        labels[-1] = f"{starts[-1]}+"
    shown = [place for place, age in enumerate(starts) if five_year or age % 10 == 0]
    return [labels[place] for place in shown], shown


def _side_name(text: str, sign: int) -> dict[str, Any]:
    """Write the sex above its side, starting from the middle line."""
    return {
        "text": f"<b>{text}</b>",
        "x": 0.5,
        "xref": "paper",
        "xanchor": "left" if sign > 0 else "right",
        "xshift": sign * 10,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
    }


def _middle() -> dict[str, Any]:
    """Keep the two sides apart with a white line."""
    return {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": WHITE, "width": 2},
        "layer": "above",
    }
