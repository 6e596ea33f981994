"""Beside costs and others: what each rate compares with, reported fees, and unit costs."""

import pandas as pd
import streamlit as st

from mps import words
from mps.charts.rates import rate_bars, rate_bars_alt
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import missing
from mps.ui.price.what import MINIMUM, PAPERS, Price, columns
from mps.ui.provenance import cards_of
from mps.ui.tables import table
from mps.words import price, price_beside, price_costs

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
MOST_COSTS = 6


def against_view(market: Price) -> None:
    """Rates beside benchmarks, then the fees councils report, then unit costs."""
    rows = price_beside.comparisons(market.paid, market.rates, market.minimum, market.nursing)
    said = price_beside.title(rows, place=market.council)
    market.top(
        said, f"Rates beside what care costs and others pay, {market.council}{market.choice}"
    )
    if market.paid.empty:
        market.without_rates()
    else:
        _beside(market, rows)
    _fees(market)
    _unit_costs(market)
    st.header("Fair price of care", anchor="fair-price")
    st.write(price_beside.FAIR_PRICE)


def _beside(market: Price, rows: pd.DataFrame) -> None:
    """PRI-5: each rate beside what it can be read against, and how far it is from it."""
    figure = Figure(
        "PRI-5",
        "What each rate can be read against",
        f"Rates of {market.council}{market.choice} beside the minimum price, NHS-funded nursing "
        "care and market averages of the same year",
        (*PAPERS, *MINIMUM, "nhs_funded_nursing_care"),
        price_beside.BESIDE_NOTE,
    )
    figure.head()
    table(rows, BESIDE)
    figure.data(rows, [*BESIDE, *columns(("paper", "Paper"))], "With papers")


def _fees(market: Price) -> None:
    """PRI-6: average fees that the council and others of its region report to government."""
    fees = query("price__fees", **market.here)
    named = fees.assign(name=fees["service_code"].map(price.SERVICES))
    own = named[named["is_own"]].dropna(subset=["rate_gbp"])
    if own.empty:
        card = next(iter(cards_of(("dhsc_msif_fees",))), None)
        hint = f" {card['load_hint']}" if card else ""
        missing(
            f"Average fees that {market.council} reports to government{market.choice}",
            "The official file is not loaded; a preview of five councils is.",
            f"For those who run this site:{hint or ' run: python -m mps import FILE'}",
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
        price_beside.FEES_NOTE,
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


def _fee_marks(fees: pd.DataFrame) -> pd.DataFrame:
    england = fees["area_code"] == "E92000001"
    look = fees["is_own"].map({True: "own", False: "region"}).where(~england, "england")
    return pd.DataFrame(
        {"group": fees["name"], "name": fees["area_name"], "look": look,
         "value": fees["rate_gbp"], "low": None, "high": None}
    )  # fmt: skip


def _unit_costs(market: Price) -> None:
    """PRI-7: unit costs of the council beside its region and England, one return at a time."""
    costs = query("price__unit_costs", **market.here)
    rows = costs.to_dict("records")
    costs = costs.assign(name=pd.Series(map(price_costs.unit_name, rows), dtype=object))
    own = costs[(costs["area_level"] == "council")].dropna(subset=["rate_gbp"])
    if own.empty:
        missing(
            f"Unit costs of {market.council}{market.choice}",
            "Held are those of 2013-14 and 2014-15 for four councils and England; this choice is "
            "not among them.",
            "For those who run this site: the Sources page says where later ones are; add them "
            "and run: `python -m mps build`",
        )
        return
    chosen, shown = _of_return(costs, market.page["cost"])
    figure = Figure(
        "PRI-7",
        price_costs.unit_cost(shown, place=market.council).text,
        f"Unit costs, {market.council}, its region and England, {chosen}{market.choice}",
        ("nhs_unit_costs",),
        price_beside.UNIT_COST_NOTE,
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
    """The unit costs of the return asked for, else of the first that has any of the council."""
    names = {"2014": "2014-15, a week", "2013": "2013-14, a week", "hour": "2013-14, an hour"}
    for code in (asked, *RETURNS):
        definition, per = RETURNS[code]
        shown = costs[(costs["definition_code"] == definition) & (costs["per"] == per)]
        if shown.loc[shown["area_level"] == "council", "rate_gbp"].notna().any():
            return names[code], price_costs.leading(shown)
    raise ValueError("None of the returns has a unit cost of the council.")


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
