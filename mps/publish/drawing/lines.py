"""Lines, fills and marks of points, with the bars of an interval about them."""

from collections.abc import Mapping, Sequence
from typing import Any

from mps.charts.theme import DARK_BLUE, SMALL_SIZE
from mps.publish.drawing.parts import (
    NotDrawn,
    each,
    label,
    mark,
    number,
    runs,
    stroke,
    symbol,
)
from mps.publish.drawing.space import Space, values

_ANCHORS = {"left": "end", "center": "middle", "right": "start"}
_VERTICALS = {"top": "bottom", "middle": "middle", "bottom": "top"}


def draw_scatter(trace: Mapping[str, Any], before: Mapping[str, Any] | None, space: Space) -> str:
    """One trace of lines, marks or words; `before` is the trace that it may fill up to."""
    mode = trace.get("mode", "lines")
    points = list(zip(values(trace.get("x")), values(trace.get("y")), strict=True))
    parts = []
    if trace.get("fill", "none") != "none":
        parts.append(_fill(trace, before, points, space))
    if "lines" in mode:
        look = {"fill": "none", "stroke_linejoin": "round", **stroke(trace.get("line"), DARK_BLUE)}
        stretches = runs([(x, y) for x, y in points])
        shape = trace.get("line", {}).get("shape", "linear")
        if float(trace.get("line", {}).get("width", 2)):
            parts += [mark("path", d=_path(one, shape, space), **look) for one in stretches]
    parts.append(_intervals(trace, points, space))
    if "markers" in mode:
        parts.append(_marks(trace, points, space))
    if "text" in mode:
        parts.append(_words(trace, points, space))
    return "".join(parts)


def _path(points: Sequence[tuple[float, float]], shape: str, space: Space) -> str:
    placed = [(space.x.at(x), space.y.at(y)) for x, y in points]
    (x, y), rest = placed[0], placed[1:]
    steps = [f"M{number(x)},{number(y)}"]
    for (_, last), (x, y) in zip(placed, rest, strict=False):
        if shape == "hv":
            steps.append(f"H{number(x)}V{number(y)}")
        elif shape == "vhv":
            steps.append(f"V{number((last + y) / 2)}H{number(x)}V{number(y)}")
        elif shape == "linear":
            steps.append(f"L{number(x)},{number(y)}")
        else:
            raise NotDrawn(f"a line of the shape {shape}")
    if not rest:  # a stretch of a single point
        steps.append(f"L{number(x)},{number(y)}")
    return "".join(steps)


def _fill(
    trace: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    points: Sequence[tuple[Any, Any]],
    space: Space,
) -> str:
    """The area between this line and the one before it, itself or the axis."""
    shape = trace.get("line", {}).get("shape", "linear")
    look = {"fill": trace.get("fillcolor", "#D9D9D9"), "stroke": "none"}
    stretches = list(runs(points))
    kind = trace["fill"]
    if kind == "toself":
        paths = [_path(one, shape, space) + "Z" for one in stretches]
    elif kind == "tozeroy":
        paths = [
            _path([(one[0][0], 0.0), *one, (one[-1][0], 0.0)], "linear", space) + "Z"
            for one in stretches
        ]
    elif kind == "tonexty" and before is not None:
        other = list(zip(values(before.get("x")), values(before.get("y")), strict=True))
        paths = []
        for one, under in zip(stretches, runs(other), strict=True):
            back = _path(under, shape, space)
            forth = _path(one, shape, space)
            paths.append(forth + _backwards(back, under, shape, space) + "Z")
    else:
        raise NotDrawn(f"a fill of the kind {kind}")
    return "".join(mark("path", d=path, **look) for path in paths)


def _backwards(path: str, points: Sequence[tuple[float, float]], shape: str, space: Space) -> str:
    """A line run through from its end, as the lower edge of a fill."""
    placed = [(space.x.at(x), space.y.at(y)) for x, y in points][::-1]
    (x, y), rest = placed[0], placed[1:]
    steps = [f"L{number(x)},{number(y)}"]
    for x, y in rest:
        steps.append(f"V{number(y)}H{number(x)}" if shape == "hv" else f"L{number(x)},{number(y)}")
    return "".join(steps)


def _intervals(trace: Mapping[str, Any], points: Sequence[tuple[Any, Any]], space: Space) -> str:
    """Lines from low to high about each point."""
    parts = []
    for name in ("error_x", "error_y"):
        error = trace.get(name)
        if not error or error.get("visible") is False:
            continue
        above = each(values(error.get("array")), len(points))
        below = each(values(error.get("arrayminus")) or above, len(points))
        look = stroke({"color": error.get("color", DARK_BLUE), "width": error.get("thickness", 2)})
        cap = float(error.get("width", 4))
        for (x, y), up, down in zip(points, above, below, strict=True):
            if None in (x, y, up, down):
                continue
            parts.append(_whisker(space, float(x), float(y), up, down, cap, look, name))
    return "".join(parts)


def _whisker(
    space: Space, x: float, y: float, up: float, down: float, cap: float, look: dict[str, Any],
    name: str,
) -> str:  # fmt: skip
    if name == "error_x":
        low, high, at = space.x.at(x - down), space.x.at(x + up), space.y.at(y)
        ends = [(low, at - cap, low, at + cap), (high, at - cap, high, at + cap)]
        ends.append((low, at, high, at))
    else:
        low, high, at = space.y.at(y - down), space.y.at(y + up), space.x.at(x)
        ends = [(at - cap, low, at + cap, low), (at - cap, high, at + cap, high)]
        ends.append((at, low, at, high))
    return "".join(mark("line", x1=a, y1=b, x2=c, y2=d, **look) for a, b, c, d in ends)


def _marks(trace: Mapping[str, Any], points: Sequence[tuple[Any, Any]], space: Space) -> str:
    look = trace.get("marker", {})
    count = len(points)
    shapes = each(look.get("symbol", "circle"), count)
    colours = each(look.get("color", trace.get("line", {}).get("color", DARK_BLUE)), count)
    sizes = each(look.get("size", 6), count)
    edge = look.get("line", {})
    edges, widths = each(edge.get("color"), count), each(edge.get("width", 0), count)
    parts = []
    for place, (x, y) in enumerate(points):
        if x is None or y is None:
            continue
        outline = {"stroke": edges[place], "stroke_width": float(widths[place] or 0)}
        parts.append(
            symbol(
                str(shapes[place] or "circle"),
                space.x.at(x),
                space.y.at(y),
                float(sizes[place] or 6),
                fill=colours[place],
                fill_opacity=look.get("opacity"),
                **(outline if edges[place] else {}),
            )
        )
    return "".join(parts)


def _words(trace: Mapping[str, Any], points: Sequence[tuple[Any, Any]], space: Space) -> str:
    texts = each(values(trace.get("text")), len(points))
    positions = each(trace.get("textposition", "middle center"), len(points))
    font = trace.get("textfont", {})
    size = float(trace.get("marker", {}).get("size", 0) if "markers" in trace["mode"] else 0)
    parts = []
    for (x, y), text, position in zip(points, texts, positions, strict=True):
        if x is None or y is None or not text:
            continue
        vertical, _, side = str(position or "middle center").partition(" ")
        dx = {"left": -1, "center": 0, "right": 1}[side] * (size / 2 + 4)
        dy = {"top": -1, "middle": 0, "bottom": 1}[vertical] * (size / 2 + 2)
        parts.append(
            label(
                text,
                space.x.at(x) + dx,
                space.y.at(y) + dy,
                anchor=_ANCHORS[side],
                vertical=_VERTICALS[vertical],
                font={"size": SMALL_SIZE, **font},
            )
        )
    return "".join(parts)
