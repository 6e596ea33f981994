"""Bars: side by side, stacked, or floating from a base; plain, outlined or hatched."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mps.charts.theme import SMALL_SIZE, TEXT, WHITE
from mps.publish.drawing.parts import each, hatched, height_of, label, mark, width_of
from mps.publish.drawing.space import Space, values

Trace = Mapping[str, Any]


@dataclass
class _Stack:
    """How high the bars at each position have grown, upwards and downwards."""

    up: dict[float, float] = field(default_factory=dict)
    down: dict[float, float] = field(default_factory=dict)

    def base(self, at: float, value: float) -> float:
        """Where the next bar begins; it is added."""
        side = self.up if value >= 0 else self.down
        start = side.get(at, 0.0)
        side[at] = start + value
        return start


@dataclass(frozen=True)
class _Bar:
    """One bar: its middle and width along the names, its start and end along the values."""

    middle: float
    width: float
    start: float
    end: float


def draw_bars(traces: Sequence[Trace], layout: Mapping[str, Any], space: Space, name: str) -> str:
    """All bar traces of a chart, in order."""
    mode = layout.get("barmode", "group")
    gap = float(layout.get("bargap", 0.2))
    inner = float(layout.get("bargroupgap", 0.0))
    unit = _unit(traces)
    stack = _Stack()
    parts = []
    for place, trace in enumerate(traces):
        lying = trace.get("orientation") == "h"
        along, across = values(trace["x" if lying else "y"]), values(trace["y" if lying else "x"])
        slots = len(traces) if mode == "group" else 1
        slot = unit * (1 - gap) / slots
        offset = (place - (slots - 1) / 2) * slot if mode == "group" else 0.0
        widths = each(trace.get("width"), len(along))
        bases = each(
            values(trace["base"])
            if "base" in trace and not isinstance(trace["base"], int | float)
            else trace.get("base"),
            len(along),
        )
        bars: list[_Bar | None] = []
        for value, at, wide, base in zip(along, across, widths, bases, strict=True):
            if value is None or at is None:
                bars.append(None)
                continue
            start = (
                float(base)
                if base is not None
                else (stack.base(float(at), float(value)) if mode in ("stack", "relative") else 0.0)
            )
            width = float(wide) if wide is not None else slot * (1 - inner)
            middle = float(at) + (0.0 if wide is not None and mode != "group" else offset)
            bars.append(_Bar(middle, width, start, start + float(value)))
        parts.append(_draw(trace, bars, lying, space, f"{name}-hatch{place}"))
    return "".join(parts)


def _unit(traces: Sequence[Trace]) -> float:
    """The least distance between two positions: what bars have to share."""
    held = sorted(
        {
            float(at)
            for trace in traces
            for at in values(trace["y" if trace.get("orientation") == "h" else "x"])
            if at is not None
        }
    )
    return min((after - before for before, after in itertools.pairwise(held)), default=1.0)


def _draw(trace: Trace, bars: Sequence[_Bar | None], lying: bool, space: Space, hatch: str) -> str:
    look = trace.get("marker", {})
    pattern = look.get("pattern", {})
    shapes = each(pattern.get("shape"), len(bars))
    colours = each(look.get("color"), len(bars))
    edges = each(look.get("line", {}).get("color"), len(bars))
    widths = each(look.get("line", {}).get("width"), len(bars))
    texts = each(values(trace.get("text")), len(bars)) if trace.get("text") else [None] * len(bars)
    parts = []
    for place, bar in enumerate(bars):
        if bar is None:
            continue
        box = _box(bar, lying, space)
        fill = colours[place] or TEXT
        if shapes[place]:
            name = f"{hatch}-{place}"
            parts.append(hatched(name, pattern, fill))
            fill = f"url(#{name})"
        x, y, wide, tall = box
        parts.append(
            mark("rect", x=x, y=y, width=wide, height=tall, fill=fill, stroke=edges[place],
                 stroke_width=None if edges[place] is None else float(widths[place] or 1))
        )  # fmt: skip
        if texts[place]:
            parts.append(_text(trace, str(texts[place]), bar, box, lying, place))
    return "".join(parts)


def _box(bar: _Bar, lying: bool, space: Space) -> tuple[float, float, float, float]:
    """The rectangle of a bar in pixels: left, top, width and height."""
    low, high = bar.middle - bar.width / 2, bar.middle + bar.width / 2
    names, amounts = (space.y, space.x) if lying else (space.x, space.y)
    first, second = sorted((names.at(low), names.at(high)))
    start, end = sorted((amounts.at(bar.start), amounts.at(bar.end)))
    if lying:
        return start, first, end - start, second - first
    return first, start, second - first, end - start


def _text(
    trace: Trace, text: str, bar: _Bar, box: tuple[float, float, float, float], lying: bool,
    place: int,
) -> str:  # fmt: skip
    """What is written at the end of a bar or in it, where there is room."""
    x, y, wide, tall = box
    position = each(trace.get("textposition", "auto"), place + 1)[place]
    font = dict(trace.get("textfont", {}))
    for key in ("color", "shadow"):
        font[key] = each(font.get(key), place + 1)[place]
    size = float(font.get("size", SMALL_SIZE))
    falls = bar.end < bar.start
    inside = position == "inside" or (position == "auto" and width_of(text, size) + 8 < wide)
    if position == "none":
        return ""
    if inside:
        room = wide if lying else tall
        need = width_of(text, size) if lying else height_of(text, size)
        if room < need + 2 or (tall if lying else wide) < (size if lying else width_of(text, size)):
            return ""
        font.setdefault("color", WHITE)
        font["color"] = font["color"] or WHITE
        return label(text, x + wide / 2, y + tall / 2, anchor="middle", font=font)
    if lying:
        at = x - 4 if falls else x + wide + 4
        return label(text, at, y + tall / 2, anchor="end" if falls else "start", font=font)
    at = y + tall + 3 if falls else y - 3
    vertical = "top" if falls else "bottom"
    return label(text, x + wide / 2, at, anchor="middle", vertical=vertical, font=font)
