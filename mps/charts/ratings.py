"""Ratings as bars of 100%: each kind of rating, and each kind of none, with its fixed look."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from mps.charts.keys import key_over
from mps.charts.theme import (
    AXIS_TEXT,
    DARK_BLUE,
    DARK_PINK,
    LIGHT_PURPLE,
    LINE_HEIGHT,
    MUTED,
    ORANGE,
    SMALL_SIZE,
    TEXT,
    TURQUOISE,
    WHITE,
    base_layout,
    figure,
    value_axis,
    wrapped,
)
from mps.words import counted, join, known, percent

ROW_HEIGHT = 54  # px of a group: its name, its bar and the gap to the next
BAR_HEIGHT = 26  # px
KEY_CHARACTERS = 13  # of a key's entry, before it wraps
NAME_CHARACTERS = 38  # of a group's name, before it wraps


class RatingLook(NamedTuple):
    """How one rating class is named and drawn.

    `fill` is the colour of a plain bar or, with `pattern` (plotly's shape), of the pattern drawn
    on `ground`. `text` is the colour of the count within the bar.
    """

    name: str
    fill: str
    text: str
    pattern: str = ""
    ground: str = ""


RATING_LOOKS: Mapping[str, RatingLook] = {
    "outstanding": RatingLook("Outstanding", DARK_BLUE, WHITE),
    "good": RatingLook("Good", TURQUOISE, TEXT),
    "requires_improvement": RatingLook("Requires improvement", ORANGE, TEXT),
    "inadequate": RatingLook("Inadequate", DARK_PINK, WHITE),
    "inherited": RatingLook("Inherited", "#3F2577", TEXT, "\\", LIGHT_PURPLE),
    "not_rated": RatingLook("Not rated", MUTED, TEXT),
    "no_published_rating": RatingLook("No published rating", AXIS_TEXT, TEXT, "/", WHITE),
    "not_held": RatingLook("Not held", AXIS_TEXT, TEXT, ".", WHITE),
}
"""Every rating class in its order, best first, then the kinds of no rating of its own."""
RATED = ("outstanding", "good", "requires_improvement", "inadequate")
"""The four ratings that can be better or worse than each other, best first."""


def rating_bars(frame: pd.DataFrame) -> go.Figure:
    """Draw the ratings of each group as one bar of 100%, with counts in the bars.

    `frame` has a row per group and rating class: group_name (services, areas, sizes, key
    questions), rating_class (a key of `RATING_LOOKS`) and location_count; several rows of one
    pair are added up, absent ones are 0. Groups keep the order of the frame; a group's name
    carries its number of locations. A count that does not fit its bar is left out of it and
    stands under the pointer. Raises ValueError for an unknown rating class.
    """
    groups = _groups(frame)
    totals = {name: sum(counts.values()) for name, counts in groups.items()}
    shown = [name for name in RATING_LOOKS if any(counts.get(name) for counts in groups.values())]
    names = [wrapped(f"{name} ({totals[name]:,.0f})", NAME_CHARACTERS) for name in groups]
    heights = [ROW_HEIGHT + LINE_HEIGHT * name.count("<br>") for name in names]
    # The axis counts pixels down from the top: a bar stands at the foot of its row, its name
    # above it, so that on a narrow screen the bar has the whole width.
    feet = list(accumulate(heights))
    key, top = key_over([wrapped(RATING_LOOKS[name].name, KEY_CHARACTERS) for name in shown], 12)
    layout = base_layout(
        top + 34 + (sum(heights) or ROW_HEIGHT),
        margin={"l": 4, "r": 8, "t": top, "b": 34},
        xaxis=value_axis(range=[0, 100], tickvals=[0, 50, 100], showticklabels=False),
        yaxis=value_axis(range=[sum(heights) or 1, 0], showgrid=False, tickvals=[], ticktext=[]),
        barmode="stack",
        annotations=[*map(_group_name, names, feet), *_axis_names()],
        hovermode="closest",
        showlegend=True,
        legend=key,
        # A count that would have to shrink below readable size is left out.
        uniformtext={"mode": "hide", "minsize": SMALL_SIZE},
    )
    return figure([_trace(name, groups, totals, feet) for name in shown], layout)


def rating_bars_alt(frame: pd.DataFrame, *, measure: str) -> str:
    """Say each group's ratings; `measure` opens, as "Overall ratings, March 2025"."""
    parts = []
    for group, counts in _groups(frame).items():
        total = sum(counts.values())
        said = [
            f"{look.name.lower()} {counts[name]:,.0f} ({percent(counts[name] / total * 100, 0)})"
            for name, look in RATING_LOOKS.items()
            if counts.get(name)
        ]
        if said:
            locations = counted(int(total), "location", "locations")
            parts.append(f"{group}, {locations}: {join(said)}")
    if not parts:
        return f"{measure}: no ratings are held."
    return f"{measure}. {'; '.join(parts)}."


def look_of(rating_class: str) -> RatingLook:
    """Return how a rating class is drawn; ValueError for one that is not known."""
    if rating_class not in RATING_LOOKS:
        raise ValueError(f"{rating_class!r} is not a rating class: {', '.join(RATING_LOOKS)}.")
    return RATING_LOOKS[rating_class]


def _groups(frame: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Add up the locations of each group and rating class, groups in the order of the frame."""
    groups: dict[str, dict[str, float]] = {}
    columns = (frame["group_name"], frame["rating_class"], frame["location_count"])
    for group, rating, count in zip(*columns, strict=True):
        look_of(rating)
        counts = groups.setdefault(str(group), {})
        counts[rating] = counts.get(rating, 0.0) + (known(count) or 0.0)
    return groups


def _trace(
    rating: str,
    groups: Mapping[str, Mapping[str, float]],
    totals: Mapping[str, float],
    feet: Sequence[float],
) -> dict[str, Any]:
    look = RATING_LOOKS[rating]
    counts = [counts.get(rating, 0.0) for counts in groups.values()]
    parts = [
        count / totals[name] * 100 if count else None
        for name, count in zip(groups, counts, strict=True)
    ]
    told = zip(groups, counts, parts, strict=True)
    return {
        "type": "bar",
        "orientation": "h",
        "name": wrapped(look.name, KEY_CHARACTERS),
        "x": parts,
        "y": [foot - BAR_HEIGHT / 2 for foot in feet],
        "width": BAR_HEIGHT,
        "marker": bar_marker(look),
        "text": [f"{count:,.0f}" if count else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": SMALL_SIZE, "color": look.text, "shadow": _halo(look)},
        "hovertext": [
            f"{name}<br>{look.name}: {count:,.0f} of {totals[name]:,.0f} ({percent(part, 0)})"
            for name, count, part in told
        ],
        "hoverinfo": "text",
    }


def _group_name(text: str, foot: float) -> dict[str, Any]:
    """Write a group's name above its bar."""
    return _note(text, 0, "left") | {"y": foot - BAR_HEIGHT, "yref": "y", "yanchor": "bottom"}


def _axis_names() -> list[dict[str, Any]]:
    """Write none, half and all below the bars; ticks of the axis would stand out at the sides."""
    return [_note("0%", 0, "left"), _note("50%", 0.5, "center"), _note("100%", 1, "right")]


def _note(text: str, x: float, xanchor: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": x,
        "xref": "paper",
        "xanchor": xanchor,
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": SMALL_SIZE, "color": TEXT},
    }


def bar_marker(look: RatingLook) -> dict[str, Any]:
    """Return plotly's marker of a rating's bar; white gaps keep neighbours apart."""
    marker: dict[str, Any] = {"color": look.fill, "line": {"color": WHITE, "width": 2}}
    if look.pattern:
        marker["line"] = {"color": look.fill, "width": 1}
        marker["pattern"] = {
            "shape": look.pattern,
            "fgcolor": look.fill,
            "bgcolor": look.ground,
            "size": 8,
            "solidity": 0.15,
        }
    return marker


def _halo(look: RatingLook) -> str:
    """Clear a pattern away around the count that stands on it."""
    if not look.pattern:
        return "none"
    around = [(x, y) for x in range(-6, 7, 3) for y in range(-6, 7, 3) if x or y]
    return ", ".join(f"{x}px {y}px 2px {look.ground}" for x, y in around)
