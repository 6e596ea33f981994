"""Services and gap: the answer at the top, all services in a year, and through the years."""

import pandas as pd
import streamlit as st

from mps import words
from mps.analysis.scenario import CARE_HOMES, service_gap
from mps.charts import intervals
from mps.ui.figures import Figure
from mps.ui.need.what import Need
from mps.ui.parts import Tile, heading, missing, tiles
from mps.ui.tables import Column
from mps.words import need, scenario

BOUNDS = (("low", "low"), ("central", "central"), ("high", "high"))
GAPS = [Column(f"gap_{name}", f"Gap, {said}", "change") for name, said in BOUNDS]
NEEDED = [Column(f"needed_{name}", f"Needed, {said}", "count") for name, said in BOUNDS]
SUPPLY = [
    Column("supply", "There are", "count"),
    Column("planned", "Planned", "change"),
]
SERVICES = [
    Column("service_name", "Service"),
    *NEEDED,
    *SUPPLY,
    *GAPS,
    Column("supply_period", "There are: as of"),
    Column("residents", "Residents of the age group", "count"),
    Column("rate_text", "Users per 100 residents"),
    Column("users_central", "Users", "count"),
    Column("people_central", "Users after diversion", "count"),
]
YEARS = [
    Column("year", "Mid-year", "year"),
    Column("kind", "Residents are"),
    *NEEDED,
    Column("residents", "Residents of the age group", "count"),
]


def answer(here: Need) -> None:
    """Write the finding about the service looked at, what diversion changes, and four tiles."""
    row = here.row(here.gaps, here.year)
    if row is None:
        heading(f"Need in {here.place} is not held", here.page.spec.summary)
        here.page.control("view")
        missing(*scenario.no_residents(f"Need of services in {here.place}", year=here.year))
        return
    said = need.service_answer(
        row, here.base, place=here.place, service=here.service, when=here.when, moved=here.is_moved
    )
    heading(said.text, _lede(here, row))
    this_year = here.services[here.services["year"] == here.year]
    other = here.row(service_gap(this_year, here.otherwise), here.year)
    changes = need.diversion(row, other or row, service=here.service, diverted=here.is_diverted)
    if changes:
        st.write(changes)
    if here.service in CARE_HOMES and words.known(row["gap_central"]) is None:
        st.write(need.both_kinds(here.both_kinds, place=here.place, when=here.when))
    here.page.control("view")
    if words.known(row["needed_central"]) is None:
        st.info(scenario.no_rate(here.service, here.council))
    else:
        tiles(_tiles(here, row))
    if not here.variant:
        missing(*scenario.no_projection(here.council))


def not_estimated(here: Need) -> None:
    """Say that need of the service type chosen in the sidebar is not worked out."""
    name = here.service_name
    heading(f"Need of {name} in {here.place} is not worked out", here.page.spec.summary)
    here.page.control("view")
    missing(
        f"Need of {name} in {here.place}",
        "No published figure of its use is held. Need is worked out for care homes, homecare and "
        "extra care.",
        "Choose one of these in the filter, or all service types.",
    )


def _lede(here: Need, row: need.Row) -> str:
    """One line of measure, place and period."""
    ages = row["age_group"].replace("_plus", " and over")
    what = words.opening(need.BEDS[here.service][1])
    lede = f"{what} for residents aged {ages} of mid-{here.year}, {here.place}"
    as_of = row["supply_period"]
    return f"{lede}, against what there is ({as_of})" if isinstance(as_of, str) else lede


def _tiles(here: Need, row: need.Row) -> list[Tile]:
    ages = row["age_group"].replace("_plus", " and over")
    range_ = need.spread(row["needed_low"], row["needed_high"]).strip(" ()")
    there = words.known(row["supply_by_then"])
    planned = words.known(row["planned"])
    plan = (f"{words.signed(planned)} planned",) if planned else ()
    as_of = row["supply_period"] if isinstance(row["supply_period"], str) else ""
    shown = [
        Tile(f"Needed {here.when}", words.number(row["needed_central"]), (range_,) * bool(range_)),
        Tile("There are", "not held" if there is None else words.number(there), (as_of, *plan)),
    ]
    if there is not None:
        ends = [need.short_or_spare(row[f"gap_{bound}"]) for bound in ("low", "high")]
        lines = () if ends[0] == ends[1] else (f"from {ends[0]} to {ends[1]}",)
        shown.append(Tile("Gap", need.short_or_spare(row["gap_central"]), lines))
    line = need.residents_line(row, here.base)
    lines = (line,) if line else ()
    shown.append(Tile(f"Residents aged {ages}", words.number(row["residents"]), lines))
    return shown


def all_services(here: Need) -> None:
    """NEE-1: what is needed of each service in the chosen year, beside what there is."""
    frame = here.now
    held = frame[frame["needed_central"].notna()]
    if held.empty:
        return
    figure = Figure(
        "NEE-1",
        need.all_services(held, place=here.place, when=here.when).text,
        f"Beds, units and people needed by service, {here.place}, mid-{here.year}",
        here.service_sources,
        "Beds needed are of all who would live there, whoever pays; homecare and extra care are "
        "those the council pays for. Beds held count homes that say they serve older people or "
        "people with dementia; the count of 2022 has all homes.",
    )
    figure.head()
    drawn = held.rename(columns={"service_name": "name"})
    for bound in ("low", "central", "high"):
        drawn[bound] = drawn[f"needed_{bound}"]
    figure.chart(
        intervals.range_rows(drawn, there="supply_by_then"),
        intervals.range_rows_alt(drawn, measure=f"Needed, mid-{here.year}", there="supply_by_then"),
    )
    for name in frame.loc[frame["supply"].isna(), "service"]:
        if name == here.service and name in scenario.NO_SUPPLY:
            st.write(scenario.NO_SUPPLY[name])
    rates = [scenario.rate_words(rate) for rate in frame["rate"]]
    figure.data(frame.assign(rate_text=rates), SERVICES, "Table of all services, with gaps")


def over_time(here: Need) -> None:
    """NEE-2: what is needed of the service looked at, year by year."""
    frame = here.gaps[here.gaps["service"] == here.service]
    if here.variant:
        frame = frame[frame["is_projected"]]
    frame = frame[frame["needed_central"].notna()]
    if len(frame) < 2:
        return
    years = frame.rename(columns={f"needed_{name}": name for name, _ in BOUNDS})
    rows = frame.to_dict("records")
    first, last = ({str(name): row[name] for name in row} for row in (rows[0], rows[-1]))
    there = words.known(last["supply_by_then"])
    level = None if there is None else (there, "There are")
    title = need.service_grows(first, last, place=here.place, service=here.service)
    measure = f"{words.opening(need.BEDS[here.service][1])} needed"
    figure = Figure(
        "NEE-2",
        title.text,
        f"{measure} by mid-year, {here.place}, {first['year']} to {last['year']}",
        here.service_sources,
        "The same rate of use and the same assumptions hold in every year. The band is the range "
        "of the published rates of use and shares of self-funders; the number of residents has "
        "none.",
    )
    figure.head()
    figure.chart(
        intervals.range_years(years, y_title=measure, level=level),
        intervals.range_years_alt(years, measure=measure, level=level),
    )
    kinds = frame["is_projected"].map({True: "projected", False: "estimated"})
    figure.data(pd.DataFrame(frame.assign(kind=kinds)), YEARS)
