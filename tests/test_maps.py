"""Maps: classes at their limits, the window's shape, names that keep apart, the figure itself."""

import math
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from mps import maps
from mps.charts.theme import NARROWEST, text_width
from mps.maps import Amounts, Bounds, Categories, Changes, Deciles, Percentages, classify
from mps.maps.breaks import change_step, nice_breaks
from mps.maps.colours import BLUES, diverging, sequential
from mps.maps.labels import MOST_LABELS
from mps.maps.shape import padded, to_pixels
from mps.words import rounded
from tests.colours import contrast

BANES = Bounds(-2.70709, 51.27319, -2.27897, 51.43921)
# One degree square on the equator, where Mercator keeps degrees nearly square.
SQUARE = Bounds(0.0, -0.5, 1.0, 0.5)


def classes_of(values: list[object], scheme: maps.Scheme) -> tuple[list[object], list[str]]:
    found = classify(pd.Series(values, dtype="object"), scheme)
    places = [None if pd.isna(place) else int(place) for place in found.class_index]
    return places, [item.label for item in found.classes]


def test_a_share_is_classed_as_it_is_shown() -> None:
    places, labels = classes_of(
        [0.0, 9.94, 9.95, 10.0, 14.94, 14.96, 24.94, 24.95, 25.0, 100.0, None],
        maps.scheme_for("share", "65_plus"),
    )
    assert places == [0, 0, 1, 1, 1, 2, 3, 4, 4, 4, None]
    assert labels == [
        "Under 10%",
        "10% to under 15%",
        "15% to under 20%",
        "20% to under 25%",
        "25% or more",
    ]


def test_class_counts_hold_every_value_once_and_the_missing_apart() -> None:
    found = classify(pd.Series([1.0, 12.0, 13.0, None, 99.0]), Percentages((10, 20)))
    assert [item.count for item in found.classes] == [1, 2, 1]
    assert found.missing == 1
    assert found.not_available.label == "Not available"
    assert found.not_available.count == 1


def test_class_index_keeps_the_index_of_the_values() -> None:
    values = pd.Series([30.0, 5.0], index=[7, 3])
    assert list(classify(values, Percentages((10, 20))).class_index.loc[[3, 7]]) == [0, 2]


def test_every_age_group_has_rising_limits_and_five_classes() -> None:
    groups = ["0_14", "15_64", "65_79", "65_plus", "75_plus", "80_plus", "85_plus", "20_24"]
    for group in [*groups, "75_79", "80_84", "85_89", "90_plus"]:
        scheme = maps.scheme_for("share", group)
        assert isinstance(scheme, Percentages)
        assert len(scheme.breaks) == 4
        assert list(scheme.breaks) == sorted(set(scheme.breaks))


def test_counts_take_round_limits_near_the_fifths() -> None:
    # 1 to 100: the fifths are 20.8, 40.6, 60.4, 80.2. With 1, 2, 5 times a power of ten two
    # limits would meet; 1, 2, 3, 4, 5, 6, 8 keep them apart.
    places, labels = classes_of(list(range(1, 101)), Amounts(whole=True))
    assert labels == ["Under 20", "20 to 39", "40 to 59", "60 to 79", "80 or more"]
    assert [places[value - 1] for value in (19, 20, 39, 40, 59, 60, 79, 80)] == [
        0, 1, 1, 2, 2, 3, 3, 4,
    ]  # fmt: skip


def test_limits_take_quarters_before_odd_numbers() -> None:
    # Fifths of 240, 287, 317, 391: hundreds and halves meet at 300, quarters keep apart.
    values = [100.0, 240.0, 287.0, 317.0, 391.0, 700.0]
    assert nice_breaks(values, 5, lambda value: rounded(value, 0)) == [250, 275, 325, 400]


def test_densities_are_classed_as_they_are_shown() -> None:
    places, labels = classes_of([2.64, 2.66, 120.4, 1500.0, 5000.0, 9000.0], Amounts(whole=False))
    assert labels[0].startswith("Under ")
    assert labels[-1].endswith(" or more")
    assert all(" to under " in label for label in labels[1:-1])
    assert places == sorted(places, key=lambda place: place if isinstance(place, int) else -1)
    assert places[0] == 0
    assert places[-1] == len(labels) - 1


@pytest.mark.parametrize(
    "values",
    [
        [0, 0, 0, 0, 1],
        [5, 5, 5, 6],
        [1, 2],
        [3, 1000000],
        [0, 0, 0, 0, 0, 0, 0, 0, 7, 9],
        [88, 91, 93, 90, 89],
        [20, 20, 40, 60, 80, 100],
        [1, 10, 100, 1000, 10000, 100000],
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_few_or_tied_amounts_still_give_true_classes(values: list[float], whole: bool) -> None:
    found = classify(pd.Series(values), Amounts(whole=whole))
    assert sum(item.count for item in found.classes) == len(values)
    assert found.classes[0].count > 0
    assert found.classes[-1].count > 0
    order = sorted(zip(values, found.class_index, strict=True))
    assert [place for _, place in order] == sorted(found.class_index)
    for value, place in zip(values, found.class_index, strict=True):
        assert_within(float(value), found.classes[place].label)


def assert_within(value: float, label: str) -> None:
    """Read a class's own words back and see that the value is in it."""
    numbers = [float(part.replace(",", "")) for part in label.split() if part[0].isdigit()]
    if label.startswith("Under"):
        assert value < numbers[0]
    elif label.endswith("or more"):
        assert value >= numbers[0]
    elif "to under" in label:
        assert numbers[0] <= value < numbers[1]
    elif " to " in label:
        assert numbers[0] <= value <= numbers[1]
    else:
        assert value == numbers[0]


def test_equal_amounts_are_one_class_and_none_no_class() -> None:
    assert classes_of([196357.0], Amounts(whole=True)) == ([0], ["196,357"])
    assert classes_of([None], Amounts(whole=True)) == ([None], [])


def test_a_change_of_nothing_is_a_limit_and_never_a_fall() -> None:
    places, labels = classes_of(
        [-10.0, -9.94, -5.0, -4.9, -0.1, -0.04, 0.0, 0.1, 4.94, 4.95, 9.9, 10.0],
        Changes("%"),
    )
    assert labels == [
        "Fell by 10% or more",
        "Fell by 5% to under 10%",
        "Fell by under 5%",
        "No change, or rose by under 5%",
        "Rose by 5% to under 10%",
        "Rose by 10% or more",
    ]
    assert places == [0, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 5]


def test_the_width_of_change_classes_fits_three_quarters_of_the_values() -> None:
    assert change_step([1.0, -1.0, 3.9, -30.0], whole=False) == 2.0
    assert change_step([1.0, -1.0, 4.0, -30.0], whole=False) == 5.0
    assert change_step([0.0, 0.0], whole=True) == 5.0
    assert change_step([], whole=False) == 0.5


def test_a_change_in_people_is_told_in_whole_people() -> None:
    places, labels = classes_of([-10, -9, -5, -4, 0, 4, 5, 9, 10], Changes("people"))
    assert labels[1] == "Fell by 5 to 9 people"
    assert labels[3] == "No change, or rose by under 5 people"
    assert places == [0, 1, 1, 2, 3, 3, 4, 4, 5]


def test_deciles_keep_their_number_and_the_most_deprived_is_darkest() -> None:
    found = classify(pd.Series([1, 10, 2, None]), Deciles())
    assert [None if pd.isna(place) else place for place in found.class_index] == [0, 9, 1, None]
    assert found.classes[0].label == "1, most deprived tenth"
    assert len({item.colour for item in found.classes}) == 10
    lightness = [contrast(item.colour, "#FFFFFF") for item in found.classes]
    assert lightness == sorted(lightness, reverse=True)
    with pytest.raises(ValueError, match="11 is not a decile"):
        classify(pd.Series([11]), Deciles())


def test_rural_urban_classes_keep_their_order_and_take_a_new_name() -> None:
    places, labels = classes_of(
        ["Rural village and dispersed", "Urban city and town", None, "Smaller rural"], Categories()
    )
    assert labels[0] == "Urban major conurbation"
    assert labels[-1] == "Smaller rural"
    assert [None if place is None else labels[place] for place in places] == [  # type: ignore[call-overload]
        "Rural village and dispersed",
        "Urban city and town",
        None,
        "Smaller rural",
    ]


def test_neighbouring_map_classes_can_be_told_apart() -> None:
    for low, high in pairwise(BLUES):
        assert contrast(low, high) >= 1.5
    # The outlines of areas of interest are plain on the lightest and on the darkest class.
    assert max(contrast("#0B0C0C", BLUES[0]), contrast("#F46A25", BLUES[0])) >= 3
    assert max(contrast("#0B0C0C", BLUES[-1]), contrast("#F46A25", BLUES[-1])) >= 3
    falls = [contrast(colour, "#FFFFFF") for colour in diverging()]
    assert falls[:3] == sorted(falls[:3], reverse=True)
    assert falls[3:] == sorted(falls[3:])
    assert sequential(5) == list(BLUES)


def test_a_map_fills_its_box_at_its_right_shape() -> None:
    assert maps.map_height(SQUARE, width=500) == 500
    # At 51.4 degrees north a degree of latitude is 1 / cos(51.4) = 1.60 degrees of longitude.
    wide, high = BANES.lon_max - BANES.lon_min, BANES.lat_max - BANES.lat_min
    middle = math.cos(math.radians((BANES.lat_min + BANES.lat_max) / 2))
    expected = 560 * high / (wide * middle)
    assert maps.map_height(BANES, width=560) == pytest.approx(expected, abs=1)
    tall = Bounds(0.0, 0.0, 0.1, 1.0)
    assert maps.map_height(tall, width=500, largest=640) == 640


def test_a_window_around_an_area_holds_it_at_the_wanted_shape() -> None:
    for area in (
        Bounds(-2.40, 51.36, -2.39, 51.38),
        Bounds(-2.50, 51.36, -2.30, 51.37),
    ):
        window = maps.around(area)
        assert maps.map_height(window, width=560) == pytest.approx(400, abs=1)
        assert window.lon_min < area.lon_min < area.lon_max < window.lon_max
        assert window.lat_min < area.lat_min < area.lat_max < window.lat_max


def test_points_fall_where_the_map_draws_them() -> None:
    window = padded(SQUARE)
    corner = to_pixels(window.lon_min, window.lat_max, SQUARE, 400, 400)
    assert corner == pytest.approx((0, 0), abs=0.01)
    assert to_pixels(0.5, 0.0, SQUARE, 400, 400) == pytest.approx((200, 200))
    # A box wider than the map leaves the rest free at both sides.
    assert to_pixels(0.5, 0.0, SQUARE, 800, 400) == pytest.approx((400, 200))
    left = to_pixels(window.lon_min, 0.0, SQUARE, 800, 400)
    assert left == pytest.approx((200, 200), abs=0.01)


def places(*rows: tuple[str, float, float, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["place_name", "lon", "lat", "place_rank"])


def test_the_more_important_of_two_meeting_names_stays_on_its_point() -> None:
    # 0.04 degrees are 11 px: too near for two names on their points, room for one below.
    found = maps.place_labels(
        places(("Second", 0.5, -0.04, 2), ("First", 0.5, 0.0, 1)), SQUARE, height=300
    )
    assert [(label.text, label.position) for label in found] == [
        ("First", "middle center"),
        ("Second", "bottom center"),
    ]


def test_a_name_with_no_room_is_left_out() -> None:
    crowd = [(f"Place number {rank}", 0.5, 0.0, rank) for rank in range(1, 8)]
    found = maps.place_labels(places(*crowd), SQUARE, height=120, width=120)
    assert 1 <= len(found) < 5
    assert found[0].text == "Place number 1"
    outside = maps.place_labels(places(("Elsewhere", 5.0, 5.0, 1)), SQUARE, height=300)
    assert outside == []


def test_names_never_meet_each_other_or_the_edge_and_are_eight_at_most() -> None:
    grid = [
        (f"Town {row}{column}", 0.1 * column, -0.5 + 0.1 * row, row * 11 + column)
        for row in range(11)
        for column in range(11)
    ]
    found = maps.place_labels(places(*grid), SQUARE, height=300)
    assert len(found) == MOST_LABELS
    shift = {
        "middle center": (0.0, 0.0),
        "top center": (0.0, -0.6),
        "bottom center": (0.0, 0.6),
        "middle right": (0.5, 0.0),
        "middle left": (-0.5, 0.0),
    }
    boxes = []
    for label in found:
        x, y = to_pixels(label.lon, label.lat, SQUARE, NARROWEST, 300)
        right, down = shift[label.position]
        wide = text_width(label.text, 14)
        boxes.append((x + right * wide - wide / 2, y + down * 17 - 8.5, wide, 17.0))
    for place, (left, top, wide, high) in enumerate(boxes):
        assert left >= 0
        assert left + wide <= NARROWEST
        assert top >= 0
        assert top + high <= 300
        for other_left, other_top, other_wide, other_high in boxes[place + 1 :]:
            apart = (
                left + wide <= other_left
                or other_left + other_wide <= left
                or top + high <= other_top
                or other_top + other_high <= top
            )
            assert apart


@pytest.fixture
def areas() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": ["E01000001", "E01000002", "E01000003"],
            "area_name": ["A", "B", "C"],
            "value": [12.0, 30.04, None],
            "value_text": ["12.0%", "30.0%", "not available"],
            "people_text": ["12 of 100", "30 of 100", "not available of 100"],
            "class_index": pd.Series([1, 4, None], dtype="Int64"),
        }
    )


def drawn(areas: pd.DataFrame, **more: object) -> go.Figure:
    found = classify(areas["value"], maps.scheme_for("share"))
    return maps.area_map(
        areas,
        shapes_url="/app/static/shapes/a.geojson",
        classes=found.classes,
        bounds=BANES,
        **more,  # type: ignore[arg-type]
    )


def colour_at(figure: go.Figure, place: int) -> str:
    """Return the colour plotly gives an area: its z on the stepped scale."""
    trace = figure.data[0]
    part = (trace.z[place] - trace.zmin) / (trace.zmax - trace.zmin)
    return next(
        str(low[1])
        for low, high in pairwise(trace.colorscale)
        if low[1] == high[1] and low[0] <= part <= high[0]
    )


def test_each_area_has_its_class_colour_and_a_missing_one_neutral_grey(
    areas: pd.DataFrame,
) -> None:
    figure = drawn(areas)
    assert [colour_at(figure, place) for place in range(3)] == [BLUES[1], BLUES[4], "#DADADA"]
    edges = figure.data[0].marker.line.color
    assert edges[0] == edges[1] != edges[2]
    assert list(figure.data[0].text) == ["A", "B", "C"]
    assert list(figure.data[0].hovertext) == ["12.0%", "30.0%", "not available"]
    assert list(figure.data[0].customdata)[1] == "30 of 100"
    assert "%{hovertext}<br>%{customdata} residents" in figure.data[0].hovertemplate


def test_a_map_is_still_quiet_and_asks_nobody_else(areas: pd.DataFrame) -> None:
    figure = drawn(areas)
    assert figure.layout.dragmode is False
    assert figure.data[0].showscale is False
    assert figure.data[0].unselected.marker.opacity == 1
    assert figure.layout.geo.projection.type == "mercator"
    config = maps.map_config("/app/static/", "figure-1")
    assert config["topojsonURL"] == "/app/static/"
    assert config["modeBarButtons"] == [["toImage"]]
    assert config["toImageButtonOptions"] == {"format": "svg", "filename": "figure-1"}
    assert config["scrollZoom"] is False


def test_outlines_the_chosen_area_and_names_lie_above_the_areas(areas: pd.DataFrame) -> None:
    figure = drawn(
        areas,
        outline_url="/app/static/shapes/outline.geojson",
        outline_codes=["E06000022"],
        chosen="E01000002",
        places=places(("Bath", -2.359, 51.381, 1)),
    )
    kinds = [(trace.type, trace.hoverinfo) for trace in figure.data]
    assert kinds[0] == ("choropleth", None)
    assert all(hover == "skip" for _, hover in kinds[1:])
    assert [list(trace.locations) for trace in figure.data[1:-1]] == [
        ["E06000022"],
        ["E01000002"],
        ["E01000002"],
    ]
    assert list(figure.data[-1].text) == ["<b>Bath</b>"]
    assert "#fff" in figure.data[-1].textfont.shadow


def test_plotly_accepts_every_value_of_a_map(areas: pd.DataFrame) -> None:
    figure = drawn(
        areas,
        outline_url="u",
        outline_codes=["E06000022"],
        chosen="E01000002",
        chosen_url="v",
        places=places(("Bath", -2.359, 51.381, 1)),
    )
    checked = go.Figure(figure.to_dict())
    assert len(checked.data) == len(figure.data)
    empty = drawn(areas.head(0))
    assert go.Figure(empty.to_dict()).layout.height == maps.map_height(BANES)


def test_a_map_is_told_in_words_with_its_highest_and_lowest(areas: pd.DataFrame) -> None:
    said = {"measure": "Share aged 65 and over, mid-2020", "level": "lsoa", "place": "Here"}
    assert maps.area_map_alt(areas, **said) == (
        "Map of Here. Share aged 65 and over, mid-2020, by 3 small areas (LSOAs): "
        "highest 30.0% in B, lowest 12.0% in A. No value for 1 area."
    )
    assert maps.area_map_alt(areas.tail(1), **said).endswith("no values are held.")
    named = areas.assign(value=["Urban", "Rural", "Urban"])
    assert maps.area_map_alt(named, **said).endswith(
        "by 3 small areas (LSOAs): Urban 2 and Rural 1."
    )
