"""The chart of rates: what it draws, that it fits a phone, and that its words hold every amount."""

import pandas as pd
import pytest

from mps.charts.rates import LOOKS, amount, rate_bars, rate_bars_alt
from mps.charts.theme import NARROWEST, plain, text_width
from tests.colours import contrast

# Lancashire's range with the minimum prices of the years around it, and a single rate.
ROWS = [
    ("Homecare (mental health), up to October 2015", "paid", "own", None, 12.17, 17.96),
    ("Homecare (mental health), up to October 2015", "minimum price 2014-15, UK", "reference",
     15.74, None, None),
    ("Homecare (mental health), up to October 2015", "minimum price 2016-17, UK", "reference",
     16.70, None, None),
    ("Homecare, 2021-22", "paid", "own", 20.18, None, None),
    ("Homecare, 2021-22", "England", "england", 17.2, None, None),
    ("Homecare, 2021-22", "not held", "region", None, None, None),
]  # fmt: skip


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame(ROWS, columns=["group", "name", "look", "value", "low", "high"])


def test_a_range_is_a_bar_between_its_ends_and_a_rate_a_bar_from_nothing(
    frame: pd.DataFrame,
) -> None:
    bars, diamonds = rate_bars(frame, axis_name="£ per hour").data
    assert list(bars.base) == [12.17, 0, 0]
    assert list(bars.x) == pytest.approx([17.96 - 12.17, 20.18, 17.2])
    assert list(bars.marker.color) == [LOOKS["own"], LOOKS["own"], LOOKS["england"]]
    assert list(diamonds.x) == [15.74, 16.70]
    assert diamonds.marker.symbol == "diamond"


def test_a_reference_has_a_line_up_to_the_bar_of_its_own_group(frame: pd.DataFrame) -> None:
    figure = rate_bars(frame, axis_name="£ per hour")
    bars, diamonds = figure.data
    assert [line.x0 for line in figure.layout.shapes] == [15.74, 16.70]
    assert [line.y1 for line in figure.layout.shapes] == list(diamonds.y)
    assert all(line.y0 < bars.y[0] for line in figure.layout.shapes)


def test_every_mark_stands_in_words_with_its_amount_in_order(frame: pd.DataFrame) -> None:
    figure = rate_bars(frame, axis_name="£ per hour")
    written = [plain(note.text).replace("<br>", " ") for note in figure.layout.annotations]
    said = [text.replace("\N{NO-BREAK SPACE}", " ") for text in written]
    assert said == [
        "£ per hour",
        "Homecare (mental health), up to October 2015",
        "£12.17 to £17.96 paid",
        "£15.74 minimum price 2014-15, UK",
        "£16.70 minimum price 2016-17, UK",
        "Homecare, 2021-22",
        "£20.18 paid",
        "£17.20 England",
    ]
    tops = [note.y for note in figure.layout.annotations if note.yref == "y"]
    assert tops == sorted(tops)
    assert figure.layout.yaxis.range[0] > max(tops)


def test_words_fit_the_narrowest_screen_and_colours_can_be_seen(frame: pd.DataFrame) -> None:
    figure = rate_bars(frame, axis_name="£ per hour")
    for note in figure.layout.annotations:
        for line in plain(note.text).split("<br>"):
            assert text_width(line) <= NARROWEST, line
    for colour in LOOKS.values():
        assert contrast(colour, "#FFFFFF") >= 3
    assert figure.layout.xaxis.range[0] == 0
    assert figure.layout.xaxis.range[1] >= 20.18


def test_the_alternative_says_every_amount(frame: pd.DataFrame) -> None:
    assert rate_bars_alt(frame, measure="Rates per hour") == (
        "Rates per hour. Homecare (mental health), up to October 2015: paid £12.17 to £17.96, "
        "minimum price 2014-15, UK £15.74 and minimum price 2016-17, UK £16.70; "
        "Homecare, 2021-22: paid £20.18 and England £17.20."
    )
    assert rate_bars_alt(frame.head(0), measure="Rates") == "Rates: none are held."


def test_nothing_held_draws_an_empty_chart_and_an_unknown_look_is_refused(
    frame: pd.DataFrame,
) -> None:
    assert not rate_bars(frame.head(0), axis_name="£").data
    with pytest.raises(ValueError, match="not a look"):
        rate_bars(frame.assign(look="purple"), axis_name="£")
    assert amount(1, 1) == "£1.00"
