"""One mark a council on a strip of values: where one stands among all, with lines to compare with.

Marks that would lie on each other are moved up and down, so that the strip swells where many
councils stand, and every council can be pointed at. The way up and down means nothing.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from mps.charts.keys import key_over
from mps.charts.swarm import swarm
from mps.charts.theme import (
    AXIS_TEXT,
    DARK_BLUE,
    DARK_GREY,
    DARK_PINK,
    LINE_HEIGHT,
    MUTED,
    NARROWEST,
    ORANGE,
    SMALL_SIZE,
    TEXT,
    base_layout,
    figure,
    nice_ticks,
    text_width,
    value_axis,
    wrapped,
)
from mps.words import counted, join, known, opening, the

Write = Callable[[object], str]
SIDE = 16  # px of the margins left and right
MARK = 9  # px of a council's mark, with its gap
FEWEST_LEVELS = 5  # the strip is at least so many marks high
NAME_CHARACTERS = 22
AXIS_ROOM = 30  # px under the strip for the values of the axis
OWN_NAME_ROOM = 2 * LINE_HEIGHT + 10  # px under those for the chosen council's name
ROLES = ("other", "alike", "chosen")  # in the order drawn


class Line(NamedTuple):
    """A value drawn as a line across the strip: its name, as "England", and its value."""

    name: str
    value: float | None


class _Mark(NamedTuple):
    name: str
    value: float
    lower: float | None
    upper: float | None
    role: str


def strip(
    frame: pd.DataFrame,
    *,
    write: Write,
    tick: Write | None = None,
    lines: Sequence[Line] = (),
) -> go.Figure:
    """Draw every council as one mark at its value, the chosen one named, comparators as lines.

    `frame` has area_name, value, lower, upper (the 95% interval, missing where none) and role:
    "chosen" for the council in view, "alike" for its neighbours by likeness, "other". Rows without
    a value are left out. At most two `lines` are drawn, the second dashed. `write` writes a value
    in full, `tick` one on the axis (default: as `write`).
    """
    marks = _marks(frame)
    drawn = [line for line in lines if known(line.value) is not None][:2]
    ticks = _ticks(marks, drawn)
    levels = _levels(marks, ticks)
    roles = [role for role in ROLES if any(mark.role == role for mark in marks)]
    traces = [_trace(role, marks, levels, write) for role in roles]
    half = max([abs(level) for level in levels] + [FEWEST_LEVELS // 2]) + 1
    names = _line_names(drawn, ticks, write)
    top = sum(LINE_HEIGHT * (name["text"].count("<br>") + 1) + 4 for name in names)
    key, key_room = key_over([_key_name(role, marks) for role in reversed(roles)], 2 * SIDE)
    own = [_own_name(mark, ticks, write) for mark in marks if mark.role == "chosen"]
    bottom = AXIS_ROOM + (OWN_NAME_ROOM if own else 0)
    layout = base_layout(
        2 * half * MARK + top + key_room + bottom,
        margin={"l": SIDE, "r": SIDE, "t": top + key_room, "b": bottom},
        xaxis=_axis(ticks, tick or write),
        yaxis=value_axis(range=[-half, half], showticklabels=False, showgrid=False),
        legend=key,
        showlegend=True,
        hovermode="closest",
        shapes=[_across(line, place) for place, line in enumerate(drawn)],
        annotations=[*names, *own],
    )
    return figure(traces, layout)


def strip_alt(
    frame: pd.DataFrame, *, measure: str, write: Write, lines: Sequence[Line] = ()
) -> str:
    """Say how far the councils reach, where the chosen one and its like stand, and the lines.

    `measure` opens the sentence, as "Staff turnover, 2022-23".
    """
    marks = _marks(frame)
    if not marks:
        return f"{measure}: no values are held."
    first, last = marks[-1], marks[0]
    text = f"Strip of {counted(len(marks), 'council', 'councils')}, {measure}: "
    text += f"from {write(first.value)} ({first.name}) to {write(last.value)} ({last.name})."
    said = [
        f"{the(name)} {write(value)}"
        for name, value in [
            *((mark.name, mark.value) for mark in marks if mark.role == "chosen"),
            *((line.name, line.value) for line in lines if known(line.value) is not None),
        ]
    ]
    alike = [f"{mark.name} {write(mark.value)}" for mark in marks if mark.role == "alike"]
    if said:
        text += f" {opening(join(said))}."
    if alike:
        text += f" Councils most like it: {join(alike)}."
    return text


def _marks(frame: pd.DataFrame) -> list[_Mark]:
    """The councils with a value, the highest first, then by name."""
    marks = [
        _Mark(str(row["area_name"]), value, known(row["lower"]), known(row["upper"]), row["role"])
        for row in frame[["area_name", "value", "lower", "upper", "role"]].to_dict("records")
        if (value := known(row["value"])) is not None
    ]
    return sorted(marks, key=lambda mark: (-mark.value, mark.name))


def _ends(mark: _Mark) -> list[float]:
    return [end for end in (mark.lower, mark.upper) if end is not None]


def _range(ticks: Sequence[float]) -> list[float]:
    room = (ticks[-1] - ticks[0]) * 0.03
    return [ticks[0] - room, ticks[-1] + room]


def _few(ticks: list[float]) -> list[float]:
    """Every tick, or every second one where their names could meet on a phone."""
    return ticks if len(ticks) <= 5 else ticks[:: 2 if len(ticks) <= 9 else 3]


def _ticks(marks: Sequence[_Mark], lines: Sequence[Line]) -> list[float]:
    shown = [mark.value for mark in marks] + [float(line.value or 0) for line in lines]
    shown += [end for mark in marks if mark.role == "chosen" for end in _ends(mark)]
    low, high = min(shown, default=0.0), max(shown, default=1.0)
    return nice_ticks(low, high if high > low else low + 1, 5)


def _axis(ticks: list[float], tick: Write) -> dict[str, Any]:
    few = _few(ticks)
    return value_axis(
        range=_range(ticks),
        tickvals=few,
        ticktext=[tick(value) for value in few],
        showline=True,
        linecolor=AXIS_TEXT,
    )


def _levels(marks: Sequence[_Mark], ticks: Sequence[float]) -> list[int]:
    """How far up or down each mark is moved so that none covers another on a phone."""
    low, high = _range(ticks)
    one = (high - low) * MARK / (NARROWEST - 2 * SIDE)
    widths = [one * {"chosen": 1.8, "alike": 1.35}.get(mark.role, 1) for mark in marks]
    chosen = next((item for item, mark in enumerate(marks) if mark.role == "chosen"), None)
    return swarm([mark.value for mark in marks], widths, chosen, tall=1)


_LOOKS: dict[str, dict[str, Any]] = {
    "other": {"symbol": "circle-open", "size": 8, "color": MUTED, "line": {"width": 2}},
    "alike": {"symbol": "triangle-up", "size": 12, "color": ORANGE,
              "line": {"width": 1, "color": TEXT}},
    "chosen": {"symbol": "diamond", "size": 17, "color": DARK_BLUE,
               "line": {"width": 2, "color": "#FFFFFF"}},
}  # fmt: skip


def _key_name(role: str, marks: Sequence[_Mark]) -> str:
    own = next((mark.name for mark in marks if mark.role == "chosen"), "")
    if role == "chosen":
        return wrapped(own, NAME_CHARACTERS)
    return "Councils most like it" if role == "alike" else "Other councils" if own else "Councils"


def _trace(
    role: str, marks: Sequence[_Mark], levels: Sequence[int], write: Write
) -> dict[str, Any]:
    mine = [(mark, level) for mark, level in zip(marks, levels, strict=True) if mark.role == role]
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "name": _key_name(role, marks),
        "legendrank": 3 - ROLES.index(role),
        "x": [mark.value for mark, _ in mine],
        "y": [level for _, level in mine],
        "marker": _LOOKS[role],
        "cliponaxis": False,
        "hovertext": [_told(mark, write) for mark, _ in mine],
        "hoverinfo": "text",
    }
    if role == "chosen" and mine and len(_ends(mine[0][0])) == 2:
        mark = mine[0][0]
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [float(mark.upper or 0) - mark.value],
            "arrayminus": [mark.value - float(mark.lower or 0)],
            "color": DARK_BLUE,
            "thickness": 2.5,
            "width": 7,
        }
    return trace


def _told(mark: _Mark, write: Write) -> str:
    ends = _ends(mark)
    between = f"<br>95% interval {write(ends[0])} to {write(ends[1])}" if len(ends) == 2 else ""
    return f"{mark.name}<br>{write(mark.value)}{between}"


def _across(line: Line, place: int) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": line.value,
        "x1": line.value,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {
            "color": (DARK_GREY, DARK_PINK)[place],
            "width": 2.5,
            "dash": ("solid", "dash")[place],
        },
    }


def _anchor(value: float, ticks: Sequence[float], width: int) -> str:
    """On which side of a point its name fits on the narrowest screen."""
    low, high = _range(ticks)
    room = NARROWEST - 2 * SIDE
    at = (value - low) / (high - low) * room
    if at - width / 2 < -SIDE:
        return "left"
    return "right" if at + width / 2 > room + SIDE else "center"


def _line_names(lines: Sequence[Line], ticks: Sequence[float], write: Write) -> list[Any]:
    """Name the lines above the strip, the first highest, so that two never meet."""
    names = []
    lift = 2
    for place, line in reversed(list(enumerate(lines))):
        text = wrapped(f"{opening(line.name)} {write(line.value)}", NAME_CHARACTERS)
        width = max(text_width(part) for part in text.split("<br>"))
        names.append(
            {
                "text": text,
                "x": line.value,
                "xanchor": _anchor(float(line.value or 0), ticks, width),
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "yshift": lift,
                "showarrow": False,
                "font": {"size": SMALL_SIZE, "color": (DARK_GREY, DARK_PINK)[place]},
            }
        )
        lift += LINE_HEIGHT * (text.count("<br>") + 1) + 4
    return names


def _own_name(mark: _Mark, ticks: Sequence[float], write: Write) -> dict[str, Any]:
    """Name the chosen council under the axis, in bold, with its value."""
    text = wrapped(mark.name, NAME_CHARACTERS).replace("<br>", " ")
    width = text_width(text) + 12
    return {
        "text": f"<b>{text}<br>{write(mark.value)}</b>",
        "x": mark.value,
        "xanchor": _anchor(mark.value, ticks, width),
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -26,
        "showarrow": False,
        "font": {"size": SMALL_SIZE, "color": DARK_BLUE},
    }
