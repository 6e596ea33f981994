"""People who pay: the share of residents who pay for themselves, and what papers print of it."""

import pandas as pd

from mps import words
from mps.charts.ranking import ranked_bars, ranked_bars_alt
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import missing
from mps.ui.price.what import PAPERS, Price
from mps.ui.tables import columns, table
from mps.words import price_costs, price_notes, price_said

SHARES = columns(
    ("name", "Where"), ("self_funder_pct", "Pay for all their care", "pct"),
    ("self_funders", "Self-funders", "count"), ("residents", "Residents", "count"),
    ("period", "When"), ("note", "Note"),
)  # fmt: skip
STATED = columns(("label", "What"), ("said", "Stated"), ("area_name", "Where"),
                 ("period", "When"))  # fmt: skip
PREMIUM = columns(
    ("what", "For"), ("period", "When"), ("rate_gbp", "Council's rate a week", "gbp_pence"),
    ("premium_gbp", "With the premium", "gbp_pence"),
)  # fmt: skip
HOMES = ("", "care_home", "nursing_home")


def self_view(market: Price) -> None:
    """The share of residents who pay, what the papers print, and what a premium would make."""
    shares = query("price__self_funders", council_code=market.page.council.code)
    stated = query("price__stated", council_code=market.page.council.code, topic="self_funders")
    said = price_costs.self_funders(shares)
    title = said.text if said.holds else f"How many pay in {market.council} is not held"
    market.top(title, f"Care home residents who pay for themselves; {market.council} and England")
    if market.service not in HOMES:
        words_of_homes = "This view is about care homes; the service type chosen is not used here."
        missing(f"Self-funders{market.choice}", words_of_homes, "Choose a kind of care home.")
    _gap(market, stated)
    if said.holds:
        _shares(market, shares)
    _stated(market, stated)
    _premium(market, stated)
    _caps(market)


def _gap(market: Price, stated: pd.DataFrame) -> None:
    """Say that the council's own share is not held, unless its paper prints something."""
    if stated.empty:
        missing(
            f"Self-funders in {market.council}",
            "The share is published for England and its regions, not for councils, and no paper "
            "of this council held prints one.",
            "For those who run this site: add what a paper prints to published_figures.csv in "
            "the council's folder, topic self_funders, and run: `python -m mps build`",
        )


def _shares(market: Price, shares: pd.DataFrame) -> None:
    """PRI-14: the share of care home residents who pay for all of their care."""
    rows = shares.to_dict("records")
    shares = shares.assign(name=list(map(price_costs.share_name, rows)),
                           note=shares["note"].fillna(""))  # fmt: skip
    newest = shares["edition"].max()
    drawn = shares[shares["edition"] == newest]
    drawn = drawn.assign(
        area_name=drawn["name"].str.replace(f", {newest}", ""), value=drawn["self_funder_pct"]
    )
    own = drawn["is_own_region"].any()
    figure = Figure(
        "PRI-14",
        price_said.shares_title(drawn, market.page.council.row),
        f"Share of care home residents who pay for all of their care, {newest}",
        ("ons_self_funders",),
        price_notes.regions_note(shares),
    )
    figure.head()
    chosen = drawn.loc[drawn["is_own_region"], "area_code"].iloc[0] if own else None
    figure.chart(
        ranked_bars(drawn, chosen=chosen),
        ranked_bars_alt(drawn, measure=figure.subtitle, chosen=chosen),
    )
    figure.data(shares, SHARES, "Both editions, with numbers")


def _stated(market: Price, stated: pd.DataFrame) -> None:
    """PRI-15: what the council's own papers print about people who pay."""
    if stated.empty:
        return
    figure = Figure(
        "PRI-15",
        price_costs.stated_premium(stated),
        f"Figures printed in papers of {market.council}",
        ("council_published_figures",),
        "Printed figures are quoted, not checked.",
    )
    figure.head()
    stated = stated.assign(
        said=list(map(words.stated_value, stated["value"], stated["unit"])),
        area_name=stated["area_name"].fillna(market.council),
        note=stated["note"].fillna(""),
    )
    table(stated, STATED)
    more = columns(("paper", "Paper"), ("section", "Section"), ("note", "Note"))
    figure.data(stated, [*STATED, *more], "With paper, section and note")


def _premium(market: Price, stated: pd.DataFrame) -> None:
    """PRI-16: the council's care home rates, and what the printed premium would make of them."""
    printed = stated[stated["figure_id"].str.endswith("self-funders-premium")]
    rates = market.paid
    homes = rates[rates["service_type"].isin(("care_home", "nursing_home"))]
    homes = homes[(homes["definition_code"] == "standard_rate") & homes["rate_gbp"].notna()]
    if printed.empty or homes.empty:
        return
    share = float(printed["value"].iloc[0])
    figure = Figure(
        "PRI-16",
        price_said.premium_title(homes, share),
        f"Rates per week, {market.council}{market.choice}, and the same with a premium of about "
        f"{words.percent(share, 0)}",
        (*PAPERS, "council_published_figures"),
        price_notes.PREMIUM_NOTE,
    )
    figure.head()
    frame = homes.assign(premium_gbp=homes["rate_gbp"] * (1 + share / 100))
    table(frame, PREMIUM)
    figure.data(frame, PREMIUM, "The same table")


def _caps(market: Price) -> None:
    """PRI-17: the most the council charges a person for care outside a care home."""
    caps = market.rates[market.rates["definition_code"] == "charge_cap"]
    if caps.empty:
        return
    figure = Figure(
        "PRI-17",
        price_said.cap_title(caps, place=market.council),
        f"Most that one person is charged a week for care outside a care home, {market.council}",
        PAPERS,
        "A cap on what people pay is not a price paid to a provider.",
    )
    figure.head()
    shown = columns(("label", "What"), ("amount", "A week"), ("period", "When"),
                    ("seen", "Seen"))  # fmt: skip
    table(caps, shown)
    more = columns(("paper", "Paper"), ("section", "Section"), ("note", "Note"))
    figure.data(caps, [*shown, *more], "With paper and note")
