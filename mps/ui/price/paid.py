"""What is paid: rates by the hour and by the week, kept apart, and what the packages add up to."""

import pandas as pd

from mps import words
from mps.analysis.rates import beside
from mps.charts.rates import rate_bars, rate_bars_alt
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import Tile, tiles
from mps.ui.price.what import ALL, MINIMUM, PAPERS, SHOWN, Price, all_rates, say
from mps.ui.provenance import source_line
from mps.ui.tables import columns, table
from mps.words import price, price_costs, price_notes, price_said

MOST_TILES = 4
PACKAGES = columns(
    ("what", "For"), ("people", "People", "count"), ("quantity", "Hours or weeks", "count"),
    ("rate_gbp", "Rate", "gbp_pence"), ("worked_gbp", "Worked out", "gbp"),
    ("value_gbp", "Printed", "gbp"),
)  # fmt: skip
VALUES = columns(("label", "What the paper prints"), ("value", "Value", "gbp"),
                 ("period", "For"), ("note", "Note"))  # fmt: skip


def paid_view(market: Price) -> None:
    """The finding, tiles, rates per hour, rates per week, and the paper's packages."""
    said = price.rates_paid(market.rates, market.minimum, place=market.council)
    market.top(said.text, f"Fees and rates, {market.council}{market.choice}")
    if market.rates.empty:
        market.without_rates()
    _tiles(market)
    say(price_said.stated_in_words(market.rates))
    _hourly(market)
    _weekly(market)
    if market.paid.empty and len(market.rates):
        _table_only(market)
    _packages(market)


def _tiles(market: Price) -> None:
    """Up to three rates of the council, then national ones, with the source of each."""
    own = price_said.rate_tiles(market.rates, market.minimum)[: MOST_TILES - 1]
    national = price_said.national_tiles(market.minimum, market.nursing, market.uplifts)
    kept = dict(list(national.items())[: MOST_TILES - len(own)])
    sources = [*(PAPERS if own else ()), *kept]
    if sources:
        tiles(Tile(*tile) for tile in [*own, *kept.values()])
        source_line(sources)


def _hourly(market: Price) -> None:
    """PRI-1: rates per hour, a range as a range, beside the minimum price of the same years."""
    rows = market.paid[market.paid["per"] == "hour"]
    if rows.empty:
        return
    figure = Figure(
        "PRI-1",
        price_said.hourly_title(rows, market.minimum),
        f"Rates per hour, {market.council}{market.choice}, with the homecare minimum price",
        (*PAPERS, *MINIMUM),
        price_notes.HOURLY_NOTE,
    )
    figure.head()
    drawn = _with_minimum(rows, market.minimum)
    figure.chart(
        rate_bars(drawn, axis_name="£ per hour"),
        rate_bars_alt(drawn, measure="Rates per hour"),
    )
    figure.data(drawn, columns(("group", "For"), ("name", "What"), ("value", "Rate", "gbp_pence"),
                               ("low", "Lowest", "gbp_pence"), ("high", "Highest", "gbp_pence"),
                               ("paper", "Paper or source"), ("note", "Note")))  # fmt: skip


def _with_minimum(rows: pd.DataFrame, minimum: pd.DataFrame) -> pd.DataFrame:
    """Each rate as a bar, with the minimum price of its year, or of the years around it."""
    places = dict(zip(minimum["financial_year"], minimum["geography"], strict=True))
    marks = []
    for row in rows.to_dict("records"):
        group = f"{row['what']}, {row['period']}"
        name = f"paid{price.doubtful(row['status'])}"
        marks.append({"group": group, "name": name, "look": "own", "value": row["rate_gbp"],
                      "low": row["low_gbp"], "high": row["high_gbp"], "paper": row["paper"],
                      "note": row["note"]})  # fmt: skip
        if row["service_type"] != "homecare":
            continue
        for item in beside(minimum, row["financial_year"]):
            marks.append({"group": group, "look": "reference", "value": item.value,
                          "name": price.reference_name(item, places[item.year]),
                          "paper": "Homecare Association", "note": ""})  # fmt: skip
    wanted = ["group", "name", "look", "value", "low", "high", "paper", "note"]
    return pd.DataFrame(marks).reindex(columns=wanted)


def _weekly(market: Price) -> None:
    """PRI-2: rates per week, one chart for each paper, since papers count differently."""
    known = market.rates["rate_gbp"].notna() & (market.rates["definition_code"] != "charge_cap")
    rows = market.rates[(market.rates["per"] == "week") & known]
    if rows.empty:
        return
    figure = Figure(
        "PRI-2",
        price_said.weekly_title(rows),
        f"Rates per week, {market.council}{market.choice}",
        PAPERS,
        price_notes.WEEKLY_NOTE,
    )
    figure.head()
    for number, (paper, group) in enumerate(rows.groupby("paper", sort=False)):
        shown = _weekly_marks(group)
        said = f"Rates per week in {paper}"
        figure.chart(
            rate_bars(shown, axis_name="£ per week"),
            rate_bars_alt(shown, measure=said),
            key=f"chart-PRI-2-{number}",
        )
        say([f"{words.opening(str(paper))}."])
    all_rates(market, figure)


def _weekly_marks(rows: pd.DataFrame) -> pd.DataFrame:
    marks = rows.assign(
        group=rows["what"] + ", " + rows["period"],
        name=[price_said.short_kind(row) for row in rows.to_dict("records")],
        look=rows["is_paid_by_council"].map({True: "own", False: "reference"}),
        value=rows["rate_gbp"],
        low=None,
        high=None,
    )
    # A group's own rate comes first, so that the line of its reference has a bar to lead to.
    order = marks.drop_duplicates("group").reset_index()["group"]
    place = marks["group"].map({name: number for number, name in enumerate(order)})
    return marks.assign(place=place).sort_values(["place", "look"])


def _table_only(market: Price) -> None:
    """PRI-3: what is held where no amount is: changes and statements in words."""
    figure = Figure(
        "PRI-3",
        price_said.without_amounts(market.rates, place=market.council),
        f"What papers and pages of {market.council} say of rates{market.choice}",
        PAPERS,
    )
    figure.head()
    table(market.rates, SHOWN)
    figure.data(market.rates, ALL, "With papers and notes")


def _packages(market: Price) -> None:
    """PRI-4: quantities times rates, beside what the paper prints for them."""
    rates = market.rates
    rows = rates[rates["quantity"].notna() & rates["value_gbp"].notna()]
    totals = query("price__package_values", council_code=market.page.council.code)
    if rows.empty or totals.empty:
        return
    said = price_costs.packages(rows, totals)
    paper = rows["paper"].iloc[0]
    figure = Figure(
        "PRI-4",
        said.text,
        f"New packages of a year, {market.council}{market.choice}, {rows['period'].iloc[0]}",
        PAPERS,
        f"{paper}. A placement of a year counts as 52 weeks.",
    )
    figure.head()
    figure.short(rows, PACKAGES)
    if not market.choice:
        _contract(market, totals.assign(note=totals["note"].fillna("")))


def _contract(market: Price, totals: pd.DataFrame) -> None:
    """PRI-18: what the paper prints for the whole contract: months, years, health's share."""
    figure = Figure(
        "PRI-18",
        price_said.contract_title(totals),
        f"Values printed for the whole contract, {market.council}",
        ("council_published_figures",),
        f"{totals['paper'].iloc[0]}.",
    )
    figure.head()
    figure.short(totals, VALUES)
