"""Why spending changed: people, price or mix, between client groups and within one of them."""

import pandas as pd
import streamlit as st

from mps.charts.waterfall import waterfall, waterfall_alt
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import Tile, heading, missing, tiles
from mps.ui.spend.what import PAPERS, Spend
from mps.ui.tables import columns
from mps.words import millions, number, pounds, signed, signed_pounds, spend_tables
from mps.words import spending as words

SPLIT = columns(
    ("category", "Category"), ("people_gbp", "Number of people", "gbp_change"),
    ("price_gbp", "Cost for a person", "gbp_change"), ("mix_gbp", "Mix", "gbp_change"),
    ("total_gbp", "Change in cost", "gbp_change"),
)  # fmt: skip
BESIDE = columns(
    ("from_people", "People before", "count"), ("to_people", "People after", "count"),
    ("from_cost", "Cost before", "gbp"), ("to_cost", "Cost after", "gbp"),
    ("from_average", "Average before", "gbp"), ("to_average", "Average after", "gbp"),
)  # fmt: skip
METHOD = (
    "How the change is split. People: what the change in the number of people would have cost, had "
    "each client group changed alike, at the earlier year's average costs. Mix: what it cost that "
    "some groups changed more than others, at the same averages. Cost for a person: the people of "
    "the later year times the change in the average cost of their group. The three add up to the "
    "change to the penny. An average changes with fees, but also with longer or more intensive "
    "packages; the figures cannot tell the two apart."
)
BY_SERVICE = "A person with two kinds of service counts in both."


def top(spend: Spend) -> None:
    """SPE-1: why the cost changed between client groups, as the page's finding."""
    table_id = spend.split_table(by_service=False)
    split = spend.split(table_id)
    if split.empty:
        _nothing_to_split(spend)
        return
    figure = _figure(spend, "SPE-1", split, table_id, by_service=False)
    heading(figure.title, figure.subtitle, figure.code)
    _controls(spend)
    beside = _beside(spend, table_id)
    _tiles(spend, beside)
    if spend.service:
        st.write(
            f"The papers' client groups are not told apart by kind of service, so {spend.service} "
            "is not picked out in this figure; it is in the next, where held."
        )
    _draw(figure, split, beside, spend)
    with st.expander("How the change is split"):
        st.write(METHOD)


def within(spend: Spend) -> None:
    """SPE-2: why the cost of one client group changed, by kind of service."""
    table_id = spend.split_table(by_service=True)
    if not table_id or spend.items.empty:
        return
    split = spend.split(table_id)
    if split.empty:
        st.info(
            f"**By kind of service: nothing that fits.** The split by kind of service "
            f"that is held does not tell {spend.filter_words} apart."
        )
        return
    figure = _figure(spend, "SPE-2", split, table_id, by_service=True)
    figure.head()
    _draw(figure, split, _beside(spend, table_id), spend)


def _nothing_to_split(spend: Spend) -> None:
    """Head the page where no change can be split, and say why there is none."""
    council, slug = spend.council, str(spend.holding["council_slug"])
    if not spend.holding["has_spend"]:
        heading(f"No table of spending on care is held for {council} yet", spend.page.spec.summary)
        missing(*spend_tables.no_table(council, slug))
    elif not spend.holding["has_change"]:
        heading(
            f"{council}'s papers do not give people and cost for two years, so why spending "
            "changed cannot be told",
            spend.page.spec.summary,
        )
        missing(*spend_tables.no_two_years(council, slug))
    else:
        heading(f"No spending of {council} that fits {spend.filter_words}", spend.page.spec.summary)
        missing(
            f"Why spending on {spend.filter_words} changed",
            f"The papers of {council} do not tell it apart.",
            "Choose another client group or service type, or all. More tables can be loaded from "
            f"data/councils/{slug}/spend.csv with: python -m mps build",
        )
    _controls(spend)


def _controls(spend: Spend) -> None:
    """The money, its prices, and the years where there is a choice."""
    if not (spend.holding["has_spend"] or spend.holding["has_expenditure"]):
        return
    left, right = st.columns([3, 1], gap="medium")
    with left:
        spend.page.control("money")
    with right:
        if not spend.is_cash:
            spend.page.control("base")
        elif spend.changes["to_year"].nunique() > 1:
            spend.page.control("years")


def _figure(spend: Spend, code: str, split: pd.DataFrame, table: str, by_service: bool) -> Figure:
    own = spend.changes[spend.changes["table_id"] == table].iloc[0]
    first, last = spend.years
    only = split["category"].iloc[0] if len(split) == 1 else ""
    whose = own["client_category"].lower() if by_service else "care packages"
    what = f"Spending on {whose}" + (f", {only.lower()}," if only else "")
    if only and not by_service:
        what = f"Spending on {only[:1].lower()}{only[1:]}"
    years = (first, last if spend.is_cash else f"{last} {spend.prices}")
    rows = query("spend__rows", **spend.whole)
    meaning = rows[rows["table_id"] == table].iloc[0]
    said = words.why_changed(
        split, what=what, place=spend.council, years=years, by_service=by_service
    )
    return Figure(
        code,
        said.text,
        f"{meaning['definition_name']}, {spend.council}, change {first} to {last}, {spend.prices}",
        (PAPERS, *spend.money_sources),
        f"{meaning['definition_text']} Rows of the paper's table, added up here; the totals that "
        "it prints stand below.",
    )


def _beside(spend: Spend, table_id: str) -> pd.DataFrame:
    """People, cost and average of each category in the two years, and of all together."""
    own = spend.items[spend.items["table_id"] == table_id]
    parts = []
    for prefix, year in zip(("from", "to"), spend.years, strict=True):
        rows = own[own["financial_year"] == year].set_index("category")
        parts.append(
            rows[["people", "cost_gbp", "average_cost_gbp"]].set_axis(
                [f"{prefix}_people", f"{prefix}_cost", f"{prefix}_average"], axis=1
            )
        )
    return parts[0].join(parts[1], how="outer")


def _tiles(spend: Spend, beside: pd.DataFrame) -> None:
    """Cost, people and average of the later year, each with its change."""
    first, last = spend.years
    cost, people = (words.change_of(beside, name) for name in ("cost", "people"))
    average = words.average_of(beside)
    since = f"since {first}"
    tiles(
        [
            Tile(
                f"Cost, {last}",
                millions(cost.after),
                (f"{words.signed_millions(cost.change)} {since}", spend.prices),
            ),
            Tile(
                f"People, {last}",
                number(people.after),
                (f"{signed(people.change)} {since}", "rows added up"),
            ),
            Tile(
                f"Average cost, {last}",
                pounds(average.after),
                (f"{signed_pounds(average.change)} {since}", "for a person"),
            ),
        ]
    )


def _draw(figure: Figure, split: pd.DataFrame, beside: pd.DataFrame, spend: Spend) -> None:
    steps = words.waterfall_steps(split)
    first, last = spend.years
    write = words.change_writer(words.whole_split(split)["total"])
    measure = f"Change in cost, {first} to {last}, {spend.prices}"
    figure.chart(waterfall(steps, write=write), waterfall_alt(steps, write=write, measure=measure))
    shown = words.with_whole(split, beside)
    figure.data(shown, [*SPLIT, *BESIDE], "Table of this figure, by category")
