"""What is said of intentions: dates no more exact than stated, drafts, changes."""

from datetime import date

import pandas as pd
import pytest

from mps.words import wanted
from mps.words.consulting import Consulted

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("first", "precision", "said"),
    [
        ("2018-05-06", "day", "6 May 2018"),
        ("2019-04-01", "month", "April 2019"),
        ("2019-01-01", "year", "2019"),
        ("2018-04-01", "financial_year", "2018/19"),
        (None, None, "not stated"),
    ],
)
def test_a_date_is_no_more_exact_than_stated(
    first: str | None, precision: str | None, said: str
) -> None:
    assert wanted.when(pd.to_datetime(first), precision) == said


@pytest.mark.parametrize(
    ("last", "said"), [("2026-11-26", " (passed)"), ("2026-11-27", ""), (None, "")]
)
def test_a_date_has_passed_on_the_day_after_it(last: str | None, said: str) -> None:
    assert wanted.passed(pd.to_datetime(last), TODAY) == said


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        (35.0, "units of supported living, at least", "35 units of supported living, at least"),
        (4144.0, "hours of new packages in 2021-22", "4,144 hours of new packages in 2021-22"),
        (2.5, "places", "2.5 places"),
        (None, None, "not stated"),
    ],
)
def test_quantity_is_written_with_what_it_counts(
    amount: float | None, unit: str | None, said: str
) -> None:
    assert wanted.quantity({"quantity": amount, "quantity_unit": unit}) == said


def _rows(*directions: str) -> pd.DataFrame:
    order = ["grow", "hold", "reduce", "change", "review"]
    return pd.DataFrame(
        {"direction": directions, "direction_order": [order.index(one) for one in directions]}
    )


@pytest.mark.parametrize(
    ("rows", "chosen", "said"),
    [
        (_rows("grow"), "", "What Testshire wants: 1 intention, for more of a service"),
        (
            _rows("change", "grow", "change", "review"),
            "",
            "What Testshire wants: 4 intentions, 1 for more of a service, 2 for another way and 1 "
            "for a review",
        ),
        (
            _rows("reduce", "reduce"),
            "day care",
            "What Testshire wants (day care): 2 intentions, for less of a service",
        ),
        (_rows(), "day care", "No intention of Testshire fits the choice (day care)"),
        (_rows(), "", "What Testshire wants is not held here"),
    ],
)
def test_title_counts_intentions_by_direction(rows: pd.DataFrame, chosen: str, said: str) -> None:
    assert wanted.register_title(rows, council="Testshire", chosen=chosen).text.startswith(said)


def _about(opens: date | None, closes: date | None) -> Consulted:
    return Consulted("Testshire", "Draft statement", False, opens, closes, True)


@pytest.mark.parametrize(
    ("about", "said", "is_open"),
    [
        (
            _about(None, date(2026, 11, 27)),
            "**DRAFT.** The consultation on \u201cDraft statement\u201d is open until 27 November "
            "2026 (today is the last day).",
            True,
        ),
        (
            _about(None, date(2026, 11, 26)),
            "**CLOSED.** The consultation on \u201cDraft statement\u201d closed on 26 November "
            "2026. **What happens next:** Cabinet decides.",
            False,
        ),
        (
            _about(date(2026, 12, 1), date(2026, 12, 31)),
            "**DRAFT.** The consultation on \u201cDraft statement\u201d opens on 1 December 2026.",
            False,
        ),
        (_about(None, None), "", False),
    ],
)
def test_banner_follows_the_day(about: Consulted, said: str, is_open: bool) -> None:
    assert wanted.banner(about, TODAY, next_steps="Cabinet decides.") == (said, is_open)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("new", None, "More homes."), "New"),
        (("removed", "More homes.", None), "Taken out"),
        (("needed_by", "2027", "2028"), "Needed by: changed"),
        (("route", None, "Open tender"), "Route to market: added"),
        (("route", "Open tender", None), "Route to market: taken out"),
    ],
)
def test_a_change_is_named(change: tuple[str, str | None, str | None], said: str) -> None:
    assert (
        wanted.edition_change(dict(zip(("field", "before", "after"), change, strict=True))) == said
    )


def test_a_paper_is_named_short_with_its_last_year() -> None:
    paper = "Statement of Testshire 2020 to 2023, draft, March 2021"
    assert wanted.short_paper(paper) == "Statement of Testshire 2020 to 2023, 2021"
    assert wanted.short_paper("A paper without a date") == "A paper without a date"


def test_what_is_not_stated_is_named_in_one_line_on_paper() -> None:
    facts = [("Route to market", "not stated"), ("For", "Carers"), ("Needed by", "not stated")]
    assert wanted.shortened(facts) == [
        ("For", "Carers"),
        ("Not stated", "route to market and needed by"),
    ]
    assert wanted.shortened(facts[1:2]) == facts[1:2]


def test_a_change_between_editions_is_written_as_people_read_it() -> None:
    change = {"field": "needed_by", "before": "2019", "after": "2027-10"}
    assert wanted.edition_text(change, "before") == "2019"
    assert wanted.edition_text(change, "after") == "October 2027"
    gone = {"field": "removed", "before": "- one\n- two", "after": None}
    assert wanted.edition_text(gone, "before") == "\N{BULLET} one\n\N{BULLET} two"
    assert wanted.edition_text(gone, "after") == "\N{EN DASH}"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            (8, 1, 3),
            "It rests on 8 figures of the council's papers; beside them: 1 national "
            "measure and 3 charts of this site",
        ),
        ((1, 0, 0), "It rests on 1 figure of the council's papers"),
        ((0, 0, 1), "Beside it: 1 chart of this site"),
        ((0, 0, 0), "It names no figures that it rests on"),
    ],
)
def test_figures_of_papers_are_counted_apart_from_what_the_site_adds(
    counts: tuple[int, int, int], said: str
) -> None:
    assert wanted.evidence_title(*counts).text == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("An estimate printed as one third; rounded here.", "33.3% (printed as one third)"),
        ("Printed as nearly 30%", "33.3% (printed as nearly 30%)"),
        (None, "33.3%"),
        ("Checked twice.", "33.3%"),
    ],
)
def test_a_figure_that_a_paper_prints_in_words_says_so(note: str | None, said: str) -> None:
    row = {"kind": "figure", "value": 33.3, "unit": "%", "note": note}
    assert wanted.evidence_value(row) == said


def test_a_purchase_says_from_when_and_that_it_is_past() -> None:
    row = {
        "stage_name": "Planned",
        "start_date": pd.Timestamp("2019-04-01"),
        "start_precision": "month",
        "last_date": pd.Timestamp("2019-04-30"),
    }
    assert wanted.purchase(row, TODAY) == "planned, from April 2019 (passed)"
    none = {"start_date": pd.NaT, "start_precision": None, "last_date": pd.NaT}
    assert wanted.purchase(row | none, TODAY) == "planned"
