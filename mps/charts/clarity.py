"""How clearly one place differs from another on many measures, on one axis without a unit.

The axis counts differences in units of the one that would just be clear (`mps.analysis.verdict`),
so that measures of any unit can stand under each other: between the two dashed lines a difference
cannot be told from chance or from the usual spread. The verdict is told by the shape of the mark
and by the side of the lines it lies on, and by colour last.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from mps.charts.keys import key_over
from mps.charts.theme import (
    AXIS_TEXT,
    DARK_BLUE,
    DARK_GREY,
    LINE_HEIGHT,
    ORANGE,
    SMALL_SIZE,
    base_layout,
    figure,
    name_axis,
    name_margin,
    value_axis,
    wrapped,
)
from mps.words import counted, join

FURTHEST = 4.0  # a mark further out is drawn here
NAME_CHARACTERS = 20
ROW_GAP = 8  # px
RIGHT = 14  # px
HEAD = 2 * LINE_HEIGHT + 4  # px above the rows, for the names of the sides

LOOKS: dict[str, tuple[str, str, str]] = {
    "better": ("Better", "triangle-up", DARK_BLUE),
    "similar": ("Similar", "circle-open", DARK_GREY),
    "worse": ("Worse", "triangle-down", ORANGE),
}
"""Name, shape and colour of each verdict that the chart draws."""


class _Row(NamedTuple):
    name: str
    word: str
    clarity: float
    told: str


def clarity_dots(frame: pd.DataFrame) -> go.Figure:
    """Draw one mark per measure, the best first: right of the dashed lines is clearly better.

    `frame` has short_name, verdict (better, similar, worse; other rows are left out), clarity (1
    is the limit, above 0 is better) and told (the hover text). A mark beyond 4 stands at 4.
    """
    rows = _rows(frame)
    names = [wrapped(row.name, NAME_CHARACTERS) for row in rows]
    heights = [LINE_HEIGHT * (name.count("<br>") + 1) + ROW_GAP for name in names]
    middles = [end - height / 2 for end, height in zip(accumulate(heights), heights, strict=True)]
    left = name_margin(names)
    shown = [word for word in LOOKS if any(row.word == word for row in rows)]
    key, key_room = key_over([LOOKS[word][0] for word in shown], left + RIGHT)
    layout = base_layout(
        sum(heights) + HEAD + key_room + 8,
        margin={"l": left, "r": RIGHT, "t": HEAD + key_room, "b": 8},
        xaxis=value_axis(
            range=[-FURTHEST - 0.3, FURTHEST + 0.3], showticklabels=False, showgrid=False
        ),
        yaxis=name_axis(names, middles, range=[sum(heights) or 1, 0], showgrid=True),
        legend=key,
        showlegend=True,
        hovermode="closest",
        shapes=[_edge(at) for at in (-1, 1)],
        annotations=[_side("Worse", -1, "right"), _side("Better", 1, "left"), _between()],
    )
    return figure([_trace(word, rows, middles) for word in shown], layout)


def clarity_dots_alt(frame: pd.DataFrame, *, place: str, other: str) -> str:
    """Say on which measures the place is better, similar and worse."""
    rows = _rows(frame)
    if not rows:
        return f"No measure of {place} can be set against {other}."
    said = []
    for word, (name, _, _) in LOOKS.items():
        mine = [row.name for row in rows if row.word == word]
        if mine:
            said.append(f"{name}: {join(mine)}")
    count = counted(len(rows), "measure", "measures")
    return f"{place} against {other} on {count}. {'. '.join(said)}."


def _rows(frame: pd.DataFrame) -> list[_Row]:
    rows = [
        _Row(str(row["short_name"]), str(row["verdict"]), float(row["clarity"]), str(row["told"]))
        for row in frame[["short_name", "verdict", "clarity", "told"]].to_dict("records")
        if row["verdict"] in LOOKS
    ]
    return sorted(rows, key=lambda row: (-row.clarity, row.name))


def _trace(word: str, rows: Sequence[_Row], middles: Sequence[float]) -> dict[str, Any]:
    name, symbol, colour = LOOKS[word]
    mine = [(row, middle) for row, middle in zip(rows, middles, strict=True) if row.word == word]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [max(min(row.clarity, FURTHEST), -FURTHEST) for row, _ in mine],
        "y": [middle for _, middle in mine],
        "marker": {"symbol": symbol, "size": 12, "color": colour, "line": {"width": 2}},
        "hovertext": [f"{row.name}<br>{row.told}" for row, _ in mine],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _edge(at: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": at,
        "x1": at,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": AXIS_TEXT, "width": 1.5, "dash": "dash"},
    }


def _side(text: str, at: float, anchor: str) -> dict[str, Any]:
    return _word(f"<b>{text}</b>", at, anchor, 2)


def _between() -> dict[str, Any]:
    return _word("Similar", 0, "center", LINE_HEIGHT + 2)


def _word(text: str, at: float, anchor: str, lift: int) -> dict[str, Any]:
    return {
        "text": text,
        "x": at,
        "xanchor": anchor,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": lift,
        "showarrow": False,
        "font": {"size": SMALL_SIZE, "color": AXIS_TEXT},
    }
