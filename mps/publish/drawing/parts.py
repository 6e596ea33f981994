"""The parts every drawing is made of: numbers, marks of SVG, text of several lines."""

import html
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mps.charts.theme import FONT, SMALL_SIZE, TEXT, WHITE, plain, text_width

LINE = 1.3  # height of a line of text, in sizes of its type
DASHES = {"dash": "9 6", "dot": "2 4", "dashdot": "9 4 2 4", "longdash": "14 6"}
_BOLD = re.compile(r"(</?b>)")


class NotDrawn(Exception):
    """A chart uses something that is not drawn here."""


def number(value: float) -> str:
    """A coordinate, to a tenth of a pixel."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def mark(name: str, content: str = "", /, **attributes: Any) -> str:
    """An SVG element; `_` in a name stands for `-`, and what is None is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _attribute(value: object) -> str:
    if isinstance(value, float):
        return number(value)
    return html.escape(str(value), quote=True)


def lines_of(text: object) -> list[str]:
    """The lines of a label."""
    return re.split(r"<br ?/?>", str(text))


def width_of(text: object, size: float = SMALL_SIZE) -> float:
    """The width of the widest line of a label in pixels, estimated."""
    return max((text_width(plain(line), int(size)) for line in lines_of(text)), default=0)


def height_of(text: object, size: float = SMALL_SIZE) -> float:
    """The height of a label in pixels."""
    return len(lines_of(text)) * size * LINE


def label(
    text: object,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    vertical: str = "middle",
    font: Mapping[str, Any] | None = None,
    default_colour: str = TEXT,
) -> str:
    """A label of one or several lines; `y` is its top, middle or bottom, as `vertical` says."""
    font = font or {}
    size = float(font.get("size", SMALL_SIZE))
    lines = lines_of(text)
    tall = len(lines) * size * LINE
    top = y - {"top": 0.0, "middle": tall / 2, "bottom": tall}[vertical]
    rows = "".join(
        mark("tspan", _spans(line) or " ", x=x, y=top + (place + 0.78) * size * LINE)
        for place, line in enumerate(lines)
    )
    look = {"text_anchor": anchor, "font_size": size, "fill": font.get("color") or default_colour}
    words = mark("text", rows, **look)
    if str(font.get("shadow") or "none") == "none":
        return words
    # A halo is the words in white below them: not every program knows paint-order.
    return (
        mark("text", rows, **{**look, "fill": WHITE, "stroke": WHITE, "stroke_width": 3.0}) + words
    )


def _spans(line: str) -> str:
    """A line with its bold parts."""
    written, bold = [], False
    for part in _BOLD.split(line):
        if part in ("<b>", "</b>"):
            bold = part == "<b>"
        elif part:
            text = html.escape(html.unescape(part), quote=False)
            written.append(mark("tspan", text, font_weight="bold") if bold else text)
    return "".join(written)


def stroke(line: Mapping[str, Any] | None, default: str = TEXT) -> dict[str, Any]:
    """The attributes of a line: colour, width and dashes."""
    line = line or {}
    dash = line.get("dash", "solid")
    return {
        "stroke": line.get("color", default),
        "stroke_width": float(line.get("width", 2)),
        "stroke_dasharray": None if dash == "solid" else DASHES.get(dash, dash),
    }


def symbol(name: str, x: float, y: float, size: float, **look: Any) -> str:
    """A mark of a point: its shape, its middle and its size in pixels."""
    half = size / 2
    open_ = name.endswith("-open")
    if open_:
        look = {**look, "stroke": look.get("fill"), "fill": "none", "stroke_width": 2.0}
    base = name.removesuffix("-open")
    if base == "circle":
        return mark("circle", cx=x, cy=y, r=half, **look)
    corners = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
        "triangle-up": ((0, -1.2), (1.1, 0.8), (-1.1, 0.8)),
        "triangle-down": ((0, 1.2), (1.1, -0.8), (-1.1, -0.8)),
        "triangle-right": ((1.2, 0), (-0.8, 1.1), (-0.8, -1.1)),
        "triangle-left": ((-1.2, 0), (0.8, 1.1), (0.8, -1.1)),
        "line-ns": ((-0.1, -1), (0.1, -1), (0.1, 1), (-0.1, 1)),
        "line-ew": ((-1, -0.1), (1, -0.1), (1, 0.1), (-1, 0.1)),
        "star": tuple(
            (r * math.sin(turn * math.pi / 5), -r * math.cos(turn * math.pi / 5))
            for turn in range(10)
            for r in ((1.4, 0.6)[turn % 2],)
        ),
        "cross": (
            *((-0.4, -1), (0.4, -1), (0.4, -0.4), (1, -0.4), (1, 0.4), (0.4, 0.4)),
            *((0.4, 1), (-0.4, 1), (-0.4, 0.4), (-1, 0.4), (-1, -0.4), (-0.4, -0.4)),
        ),
        "x": (
            *((0, -0.5), (0.6, -1.1), (1.1, -0.6), (0.5, 0), (1.1, 0.6), (0.6, 1.1)),
            *((0, 0.5), (-0.6, 1.1), (-1.1, 0.6), (-0.5, 0), (-1.1, -0.6), (-0.6, -1.1)),
        ),
    }.get(base)
    if corners is None:
        raise NotDrawn(f"a mark of the shape {name}")
    points = " ".join(f"{number(x + dx * half)},{number(y + dy * half)}" for dx, dy in corners)
    return mark("polygon", points=points, **look)


def each(value: Any, count: int) -> list[Any]:
    """A setting that is one for all or one for each, as one for each."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value) + [None] * (count - len(value))
    return [value] * count


def runs(points: Sequence[tuple[Any, Any]]) -> Iterator[list[tuple[float, float]]]:
    """The unbroken stretches of a line: a point without a value breaks it."""
    stretch: list[tuple[float, float]] = []
    for x, y in points:
        if x is None or y is None:
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch.append((float(x), float(y)))
    if stretch:
        yield stretch


def frame(content: str, width: float, height: float, alt: str) -> str:
    """The whole drawing with its text alternative; it scales to the width it is given."""
    return mark(
        "svg",
        mark("title", html.escape(alt)) + content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
        font_family=FONT,
        font_size=float(SMALL_SIZE),
    )


def hatched(name: str, pattern: Mapping[str, Any], fill: str) -> str:
    """A hatched fill, which tells a bar without its colour."""
    size = float(pattern.get("size", 8))
    ink = pattern.get("fgcolor", WHITE)
    ground = pattern.get("bgcolor", fill)
    line = mark("path", d=f"M0,{size} L{size},0", stroke=ink, stroke_width=1.5)
    tile = mark("rect", width=size, height=size, fill=ground) + line
    return mark(
        "defs",
        mark("pattern", tile, id=name, width=size, height=size, patternUnits="userSpaceOnUse"),
    )
