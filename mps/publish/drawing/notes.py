"""What is written and drawn over a plot: notes with their leaders, lines, and the key."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from mps.charts.theme import SMALL_SIZE, TEXT, key_height
from mps.publish.drawing.parts import (
    NotDrawn,
    each,
    hatched,
    height_of,
    label,
    mark,
    stroke,
    symbol,
    width_of,
)
from mps.publish.drawing.space import Space

_ANCHORS = {"left": "start", "center": "middle", "right": "end", "auto": "middle"}
_ALIGN = {"left": 0.0, "center": 0.5, "right": 1.0, "auto": 0.5}
_VERTICALS = {"top": "top", "middle": "middle", "bottom": "bottom", "auto": "middle"}
_KEY_MARK = 30.0  # px that a key's mark takes
_KEY_GAP = 10.0


def draw_notes(layout: Mapping[str, Any], space: Space) -> str:
    """The annotations of a layout."""
    return "".join(_note(note, space) for note in layout.get("annotations", ()))


def _note(note: Mapping[str, Any], space: Space) -> str:
    x = space.place(note["x"], note.get("xref", "x"), "x") + note.get("xshift", 0)
    y = space.place(note["y"], note.get("yref", "y"), "y") - note.get("yshift", 0)
    font = note.get("font", {})
    anchor = note.get("xanchor", "auto")
    vertical = _VERTICALS[note.get("yanchor", "auto")]
    leader = ""
    if note.get("showarrow", True):
        if note.get("arrowhead", 1):
            raise NotDrawn("an arrow with a head")
        end_x, end_y = x + note.get("ax", -10), y + note.get("ay", -30)
        leader = _leader(note, (x, y), (end_x, end_y))
        x, y = end_x, end_y
    text, align = str(note.get("text", "")), note.get("align", "center")
    # Lines of unequal width keep together: the anchor is of the whole, the alignment of each.
    wide = width_of(text, float(font.get("size", SMALL_SIZE)))
    x += (_ALIGN[align] - _ALIGN[anchor]) * wide if "<br>" in text else 0.0
    placed = align if "<br>" in text else anchor
    return leader + label(text, x, y, anchor=_ANCHORS[placed], vertical=vertical, font=font)


def _leader(note: Mapping[str, Any], start: tuple[float, float], end: tuple[float, float]) -> str:
    length = math.dist(start, end) or 1.0
    off = min(float(note.get("standoff", 0)) / length, 1.0)
    x, y = (first + (last - first) * off for first, last in zip(start, end, strict=True))
    return mark(
        "line",
        x1=x,
        y1=y,
        x2=end[0],
        y2=end[1],
        stroke=note.get("arrowcolor", TEXT),
        stroke_width=float(note.get("arrowwidth", 1)),
    )


def draw_shapes(layout: Mapping[str, Any], space: Space, layer: str) -> str:
    """The lines and rectangles of a layout that lie below the data, or above."""
    parts = []
    for shape in layout.get("shapes", ()):
        if shape.get("layer", "above") != layer:
            continue
        x0, x1 = (space.place(shape[key], shape.get("xref", "x"), "x") for key in ("x0", "x1"))
        y0, y1 = (space.place(shape[key], shape.get("yref", "y"), "y") for key in ("y0", "y1"))
        look = stroke(shape.get("line"))
        if shape["type"] == "line":
            parts.append(mark("line", x1=x0, y1=y0, x2=x1, y2=y1, **look))
        elif shape["type"] == "rect":
            left, top = min(x0, x1), min(y0, y1)
            fill = shape.get("fillcolor", "none")
            opacity = shape.get("opacity")
            wide, tall = abs(x1 - x0), abs(y1 - y0)
            parts.append(
                mark("rect", x=left, y=top, width=wide, height=tall, fill=fill, opacity=opacity,
                     **look)
            )  # fmt: skip
        else:
            raise NotDrawn(f"a shape of the kind {shape['type']}")
    return "".join(parts)


def draw_key(
    traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any], width: float, name: str
) -> tuple[str, float]:
    """The key above a plot and its height, lines wrapping where the drawing ends."""
    if not layout.get("showlegend"):
        return "", 0.0
    named = [trace for trace in traces if trace.get("showlegend", True) and trace.get("name")]
    seen: dict[str, Mapping[str, Any]] = {}
    for trace in named:
        seen.setdefault(trace.get("legendgroup") or trace["name"], trace)
    entries = list(seen.values())
    if layout.get("legend", {}).get("traceorder") == "reversed":
        entries.reverse()
    parts, x, top, tall = [], 0.0, 2.0, 0.0
    for place, trace in enumerate(entries):
        wide = _KEY_MARK + width_of(trace["name"]) + _KEY_GAP
        if x and x + wide > width:
            x, top, tall = 0.0, top + tall + 4, 0.0
        high = height_of(trace["name"])
        parts.append(_entry(trace, x, top + high / 2, f"{name}-key{place}"))
        x, tall = x + wide, max(tall, high)
    return "".join(parts), (top + tall + 4 if entries else 0.0)


def key_room(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> float:
    """The height in pixels that a layout keeps for its key, which is that of a narrow screen."""
    names = dict.fromkeys(
        str(trace["name"])
        for trace in traces
        if trace.get("showlegend", True) and trace.get("name")
    )
    return float(key_height(list(names))) if layout.get("showlegend") and names else 0.0


def _entry(trace: Mapping[str, Any], x: float, y: float, hatch: str) -> str:
    name = label(trace["name"], x + _KEY_MARK, y, font={"size": SMALL_SIZE})
    look = trace.get("marker", {})
    colour = each(look.get("color"), 1)[0]
    if trace["type"] == "bar":
        edge = look.get("line", {})
        outline = {"stroke": each(edge.get("color"), 1)[0]} if edge else {}
        pattern, ground = look.get("pattern", {}), ""
        if each(pattern.get("shape"), 1)[0]:
            ground, colour = hatched(hatch, pattern, colour), f"url(#{hatch})"
        box = mark("rect", x=x + 8, y=y - 7.0, width=16.0, height=14.0, fill=colour, **outline)
        return ground + box + name
    parts = []
    mode = trace.get("mode", "lines")
    if "lines" in mode:
        line = stroke(trace.get("line"))
        parts.append(mark("line", x1=x + 2, y1=y, x2=x + _KEY_MARK - 4, y2=y, **line))
    if "markers" in mode:
        edge = look.get("line", {})
        shape = str(each(look.get("symbol", "circle"), 1)[0])
        size = min(float(each(look.get("size", 8), 1)[0]), 14.0)
        outline = {"stroke": each(edge.get("color"), 1)[0], "stroke_width": 1.0} if edge else {}
        parts.append(symbol(shape, x + _KEY_MARK / 2 - 1, y, size, fill=colour, **outline))
    return "".join(parts) + name
