"""Charts of numbers with their range: marks, bands, breaks and what they say in words."""

import pandas as pd
import plotly.graph_objects as go

from mps.charts.intervals import range_rows, range_rows_alt, range_years, range_years_alt

ROWS = pd.DataFrame(
    {
        "name": ["Dementia", "Frailty", "Nothing"],
        "low": [90.0, None, None],
        "central": [100.0, 50.0, None],
        "high": [120.0, None, None],
        "there": [80.0, None, None],
    }
)
YEARS = pd.DataFrame(
    {
        "year": [2011, 2019, 2020, 2022, 2023],
        "is_projected": [False, False, False, True, True],
        "low": [8.0, 9.0, 9.0, 10.0, 11.0],
        "central": [10.0, 11.0, 12.0, 13.0, 14.0],
        "high": [12.0, 13.0, 14.0, 15.0, 16.0],
    }
)


def test_a_row_without_a_number_is_left_out_and_one_without_range_has_none() -> None:
    drawn = range_rows(ROWS, there="there")
    go.Figure(drawn.to_dict())  # every value is one plotly takes
    lines, diamonds, dots = drawn.data
    assert list(dots.x) == [100.0, 50.0]
    assert list(lines.x) == [90.0, 120.0, None]
    assert list(diamonds.x) == [80.0, None]
    said = range_rows_alt(ROWS, measure="Needed", there="there")
    assert said == "Needed: Dementia: 100 (90 to 120); there are 80; Frailty: 50."


def test_estimates_and_projections_are_not_joined_and_gaps_stay_open() -> None:
    drawn = range_years(YEARS, y_title="People", level=(12.0, "There are"))
    go.Figure(drawn.to_dict())
    lines = [trace for trace in drawn.data if trace.fill != "toself"]
    assert [list(line.x) for line in lines] == [[2011], [2019, 2020], [2022, 2023]]
    assert [line.line.dash for line in lines] == ["solid", "solid", "dash"]
    said = range_years_alt(YEARS, measure="People", level=(12.0, "There are"))
    assert said == (
        "People: estimated 10 (8 to 12) in 2011 to 12 (9 to 14) in 2020, then projected 13 "
        "(10 to 15) in 2022 to 14 (11 to 16) in 2023. The two are not joined. There are: 12."
    )


def test_nothing_to_draw_is_said() -> None:
    empty = YEARS.head(0)
    assert range_years_alt(empty, measure="People") == "People: no numbers are held."
    assert range_rows_alt(ROWS.tail(1), measure="Needed") == "Needed: no numbers are held."
    go.Figure(range_years(empty, y_title="People").to_dict())
    go.Figure(range_rows(ROWS.tail(1)).to_dict())
