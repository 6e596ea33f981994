"""Charts of Compare councils: what they draw, that they fit a phone, that their words are true."""

from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from mps.charts.clarity import FURTHEST, LOOKS, clarity_dots, clarity_dots_alt
from mps.charts.strip import Line, strip, strip_alt
from mps.charts.swarm import swarm
from mps.charts.theme import NARROWEST, name_margin, plain, text_width
from mps.words import percent
from tests.colours import contrast

MARGINS = 32  # px left and right of the strip


def councils(count: int = 150) -> pd.DataFrame:
    """Councils at 20, 20.1, ...: number 40 is chosen, numbers 60 and 61 are like it."""
    roles = {40: "chosen", 60: "alike", 61: "alike"}
    return pd.DataFrame(
        {
            "area_name": [f"Council {n:03d}" for n in range(count)],
            "value": [20 + n / 10 for n in range(count)],
            "lower": [20 + n / 10 - 1 for n in range(count)],
            "upper": [20 + n / 10 + 2 for n in range(count)],
            "role": [roles.get(n, "other") for n in range(count)],
        }
    )


def named(drawn: go.Figure) -> dict[str, dict]:  # type: ignore[type-arg]
    return {trace["name"]: trace for trace in drawn.to_plotly_json()["data"]}


def test_every_council_is_one_mark() -> None:
    drawn = strip(councils(), write=percent)
    traces = named(drawn)
    assert set(traces) == {"Council 040", "Councils most like it", "Other councils"}
    assert [len(traces[name]["x"]) for name in traces] == [147, 2, 1]
    assert list(traces["Council 040"]["x"]) == [24.0]
    go.Figure(drawn.to_dict())  # plotly's own check of every value


def test_shapes_differ_and_not_only_colours() -> None:
    traces = named(strip(councils(), write=percent))
    assert len({trace["marker"]["symbol"] for trace in traces.values()}) == 3
    assert len({look[1] for look in LOOKS.values()}) == 3
    for _, _, colour in LOOKS.values():
        assert contrast(colour, "#FFFFFF") >= 3


def test_the_interval_of_the_chosen_council_is_drawn() -> None:
    error = named(strip(councils(), write=percent))["Council 040"]["error_x"]
    assert (error["arrayminus"], error["array"]) == (pytest.approx([1]), pytest.approx([2]))
    bare = councils().assign(lower=None, upper=None)
    assert "error_x" not in named(strip(bare, write=percent))["Council 040"]


def test_marks_do_not_cover_each_other_on_a_phone() -> None:
    drawn = strip(councils(), write=percent).to_plotly_json()
    low, high = drawn["layout"]["xaxis"]["range"]
    scale = (NARROWEST - MARGINS) / (high - low)
    places = sorted(
        (level, value * scale)
        for trace in drawn["data"]
        for value, level in zip(trace["x"], trace["y"], strict=True)
    )
    for (level, one), (other, two) in pairwise(places):
        assert level != other or two - one >= 8.9
    half = drawn["layout"]["yaxis"]["range"][1]
    assert max(abs(level) for level, _ in places) < half


def test_names_of_lines_and_council_stay_within_a_phone() -> None:
    for chosen in (0, 75, 149):
        roles = ["chosen" if n == chosen else "other" for n in range(150)]
        frame = councils().assign(role=roles, area_name="Bath and North East Somerset")
        lines = [Line("the middle council of England", 20.1), Line("Yorkshire and The Humber", 34)]
        layout = strip(frame, write=percent, lines=lines).to_plotly_json()["layout"]
        low, high = layout["xaxis"]["range"]
        assert len(layout["annotations"]) == 3
        for name in layout["annotations"]:
            at = (name["x"] - low) / (high - low) * (NARROWEST - MARGINS) + MARGINS / 2
            width = max(text_width(part) for part in plain(name["text"]).split("<br>"))
            left = {"left": at, "center": at - width / 2, "right": at - width}[name["xanchor"]]
            assert left >= -1, name["text"]
            assert left + width <= NARROWEST + 1, name["text"]


def test_missing_values_are_left_out_and_one_value_is_drawn() -> None:
    frame = councils(3).assign(value=[None, 5.0, None], lower=None, upper=None)
    assert [len(trace["x"]) for trace in named(strip(frame, write=percent)).values()] == [1]
    empty = strip(frame.head(0), write=percent, lines=[Line("England", None)])
    assert empty.to_plotly_json()["layout"]["annotations"] == []


def test_strip_is_told_in_words() -> None:
    lines = [Line("England", 27.0), Line("South West", None)]
    said = strip_alt(councils(), measure="Turnover, 2022-23", write=percent, lines=lines)
    assert said == (
        "Strip of 150 councils, Turnover, 2022-23: from 20.0% (Council 000) to 34.9% (Council "
        "149). Council 040 24.0% and England 27.0%. Councils most like it: Council 061 26.1% and "
        "Council 060 26.0%."
    )
    none = councils(1).assign(value=None)
    assert strip_alt(none, measure="Turnover", write=percent) == "Turnover: no values are held."


def test_swarm_moves_only_what_would_touch() -> None:
    assert swarm([0, 5, 10], [2, 2, 2]) == [0, 0, 0]
    assert swarm([0, 0, 0, 0], [2, 2, 2, 2]) == [0, 1, -1, 2]
    assert swarm([0, 1, 3], [2, 2, 2], first=1) == [1, 0, 0]
    # A tall first mark takes the places beside it as well.
    assert swarm([0, 0, 0], [2, 2, 2], first=1, tall=1) == [2, 0, -2]


def measures() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "short_name": ["Turnover", "Care home admissions, 65+", "Satisfaction", "Fee"],
            "verdict": ["worse", "similar", "better", "higher"],
            "clarity": [-1.5, 0.2, 9.0, 3.0],
            "told": ["a", "b", "c", "d"],
        }
    )


def test_clarity_is_drawn_best_first_and_far_marks_at_the_edge() -> None:
    drawn = clarity_dots(measures())
    go.Figure(drawn.to_dict())
    traces = named(drawn)
    assert {name: list(trace["x"]) for name, trace in traces.items()} == {
        "Better": [FURTHEST], "Similar": [0.2], "Worse": [-1.5],
    }  # fmt: skip
    rows = drawn.to_plotly_json()["layout"]["yaxis"]["ticktext"]
    assert rows == ["Satisfaction", "Care home<br>admissions, 65+", "Turnover"]
    assert traces["Better"]["y"][0] < traces["Similar"]["y"][0] < traces["Worse"]["y"][0]
    assert name_margin(rows) < NARROWEST / 2


def test_endless_clarity_is_drawn_too() -> None:
    frame = measures().assign(clarity=[float("-inf"), 0.0, float("inf"), 1.0])
    traces = named(clarity_dots(frame))
    assert list(traces["Worse"]["x"]) == [-FURTHEST]


def test_clarity_is_told_in_words() -> None:
    said = clarity_dots_alt(measures(), place="Oldham", other="England")
    assert said == (
        "Oldham against England on 3 measures. Better: Satisfaction. Similar: Care home "
        "admissions, 65+. Worse: Turnover."
    )
    nothing = clarity_dots_alt(measures().head(0), place="Oldham", other="England")
    assert nothing == "No measure of Oldham can be set against England."
