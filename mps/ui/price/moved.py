"""Over time: rates in prices of other years, minimum price, nursing care, rises of fees."""

from itertools import pairwise
from typing import Any

import pandas as pd
import streamlit as st

from mps import charts
from mps.analysis.rates import in_prices_of
from mps.charts import Break
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import missing
from mps.ui.price.what import MINIMUM, PAPERS, Price
from mps.ui.tables import columns, table
from mps.words import price, price_costs, price_notes, price_said

MINIMUM_COLUMNS = columns(
    ("financial_year", "Year"), ("rate_gbp", "Per hour", "gbp_pence"),
    ("geography", "Of"), ("seen", "Seen"), ("note", "Note"),
)  # fmt: skip
NURSING_COLUMNS = columns(
    ("period", "Year"), ("label", "What"), ("rate_gbp", "Per week", "gbp_pence"),
    ("seen", "Seen"), ("note", "Note"),
)  # fmt: skip
RISES = columns(("name", "Service"), ("financial_year", "Year"),
                ("uplift_pct", "Rise on the year before", "pct"))  # fmt: skip
Spec = dict[str, Any]
INDEXED = {"gdp_deflator": "GDP deflator", "cpi": "CPI",
           "homecare_minimum_price": "Homecare minimum price"}  # fmt: skip


def moved_view(market: Price) -> None:
    """Rates in prices of another year, then the national series that fit the choice."""
    rows = _restated(market)
    said = price_costs.restated(rows, to_year=market.page["year"])
    title = said.text if said.holds else _national_title(market)
    market.top(title, f"How prices of care moved{market.choice}, {market.council} and England")
    if market.paid.empty:
        market.without_rates()
    else:
        _prices_of(market, rows)
    _minimum(market)
    _nursing(market)
    _rises(market)


def _national_title(market: Price) -> str:
    for finding in (
        price.minimum_price(market.minimum),
        price.nursing_care(market.nursing),
        price.fee_rises(market.uplifts),
    ):
        if finding.holds:
            return f"{finding.text}; how {market.council} moved its rates is not held"
    return f"How prices of this care moved in {market.council} is not held"


def _restated(market: Price) -> pd.DataFrame:
    """Each rate the council pays in prices of the chosen year, by each index that fits it."""
    rates = market.paid
    rows = in_prices_of(rates, query("price__indices"), market.page["year"])
    rows = rows.merge(
        rates[["rate_id", "what", "period", "per", "service_type", "rate_gbp", "low_gbp",
               "high_gbp", "amount"]], on="rate_id",
    )  # fmt: skip
    is_minimum = rows["index_code"] == "homecare_minimum_price"
    return rows[~is_minimum | (rows["service_type"] == "homecare")].reset_index(drop=True)


def _prices_of(market: Price, rows: pd.DataFrame) -> None:
    """PRI-8: each rate, and what it would be in the prices of another year."""
    year = market.page["year"]
    figure = Figure(
        "PRI-8",
        price_said.restated_title(rows, year),
        f"Rates of {market.council}{market.choice} in prices of {year}, by index",
        (*PAPERS, "hmt_gdp_deflators", "ons_consumer_prices", *MINIMUM),
        price_notes.RESTATED_NOTE,
    )
    figure.head()
    with st.columns([2, 3])[0]:
        market.page.control("year")
    minimum = query("price__minimum").dropna(subset=["rate_gbp"])
    places = dict(
        zip(minimum["financial_year"], minimum["geography"].map(price.the_uk), strict=True)
    )
    wide = price_said.by_index(rows, geographies=places)
    shown = columns(
        ("what", "For"), ("period", "When"), ("amount", "Rate"), ("per", "Per"),
        *((code, f"{name}, in {year}") for code, name in INDEXED.items() if code in wide),
    )  # fmt: skip
    table(wide, shown)
    figure.data(wide, shown, "The same table")


def _minimum(market: Price) -> None:
    """PRI-9: the homecare minimum price by year, open at gaps, broken between UK and England.

    The council's own rates stand beside it in PRI-1 and PRI-5, year by year.
    """
    frame = market.minimum
    if frame["rate_gbp"].dropna().empty:
        return
    frame = frame.assign(
        series=price.MINIMUM, seen=frame["status"].map(price.STATUS), note=frame["note"].fillna("")
    )
    figure = Figure(
        "PRI-9",
        price.minimum_price(frame).text,
        "Homecare minimum price per hour, United Kingdom and then England, by financial year",
        MINIMUM,
        price_notes.held_note(frame),
    )
    figure.head()
    spec: Spec = {"x": "start_year", "y": "rate_gbp", "series": "series",
                  "unit": "£ and pence", "breaks": _breaks(frame), "y_title": "£ per hour",
                  "financial": True}  # fmt: skip
    figure.chart(charts.series_lines(frame, **spec), charts.series_lines_alt(frame, **spec))
    figure.data(frame, MINIMUM_COLUMNS)


def _breaks(minimum: pd.DataFrame) -> list[Break]:
    """Where the minimum price goes over from one geography to another."""
    rows = minimum.sort_values("start_year").to_dict("records")
    return [
        Break(
            after["start_year"] - 0.5,
            f"{price.the_uk(before['geography'])} to {before['financial_year']}, "
            f"{price.the_uk(after['geography'])} from {after['financial_year']}",
        )
        for before, after in pairwise(rows)
        if before["geography"] != after["geography"]
    ]


def _nursing(market: Price) -> None:
    """PRI-10: what the NHS pays towards nursing in a care home, by year."""
    frame = market.nursing
    if frame["rate_gbp"].dropna().empty:
        return
    figure = Figure(
        "PRI-10",
        price.nursing_care(frame).text,
        "NHS-funded nursing care per week, England, by financial year",
        ("nhs_funded_nursing_care",),
        price_notes.held_note(frame, "period"),
    )
    figure.head()
    names = {True: "Standard rate", False: "Higher rate"}
    drawn = frame[frame["is_final"]]
    drawn = drawn.assign(series=drawn["label"].str.contains("standard").map(names))
    spec: Spec = {"x": "start_year", "y": "rate_gbp", "series": "series", "unit": "£ and pence",
            "y_title": "£ per week", "financial": True}  # fmt: skip
    figure.chart(charts.series_lines(drawn, **spec), charts.series_lines_alt(drawn, **spec))
    figure.data(frame.assign(seen=frame["status"].map(price.STATUS)), NURSING_COLUMNS)


def _rises(market: Price) -> None:
    """PRI-11: average rises of fees in England by service and year."""
    frame = market.uplifts
    if frame.empty:
        missing(
            f"Rises of fees in England{market.choice}",
            "The publisher gives them for homecare, supported living and care homes only, by age.",
            "Choose another service type or client group, or load newer ones: see the Sources "
            "page, then run: `python -m mps build`",
        )
        return
    frame = frame.assign(name=frame["service_code"].map(price.SERVICES))
    figure = Figure(
        "PRI-11",
        price.fee_rises(frame).text,
        f"Average rise of fees to external providers on the year before, England{market.choice}",
        ("dhsc_msif_uplifts",),
        price_notes.RISES_NOTE,
    )
    figure.head()
    wide = frame.pivot(index="name", columns="financial_year", values="uplift_pct")
    years = list(wide.columns)
    wide = wide.loc[list(dict.fromkeys(frame["name"]))].reset_index()
    wide = price_said.with_total(wide, years)
    table(wide, columns(("name", "Service"), *((year, year, "pct") for year in years),
                        ("all_years", f"{years[0]} to {years[-1]} together", "pct")))  # fmt: skip
    figure.data(frame, RISES, "One row for each service and year")
