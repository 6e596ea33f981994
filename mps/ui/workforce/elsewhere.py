"""What the council's papers and Skills for Care say, beside region and England."""

from typing import Any

import pandas as pd
import streamlit as st

from mps import charts, words
from mps.ui.figures import Figure
from mps.ui.parts import missing
from mps.ui.tables import Column, columns, table
from mps.ui.workforce.what import LEVELS, Workforce
from mps.words import staff, staff_said, staff_shown

PAPER = columns(
    ("told_by", "Paper and section"), ("note", "Note"), ("council_value", "Council", "decimal"),
    ("region_value", "Region", "decimal"), ("england_value", "England (number)", "decimal"),
    ("unit", "Unit"), ("url", "Address"),
)  # fmt: skip
QUOTED = columns(
    ("area_name", "Place"), ("indicator_name", "What"), ("said", "Figure"), ("period", "Period"),
    ("sure", "How sure"), ("told_by", "Where it was read"), ("note", "Note"), ("url", "Address"),
)  # fmt: skip
ORIGIN = columns(
    ("area_name", "Place"), ("indicator_name", "What"), ("said", "Figure"), ("period", "Period"),
    ("sure", "How sure"),
)  # fmt: skip
LOCAL = columns(
    ("area_name", "Place"), ("indicator_name", "What"), ("said", "Figure"), ("period", "Year"),
)  # fmt: skip
NATIONALITY = ("british_nationality", "eu_nationality", "non_eu_nationality")
RECRUITS = ("recruited_within_sector", "leavers_within_sector", "international_recruits")


def stated(market: Workforce) -> None:
    """WOR-4: every workforce figure that the council's papers print, as printed."""
    frame = staff_shown.printed_frame(market.stated)
    if frame.empty:
        return
    said = staff.stated_beside(market.stated, place=market.council, region=market.region)
    figure = Figure(
        "WOR-4",
        said.text,
        f"Workforce figures printed in papers of {market.council}, with those for "
        f"{words.the(market.region)} and England that the same papers print",
        ("council_workforce",),
        "Printed figures are quoted, not checked.",
    )
    figure.head()
    bars = staff_shown.compared(market.stated, market.council, market.region)
    if len(bars):
        look: dict[str, Any] = {
            "place": market.council, "comparators": [market.region, "England"],
            "write": staff_said.plain_percent,
        }  # fmt: skip
        measure = "As printed in the council's paper"
        figure.chart(
            charts.share_bars(bars, **look), charts.share_bars_alt(bars, **look, measure=measure)
        )
    printed = _tables(market, frame)
    figure.data(frame, [*printed, *PAPER], "With paper, section and note")


def _tables(market: Workforce, frame: pd.DataFrame) -> list[Column]:
    """Draw the printed figures in up to three short tables; returns the columns of the whole."""
    printed = [
        Column("indicator_name", "What"),
        Column("council_said", market.council),
        Column("region_said", market.region),
        Column("england_said", "England"),
        Column("period", "Period"),
    ]
    parts = staff_shown.by_reach(frame)
    held = [column for column in printed if column.name in staff_shown.columns_held(frame)]
    alone = [printed[0], printed[1], printed[4]]
    for name, shown, caption in (
        ("beside", held, f"Printed for {market.council} beside others"),
        ("alone", alone, f"Printed for {market.council} alone"),
        ("others", [column for column in held if column is not printed[1]], "Printed for others"),
    ):
        if len(parts[name]):
            table(parts[name], shown, caption)
    return printed


def local(market: Workforce) -> None:
    """WOR-9: the file of Skills for Care, where it was loaded; else how to load it."""
    frame = market.local
    if frame.empty:
        known = [str(row["indicator_name"]) for row in market.newest["council"].values()
                 if row["source_id"] == "council_workforce"]  # fmt: skip
        missing(*staff_said.not_loaded(market.council, known))
        return
    years = sorted(set(frame["period"]))
    figure = Figure(
        "WOR-9",
        f"The care workforce of {market.council} in figures of Skills for Care",
        f"All sectors and job roles, {market.council}, its region and England, "
        f"{years[0]} to {years[-1]}",
        ("skills_for_care_la",),
    )
    figure.head()
    shown = frame.assign(said=staff_shown.figures(frame))
    newest = shown[(shown["period"] == years[-1]) & (shown["area_code"] == market.code)]
    table(newest, LOCAL)
    figure.data(shown, LOCAL, "All years and places", sortable=True)


def origin(market: Workforce) -> None:
    """WOR-6: where care staff come from: nationality, and where recruits worked before."""
    rows = market.newest
    wanted = [*NATIONALITY, *RECRUITS]
    held = [rows[level][name] for level in LEVELS for name in wanted if name in rows[level]]
    if not held:
        return
    frame = staff_shown.told(held)
    figure = Figure(
        "WOR-6",
        staff.origin(rows, place=market.council, region=market.region).text,
        "Nationality of care staff and where recruits come from, "
        f"{staff_shown.places_of(frame)}, the newest figure held of each",
        tuple(dict.fromkeys(frame["source_id"])),
        "Figures of different years and publications; each row of the table has its period.",
    )
    figure.head()
    bars = staff_shown.nationality_bars(frame, NATIONALITY)
    names = (market.council, market.region, "England")
    drawn = [name for name in names if name in set(bars["place_name"])]
    measure = "Nationality of care staff, the newest figure held"
    look: dict[str, Any] = {
        "place": drawn[0], "comparators": drawn[1:], "write": staff_said.plain_percent,
    }  # fmt: skip
    figure.chart(
        charts.share_bars(bars, **look), charts.share_bars_alt(bars, **look, measure=measure)
    )
    abroad = market.quoted[market.quoted["indicator"] == "international_recruits"]
    said = staff_said.recruits_in_words(rows, abroad)
    if said:
        st.write(said)
    figure.data(frame, ORIGIN)


def england(market: Workforce) -> None:
    """WOR-8: vacancies in England over time, and every other figure quoted."""
    frame = market.quoted
    if frame.empty:
        return
    rates = frame[(frame["indicator"] == "vacancy_rate") & (frame["area_level"] == "england")]
    figure = Figure(
        "WOR-8",
        staff.vacancies_moved(rates).text,
        "Vacant posts as a share of filled and vacant posts, England, as first seen for each year",
        ("skills_for_care_quoted",),
        "Skills for Care restates earlier years with each release; the table says where each "
        "figure was read.",
    )
    figure.head()
    options: dict[str, Any] = {
        "x": "period_year", "y": "value", "series": "area_name", "unit": "%", "financial": True,
        "y_title": "Vacant posts, % of all posts",
    }  # fmt: skip
    figure.chart(charts.series_lines(rates, **options), charts.series_lines_alt(rates, **options))
    shown = frame.assign(
        said=staff_shown.figures(frame), sure=frame["status"].map(staff_said.SAID),
        note=frame["note"].fillna(""),
    )  # fmt: skip
    figure.data(shown, QUOTED, "Every figure of England and the region quoted from Skills for Care")
