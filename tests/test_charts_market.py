"""Charts of the market: what they draw, that they fit a phone, and that their words are true."""

import datetime as dt
import math
from collections.abc import Callable
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from mps import charts
from mps.analysis import survival_curve
from mps.charts import RATED, RATING_LOOKS
from mps.charts.flow import WAYS
from mps.charts.keys import key_over
from mps.charts.theme import NARROWEST, TEXT, plain, text_width
from tests.colours import contrast

MINUS = "\N{MINUS SIGN}"


@pytest.fixture
def ratings() -> pd.DataFrame:
    rows = [
        ("Homecare", "not_rated", 3),
        ("Homecare", "good", 5),
        ("Homecare", "good", 1),
        ("Homecare", "outstanding", 1),
        ("Extra care", "good", 2),
        ("Extra care", "inadequate", None),
    ]
    return pd.DataFrame(rows, columns=["group_name", "rating_class", "location_count"])


@pytest.fixture
def flows() -> pd.DataFrame:
    rows = [
        ("good", "good", 30),
        ("requires_improvement", "good", 12),
        ("good", "requires_improvement", 4),
        ("good", "outstanding", 1),
        ("inadequate", "not_rated", 2),
        ("outstanding", "good", 0),
    ]
    return pd.DataFrame(rows, columns=["previous_class", "current_class", "location_count"])


@pytest.fixture
def ledger() -> pd.DataFrame:
    return pd.DataFrame({"period": [2014, 2012, 2011], "opened": [1, 6, 2], "closed": [4, 2, 3]})


@pytest.fixture
def stock() -> pd.DataFrame:
    services = ["A", "B", "C", "D", "E", "F", "G"]
    rows = [(2011, name, 10) for name in services]
    rows += [(2012, name, 20 - place) for place, name in enumerate(services)]
    return pd.DataFrame(rows, columns=["year", "service_type_name", "stock"])


@pytest.fixture
def curves() -> pd.DataFrame:
    small = [(0.0, float(years), True, "Under 20 beds") for years in range(1, 11)]
    large = [(0.0, float(years), years < 3, "20 beds or more") for years in range(1, 11)]
    columns = ["entry_years", "end_years", "is_event", "group"]
    return survival_curve(pd.DataFrame(small + large, columns=columns))


@pytest.fixture
def sizes() -> pd.DataFrame:
    rows = [
        ("Under 20 beds", "Closed", 6),
        ("Under 20 beds", "Opened", 1),
        ("20 beds or more", "Closed", 2),
        ("20 beds or more", "Opened", 3),
    ]
    return pd.DataFrame(rows, columns=["band_name", "series_name", "location_count"])


PAIR = {"series": ["Closed", "Opened"]}


# --- Ratings ----------------------------------------------------------------------------------


def test_rating_colours_and_counts_can_be_read() -> None:
    for name, look in RATING_LOOKS.items():
        ground = look.ground or look.fill
        assert contrast(look.fill, "#FFFFFF") >= 3, name
        assert contrast(look.text, ground) >= 4.5, name
        if look.pattern:
            assert contrast(look.fill, ground) >= 3, name
    drawn = {(look.fill, look.pattern, look.ground) for look in RATING_LOOKS.values()}
    assert len(drawn) == len(RATING_LOOKS)
    assert tuple(RATING_LOOKS)[:4] == RATED


def test_rating_bars_add_up_to_a_hundred_in_a_fixed_order(ratings: pd.DataFrame) -> None:
    figure = charts.rating_bars(ratings)
    assert [trace.name for trace in figure.data] == ["Outstanding", "Good", "Not rated"]
    parts = [[part or 0 for part in trace.x] for trace in figure.data]
    assert [sum(column) for column in zip(*parts, strict=True)] == pytest.approx([100, 100])
    assert [list(trace.text) for trace in figure.data] == [["1", ""], ["6", "2"], ["3", ""]]
    assert figure.layout.barmode == "stack"
    assert figure.data[1].hovertext[0] == "Homecare<br>Good: 6 of 10 (60%)"


def test_each_group_is_named_with_its_number_above_its_bar(ratings: pd.DataFrame) -> None:
    figure = charts.rating_bars(ratings)
    names = [note for note in figure.layout.annotations if note.yref == "y"]
    assert [note.text for note in names] == ["Homecare (10)", "Extra care (2)"]
    bar = figure.data[0]
    assert [note.y for note in names] == [foot - bar.width / 2 for foot in bar.y]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    below = [note.text for note in figure.layout.annotations if note.yref == "paper"]
    assert below == ["0%", "50%", "100%"]


def test_words_of_rating_bars_hold_every_count(ratings: pd.DataFrame) -> None:
    assert charts.rating_bars_alt(ratings, measure="Overall ratings, March 2025") == (
        "Overall ratings, March 2025. Homecare, 10 locations: outstanding 1 (10%), good 6 (60%) "
        "and not rated 3 (30%); Extra care, 2 locations: good 2 (100%)."
    )


def test_an_unknown_rating_is_refused(ratings: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="'Excellent' is not a rating class"):
        charts.rating_bars(ratings.assign(rating_class="Excellent"))
    with pytest.raises(ValueError, match="'Excellent' is not a rating class"):
        charts.rating_way("good", "Excellent")


def test_a_group_of_none_has_a_name_and_no_bar(ratings: pd.DataFrame) -> None:
    figure = charts.rating_bars(ratings.assign(location_count=0))
    assert len(figure.data) == 0
    assert "Homecare (0)" in [note.text for note in figure.layout.annotations]


# --- Flow -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("previous", "current", "way"),
    [
        ("good", "outstanding", "up"),
        ("outstanding", "inadequate", "down"),
        ("good", "good", "same"),
        ("not_rated", "good", "other"),
        ("good", "inherited", "other"),
        ("not_rated", "not_rated", "other"),
    ],
)
def test_only_ratings_can_be_better_or_worse(previous: str, current: str, way: str) -> None:
    assert charts.rating_way(previous, current) == way


def test_a_flow_joins_previous_ratings_on_the_left_to_current_ones_on_the_right(
    flows: pd.DataFrame,
) -> None:
    flow, *key = charts.rating_flow(flows).data
    labels = list(flow.node.label)
    assert labels == [
        "Good 35",
        "Requires improvement 12",
        "Inadequate 2",
        "Outstanding 1",
        "Good 42",
        "Requires improvement 4",
        "Not rated 2",
    ]
    assert [x < 0.5 for x in flow.node.x] == [True] * 3 + [False] * 4
    assert list(flow.node.y[:3]) == sorted(flow.node.y[:3])
    assert all(0 < y < 1 for y in flow.node.y)
    links = zip(flow.link.source, flow.link.target, flow.link.value, strict=True)
    named = {(labels[start], labels[end]): value for start, end, value in links}
    assert named["Requires improvement 12", "Good 42"] == 12
    assert sum(named.values()) == 49
    assert [trace.name for trace in key] == ["Better (13)", "Same (30)", "Worse (4)", "Other (2)"]


def test_flow_colours_say_the_direction_and_so_does_the_pointer(flows: pd.DataFrame) -> None:
    link = charts.rating_flow(flows).data[0].link
    by_hover = dict(zip(link.customdata, link.color, strict=True))
    assert by_hover["Requires improvement to Good<br>12 locations: went up"] == WAYS["up"].ink
    assert by_hover["Good to Good<br>30 locations: stayed"] == WAYS["same"].ink
    assert by_hover["Inadequate to Not rated<br>2 locations: cannot be compared"]
    for way in WAYS.values():
        assert contrast(way.colour, "#FFFFFF") >= 3


def test_words_of_a_flow_hold_its_directions_and_largest_flows(flows: pd.DataFrame) -> None:
    assert charts.rating_flow_alt(flows, period="to March 2025") == (
        "Flow from previous to current rating of 49 locations, to March 2025: 13 went up, "
        "30 stayed, 4 went down and 2 cannot be compared. The largest flows: good to good 30, "
        "requires improvement to good 12 and good to requires improvement 4."
    )


# --- Ledger and stock -------------------------------------------------------------------------


def test_a_ledger_stands_above_and_below_zero_and_fills_its_gaps(ledger: pd.DataFrame) -> None:
    opened, closed, casing, net = charts.ledger_bars(ledger).data
    assert list(opened.x) == [2011, 2012, 2013, 2014]
    assert list(opened.y) == [2, 6, 0, 1]
    assert list(closed.y) == [-3, -2, 0, -4]
    assert list(net.y) == list(casing.y) == [-1, 4, 0, -3]
    assert casing.showlegend is False
    assert opened.hovertext[0] == (
        f"2011, locations<br>Opened 2<br>Closed 3<br>Net change {MINUS}1"
    )


def test_a_ledger_by_month_names_months_while_they_are_few() -> None:
    frame = pd.DataFrame(
        {
            "period": [dt.date(2024, 11, 1), pd.Timestamp("2025-02-01")],
            "opened": [20, 0],
            "closed": [0, 8],
        }
    )
    figure = charts.ledger_bars(frame, unit="beds")
    assert len(figure.data[0].x) == 4
    assert figure.layout.xaxis.ticktext == (
        "Nov<br>2024",
        "Dec<br>2024",
        "Jan<br>2025",
        "Feb<br>2025",
    )
    assert "Number of beds" in [note.text for note in figure.layout.annotations]
    many = pd.DataFrame(
        {"period": pd.date_range("2015-04-01", periods=120, freq="MS"), "opened": 1, "closed": 2}
    )
    axis = charts.ledger_bars(many).layout.xaxis
    assert all(name.isdigit() for name in axis.ticktext)
    assert all(at % 12 == 0 for at in axis.tickvals)


def test_words_of_a_ledger_name_the_most_only_where_one_stands_out(ledger: pd.DataFrame) -> None:
    assert charts.ledger_bars_alt(ledger) == (
        "Bars by year, 2011 to 2014: 9 locations opened and 9 closed, a net change of 0. "
        "Most opened in 2012: 6. Most closed in 2014: 4."
    )
    tied = charts.ledger_bars_alt(ledger.assign(closed=2))
    assert "Most closed" not in tied


def test_stock_keeps_the_five_largest_and_adds_up_the_others(stock: pd.DataFrame) -> None:
    figure = charts.stock_lines(stock)
    assert [trace.name for trace in figure.data] == ["A", "B", "C", "D", "E", "All other services"]
    assert list(figure.data[-1].y) == [20, 29]
    six = stock[stock["service_type_name"] != "G"]
    assert len(charts.stock_lines(six).data) == 6
    assert "All other services 20 in 2011 to 29 in 2012" in charts.stock_lines_alt(stock)
    assert charts.stock_lines_alt(stock, unit="beds").startswith(
        "Line chart, Beds registered at the end of the year"
    )


# --- Survival ---------------------------------------------------------------------------------


def test_curves_are_steps_told_apart_by_dash_and_end_where_they_are_thin(
    curves: pd.DataFrame,
) -> None:
    small_band, small, large_band, large = charts.survival_curves(curves).data
    assert small.line.shape == large.line.shape == "hv"
    assert small.line.dash != large.line.dash
    # Ten lives: at age 6 five are at risk, at 7 four.
    assert list(small.x) == [0, 1, 2, 3, 4, 5, 6]
    assert list(small.y) == pytest.approx([100, 90, 80, 70, 60, 50, 40])
    assert list(large.x) == [0, 1, 2, 6], "steps only where lives ended, and the end"
    for band in (small_band, large_band):
        assert band.fill == "toself"
        assert band.showlegend is False
        assert not any(math.isnan(value) for value in band.y)
        assert min(band.x) == 1
    assert small.hovertext[1].startswith("Under 20 beds, 1.0 years<br>90.0% still open<br>95%")
    assert small.hovertext[1].endswith("10 at risk")


def test_numbers_at_risk_stand_under_the_axis(curves: pd.DataFrame) -> None:
    figure = charts.survival_curves(curves)
    ticks = list(figure.layout.xaxis.tickvals)
    numbers = [note.text for note in figure.layout.annotations if note.xref == "x"]
    rows = curves[curves["group"] == "Under 20 beds"]
    expected = [int(rows.loc[rows["years"] >= tick, "at_risk"].iloc[0]) for tick in ticks]
    assert numbers[: len(ticks)] == [str(count) for count in expected]
    lowest = min(note.yshift for note in figure.layout.annotations)
    assert -lowest + 19 <= figure.layout.margin.b


def test_words_of_curves_hold_only_ages_that_are_drawn(curves: pd.DataFrame) -> None:
    assert charts.survival_curves_alt(curves) == (
        "Survival curves, percentage still open by years since opening: "
        "Under 20 beds 80% at 2 years, 50% at 5 years (10 of 10 closed); "
        "20 beds or more 80% at 2 years, 80% at 5 years (2 of 10 closed)."
    )


def test_a_curve_of_too_few_lives_is_not_drawn_and_says_so() -> None:
    rows = [(0.0, 2.0, True, "Few"), (0.0, 3.0, False, "Few")]
    columns = ["entry_years", "end_years", "is_event", "group"]
    curve = survival_curve(pd.DataFrame(rows, columns=columns))
    assert len(charts.survival_curves(curve).data) == 0
    assert charts.survival_curves_alt(curve).endswith(
        "Few not drawn, as too few were seen (1 of 2 closed)."
    )


def test_five_curves_are_too_many(curves: pd.DataFrame) -> None:
    many = pd.concat([curves.assign(group=str(number)) for number in range(5)])
    with pytest.raises(ValueError, match="5 survival curves"):
        charts.survival_curves(many)


# --- Counts by band ---------------------------------------------------------------------------


def test_paired_bars_give_each_count_with_its_share_of_its_own_set(sizes: pd.DataFrame) -> None:
    closed, opened = charts.paired_bars(sizes, **PAIR).data
    assert (closed.name, opened.name) == ("Closed (8)", "Opened (4)")
    assert list(closed.text) == ["6 (75%)", "2 (25%)"]
    assert list(opened.text) == ["1 (25%)", "3 (75%)"]
    assert charts.paired_bars_alt(sizes, **PAIR, measure="Care homes by size") == (
        "Care homes by size. Closed, 8: Under 20 beds 6 (75%) and 20 beds or more 2 (25%); "
        "Opened, 4: Under 20 beds 1 (25%) and 20 beds or more 3 (75%)."
    )
    with pytest.raises(ValueError, match="'Opened' is not among the series"):
        charts.paired_bars(sizes, series=["Closed"])


def test_ages_of_ratings_are_counted_in_bands() -> None:
    frame = pd.DataFrame({"band_name": ["Under 1 year", "No rating"], "location_count": [3, 1]})
    figure = charts.age_of_rating_bars(frame)
    assert list(figure.data[0].text) == ["3 (75%)", "1 (25%)"]
    assert figure.layout.showlegend is False
    assert charts.age_of_rating_bars_alt(frame, as_of="28 March 2025") == (
        "Age of rating at 28 March 2025, 4 locations: Under 1 year 3 (75%) and No rating 1 (25%)."
    )


# --- Every chart ------------------------------------------------------------------------------


def test_a_key_reserves_the_rows_it_needs_beside_the_margins() -> None:
    names = ["Opened", "Closed", "Net change"]
    width = text_width("Net change") + 8 + 40
    _, wide = key_over(names, 0)
    _, narrow = key_over(names, NARROWEST - width - 10)
    assert wide == 2 * 22 + 10
    assert narrow == 3 * 22 + 10
    _, wrapped = key_over(["One<br>two", "Three"], 0)
    assert wrapped == 2 * 19 + 3 + 10


def test_every_chart_keeps_the_house_rules(
    ratings: pd.DataFrame,
    flows: pd.DataFrame,
    ledger: pd.DataFrame,
    stock: pd.DataFrame,
    curves: pd.DataFrame,
    sizes: pd.DataFrame,
) -> None:
    figures = {
        "ratings": charts.rating_bars(ratings),
        "flow": charts.rating_flow(flows),
        "ledger": charts.ledger_bars(ledger),
        "stock": charts.stock_lines(stock),
        "survival": charts.survival_curves(curves),
        "sizes": charts.paired_bars(sizes, **PAIR),
        "ages": charts.age_of_rating_bars(sizes[sizes["series_name"] == "Closed"]),
    }
    for name, figure in figures.items():
        checked = go.Figure(figure.to_dict())
        assert len(checked.data) == len(figure.data), name
        layout = figure.layout
        assert layout.title.text is None, name
        assert layout.dragmode is False, name
        assert layout.height > layout.margin.t + layout.margin.b, name
        assert layout.width is None, name
        assert layout.font.size >= 14, name
        margin = layout.margin
        assert NARROWEST - margin.l - margin.r >= 100, name
        assert layout.xaxis.fixedrange is layout.yaxis.fixedrange is True, name
        for label in layout.yaxis.ticktext or ():
            assert max(map(text_width, plain(label).split("<br>"))) < margin.l, (name, label)
        for note in layout.annotations:
            assert note.font.size >= 14, name
            assert contrast(note.font.color or TEXT, "#FFFFFF") >= 4.5, name


def test_two_builds_of_a_figure_are_the_same(flows: pd.DataFrame, curves: pd.DataFrame) -> None:
    for draw, frame in ((charts.rating_flow, flows), (charts.survival_curves, curves)):
        assert draw(frame).to_json() == draw(frame).to_json()


@pytest.mark.parametrize(
    ("draw", "tell", "columns"),
    [
        (
            charts.rating_bars,
            lambda frame: charts.rating_bars_alt(frame, measure="Ratings"),
            ["group_name", "rating_class", "location_count"],
        ),
        (
            charts.rating_flow,
            charts.rating_flow_alt,
            ["previous_class", "current_class", "location_count"],
        ),
        (charts.ledger_bars, charts.ledger_bars_alt, ["period", "opened", "closed"]),
        (charts.stock_lines, charts.stock_lines_alt, ["year", "service_type_name", "stock"]),
        (
            charts.survival_curves,
            charts.survival_curves_alt,
            ["group", "years", "at_risk", "events", "censored", "survival", "lower", "upper",
             "is_thin"],
        ),
        (
            lambda frame: charts.paired_bars(frame, **PAIR),
            lambda frame: charts.paired_bars_alt(frame, **PAIR, measure="Sizes"),
            ["band_name", "series_name", "location_count"],
        ),
        (
            charts.age_of_rating_bars,
            lambda frame: charts.age_of_rating_bars_alt(frame, as_of="today"),
            ["band_name", "location_count"],
        ),
    ],
)  # fmt: skip
def test_no_rows_give_an_empty_chart_and_words_without_numbers(
    draw: Callable[[pd.DataFrame], go.Figure],
    tell: Callable[[pd.DataFrame], str],
    columns: list[str],
) -> None:
    empty = pd.DataFrame({column: [] for column in columns})
    assert go.Figure(draw(empty).to_dict()).layout.height > 0
    assert not any(sign.isdigit() for sign in tell(empty))


def test_neighbouring_bars_are_kept_apart_by_white() -> None:
    # Turquoise beside orange is too close in lightness to be told apart without a gap.
    fills = [RATING_LOOKS[name].fill for name in RATED]
    assert min(contrast(one, other) for one, other in pairwise(fills)) < 3
    bars = charts.rating_bars(
        pd.DataFrame({"group_name": "A", "rating_class": RATED, "location_count": 1})
    )
    for trace in bars.data:
        assert (trace.marker.line.color, trace.marker.line.width) == ("#FFFFFF", 2)


def test_counts_of_few_have_whole_numbers_on_their_axes() -> None:
    few = pd.DataFrame({"period": [2011, 2012], "opened": [1, 0], "closed": [0, 1]})
    assert list(charts.ledger_bars(few).layout.yaxis.ticktext) == ["−1", "0", "1"]
    stock = pd.DataFrame(
        {"year": [2011, 2012], "service_type_name": ["Homecare"] * 2, "stock": [1, 0]}
    )
    assert list(charts.stock_lines(stock).layout.yaxis.ticktext) == ["0", "1"]
