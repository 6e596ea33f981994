"""One figure drawn: its key, its axes, its data and its notes, in the order they lie."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mps.charts.theme import WHITE
from mps.publish.drawing.bars import draw_bars
from mps.publish.drawing.flows import draw_flow
from mps.publish.drawing.lines import draw_scatter
from mps.publish.drawing.maps import Shapes, draw_map
from mps.publish.drawing.notes import draw_key, draw_notes, draw_shapes, key_room
from mps.publish.drawing.parts import NotDrawn, frame, mark
from mps.publish.drawing.space import draw_axes, space_of

WIDTH = 720.0  # px; a page of A4 with its margins


def _no_shapes(address: str) -> Path:
    raise NotDrawn(f"a map whose shapes are at {address}")


def draw(
    figure: Mapping[str, Any],
    alt: str,
    *,
    name: str,
    width: float = WIDTH,
    shapes: Shapes = _no_shapes,
) -> str:
    """A figure as a whole SVG, `width` pixels wide and as high as its layout says.

    `figure` is what plotly writes as JSON: `data` and `layout`. `shapes` gives the file that the
    address of a map's shapes stands for. What a drawing defines for itself is called after
    `name`, which no other drawing of the same document may have. Raises NotDrawn for what is not
    drawn here.
    """
    traces = [trace for trace in figure.get("data", ()) if trace.get("visible", True) is True]
    layout = dict(figure.get("layout", {}))
    key, tall = draw_key(traces, layout, width, name)
    # A page is wider than a phone, for which layouts keep room: the key takes fewer lines here.
    spare = max(key_room(traces, layout) - tall - 8, 0.0)
    height = float(layout.get("height", 400)) - spare
    margin = layout.get("margin", {})
    layout |= {"height": height, "margin": {**margin, "t": margin.get("t", 100) - spare}}
    ground = mark("rect", width=width, height=height, fill=layout.get("paper_bgcolor", WHITE))
    if "geo" in layout:
        top = float(layout.get("margin", {}).get("t", 0))
        drawn = draw_map(traces, layout, width, height, top, shapes)
    else:
        drawn = _plot(traces, layout, width, name)
    return frame(ground + key + drawn, width, height, alt)


def _plot(
    traces: list[Mapping[str, Any]], layout: Mapping[str, Any], width: float, name: str
) -> str:
    kinds = {trace["type"] for trace in traces}
    if unknown := kinds - {"bar", "scatter", "sankey"}:
        raise NotDrawn(f"a chart of the kind {', '.join(sorted(unknown))}")
    space = space_of(layout, traces, width)
    parts = [] if "sankey" in kinds else [draw_axes(space)]
    parts.append(draw_shapes(layout, space, "below"))
    bars = [trace for trace in traces if trace["type"] == "bar"]
    parts.append(draw_bars(bars, layout, space, name))
    before = None
    for trace in traces:
        if trace["type"] == "scatter":
            parts.append(draw_scatter(trace, before, space))
            before = trace
        elif trace["type"] == "sankey":
            parts.append(draw_flow(trace, space))
    parts += [draw_shapes(layout, space, "above"), draw_notes(layout, space)]
    return "".join(parts)
