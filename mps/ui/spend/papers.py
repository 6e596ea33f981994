"""Tables of the council's own papers: who and how much, printed totals, budgets and forecasts."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from mps.charts.amounts import amount_bars, amount_bars_alt
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import missing
from mps.ui.spend.what import PAPERS, Spend
from mps.ui.tables import columns, table
from mps.words import millions, number, pounds
from mps.words import spend_tables as words

ROWS = columns(
    ("category", "Category"), ("series_name", "Year or age"), ("people", "People", "count"),
    ("people_share_pct", "% of people", "pct"), ("cost_gbp", "Cost", "gbp"),
    ("cost_share_pct", "% of cost", "pct"), ("average_cost_gbp", "Average cost, computed", "gbp"),
    ("printed_average_gbp", "Average cost, as printed (cash)", "gbp"), ("note_text", "Note"),
    ("paper", "Paper"), ("section", "Section"),
)  # fmt: skip
TOTALS = columns(
    ("what", "Printed total of"), ("printed_people", "People, printed", "count"),
    ("row_people", "People, rows added up", "count"),
    ("printed_cost_gbp", "Cost, printed", "gbp"), ("row_cost_gbp", "Cost, rows added up", "gbp"),
    ("printed_average_gbp", "Average, printed", "gbp"),
    ("average_cost_gbp", "Average, printed cost over printed people", "gbp"),
)  # fmt: skip
BUDGET = columns(
    ("measure_name", "What"), ("line_text", "For"), ("period", "Period"),
    ("amount_gbp", "Amount", "gbp"),
)  # fmt: skip
BUDGET_ALL = columns(
    ("row_sum_gbp", "Rows added up", "gbp"), ("note_text", "Note"), ("paper", "Paper"),
    ("section", "Section"),
)  # fmt: skip
MEASURES: dict[str, tuple[str, str, Callable[[object], str]]] = {
    "cost": ("cost_gbp", "Cost", millions),
    "people": ("people", "People", number),
    "average": ("average_cost_gbp", "Average cost for a person", pounds),
}


def tables(spend: Spend) -> None:
    """SPE-3: people, cost or average cost in one of the papers' tables, by year or age."""
    if not spend.holding["has_spend"]:
        return
    every, fitting = (query("spend__rows", **asked) for asked in (spend.whole, spend.in_council))
    every, rows = (one[one["table_id"] == spend.page["table"]] for one in (every, fitting))
    measure, column, write = _measure(spend, every)
    # A part of a total (of which) stands beside the rows in the table, not among the bars.
    shown = words.told_rows(spend.money(rows, "cost_gbp", "average_cost_gbp"))
    bars = shown[shown["row_kind"] == "row"]
    figure = _table_figure(spend, every, bars, measure)
    figure.head()
    left, right = st.columns([3, 2], gap="medium")
    with left:
        spend.page.control("table")
    with right:
        spend.page.control("measure")
    asked = spend.page["measure"]
    if measure != asked:
        st.write(f"This table gives no {_named(asked)}, so it is shown by {_named(measure)}.")
    if bars.empty:
        st.write(words.elsewhere(fitting, spend.filter_words))
        figure.source_line()
        return
    drawn = bars.assign(value=bars[column])
    series = list(dict.fromkeys(bars["series_name"]))
    figure.chart(
        amount_bars(drawn, series=series, write=write),
        amount_bars_alt(drawn, series=series, write=write, measure=MEASURES[measure][1]),
    )
    figure.data(shown, ROWS, "Table of this figure, with printed averages and papers")


def _table_figure(spend: Spend, every: pd.DataFrame, bars: pd.DataFrame, measure: str) -> Figure:
    newest = every[every["financial_year"] == every["financial_year"].max()]
    of_newest = bars[bars["financial_year"] == every["financial_year"].max()]
    is_money = measure != "people"
    row = newest.iloc[0]
    return Figure(
        "SPE-3",
        words.largest_part(of_newest, measure=measure, when=row["period"]).text,
        f"{row['table_name']}, {_named(measure)}, {spend.council}"
        + (f", {spend.prices}" if is_money else ""),
        (PAPERS, *(spend.money_sources if is_money else ())),
        f"{row['definition_name']}. {row['definition_text']}",
    )


def _named(measure: str) -> str:
    return MEASURES[measure][1].lower()


def _measure(spend: Spend, every: pd.DataFrame) -> tuple[str, str, Callable[[object], str]]:
    """The measure asked for or, where the table lacks it, the first that it has."""
    asked = spend.page["measure"]
    held = [name for name, (column, *_) in MEASURES.items() if every[column].notna().any()]
    measure = asked if asked in held else held[0]
    column, _, write = MEASURES[measure]
    return measure, column, write


def printed(spend: Spend) -> None:
    """SPE-4: the totals that the papers print, beside what their rows come to."""
    totals = query("spend__totals", council_code=spend.code)
    if totals.empty:
        return
    figure = Figure(
        "SPE-4",
        words.totals_differ(totals).text,
        f"Totals as printed in papers of {spend.council}, and their rows added up, in cash",
        (PAPERS,),
        "Nothing is corrected: the figures above are of the rows.",
    )
    figure.head()
    shown = totals.assign(
        what=words.total_names(totals), note_text=totals["note"].fillna("")
    ).dropna(axis="columns", how="all")
    held = [column for column in TOTALS if column.name in shown]
    table(shown, held)
    if spend.filter_words:
        st.write("Totals are of every client group and kind of service, whatever is chosen.")
    if line := words.averages_explained(totals):
        st.write(line)
    figure.data(shown, [*held, *columns(("note_text", "Note"))], "With notes")


def budgets(spend: Spend) -> None:
    """SPE-5: budgets, forecasts against them, savings and contract values in the papers."""
    if not spend.holding["has_budget"]:
        missing(*words.no_budget(spend.council, str(spend.holding["council_slug"])))
        return
    rows = query("spend__budget", **spend.in_council)
    sources = tuple(dict.fromkeys(rows["source_id"])) or (PAPERS,)
    figure = Figure(
        "SPE-5",
        words.over_budget(rows, place=spend.council).text,
        f"Amounts printed in papers of {spend.council}, in cash of their year",
        sources,
        "Amounts of different kinds are never added up: a net budget is what is left to the "
        "council after what people, the NHS and grants pay; a contract value covers the years it "
        "names.",
    )
    figure.head()
    if rows.empty:
        st.write(f"No amount in the papers is for {spend.filter_words} alone.")
        figure.source_line()
        return
    shown = words.told_budget(rows)
    lines = shown[
        (shown["row_kind"] == "row") & shown["measure"].isin(["net_budget", "gross_budget"])
    ]
    if len(lines) > 1:
        _budget_chart(figure, lines)
    others = shown[~shown.index.isin(lines.index)]
    for name, part in others.groupby("table_name", sort=False):
        table(part, BUDGET, str(name))
    for line in words.budget_totals(rows):
        st.write(line)
    figure.data(shown, [*BUDGET, *BUDGET_ALL], "All amounts, with notes and papers")


def _budget_chart(figure: Figure, lines: pd.DataFrame) -> None:
    name = f"{lines['measure_name'].iloc[0]}, {lines['period'].iloc[0]}"
    lines = lines.sort_values("amount_gbp", ascending=False)
    drawn = lines.assign(category=lines["line_text"], series_name=name, value=lines["amount_gbp"])
    st.markdown(f"**{name}, by line**")
    figure.chart(
        amount_bars(drawn, series=[name], write=millions),
        amount_bars_alt(drawn, series=[name], write=millions, measure=f"{name}, by line"),
    )
