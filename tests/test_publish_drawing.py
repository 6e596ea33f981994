"""Charts drawn as SVG: where things lie, what is written, and what is refused."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mps import charts
from mps.publish.drawing import NotDrawn, draw

SVG = "{http://www.w3.org/2000/svg}"


def drawn(figure: dict[str, Any], **options: Any) -> ET.Element:
    return ET.fromstring(draw(figure, "What it says", name="test", **options))


def words_in(root: ET.Element) -> list[str]:
    return ["".join(one.itertext()).strip() for one in root.iter(f"{SVG}text")]


def bars(**changes: Any) -> dict[str, Any]:
    layout = {
        "height": 200,
        "margin": {"l": 100, "r": 20, "t": 10, "b": 30},
        "xaxis": {"range": [0, 10], "tickvals": [0, 5, 10]},
        "yaxis": {"range": [1.5, -0.5], "tickvals": [0, 1], "ticktext": ["First", "Second"]},
        "bargap": 0.5,
    }
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": [10, 5],
        "y": [0, 1],
        "text": ["10", "5"],
        "textposition": "outside",
        "marker": {"color": "#12436D"},
    }
    return {"data": [{**trace, **changes}], "layout": layout}  # fmt: skip


def test_bars_are_as_long_as_their_values_and_lie_at_their_names() -> None:
    root = drawn(bars(), width=620.0)
    first, second = [one for one in root.iter(f"{SVG}rect") if one.get("fill") == "#12436D"]
    assert (float(first.get("x")), float(first.get("width"))) == (100, 500)
    assert (float(second.get("x")), float(second.get("width"))) == (100, 250)
    # Two names share 160 px; a bar fills half of its 80.
    assert (float(first.get("y")), float(first.get("height"))) == (30, 40)
    assert words_in(root) == ["0", "5", "10", "First", "Second", "10", "5"]


def test_what_is_said_of_a_chart_is_its_title_and_words_are_never_markup() -> None:
    figure = bars(text=["<script>", "&"])
    text = draw(figure, "A < B & C", name="test")
    assert ET.fromstring(text).find(f"{SVG}title").text == "A < B & C"
    assert "<script>" not in text


def test_a_line_breaks_where_a_year_is_missing() -> None:
    frame = pd.DataFrame({"year": [2015, 2016, 2019, 2020], "n": [1.0, 2.0, 3.0, 4.0], "of": "All"})
    figure = charts.series_lines(frame, x="year", y="n", series="of", unit="people")
    root = drawn(json.loads(figure.to_json()))
    paths = [one.get("d") for one in root.iter(f"{SVG}path")]
    assert len(paths) == 2
    assert all(path.count("L") == 1 for path in paths)


def test_an_interval_is_a_line_from_low_to_high() -> None:
    figure = {
        "data": [{"type": "scatter", "mode": "markers", "x": [5], "y": [5],
                  "error_x": {"array": [3], "arrayminus": [2], "width": 0, "color": "#123456"}}],
        "layout": {"height": 100, "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
                   "xaxis": {"range": [0, 10], "visible": False},
                   "yaxis": {"range": [0, 10], "visible": False}},
    }  # fmt: skip
    lines = [one for one in drawn(figure, width=100.0).iter(f"{SVG}line")
             if one.get("stroke") == "#123456"]  # fmt: skip
    assert ("30", "80") in {(one.get("x1"), one.get("x2")) for one in lines}


def test_areas_have_the_colour_of_their_class_and_north_is_up(tmp_path: Path) -> None:
    ring = [[-2.0, 51.0], [-2.0, 51.5], [-1.5, 51.5], [-1.5, 51.0], [-2.0, 51.0]]
    shape = {"features": [{"properties": {"area_code": "A"},
                           "geometry": {"type": "Polygon", "coordinates": [ring]}}]}  # fmt: skip
    (tmp_path / "shapes.geojson").write_text(json.dumps(shape))
    figure = {
        "data": [{"type": "choropleth", "geojson": "/app/static/shapes.geojson",
                  "locations": ["A"], "z": [1], "zmin": -0.5, "zmax": 1.5,
                  "colorscale": [[0, "#AAAAAA"], [0.5, "#AAAAAA"], [0.5, "#BBBBBB"],
                                 [1, "#BBBBBB"]],
                  "marker": {"line": {"color": "#FFFFFF", "width": 1}}}],
        "layout": {"height": 200, "margin": {"t": 0}, "geo": {
            "lonaxis": {"range": [-2.0, -1.0]}, "lataxis": {"range": [51.0, 52.0]}}},
    }  # fmt: skip
    root = drawn(figure, shapes=lambda address: tmp_path / address.rpartition("/")[2])
    path = next(root.iter(f"{SVG}path"))
    assert path.get("fill") == "#BBBBBB"
    ys = [float(point.partition(",")[2]) for point in path.get("d").strip("MZ").split("L")]
    assert ys[0] > ys[1]  # the southern corner lies below the northern


@pytest.mark.parametrize(
    "change",
    [{"type": "pie"}, {"type": "scatter", "mode": "lines", "line": {"shape": "spline"}},
     {"type": "scatter", "mode": "markers", "marker": {"symbol": "hourglass"}}],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused_not_left_out(change: dict[str, Any]) -> None:
    with pytest.raises(NotDrawn):
        draw(bars(**change), "", name="test")
