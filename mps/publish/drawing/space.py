"""Where things lie: the plot within the drawing, its two axes, and their ticks."""

import base64
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mps.charts.theme import AXIS_TEXT, GRID, nice_ticks
from mps.publish.drawing.parts import LINE, NotDrawn, label, lines_of, mark
from mps.words import number as written

_TYPES = {"f8": "d", "f4": "f", "i4": "i", "i2": "h", "i1": "b", "u1": "B", "u2": "H", "u4": "I"}


def values(found: Any) -> list[Any]:
    """The values of a column of a trace, also where plotly packed them."""
    if isinstance(found, Mapping):
        packed = array(_TYPES[found["dtype"]])
        packed.frombytes(base64.b64decode(found["bdata"]))
        return packed.tolist()
    return list(found) if found is not None else []


@dataclass(frozen=True)
class Axis:
    """One axis: the values at its ends and the pixels where they lie."""

    settings: Mapping[str, Any]
    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of a value."""
        share = (float(value) - self.low) / ((self.high - self.low) or 1.0)
        return self.start + share * (self.end - self.start)

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """The values marked on the axis within its range, and what is written at each."""
        given = values(self.settings.get("tickvals"))
        if "tickvals" not in self.settings:
            if self.settings.get("visible") is False:
                return []
            given = nice_ticks(min(self.low, self.high), max(self.low, self.high), 6)
        names = values(self.settings.get("ticktext")) or [written(tick) for tick in given]
        low, high = sorted((self.low, self.high))
        room = (high - low) * 1e-6
        return [
            (float(tick), str(name))
            for tick, name in zip(given, names, strict=True)
            if low - room <= float(tick) <= high + room
        ]


@dataclass(frozen=True)
class Space:
    """The whole drawing and the plot in it, in pixels."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    x: Axis
    y: Axis

    def place(self, value: Any, ref: str, axis: str) -> float:
        """The pixel of a value that refers to an axis, to the plot (paper) or to the drawing."""
        along = self.x if axis == "x" else self.y
        if ref == "paper" or ref.endswith("domain"):
            share = float(value)
            if axis == "x":
                return self.left + share * (self.right - self.left)
            return self.bottom - share * (self.bottom - self.top)
        if ref == "container":
            return float(value) * self.width if axis == "x" else (1 - float(value)) * self.height
        return along.at(value)


def space_of(layout: Mapping[str, Any], traces: Sequence[Mapping[str, Any]], width: float) -> Space:
    """Lay out a chart of a width; its height is the layout's own."""
    for key in layout:
        if key[:5] in ("xaxis", "yaxis") and len(key) > 5:
            raise NotDrawn("a second axis")
    height = float(layout.get("height", 400))
    margin = layout.get("margin", {})
    left, right = margin.get("l", 80), width - margin.get("r", 80)
    top, bottom = margin.get("t", 100), height - margin.get("b", 80)
    x, y = layout.get("xaxis", {}), layout.get("yaxis", {})
    x_low, x_high = _range(x, traces, "x")
    y_low, y_high = _range(y, traces, "y")
    return Space(
        width,
        height,
        left,
        top,
        right,
        bottom,
        Axis(x, x_low, x_high, left, right),
        Axis(y, y_low, y_high, bottom, top),
    )


def _range(
    settings: Mapping[str, Any], traces: Sequence[Mapping[str, Any]], name: str
) -> tuple[float, float]:
    given = settings.get("range")
    if given and None not in given:
        return float(given[0]), float(given[1])
    held = [float(one) for trace in traces for one in values(trace.get(name)) if one is not None]
    low, high = min(held, default=0.0), max(held, default=1.0)
    ticks = [float(tick) for tick in values(settings.get("tickvals"))]
    low, high = min([low, *ticks]), max([high, *ticks])
    edge = ((high - low) or 1.0) * 0.05
    return (
        (high + edge, low - edge)
        if settings.get("autorange") == "reversed"
        else (
            low - edge,
            high + edge,
        )
    )


def draw_axes(space: Space) -> str:
    """Grid lines, axis lines, ticks and what is written at them."""
    return _draw_x(space) + _draw_y(space)


def _draw_x(space: Space) -> str:
    axis, settings = space.x, space.x.settings
    if settings.get("visible") is False:
        return ""
    parts = []
    is_top = settings.get("side") == "top"
    edge = space.top if is_top else space.bottom
    out = -1 if is_top else 1
    for tick, name in axis.ticks:
        x = axis.at(tick)
        if settings.get("showgrid", True):
            parts.append(_grid(settings, x1=x, x2=x, y1=space.top, y2=space.bottom))
        if settings.get("ticks") == "outside":
            look = {"stroke": settings.get("tickcolor", AXIS_TEXT), "stroke_width": 1.0}
            parts.append(mark("line", x1=x, x2=x, y1=edge, y2=edge + 5 * out, **look))
        if settings.get("showticklabels", True):
            at = edge + out * (7 + settings.get("ticklabelstandoff", 0))
            parts.append(_tick_name(settings, name, x, at, "middle", "bottom" if is_top else "top"))
    if settings.get("showline"):
        look = {"stroke": settings.get("linecolor", AXIS_TEXT), "stroke_width": 1.0}
        parts.append(mark("line", x1=space.left, x2=space.right, y1=edge, y2=edge, **look))
    parts.append(_zero(settings, axis, x=True, space=space))
    title = _title(settings)
    if title:
        size = float(settings.get("tickfont", {}).get("size", 14))
        most = max((len(lines_of(name)) for _, name in axis.ticks), default=1)
        at = edge + out * (10 + most * size * LINE)
        middle = (space.left + space.right) / 2
        font = settings["title"].get("font", {}) if isinstance(settings["title"], Mapping) else {}
        parts.append(label(title, middle, at, anchor="middle", vertical="top", font=font))
    return "".join(parts)


def _draw_y(space: Space) -> str:
    axis, settings = space.y, space.y.settings
    if settings.get("visible") is False:
        return ""
    parts = []
    for tick, name in axis.ticks:
        y = axis.at(tick)
        if settings.get("showgrid", True):
            parts.append(_grid(settings, x1=space.left, x2=space.right, y1=y, y2=y))
        if settings.get("showticklabels", True):
            at = space.left - 6 - settings.get("ticklabelstandoff", 0)
            parts.append(_tick_name(settings, name, at, y, "end", "middle"))
    if settings.get("showline"):
        look = {"stroke": settings.get("linecolor", AXIS_TEXT), "stroke_width": 1.0}
        parts.append(
            mark("line", x1=space.left, x2=space.left, y1=space.top, y2=space.bottom, **look)
        )
    parts.append(_zero(settings, axis, x=False, space=space))
    return "".join(parts)


def _zero(settings: Mapping[str, Any], axis: Axis, *, x: bool, space: Space) -> str:
    low, high = sorted((axis.low, axis.high))
    if not settings.get("zeroline") or not low <= 0 <= high:
        return ""
    at = axis.at(0)
    look = {"stroke": settings.get("zerolinecolor", AXIS_TEXT), "stroke_width": 1.0}
    if x:
        return mark("line", x1=at, x2=at, y1=space.top, y2=space.bottom, **look)
    return mark("line", x1=space.left, x2=space.right, y1=at, y2=at, **look)


def _grid(settings: Mapping[str, Any], **ends: float) -> str:
    return mark(
        "line",
        stroke=settings.get("gridcolor", GRID),
        stroke_width=float(settings.get("gridwidth", 1)),
        **ends,
    )


def _tick_name(
    settings: Mapping[str, Any], name: str, x: float, y: float, anchor: str, vertical: str
) -> str:
    return label(
        name,
        x,
        y,
        anchor=anchor,
        vertical=vertical,
        font=settings.get("tickfont", {}),
        default_colour=AXIS_TEXT,
    )


def _title(settings: Mapping[str, Any]) -> str:
    title = settings.get("title")
    text = title.get("text") if isinstance(title, Mapping) else title
    return str(text or "")
