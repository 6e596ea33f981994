"""Beside costs and others: what each rate compares with, reported fees, and unit costs."""

import pandas as pd
import streamlit as st

from mps import words
from mps.charts.rates import rate_bars, rate_bars_alt
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import missing
from mps.ui.price.what import MINIMUM, PAPERS, Price
from mps.ui.provenance import cards_of
from mps.ui.tables import columns, table
from mps.words import price, price_beside, price_costs, price_notes

BESIDE = columns(
    ("what", "Rate for"), ("amount", "Rate"), ("period", "When"), ("against", "Compared with"),
    ("benchmark_gbp", "That is", "gbp_pence"), ("difference_gbp", "Difference"),
    ("difference_pct", "In %", "change_pct"), ("why", "How they compare"),
)  # fmt: skip
FEES = columns(("name", "Service"), ("area_name", "Council"), ("rate_gbp", "Fee", "gbp_pence"),
               ("per", "Per"), ("financial_year", "Year"), ("label", "What it is"))  # fmt: skip
COSTS = columns(
    ("name", "What"), ("area_name", "Place"), ("rate_gbp", "Unit cost", "gbp_pence"),
    ("per", "Per"), ("financial_year", "Year"), ("definition_name", "Counted as"),
    ("label", "Indicator, in full"),
)  # fmt: skip
RETURNS = {
    "2014": ("unit_cost_2014_15", "week"),
    "2013": ("pss_ex_2013_14", "week"),
    "hour": ("pss_ex_2013_14", "hour"),
}
LOOKS = {"council": "own", "region": "region", "england": "england"}
MOST_COSTS = 4
STATED = columns(("label", "What"), ("said", "Stated"), ("period", "When"), ("note", "Note"))


def against_view(market: Price) -> None:
    """Rates beside benchmarks, then the fees councils report, then unit costs."""
    rows = price_beside.comparisons(market.paid, market.rates, market.minimum, market.nursing)
    costs = _costs(market)
    said = price_beside.title(rows, market.minimum, market.paid, place=market.council)
    if not said:
        shown = _of_return(costs, market.page["cost"])[1]
        said = price_costs.unit_cost(shown, place=market.council).text
    lede = f"Rates beside what care costs and others pay, {market.council}{market.choice}"
    market.top(said, lede)
    if market.paid.empty:
        market.without_rates()
    else:
        _beside(market, rows)
    _fees(market)
    _unit_costs(market, costs)
    _stated(market)


def _stated(market: Price) -> None:
    """PRI-19: what the council's papers print about price; and that the fair price is not held."""
    stated = query("price__stated", council_code=market.page.council.code, topic="price")
    if stated.empty or market.choice:
        st.header("Fair price of care", anchor="fair-price")
        st.write(price_notes.FAIR_PRICE)
        return
    figure = Figure(
        "PRI-19",
        "Fair price of care, and what else the papers print about price",
        f"Figures printed in papers of {market.council}",
        ("council_published_figures",),
        "Printed figures are quoted, not checked.",
    )
    figure.head()
    st.write(price_notes.FAIR_PRICE)
    stated = stated.assign(
        said=list(map(words.stated_value, stated["value"], stated["unit"])),
        note=stated["note"].fillna(""),
    )
    table(stated, STATED)
    figure.data(stated, [*STATED, *columns(("paper", "Paper"), ("section", "Section"))],
                "With paper and section")  # fmt: skip


def _costs(market: Price) -> pd.DataFrame:
    """The unit costs that fit the choice, each with its name."""
    costs = query("price__unit_costs", **market.in_council)
    rows = costs.to_dict("records")
    return costs.assign(name=pd.Series(map(price_costs.unit_name, rows), dtype=object))


def _beside(market: Price, rows: pd.DataFrame) -> None:
    """PRI-5: each rate beside what it can be read against, and how far it is from it."""
    figure = Figure(
        "PRI-5",
        "What each rate can be read against",
        f"Rates of {market.council}{market.choice} beside the minimum price, NHS-funded nursing "
        "care and market averages of the same year",
        (*PAPERS, *MINIMUM, "nhs_funded_nursing_care"),
        price_notes.BESIDE_NOTE,
    )
    figure.head()
    table(rows, BESIDE)
    figure.data(rows, [*BESIDE, *columns(("paper", "Paper"))], "With papers")


def _fees(market: Price) -> None:
    """PRI-6: average fees that the council and others of its region report to government."""
    fees = query("price__fees", **market.in_council)
    named = fees.assign(name=fees["service_code"].map(price.SERVICES))
    own = named[named["is_own"]].dropna(subset=["rate_gbp"])
    if own.empty:
        _card_missing(
            market,
            "dhsc_msif_fees",
            f"Average fees that {market.council} reports to government{market.choice}",
        )
    if named.empty:
        return
    year = named["financial_year"].iloc[0]
    figure = Figure(
        "PRI-6",
        price.fees_reported(named, place=market.council).text,
        f"Average fees to external providers, {market.council} and councils of its region held, "
        f"{year}{market.choice}",
        ("dhsc_msif_fees",),
        price_notes.FEES_NOTE,
    )
    figure.head()
    for per, group in named.groupby("per", sort=False):
        drawn = _fee_marks(group)
        figure.chart(
            rate_bars(drawn, axis_name=f"£ per {per}"),
            rate_bars_alt(drawn, measure=f"Average fees per {per}, {year}"),
            key=f"chart-PRI-6-{per}",
        )
    figure.data(named, FEES)


def _card_missing(market: Price, dataset: str, what: str) -> None:
    """Say that a dataset has nothing for the council and choice, what it has, and how to load."""
    cards = cards_of((dataset,))
    card = cards[0]
    has = f"Held are {card['geography']}, {card['reference_period']}: {card['processing_short']}"
    missing(
        what,
        f"Nothing of {market.council} that fits this choice is in what is held. {has}",
        f"For those who run this site: {card['load_hint']}",
    )


def _fee_marks(fees: pd.DataFrame) -> pd.DataFrame:
    england = fees["area_code"] == "E92000001"
    look = fees["is_own"].map({True: "own", False: "region"}).where(~england, "england")
    return pd.DataFrame(
        {"group": fees["name"], "name": fees["area_name"], "look": look,
         "value": fees["rate_gbp"], "low": None, "high": None}
    )  # fmt: skip


def _unit_costs(market: Price, costs: pd.DataFrame) -> None:
    """PRI-7: unit costs of the council beside its region and England, one return at a time."""
    if costs.loc[costs["area_level"] == "council", "rate_gbp"].dropna().empty:
        _card_missing(market, "nhs_unit_costs", f"Unit costs of {market.council}{market.choice}")
    chosen, shown = _of_return(costs, market.page["cost"])
    if shown.empty:
        return
    figure = Figure(
        "PRI-7",
        price_costs.unit_cost(shown, place=market.council).text,
        f"Unit costs, {market.council}, its region and England, {chosen}{market.choice}",
        ("nhs_unit_costs",),
        price_notes.UNIT_COST_NOTE,
    )
    figure.head()
    market.page.control("cost")
    if chosen != dict(market.page.spec.choice("cost").options)[market.page["cost"]]:
        st.write(f"The return chosen has none of this choice; shown is {chosen}.")
    drawn = _cost_marks(shown)
    per = str(shown["per"].iloc[0])
    figure.chart(
        rate_bars(drawn, axis_name=f"£ per {per}"),
        rate_bars_alt(drawn, measure=f"Unit costs per {per}, {chosen}"),
    )
    figure.data(costs, COSTS, f"All {words.number(len(costs))} unit costs of both returns",
                sortable=True)  # fmt: skip


def _of_return(costs: pd.DataFrame, asked: str) -> tuple[str, pd.DataFrame]:
    """The unit costs of the return asked for, else of the first that has any of the council's.

    Where none has, those of England alone; empty, under the name asked for, without these too.
    """
    names = {"2014": "2014-15, a week", "2013": "2013-14, a week", "hour": "2013-14, an hour"}
    for level in ("council", "england"):
        for code in (asked, "2014", "hour", "2013"):
            definition, per = RETURNS[code]
            rows = costs[(costs["definition_code"] == definition) & (costs["per"] == per)]
            shown = price_costs.leading(rows, level)
            if len(shown):
                return names[code], shown
    return names[asked], costs.head(0)


def _cost_marks(costs: pd.DataFrame) -> pd.DataFrame:
    kept = list(dict.fromkeys(costs["name"]))[:MOST_COSTS]
    rows = costs[costs["name"].isin(kept)]
    level = pd.Categorical(rows["area_level"], list(LOOKS), ordered=True)
    order = pd.Categorical(rows["name"], kept, ordered=True)
    rows = rows.assign(level=level, order=order).sort_values(["order", "level"])
    return pd.DataFrame(
        {"group": rows["name"], "name": rows["area_name"], "look": rows["area_level"].map(LOOKS),
         "value": rows["rate_gbp"], "low": None, "high": None}
    )  # fmt: skip
