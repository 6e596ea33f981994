"""What opened and closed: the finding, by year, by kind of service, and change by change."""

import streamlit as st

from mps import charts, words
from mps.ui.cache import query
from mps.ui.changes.what import Changes
from mps.ui.figures import Figure
from mps.ui.parts import Tile, heading, tiles
from mps.ui.tables import columns, table
from mps.words import changes, kinds, ledger

YEARS = columns(
    ("year", "Year", "year"), ("opened", "Opened", "count"), ("closed", "Closed", "count"),
    ("reregistered", "Re-registered only", "count"),
    ("other_change", "Moves, splits, mergers", "change"),
    ("stock", "Registered at the end", "count"), ("opened_beds", "Beds opened", "count"),
    ("closed_beds", "Beds closed", "count"),
    ("other_bed_change", "Beds changed otherwise", "change"), ("beds", "Beds at the end", "count"),
)  # fmt: skip
KINDS = columns(
    ("group_name", "Kind of service"), ("year", "Year", "year"),
    ("stock", "Registered at the end", "count"), ("beds", "Beds at the end", "count"),
    ("opened", "Opened", "count"), ("closed", "Closed", "count"),
    ("opened_per_100", "Opened per 100 registered and year", "decimal"),
    ("closed_per_100", "Closed per 100 registered and year", "decimal"),
)  # fmt: skip
LATEST = columns(
    ("change_date", "Date", "date"), ("location_name", "Place", "text", "cqc_url"),
    ("happened", "What happened"), ("service_names", "Services"),
    ("other", "Other registration"),
)  # fmt: skip
CHANGES = LATEST + columns(
    ("bed_count", "Beds", "count"), ("bed_change", "Change of beds", "change"),
    ("reason", "Reason"), ("rule", "What decided"), ("gap_days", "Days between", "count"),
    ("provider_label", "Provider"), ("rating_name", "Last rating"),
    ("location_id", "CQC number"), ("cqc_url", "Page at CQC"),
)  # fmt: skip


def top(market: Changes) -> None:
    """Write the finding, the period to choose, and four tiles."""
    noun, groups = market.noun, market.counts
    what = ("service", "services") if market.service is None else (noun.one, noun.many)
    row, service = groups["all"], market.page.view["service"]
    moved = market.kinds if market.has_beds else None
    told = "" if moved is None else kinds.for_title(moved, row["closed_beds"], service)
    said = changes.opened_and_closed(
        groups, place=market.place, period=market.when, what=what, kinds=told
    )
    counted = f"openings and closures of {market.scope}, net of re-registrations"
    heading(said.text, f"{market.dates}: {counted}")
    if note := words.service_note(market.service):
        st.write(note)
    if note := ledger.vanished(market.period["vanished_count"]):
        st.write(note)
    market.page.control("since")

    def split(name: str) -> tuple[str, ...]:
        return ledger.tile_lines(groups, name) if market.has_beds else ()

    tiles(
        [
            Tile("Opened", words.number(row["opened"]), split("opened")),
            Tile("Closed", words.number(row["closed"]), split("closed")),
            Tile("Re-registered only", words.number(row["reregistered"]), (ledger.WENT_ON,)),
            Tile(*ledger.net_tile(row, market.day, moved=moved, service=service)),
        ]
    )


def by_year(market: Changes) -> None:
    """MOV-1: what opened and closed in each year since the register began."""
    unit, day = market.unit, market.day
    frame = market.years[market.years["group_code"] == "all"]
    said = changes.since_the_register(
        market.whole["all"], unit=unit, place=market.place, period=market.ever, ways=market.ways
    )
    figure = Figure(
        "MOV-1",
        said.text,
        f"{ledger.UNITS[unit]} opened and closed by calendar year, {market.whose}, 1 April 2011 "
        f"to {day}",
        market.sources,
        f"2011 starts in April, and {frame['year'].max()} ends on {day}. Re-registrations count "
        "as neither; the table has them.",
    )
    figure.head()
    market.page.control("unit")
    if unit != market.page["unit"]:
        st.write("None of these services has beds, so locations are counted.")
    tail = "_beds" if unit == "beds" else ""
    shown = frame.rename(columns={"year": "period"})
    shown = shown.assign(opened=frame[f"opened{tail}"], closed=frame[f"closed{tail}"])
    drawn = charts.ledger_bars(shown, unit=unit)
    figure.chart(drawn, charts.ledger_bars_alt(shown, unit=unit))
    figure.data(frame, YEARS)


def stock(market: Changes) -> None:
    """MOV-2: how many were registered at each year's end, by kind of service."""
    unit, day = market.unit, market.day
    only = "" if market.service is None else words.opening(market.noun.many)
    shown = ledger.kinds_of_stock(market.years, unit=unit, only=only)
    first = f"December {market.years['year'].min()}"
    said = changes.stock_moved(shown, place=market.place, unit=unit, years=(first, market.month))
    figure = Figure(
        "MOV-2",
        said.text,
        f"{ledger.UNITS[unit]} registered at the end of each year, {market.whose}, {first} to "
        f"{day}",
        market.sources,
        "A location of two kinds of service counts under both. A place between two "
        "registrations counts as one, with the beds of its last.",
    )
    figure.head()
    drawn = charts.stock_lines(shown, unit=unit)
    figure.chart(drawn, charts.stock_lines_alt(shown, unit=unit))
    figure.data(market.years[market.years["is_service"]], KINDS, sortable=True)


def every_change(market: Changes) -> None:
    """MOV-3: every change with its date, its other side and the rule that decided."""
    frame = ledger.told(query("changes__ledger", **market.span), market.page["change"])
    row = market.counts["all"]
    said = changes.ended_not_closed(
        row["ended"], row["closed"], place=market.place, period=market.when,
        on={"as another kind": row["ended_as_other"], market.outside: row["ended_elsewhere"]},
    )  # fmt: skip
    figure = Figure(
        "MOV-3",
        said.text,
        f"Every change on the register, {market.whose}, {market.dates}, the latest first",
        market.sources,
        "Reasons are CQC's. A rating is the last that was given to the registration.",
    )
    figure.head()
    with st.columns([2, 3])[0]:
        market.page.control("change")
    if not market.holding["has_links"]:
        st.write(ledger.NO_LINKS)
    if frame.empty:
        st.write("No such change in this period.")
        figure.source_line()
        return
    table(frame.head(8), LATEST, "The latest changes")
    with st.expander("The rule that tells closures from re-registrations"):
        st.markdown(ledger.RULE)
    label = f"All {words.number(len(frame))} changes, with reasons and rules"
    if len(frame) == 1:
        label = "The one change, with its reason and rule"
    figure.data(frame, CHANGES, label, sortable=True)
