"""Names at the ends of lines, moved apart where the lines end close together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from mps.charts.theme import (
    LINE_HEIGHT,
    SMALL_SIZE,
    TEXT,
    plain,
    text_width,
    wrapped,
)

NAME_CHARACTERS = 12  # of a series name, before it wraps
LEADER = 16  # px from the last point to its name
Write = Callable[[object], str]


@dataclass(frozen=True)
class Line:
    """One series: its name, its points in time order (at least one) and its colour."""

    name: str
    points: list[tuple[int, float]]
    colour: str


def spread(wanted: Sequence[float], heights: Sequence[float], top: float) -> list[float]:
    """Move label centres apart so that none overlap and all lie within 0 to `top`.

    `wanted` are the centres the labels would like, `heights` their heights, all in pixels. The
    order is kept and the squared distance moved is the least possible. Labels that cannot all
    fit stand on each other from 0 upwards.
    """
    order = sorted(range(len(wanted)), key=lambda item: wanted[item])
    # Take off the room of the labels below: then "no overlap" means "never falling", and the
    # nearest such sequence pools neighbours that fall into their mean.
    offsets: dict[int, float] = {}
    below = 0.0
    for item in order:
        offsets[item] = below + heights[item] / 2
        below += heights[item]
    pools: list[list[float]] = []
    for item in order:
        pools.append([wanted[item] - offsets[item]])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    levels = [fmean(pool) for pool in pools for _ in pool]
    room = max(top - below, 0.0)
    placed = {
        item: min(max(level, 0.0), room) + offsets[item]
        for item, level in zip(order, levels, strict=True)
    }
    return [placed[item] for item in range(len(wanted))]


def end_names(
    lines: Sequence[Line], ticks: Sequence[float], plot_height: int, write: Write
) -> list[dict[str, Any]]:
    """Name each line at its end, on a short leader of its colour, none over another."""
    if not lines:
        return []
    scale = plot_height / (ticks[-1] - ticks[0])
    ends = [(line.points[-1][1] - ticks[0]) * scale for line in lines]
    texts = [_name(line, write) for line in lines]
    heights = [LINE_HEIGHT * (text.count("<br>") + 1) + 4.0 for text in texts]
    places = spread(ends, heights, plot_height + LINE_HEIGHT)
    return [
        {
            "text": text,
            "x": line.points[-1][0],
            "y": line.points[-1][1],
            "ax": LEADER,
            "ay": end - place,
            "xanchor": "left",
            "yanchor": "middle",
            "align": "left",
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1.5,
            "arrowcolor": line.colour,
            "standoff": 4,
            "font": {"size": SMALL_SIZE, "color": TEXT},
        }
        for line, text, end, place in zip(lines, texts, ends, places, strict=True)
    ]


def _name(line: Line, write: Write) -> str:
    return f"{wrapped(line.name, NAME_CHARACTERS)}<br><b>{write(line.points[-1][1])}</b>"


def _name_width(line: Line, write: Write) -> int:
    return max(text_width(part) for part in plain(_name(line, write)).split("<br>"))


def names_width(lines: Sequence[Line], write: Write) -> int:
    """Return the right margin in pixels that the names and their leaders need."""
    return max((_name_width(line, write) for line in lines), default=0) + LEADER + 6
