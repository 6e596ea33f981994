"""The timeline: what it draws, that it fits a phone, and that its words hold every row."""

from datetime import date

import pytest

from mps.charts.theme import MUTED, NARROWEST, WHITE, plain, text_width
from mps.charts.timeline import BEFORE, MORE, RUNS, timeline, timeline_alt, year_of
from tests.opportunities import frame, row

TODAY = date(2030, 7, 2)
ROWS = frame(
    row(title="Homecare framework " * 6, published_date=date(2030, 1, 1),
        drawn_end_date=date(2036, 3, 31), latest_end_date=date(2038, 3, 31)),
    row(title="Ended", phase="past", start_date=date(2024, 1, 1), end_date=date(2026, 1, 1),
        drawn_end_date=date(2026, 1, 1), latest_end_date=date(2026, 1, 1)),
    row(title="Notice only", phase="past", start_date=None, published_date=date(2029, 1, 1)),
).assign(standing=["Planned, ahead", "Awarded, past", "Awarded, past"],
         when=["starts April 2031", "ends 1 January 2026", "published 1 January 2029"],
         is_past=[False, True, True])  # fmt: skip


def test_a_day_is_a_place_within_its_year() -> None:
    assert year_of(date(2030, 1, 1)) == 2030
    assert year_of(date(2030, 12, 31)) < 2031
    assert year_of(date(2032, 12, 31)) < 2033
    assert year_of(None) is None


def test_bars_run_from_start_to_end_and_then_to_the_longest_extension() -> None:
    traces = {trace.name: trace for trace in timeline(ROWS, today=TODAY).data}
    runs, more = traces[RUNS], traces[MORE]
    assert list(runs.base) == pytest.approx([year_of(date(2031, 4, 1)), 2024])
    ends = [base + long for base, long in zip(runs.base, runs.x, strict=True)]
    assert ends == pytest.approx([year_of(date(2036, 3, 31)), 2026])
    assert list(more.base) == pytest.approx([year_of(date(2036, 3, 31))])
    assert more.marker.pattern.shape == "/"
    assert more.marker.pattern.bgcolor == WHITE
    first, start, gap = traces[BEFORE].x
    assert (first, start) == pytest.approx((2030, year_of(date(2031, 4, 1))))
    assert gap is None


def test_the_past_is_grey_and_says_so_and_each_kind_of_day_has_its_own_shape() -> None:
    figure = timeline(ROWS, today=TODAY)
    assert list(figure.data[1].marker.color)[1] == MUTED
    points = [trace for trace in figure.data if trace.type == "scatter"]
    marks = [trace for trace in points if trace.mode == "markers"]
    assert [trace.name for trace in marks] == ["Published", "Start", "End"]
    assert len({trace.marker.symbol for trace in marks}) == 3
    names = [plain(note.text) for note in figure.layout.annotations]
    assert sum("past" in name for name in names) == 2


def test_a_line_stands_at_today_with_its_date() -> None:
    layout = timeline(ROWS, today=TODAY).layout
    assert layout.shapes[-1].x0 == layout.shapes[-1].x1 == pytest.approx(2030.4973, abs=1e-3)
    assert layout.annotations[-1].text == "2 July 2030"
    low, high = layout.xaxis.range
    assert low < 2024 < 2038.25 < high


def test_every_name_fits_the_narrowest_screen() -> None:
    for note in timeline(ROWS, today=TODAY).layout.annotations:
        for text in plain(note.text).split("<br>"):
            assert text_width(text) <= NARROWEST


def test_markup_in_a_title_is_shown_and_not_followed() -> None:
    hostile = ROWS.tail(1).assign(title='<a href="javascript:x">Care</a> & homes')
    figure = timeline(hostile, today=TODAY)
    shown = [figure.layout.annotations[0].text, *figure.data[-1].hovertext]
    assert all("&lt;a" in text and "&amp; homes" in text and "<a" not in text for text in shown)


def test_rows_without_a_bar_and_no_rows_are_drawn_without_an_error() -> None:
    assert timeline(ROWS.tail(1), today=TODAY).to_dict()
    assert timeline(ROWS.head(0), today=TODAY).to_dict()


def test_the_text_alternative_has_every_row_and_its_days() -> None:
    said = timeline_alt(ROWS.tail(2), today=TODAY)
    assert said == (
        "Timeline with a line at 2 July 2030. Ended: awarded, past, ends 1 January 2026; "
        "Notice only: awarded, past, published 1 January 2029."
    )
