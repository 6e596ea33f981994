"""Points on maps: kinds by shape and colour, sizes by beds, and the same in words."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from mps import charts, maps
from mps.maps.colours import BLUES
from tests.colours import contrast

BANES = maps.Bounds(-2.70709, 51.27319, -2.27897, 51.43921)


@pytest.fixture
def locations() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "location_id": ["1-1", "1-2", "1-3", "1-4", "1-5"],
            "location_name": ["Ash", "Beech", "Cedar", "Dale", "Elm"],
            "kind": ["care_home", "homecare", "care_home", "nursing_home", "care_home"],
            "lon": [-2.4, -2.35, -2.41, -2.3, None],
            "lat": [51.38, 51.39, 51.37, 51.3, None],
            "bed_count": pd.Series([25, None, 100, 400, 7], dtype="Int64"),
            "hover_text": ["25 beds", "Homecare", "100 beds", "400 beds", "7 beds"],
        }
    )


def area_map(points: maps.Points | None, **more: object) -> go.Figure:
    areas = pd.DataFrame(
        {"area_code": ["E01000001"], "area_name": ["A"], "class_index": [0], "value_text": ["12%"]}
    )
    return maps.area_map(
        areas,
        shapes_url="/app/static/shapes/a.geojson",
        classes=[maps.Class("Area", BLUES[0], 1)],
        bounds=BANES,
        points=points,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("looks", [maps.SERVICE_LOOKS, maps.RATING_POINTS])
def test_kinds_differ_in_shape_and_stand_out_on_every_class(
    looks: dict[str, maps.PointLook],
) -> None:
    assert len({look.symbol for look in looks.values()}) == len(looks)
    for name, look in looks.items():
        assert contrast(look.colour, look.edge) >= 3, "plain within its own edge on any ground"
        for ground in (*BLUES, "#FFFFFF", "#DADADA"):
            assert max(contrast(look.colour, ground), contrast(look.edge, ground)) >= 3, name


def test_ratings_have_the_colours_and_names_of_their_bars() -> None:
    assert list(maps.RATING_POINTS) == list(charts.RATING_LOOKS)
    for name, look in maps.RATING_POINTS.items():
        assert look.name == charts.RATING_LOOKS[name].name
    for name in charts.RATED:
        assert maps.RATING_POINTS[name].colour == charts.RATING_LOOKS[name].fill


def test_the_area_of_a_mark_is_in_proportion_to_beds_within_limits() -> None:
    assert maps.point_size(100) ** 2 / maps.point_size(25) ** 2 == pytest.approx(4)
    assert maps.point_size(1) == maps.point_size(16) == 8
    assert maps.point_size(900) == maps.point_size(225) == 30
    assert maps.point_size(None) == maps.point_size(0) == maps.point_size(pd.NA) == 11
    assert "16 to 225" in maps.SIZE_NOTE


def test_each_kind_is_a_trace_with_its_number_in_the_key(locations: pd.DataFrame) -> None:
    points = maps.location_points(locations, looks=maps.SERVICE_LOOKS)
    assert points.names == [
        "Care home with nursing (1)",
        "Care home without nursing (2)",
        "Homecare (1)",
    ]
    homes = points.traces[1]
    assert homes["customdata"] == ["1-3", "1-1"], "the larger lies below the smaller"
    assert homes["marker"]["size"] == [20, 10]
    assert homes["marker"]["symbol"] == "square"
    with pytest.raises(ValueError, match="kind care_home"):
        maps.location_points(locations, looks=maps.RATING_POINTS)


def test_points_lie_above_the_areas_with_a_key_above_the_map(locations: pd.DataFrame) -> None:
    points = maps.location_points(locations, looks=maps.SERVICE_LOOKS, chosen="1-2")
    places = pd.DataFrame({"place_name": ["Bath"], "lon": [-2.36], "lat": [51.38], "place_rank": 1})
    figure = area_map(points, places=places)
    assert [trace.type for trace in figure.data] == ["choropleth"] + ["scattergeo"] * 6
    assert [trace.showlegend for trace in figure.data[1:]] == [True] * 3 + [False] * 3
    assert figure.layout.margin.t > 0
    assert figure.layout.height == maps.map_height(BANES) + figure.layout.margin.t
    casing, core = figure.data[4:6]
    assert (casing.lon[0], casing.marker.size) == (-2.35, core.marker.size)
    assert casing.marker.line.width > core.marker.line.width
    assert len(go.Figure(figure.to_dict()).data) == 7


def test_a_chosen_location_that_is_not_on_the_map_is_not_ringed(locations: pd.DataFrame) -> None:
    assert len(maps.location_points(locations, looks=maps.SERVICE_LOOKS, chosen="1-5").traces) == 3


def test_a_map_without_points_is_as_before() -> None:
    for points in (None, maps.Points([], [])):
        figure = area_map(points)
        assert figure.layout.height == maps.map_height(BANES)
        assert figure.layout.showlegend is False
        assert figure.data[0].customdata is None
        assert "residents" not in figure.data[0].hovertemplate


def test_supply_is_drawn_as_circles_on_need(locations: pd.DataFrame) -> None:
    frame = locations.rename(columns={"location_name": "point_name"})
    points = maps.supply_points(frame)
    assert points.names == ["Beds in care homes (525)"]
    assert points.traces[0]["text"] == ["Dale", "Cedar", "Ash"]
    assert maps.supply_points_alt(frame) == (
        "3 circles for beds in care homes, 525 in all; the largest 400 (Dale)."
    )
    none = frame.assign(bed_count=0)
    assert maps.supply_points(none) == maps.Points([], [])
    assert maps.supply_points_alt(none) == "No circles: beds in care homes are not held."


def test_points_are_told_in_words(locations: pd.DataFrame) -> None:
    told = {"looks": maps.SERVICE_LOOKS, "place": "South West"}
    assert maps.location_points_alt(locations, **told) == (
        "Map of the South West with 4 locations: Care home with nursing 1, Care home without "
        "nursing 2 and Homecare 1. 1 location without a place not shown."
    )
    assert maps.location_points_alt(locations.head(0), **told) == (
        "Map of the South West without locations."
    )


def test_no_locations_give_no_points(locations: pd.DataFrame) -> None:
    assert maps.location_points(locations.head(0), looks=maps.SERVICE_LOOKS) == maps.Points([], [])
