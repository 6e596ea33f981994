"""Charts: what they draw, that it fits a narrow screen, and that their words hold the numbers."""

from collections.abc import Callable
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from mps import charts
from mps.charts import Break
from mps.charts.ends import spread
from mps.charts.theme import (
    AXIS_TEXT,
    DARK_BLUE,
    GRID,
    MUTED,
    NARROWEST,
    NO_BREAK,
    ORANGE,
    PALETTE,
    TEXT,
    nice_step,
    nice_ticks,
    plain,
    text_width,
    wrapped,
    year_ticks,
)
from mps.words import Against
from tests.colours import contrast

MINUS = "\N{MINUS SIGN}"


@pytest.fixture
def sexes() -> pd.DataFrame:
    """Three bands by sex: 1,000 residents, of whom 140 are aged 65 and over."""
    return pd.DataFrame(
        {
            "sex": ["males"] * 3 + ["females"] * 3,
            "age_from": [20, 65, 90] * 2,
            "age_name": ["20 to 24", "65 to 69", "90 and over"] * 2,
            "place_pct": [44.0, 5.0, 1.0, 42.0, 6.0, 2.0],
            "comparator_pct": [41.0, 7.0, 0.5, 43.0, 7.5, 1.0],
            "place_people": [440, 50, 10, 420, 60, 20],
        }
    )


@pytest.fixture
def changes() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("Student ages (18 to 24)", "Here", 4.94),
            ("Student ages (18 to 24)", "England", -4.26),
            ("80 and over", "Here", 5.8),
            ("80 and over", "England", None),
        ],
        columns=["group_name", "place_name", "change_pct"],
    )


@pytest.fixture
def years() -> pd.DataFrame:
    rows = [(2011, "65 and over", 32059), (2015, "65 and over", 35004)]
    rows += [(2016, "65 and over", 35382), (2022, "65 and over", 38149)]
    rows += [(2023, "65 and over", 38900), (2011, "85 and over", 4936)]
    return pd.DataFrame(rows, columns=["year", "group", "people"])


@pytest.fixture
def ranking() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": ["a", "b", "c", "d"],
            "area_name": ["Ash", "Beech", "Saltford, Farmborough & Timsbury 016G", "Dale"],
            "value": [10.0, 27.94, 20.0, None],
        }
    )


LINES = {"x": "year", "y": "people", "series": "group", "unit": "people"}
PYRAMID = {"place": "Bath and North East Somerset", "comparator": "South West"}


# --- The look ---------------------------------------------------------------------------------


def test_marks_reach_three_to_one_on_white_and_against_the_next() -> None:
    for colour in PALETTE:
        assert contrast(colour, "#FFFFFF") >= 3, colour
    for one, other in pairwise(PALETTE):
        assert contrast(one, other) >= 3, (one, other)
    assert contrast(DARK_BLUE, ORANGE) >= 3
    assert contrast(MUTED, "#FFFFFF") >= 3


def test_text_is_readable_and_the_grid_is_not_in_its_way() -> None:
    assert contrast(TEXT, "#FFFFFF") >= 7
    assert contrast(AXIS_TEXT, "#FFFFFF") >= 7 - 0.005
    assert contrast(GRID, "#FFFFFF") < 1.5


def test_series_take_the_palette_in_order_and_no_more_than_it_has() -> None:
    assert charts.series_colours(1) == [DARK_BLUE]
    assert charts.series_colours(2) == [DARK_BLUE, ORANGE]
    assert charts.series_colours(3) == list(PALETTE[:3])
    assert charts.series_colours(6) == list(PALETTE)
    with pytest.raises(ValueError, match="7 series"):
        charts.series_colours(7)


def test_a_chart_has_one_button_which_saves_an_svg() -> None:
    config = charts.chart_config("figure-pop-1")
    assert config["modeBarButtons"] == [["toImage"]]
    assert config["toImageButtonOptions"] == {"format": "svg", "filename": "figure-pop-1"}
    assert config["displaylogo"] is False
    assert config["scrollZoom"] is False


@pytest.mark.parametrize(
    ("span", "most", "step"), [(4.3, 3, 2.0), (6.0, 3, 2.0), (0.75, 3, 0.5), (37000, 5, 10000)]
)
def test_steps_are_one_two_or_five_times_a_power_of_ten(
    span: float, most: int, step: float
) -> None:
    assert nice_step(span, most) == pytest.approx(step)


def test_ticks_hold_the_values_and_years_are_whole() -> None:
    assert nice_ticks(0, 36991, 5) == [0, 10000, 20000, 30000, 40000]
    assert nice_ticks(98.2, 127.4, 5) == [90, 100, 110, 120, 130]
    assert year_ticks([2011, 2020]) == [2011, 2014, 2017, 2020]
    assert year_ticks([2001, 2020]) == [2001, 2010, 2020]
    assert year_ticks([2022, 2047]) == [2027, 2037, 2047]
    assert year_ticks([2019, 2020]) == [2019, 2020]
    assert year_ticks([2020]) == [2020]


def test_labels_break_at_spaces_but_not_within_ages_or_brackets() -> None:
    assert wrapped("Student ages (18 to 24)", 14) == (
        f"Student ages<br>(18{NO_BREAK}to{NO_BREAK}24)"
    )
    assert wrapped("80 and over", 6) == f"80{NO_BREAK}and{NO_BREAK}over"
    assert wrapped("Bath and North East Somerset", 12) == "Bath and<br>North East<br>Somerset"
    assert wrapped("", 12) == ""


def test_the_estimated_width_of_text_covers_its_measured_width() -> None:
    # Measured in Chromium in bold Source Sans at 14 px.
    measured = {
        "Bath and North East Somerset": 184.8,
        "Yorkshire and The Humber": 163.4,
        "Saltford,": 54.4,
        "85 to 89": 48.0,
        "+14.7%": 45.8,
        "1,227,076": 60.1,
        "Royal Leamington Spa": 136.9,
    }
    for text, width in measured.items():
        assert width - 2 <= text_width(text) <= width * 1.2, text


# --- Pyramid and age profile ------------------------------------------------------------------


def test_a_pyramid_has_males_left_females_right_and_an_axis_without_signs(
    sexes: pd.DataFrame,
) -> None:
    figure = charts.pyramid(sexes, **PYRAMID, five_year=True)
    males, females, *outlines = figure.data
    assert list(males.x) == [-44.0, -5.0, -1.0]
    assert list(females.x) == [42.0, 6.0, 2.0]
    assert list(males.y) == list(females.y) == [0, 1, 2]
    assert [trace.type for trace in outlines] == ["scatter", "scatter"]
    assert list(figure.layout.xaxis.tickvals) == [-40, -20, 0, 20, 40]
    assert list(figure.layout.xaxis.ticktext) == ["40%", "20%", "0%", "20%", "40%"]
    assert [plain(note.text) for note in figure.layout.annotations] == ["Males", "Females"]
    assert [note.xanchor for note in figure.layout.annotations] == ["right", "left"]


def test_a_pyramid_keeps_one_entry_a_place_in_its_key(sexes: pd.DataFrame) -> None:
    figure = charts.pyramid(sexes, **PYRAMID, five_year=True)
    assert [trace.name for trace in figure.data if trace.showlegend] == [
        "Bath and North East Somerset",
        "South West",
    ]


def test_a_pyramids_outline_goes_around_the_comparators_bars(sexes: pd.DataFrame) -> None:
    outline = charts.pyramid(sexes, **PYRAMID, five_year=True).data[2]
    assert list(outline.x) == [-41.0, -41.0, -7.0, -0.5, -0.5]
    assert list(outline.y) == [-0.5, 0, 1, 2, 2.5]
    assert outline.line.shape == "vhv"


def test_a_pyramids_sides_have_one_scale_that_holds_both_places(sexes: pd.DataFrame) -> None:
    low, high = charts.pyramid(sexes, **PYRAMID, five_year=True).layout.xaxis.range
    assert low == -high
    assert high > 44


def test_a_pyramid_in_single_years_names_every_tenth_and_the_open_group() -> None:
    frame = pd.DataFrame(
        [
            (sex, age, "90 and over" if age == 90 else str(age), 0.5, None, 10)
            for sex in ("females", "males")
            for age in range(91)
        ],
        columns=["sex", "age_from", "age_name", "place_pct", "comparator_pct", "place_people"],
    )
    figure = charts.pyramid(frame, place="Oldham", comparator="England", five_year=False)
    assert list(figure.layout.yaxis.ticktext) == [
        "0", "10", "20", "30", "40", "50", "60", "70", "80", "90+",
    ]  # fmt: skip
    assert len(figure.data) == 2, "no outline is drawn of a comparator without values"


def test_a_pyramid_says_in_words_what_is_under_the_pointer(sexes: pd.DataFrame) -> None:
    hover = charts.pyramid(sexes, **PYRAMID, five_year=True).data[1].hovertext
    assert hover[1] == (
        "Females aged 65 to 69<br>60 people<br>6.0% of all residents<br>South West 7.5%"
    )


def test_a_pyramids_words_hold_its_widest_bars_and_its_older_residents(
    sexes: pd.DataFrame,
) -> None:
    assert charts.pyramid_alt(sexes, **PYRAMID, five_year=True) == (
        "Population pyramid of Bath and North East Somerset, 1,000 residents by sex and "
        "five-year age band, with the South West as an outline. The widest bars are males aged "
        "20 to 24 (44.0% of residents, against 41.0% in the South West) and females aged 20 to "
        "24 (42.0% of residents, against 43.0% in the South West). 14.0% are aged 65 and over, "
        "against 16.0% in the South West."
    )
    alone = charts.pyramid_alt(sexes, place="Here", comparator=None, five_year=True)
    assert "against" not in alone
    assert "outline" not in alone


def test_an_age_profile_has_a_bar_a_band_and_its_words_the_largest() -> None:
    frame = pd.DataFrame(
        {
            "age_from": [90, 65],
            "age_name": ["90 and over", "65 to 69"],
            "place_pct": [4.0, 6.0],
            "comparator_pct": [1.0, 5.0],
            "place_people": [40, 60],
        }
    )
    figure = charts.age_profile(frame, place="A", comparator="Here")
    assert list(figure.data[0].x) == [6.0, 4.0]
    assert list(figure.layout.yaxis.ticktext) == ["65 to 69", "90+"]
    assert charts.age_profile_alt(frame, place="A", comparator="Here") == (
        "Age profile of A, 100 residents by five-year age band, with Here as an outline. "
        "The largest band is 65 to 69 (6.0% of residents, against 5.0% in Here). "
        "10.0% are aged 65 and over, against 6.0% in Here."
    )


# --- Bars -------------------------------------------------------------------------------------


def test_change_bars_start_at_zero_and_carry_signed_values(changes: pd.DataFrame) -> None:
    figure = charts.change_bars(changes, place="Here", comparators=["England"])
    here, england = figure.data
    assert list(here.text) == ["+4.9%", "+5.8%"]
    assert list(england.text) == [f"{MINUS}4.3%", ""]
    assert list(england.x) == [-4.26, None]
    low, high = figure.layout.xaxis.range
    assert low < -4.26 < 0 < 5.8 < high
    assert figure.layout.shapes[0].x0 == figure.layout.shapes[0].x1 == 0
    # The first group is at the top, and within it the place.
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    assert [trace.name for trace in figure.data] == ["Here", "England"]


def test_bars_leave_room_for_their_labels_on_the_narrowest_screen(changes: pd.DataFrame) -> None:
    figure = charts.change_bars(changes, place="Here", comparators=["England"])
    low, high = figure.layout.xaxis.range
    margin = figure.layout.margin
    pixels = (NARROWEST - margin.l - margin.r) / (high - low)
    assert (high - 5.8) * pixels >= text_width("+5.8%")
    assert (-4.26 - low) * pixels >= text_width(f"{MINUS}4.3%")
    for name in figure.layout.yaxis.ticktext:
        assert max(map(text_width, name.split("<br>"))) < margin.l


def test_a_comparator_without_rows_is_left_out(changes: pd.DataFrame) -> None:
    figure = charts.change_bars(changes, place="Here", comparators=["Nowhere", "England"])
    assert [trace.name for trace in figure.data] == ["Here", "England"]


def test_change_bars_words_hold_every_value_and_no_missing_one(changes: pd.DataFrame) -> None:
    assert charts.change_bars_alt(
        changes, place="Here", comparators=["England"], period="mid-2015 to mid-2020"
    ) == (
        "Change by group, mid-2015 to mid-2020. "
        f"Student ages (18 to 24): Here +4.9%, England {MINUS}4.3%; 80 and over: Here +5.8%."
    )


def test_share_bars_carry_shares_without_sign(changes: pd.DataFrame) -> None:
    frame = changes.assign(share_pct=[18.84, 18.5, 5.5, 5.0])
    figure = charts.share_bars(frame, place="Here", comparators=["England"])
    assert list(figure.data[0].text) == ["18.8%", "5.5%"]
    assert figure.layout.xaxis.range[0] == 0
    assert "Here 18.8%, England 18.5%" in charts.share_bars_alt(
        frame, place="Here", comparators=["England"], measure="Share"
    )


def test_a_ranking_is_highest_first_with_comparators_at_their_place(ranking: pd.DataFrame) -> None:
    figure = charts.ranked_bars(
        ranking, chosen="a", comparators=[Against("England", 18.5), Against("Unknown", None)]
    )
    bars = figure.data[0]
    assert list(bars.x) == [27.94, 20.0, 18.5, 10.0]
    assert list(bars.y) == sorted(bars.y)
    assert list(bars.marker.color) == [MUTED, MUTED, ORANGE, DARK_BLUE]
    assert figure.layout.yaxis.ticktext[2] == "England"
    assert figure.layout.yaxis.ticktext[3] == "<b>Ash</b>"
    assert bars.text[0] == "27.9%"
    assert bars.text[3] == "<b>10.0%</b>"


def test_a_long_name_gets_the_room_it_needs(ranking: pd.DataFrame) -> None:
    figure = charts.ranked_bars(ranking)
    lines = [name.count("<br>") + 1 for name in figure.layout.yaxis.ticktext]
    assert max(lines) == 3
    for (above, under), (first, second) in zip(
        pairwise(figure.data[0].y), pairwise(lines), strict=True
    ):
        assert under - above >= 17 * (first + second) / 2
    assert set(figure.data[0].marker.color) == {DARK_BLUE}


def test_a_rankings_words_hold_first_last_chosen_and_comparator(ranking: pd.DataFrame) -> None:
    assert charts.ranked_bars_alt(
        ranking, measure="Share", chosen="a", comparators=[Against("South West", 22.4)]
    ) == (
        "Share, 3 areas: from 27.9% (Beech) down to 10.0% (Ash). "
        "Ash 10.0% and the South West 22.4%."
    )
    assert charts.ranked_bars_alt(ranking.tail(1), measure="Share") == "Share: no values are held."


# --- Lines ------------------------------------------------------------------------------------


def test_a_line_is_open_where_years_are_not_held(years: pd.DataFrame) -> None:
    figure = charts.series_lines(years, **LINES)
    older = figure.data[0]
    assert list(older.x) == [2011, 2012, 2015, 2016, 2017, 2022, 2023]
    assert list(older.y) == [32059, None, 35004, 35382, None, 38149, 38900]
    assert older.connectgaps is False
    assert older.mode == "lines+markers"


def test_a_break_parts_the_line_and_is_marked_and_named(years: pd.DataFrame) -> None:
    figure = charts.series_lines(
        years, **LINES, breaks=[Break(2020.5, "Rebased after the Census", dashed_after=True)]
    )
    stretches = [trace for trace in figure.data if trace.name == "65 and over"]
    assert [max(trace.x) for trace in stretches] == [2016, 2023]
    assert [trace.line.dash for trace in stretches] == ["solid", "dash"]
    assert [(mark.x0, mark.x1) for mark in figure.layout.shapes] == [(2020.5, 2020.5)]
    assert "Rebased after the<br>Census" in [note.text for note in figure.layout.annotations]


def test_the_axis_starts_at_zero_unless_it_is_an_index_and_says_so(years: pd.DataFrame) -> None:
    assert charts.series_lines(years, **LINES).layout.yaxis.range[0] == 0
    index = charts.series_lines(years, **LINES, index_year=2011)
    assert index.layout.yaxis.range[0] == 100
    assert index.data[0].y[0] == 100
    assert index.data[0].y[-1] == pytest.approx(38900 / 32059 * 100)
    said = [note.text.replace("<br>", " ") for note in index.layout.annotations]
    assert "Index, 2011 = 100; the axis does not start at 0" in said


def test_a_series_without_the_index_year_is_left_out(years: pd.DataFrame) -> None:
    figure = charts.series_lines(years, **LINES, index_year=2015)
    assert {trace.name for trace in figure.data} == {"65 and over"}


def test_each_line_is_named_once_at_its_end_with_its_last_value(years: pd.DataFrame) -> None:
    notes = charts.series_lines(years, **LINES).layout.annotations
    ends = [note for note in notes if note.showarrow]
    assert [plain(note.text).replace(NO_BREAK, " ") for note in ends] == [
        "65 and over<br>38,900",
        "85 and over<br>4,936",
    ]
    assert [(note.x, note.y) for note in ends] == [(2023, 38900), (2011, 4936)]


def test_years_on_the_axis_are_whole_numbers(years: pd.DataFrame) -> None:
    axis = charts.series_lines(years, **LINES).layout.xaxis
    assert all(isinstance(tick, int) for tick in axis.tickvals)
    assert list(axis.ticktext) == [str(tick) for tick in axis.tickvals]


def test_the_words_of_lines_hold_ends_and_breaks(years: pd.DataFrame) -> None:
    assert charts.series_lines_alt(years, **LINES, breaks=[Break(2020.5, "Rebased")]) == (
        "Line chart, Number of people: 65 and over 32,059 in 2011 to 35,382 in 2016, then 38,149 "
        "in 2022 to 38,900 in 2023; 85 and over 4,936 in 2011. "
        "The lines are broken after 2020: Rebased."
    )


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([100, 200], [100, 200]),  # apart already
        ([100, 100], [80, 120]),  # pushed both ways alike
        ([110, 100], [125, 85]),  # the order is kept
        ([0, 10], [20, 60]),  # the floor
        ([300, 300], [240, 280]),  # the ceiling
        ([100, 110, 220], [85, 125, 220]),  # one that is not in the way stays
    ],
)
def test_names_at_line_ends_move_apart_as_little_as_they_can(
    wanted: list[float], expected: list[float]
) -> None:
    assert spread(wanted, [40] * len(wanted), 300) == pytest.approx(expected)


def test_five_crowded_names_never_overlap() -> None:
    places = sorted(spread([150, 151, 152, 153, 154], [57] * 5, 320))
    assert all(upper - lower >= 57 - 1e-9 for lower, upper in pairwise(places))
    assert places[0] >= 57 / 2 - 1e-9
    assert places[-1] <= 320 - 57 / 2 + 1e-9


# --- Every chart ------------------------------------------------------------------------------


def every_chart(
    sexes: pd.DataFrame, changes: pd.DataFrame, years: pd.DataFrame, ranking: pd.DataFrame
) -> dict[str, go.Figure]:
    shares = changes.assign(share_pct=changes["change_pct"])
    return {
        "pyramid": charts.pyramid(sexes, **PYRAMID, five_year=True),
        "single years": charts.pyramid(sexes, place="A", comparator=None, five_year=False),
        "profile": charts.age_profile(sexes.head(3), place="A", comparator="B"),
        "change": charts.change_bars(changes, place="Here", comparators=["England"]),
        "share": charts.share_bars(shares, place="Here", comparators=["England"]),
        "ranking": charts.ranked_bars(ranking, comparators=[Against("England", 18.5)]),
        "lines": charts.series_lines(years, **LINES, breaks=[Break(2020.5, "Rebased")]),
    }


def test_plotly_accepts_every_value_of_every_chart(
    sexes: pd.DataFrame, changes: pd.DataFrame, years: pd.DataFrame, ranking: pd.DataFrame
) -> None:
    for name, figure in every_chart(sexes, changes, years, ranking).items():
        assert len(go.Figure(figure.to_dict()).data) == len(figure.data), name


def test_every_chart_keeps_the_house_rules(
    sexes: pd.DataFrame, changes: pd.DataFrame, years: pd.DataFrame, ranking: pd.DataFrame
) -> None:
    for name, figure in every_chart(sexes, changes, years, ranking).items():
        layout = figure.layout
        assert layout.title.text is None, name
        assert layout.dragmode is False, name
        assert layout.height > 0, name
        assert layout.width is None, name
        assert layout.paper_bgcolor == layout.plot_bgcolor == "#FFFFFF", name
        assert layout.font.size >= 14, name
        for axis in (layout.xaxis, layout.yaxis):
            assert axis.fixedrange is True, name
            assert axis.tickangle == 0, name
            assert axis.tickfont.size >= 14, name
        for trace in figure.data:
            assert trace.hoverinfo in ("text", "skip"), name
        margin = layout.margin
        assert NARROWEST - margin.l - margin.r >= 100, name
        for label in layout.yaxis.ticktext:
            assert max(map(text_width, plain(label).split("<br>"))) < margin.l, (name, label)


def test_a_key_fits_above_the_bars_on_the_narrowest_screen(sexes: pd.DataFrame) -> None:
    figure = charts.pyramid(sexes, **PYRAMID, five_year=True)
    assert figure.layout.legend.entrywidth + 40 <= NARROWEST
    # Two lines of 21 px, as the two names do not fit side by side, and the words for the sexes.
    assert figure.layout.margin.t >= 2 * 21 + 20


@pytest.mark.parametrize(
    ("draw", "tell", "columns"),
    [
        (
            lambda frame: charts.pyramid(frame, place="A", comparator="B", five_year=True),
            lambda frame: charts.pyramid_alt(frame, place="A", comparator="B", five_year=True),
            ["sex", "age_from", "age_name", "place_pct", "comparator_pct", "place_people"],
        ),
        (
            lambda frame: charts.age_profile(frame, place="A", comparator="B"),
            lambda frame: charts.age_profile_alt(frame, place="A", comparator="B"),
            ["age_from", "age_name", "place_pct", "comparator_pct", "place_people"],
        ),
        (
            lambda frame: charts.change_bars(frame, place="A", comparators=["B"]),
            lambda frame: charts.change_bars_alt(frame, place="A", comparators=["B"], period="p"),
            ["group_name", "place_name", "change_pct"],
        ),
        (
            charts.ranked_bars,
            lambda frame: charts.ranked_bars_alt(frame, measure="Share"),
            ["area_code", "area_name", "value"],
        ),
        (
            lambda frame: charts.series_lines(frame, **LINES),
            lambda frame: charts.series_lines_alt(frame, **LINES),
            ["year", "group", "people"],
        ),
    ],
)
def test_no_rows_give_an_empty_chart_and_words_without_numbers(
    draw: Callable[[pd.DataFrame], go.Figure],
    tell: Callable[[pd.DataFrame], str],
    columns: list[str],
) -> None:
    empty = pd.DataFrame({column: [] for column in columns})
    assert go.Figure(draw(empty).to_dict()).layout.height > 0
    assert "%" not in tell(empty)
