"""From one rating to the next: how many locations went up, went down or stayed."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from mps.charts.keys import key_over
from mps.charts.ratings import RATED, RATING_LOOKS, look_of
from mps.charts.theme import (
    AXIS_TEXT,
    DARK_BLUE,
    MUTED,
    ORANGE,
    SMALL_SIZE,
    TEXT,
    WHITE,
    base_layout,
    figure,
)
from mps.words import counted, join, known

PLOT_HEIGHT = 340  # px
HEADS = 34  # px of the words above the two sides
LARGEST_TOLD = 3  # flows named in the text alternative
_HALO = ", ".join(f"{x}px {y}px 2px #fff" for x in (-2, 0, 2) for y in (-2, 0, 2) if x or y)


class _Way(NamedTuple):
    """A direction: its name in the key, its verb, and its colour, drawn see-through."""

    name: str
    verb: str
    colour: str
    ink: str


WAYS: Mapping[str, _Way] = {
    "up": _Way("Better", "went up", DARK_BLUE, "rgba(18,67,109,0.55)"),
    "same": _Way("Same", "stayed", MUTED, "rgba(133,134,134,0.45)"),
    "down": _Way("Worse", "went down", ORANGE, "rgba(244,106,37,0.6)"),
    "other": _Way("Other", "cannot be compared", AXIS_TEXT, "rgba(217,217,217,0.6)"),
}
"""What a change of rating is: with a rating missing on one side it cannot be compared."""


def rating_way(previous: str, current: str) -> str:
    """Return the key of `WAYS` of a change between two rating classes.

    >>> rating_way("requires_improvement", "good")
    'up'

    Raises ValueError for an unknown rating class.
    """
    look_of(previous)
    look_of(current)
    if previous not in RATED or current not in RATED:
        return "other"
    step = RATED.index(previous) - RATED.index(current)
    return "same" if step == 0 else "up" if step > 0 else "down"


def rating_flow(frame: pd.DataFrame) -> go.Figure:
    """Draw how locations moved from their previous rating to their current one.

    `frame` has a row per pair: previous_class, current_class (keys of `RATING_LOOKS`) and
    location_count. Leave out locations that were rated once only. Each rating carries its count
    on each side; the key counts those that went up, stayed and went down.
    Raises ValueError for an unknown rating class.
    """
    flows = _flows(frame)
    names = [f"{WAYS[way].name} ({count:,.0f})" for way, count in _ways(flows).items()]
    key, key_height = key_over(names, 8)
    top = key_height + HEADS
    layout = base_layout(
        PLOT_HEIGHT + top + 12,
        margin={"l": 4, "r": 4, "t": top, "b": 12},
        showlegend=True,
        legend=key,
        annotations=[_head("Previous rating", 0), _head("Current rating", 1)],
        xaxis={"visible": False, "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True},
        hovermode="closest",
    )
    keys = [_key_entry(way, name) for way, name in zip(_ways(flows), names, strict=True)]
    return figure([_sankey(flows), *keys] if flows else [], layout)


def rating_flow_alt(frame: pd.DataFrame, *, period: str = "") -> str:
    """Say how many went up, stayed and went down, and which flows are the largest."""
    flows = _flows(frame)
    if not flows:
        return "Flow from previous to current rating: no location has two ratings."
    total = counted(int(sum(flows.values())), "location", "locations")
    text = f"Flow from previous to current rating of {total}{f', {period}' if period else ''}: "
    text += join([f"{count:,.0f} {WAYS[way].verb}" for way, count in _ways(flows).items()])
    largest = sorted(flows.items(), key=lambda item: -item[1])[:LARGEST_TOLD]
    said = [
        f"{RATING_LOOKS[before].name.lower()} to {RATING_LOOKS[after].name.lower()} {count:,.0f}"
        for (before, after), count in largest
    ]
    return f"{text}. The largest flows: {join(said)}."


def _flows(frame: pd.DataFrame) -> dict[tuple[str, str], float]:
    """Add up each pair of ratings, the best previous and then the best current first."""
    held: dict[tuple[str, str], float] = {}
    columns = (frame["previous_class"], frame["current_class"], frame["location_count"])
    for before, after, count in zip(*columns, strict=True):
        rating_way(before, after)
        if amount := known(count):
            held[before, after] = held.get((before, after), 0.0) + amount
    order = list(RATING_LOOKS)
    return dict(sorted(held.items(), key=lambda item: [order.index(one) for one in item[0]]))


def _ways(flows: Mapping[tuple[str, str], float]) -> dict[str, float]:
    counts = dict.fromkeys(WAYS, 0.0)
    for pair, count in flows.items():
        counts[rating_way(*pair)] += count
    return {way: count for way, count in counts.items() if count or way != "other"}


def _sankey(flows: Mapping[tuple[str, str], float]) -> dict[str, Any]:
    sides = [_side(flows, 0), _side(flows, 1)]
    places = {
        (side, name): place
        for place, (side, name) in enumerate(
            (side, name) for side, counts in enumerate(sides) for name in counts
        )
    }
    counts = [count for side in sides for count in side.values()]
    nodes = [RATING_LOOKS[name] for _, name in places]
    return {
        "type": "sankey",
        "arrangement": "fixed",
        "domain": {"x": [0, 1], "y": [0, 1]},
        "textfont": {"size": SMALL_SIZE, "color": TEXT, "shadow": _HALO},
        "node": {
            "label": [
                f"{look.name} {count:,.0f}" for look, count in zip(nodes, counts, strict=True)
            ],
            "color": [look.fill for look in nodes],
            "line": {"color": WHITE, "width": 1},
            "thickness": 16,
            "pad": 22,
            "x": [0.001 if side == 0 else 0.999 for side, _ in places],
            "y": [*_middles(sides[0]), *_middles(sides[1])],
            "hoverinfo": "none",
        },
        "link": {
            "source": [places[0, before] for before, _ in flows],
            "target": [places[1, after] for _, after in flows],
            "value": list(flows.values()),
            "color": [WAYS[rating_way(*pair)].ink for pair in flows],
            "customdata": [_hover(pair, count) for pair, count in flows.items()],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    }


def _side(flows: Mapping[tuple[str, str], float], side: int) -> dict[str, float]:
    counts = {
        name: sum(count for pair, count in flows.items() if pair[side] == name)
        for name in RATING_LOOKS
    }
    return {name: count for name, count in counts.items() if count}


def _middles(counts: Mapping[str, float]) -> list[float]:
    """Return where the middle of each rating lies, 0 at the top: best first, as in the key."""
    total, gap = sum(counts.values()), 22 / PLOT_HEIGHT
    scale = (1 - gap * (len(counts) - 1)) / total if total else 0
    middles, start = [], 0.0
    for count in counts.values():
        middles.append(min(max(start + count * scale / 2, 0.001), 0.999))
        start += count * scale + gap
    return middles


def _hover(pair: tuple[str, str], count: float) -> str:
    before, after = (RATING_LOOKS[name].name for name in pair)
    locations = counted(int(count), "location", "locations")
    return f"{before} to {after}<br>{locations}: {WAYS[rating_way(*pair)].verb}"


def _key_entry(way: str, name: str) -> dict[str, Any]:
    """Return an empty trace that stands in the key: a flow has none of its own."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None],
        "y": [None],
        "name": name,
        "marker": {"color": WAYS[way].ink, "symbol": "square", "size": 14,
                   "line": {"color": WAYS[way].colour, "width": 1}},
        "hoverinfo": "skip",
    }  # fmt: skip


def _head(text: str, x: float) -> dict[str, Any]:
    return {
        "text": f"<b>{text}</b>",
        "x": x,
        "xref": "paper",
        "xanchor": "left" if x == 0 else "right",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 12,
        "showarrow": False,
        "font": {"size": SMALL_SIZE, "color": TEXT},
    }
