"""Flows from what was to what is: bands between two columns of names."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from mps.publish.drawing.parts import label, mark, number
from mps.publish.drawing.space import Space, values


def draw_flow(trace: Mapping[str, Any], space: Space) -> str:
    """The nodes and links of a flow whose nodes stand where the chart has put them."""
    node, link = trace["node"], trace["link"]
    sources, targets = values(link["source"]), values(link["target"])
    amounts = [float(one) for one in values(link["value"])]
    out: dict[int, float] = defaultdict(float)
    into: dict[int, float] = defaultdict(float)
    for source, target, amount in zip(sources, targets, amounts, strict=True):
        out[source] += amount
        into[target] += amount
    labels = values(node["label"])
    size = {place: max(out[place], into[place]) for place in range(len(labels))}
    xs, ys = values(node["x"]), values(node["y"])
    tall = space.bottom - space.top
    columns = [[place for place in size if (xs[place] > 0.5) is late] for late in (False, True)]
    pad = float(node.get("pad", 20))
    scale = min(
        (tall - pad * (len(column) - 1)) / (sum(size[place] for place in column) or 1.0)
        for column in columns
    )
    tops = {place: space.top + ys[place] * tall - size[place] * scale / 2 for place in size}
    thick = float(node.get("thickness", 16))
    parts = _links(trace, xs, tops, scale, thick, space)
    for place, text in enumerate(labels):
        late = xs[place] > 0.5
        x = space.right - thick if late else space.left
        middle = tops[place] + size[place] * scale / 2
        parts.append(
            mark("rect", x=x, y=tops[place], width=thick, height=size[place] * scale,
                 fill=values(node["color"])[place])
        )  # fmt: skip
        at, anchor = (x - 6, "end") if late else (x + thick + 6, "start")
        parts.append(label(text, at, middle, anchor=anchor, font=trace.get("textfont", {})))
    return "".join(parts)


def _links(
    trace: Mapping[str, Any],
    xs: list[float],
    tops: Mapping[int, float],
    scale: float,
    thick: float,
    space: Space,
) -> list[str]:
    link = trace["link"]
    left, right = space.left + thick, space.right - thick
    middle = (left + right) / 2
    sources, targets = values(link["source"]), values(link["target"])
    amounts, colours = values(link["value"]), values(link["color"])
    order = sorted(range(len(sources)), key=lambda one: (tops[sources[one]], tops[targets[one]]))
    used_out: dict[int, float] = defaultdict(float)
    starts = {}
    for one in order:
        starts[one] = tops[sources[one]] + used_out[sources[one]]
        used_out[sources[one]] += float(amounts[one]) * scale
    used_in: dict[int, float] = defaultdict(float)
    ends = {}
    for one in sorted(order, key=lambda one: (tops[targets[one]], tops[sources[one]])):
        ends[one] = tops[targets[one]] + used_in[targets[one]]
        used_in[targets[one]] += float(amounts[one]) * scale
    parts = []
    for one in order:
        wide = float(amounts[one]) * scale
        a, b = starts[one], ends[one]
        path = (
            f"M{number(left)},{number(a)}C{number(middle)},{number(a)} {number(middle)},{number(b)}"
            f" {number(right)},{number(b)}V{number(b + wide)}C{number(middle)},{number(b + wide)}"
            f" {number(middle)},{number(a + wide)} {number(left)},{number(a + wide)}Z"
        )
        parts.append(mark("path", d=path, fill=colours[one], fill_opacity=0.45))
    return parts
