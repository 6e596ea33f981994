"""Supported living or a care home: a calculator that starts with the prices of the paper."""

from typing import Any

import pandas as pd
import streamlit as st

from mps import charts, words
from mps.analysis.rates import in_prices_of
from mps.analysis.step_down import StepDown, year_by_year
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import missing
from mps.ui.price.what import PAPERS, Price
from mps.ui.tables import columns, table
from mps.words import price_said, step_down

INPUTS = (("supported", "residential"), ("fall", "left"), ("horizon", "people"))
TOTALS = columns(
    ("scenario", "If"), ("total_gbp", "Supported living", "gbp"), ("other_gbp", "Care home", "gbp"),
    ("difference_gbp", "Difference", "gbp_change"), ("catches_up", "Costs no more in all"),
)  # fmt: skip
NEEDED = columns(
    ("fall_years", "Support reduces over"),
    ("needed_gbp", "Price it must fall to, a week", "gbp_pence"), ("fall_pct", "A fall of", "pct"),
)  # fmt: skip
FITS = ("", "supported_living", "care_home")


def case_view(market: Price) -> None:
    """The finding, the inputs, each year's cost, and how far the price must fall."""
    page = market.page
    start, other = page.number("supported"), page.number("residential")
    held = query("price__case", council_code=page.council.code)
    if not start or not other:
        market.top(
            f"What would supported living cost beside a care home in {market.council}?",
            "Enter a weekly price of each to compare them over the years",
        )
        missing(
            f"Weekly prices of both in one paper of {market.council}",
            "No paper held gives a price of supported living and one of a care home for the same "
            "people.",
            "Enter your own below, such as a quote and what a placement costs now. For those who "
            "run this site: add rates.csv to the council's folder and run: `python -m mps build`",
        )
        _inputs(market)
        return
    cases = _cases(market, start, other)
    last = list(cases.values())[-1]
    said = step_down.step_down(last)
    market.top(said.text, _lede(market, start, other))
    for line in _said(market, held, start, other):
        st.write(line)
    _inputs(market)
    if (left := page.number("left")) is not None and left > start:
        st.warning("The price after the fall is above the first one: it is left out.")
    _results(market, cases)
    _needed(market, last)


def _lede(market: Price, start: float, other: float) -> str:
    people = int(market.page.number("people") or 1)
    whom = "one person" if people == 1 else f"{people} people"
    return f"Supported living beside a care home, {whom}, {market.council}; both prices as entered"


def _inputs(market: Price) -> None:
    for pair in INPUTS:
        for name, column in zip(pair, st.columns(2), strict=True):
            with column:
                market.page.control(name)


def _cases(market: Price, start: float, other: float) -> dict[str, StepDown]:
    page = market.page
    return step_down.scenarios(
        start,
        other,
        page.number("fall"),
        page.number("left"),
        int(page.number("horizon") or 1),
        int(page.number("people") or 1),
    )


def _said(market: Price, held: pd.DataFrame, start: float, other: float) -> list[str]:
    """Where the prices come from, and what their years do to the comparison."""
    if market.service not in FITS:
        return ["This view is about supported living and care homes; the service type chosen is "
                "not used here."]  # fmt: skip
    rows = held.to_dict("records")
    if not rows:
        return ["The prices are your own: no paper of this council gives both."]
    row = rows[0]
    if (start, other) != (row["supported_gbp"], row["residential_gbp"]):
        return [f"{step_down.sources_said(rows)} You have changed them."]
    lines = [f"{step_down.sources_said(rows)} {row['supported_note'] or ''}".strip()]
    rates = pd.DataFrame(
        [{"rate_id": "residential", "financial_year": row["residential_year"],
          "rate_gbp": other, "low_gbp": None, "high_gbp": None}]
    )  # fmt: skip
    carried = in_prices_of(rates, query("price__indices"), row["supported_year"])
    lines.append(price_said.years_differ(row, carried))
    return [line for line in lines if line]


def _results(market: Price, cases: dict[str, StepDown]) -> None:
    """PRI-12: what each year costs, by how the price falls."""
    years = int(market.page.number("horizon") or 1)
    figure = Figure(
        "PRI-12",
        price_said.case_title(cases),
        f"Cost of each year, £, {market.council}, first week to year {years}",
        (*PAPERS, "council_published_figures"),
        "Both prices stay at the level of their year; inflation is left out.",
    )
    figure.head()
    wide, drawn = _by_year(cases)
    spec: dict[str, Any] = {"x": "year", "y": "cost_gbp", "series": "series", "unit": "£",
            "y_title": f"£ in each of {years} years"}  # fmt: skip
    if years > 1:
        figure.chart(charts.series_lines(drawn, **spec), charts.series_lines_alt(drawn, **spec))
    table(pd.DataFrame(step_down.totals(cases)), TOTALS, f"Over {years} years" if years > 1 else
          "Over one year")  # fmt: skip
    shown = columns(
        ("year", "Year", "year"), ("other_gbp", "Care home", "gbp"),
        *((name, f"Supported living, {name}", "gbp") for name in cases),
    )  # fmt: skip
    with st.expander("How it is worked out", expanded=False):
        st.markdown(step_down.FORMULA)
    figure.data(wide, shown, "Each year in pounds")


def _by_year(cases: dict[str, StepDown]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each year's cost as a table with a column per case, and as rows for the chart."""
    frames = {name: year_by_year(case) for name, case in cases.items()}
    first = next(iter(frames.values()))
    wide = first[["year", "other_gbp"]].assign(
        **{name: frame["falling_gbp"] for name, frame in frames.items()}
    )
    parts = [first.assign(series="Care home", cost_gbp=first["other_gbp"])]
    parts += [
        frame.assign(series=words.opening(name), cost_gbp=frame["falling_gbp"])
        for name, frame in frames.items()
    ]
    return wide, pd.concat(parts)[["year", "series", "cost_gbp"]]


def _needed(market: Price, case: StepDown) -> None:
    """PRI-13: the price to which supported living must fall to cost the same."""
    rows = step_down.needed_falls(case)
    if not rows:
        return
    figure = Figure(
        "PRI-13",
        "How far the price must fall for both to cost the same",
        f"Weekly price of supported living after its fall, at which both cost the same over "
        f"{case.years} years, {market.council}",
        (*PAPERS, "council_published_figures"),
        "Where no price is given, even a fall to nothing is not enough.",
    )
    figure.head()
    frame = pd.DataFrame(rows)
    table(frame, NEEDED)
    figure.data(frame, NEEDED, "The same table")
