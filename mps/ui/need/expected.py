"""Expected need: people with each condition, through the years, by area, and beside others'."""

from typing import Any

import pandas as pd
import streamlit as st

from mps import maps, words
from mps.charts import intervals
from mps.ui.area_maps import area_map
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.need.what import Need
from mps.ui.parts import heading, missing
from mps.ui.tables import Column, table
from mps.words import expected, scenario

RATES = ("reference_dementia_rates", "reference_prevalence_rates")
NUMBERS = [
    Column("central", "People", "count"),
    Column("low", "Low", "count"),
    Column("high", "High", "count"),
    Column("of_older_pct", "% of residents 65+", "pct"),
]
CONDITIONS = [
    Column("condition_name", "Condition or need"),
    *NUMBERS,
    Column("coverage", "Ages covered"),
    Column("range_words", "Range"),
    Column("description", "What it means"),
]
YEARS = [Column("mid_year", "Mid-year", "year"), Column("kind", "Residents are"), *NUMBERS]
AREAS = [Column("area_name", "Area"), *NUMBERS, Column("older_people", "Residents 65+", "count")]
POINTS = [
    Column("label", "What is counted"),
    Column("mid_year", "Year", "year"),
    Column("value", "Published elsewhere", "count"),
    Column("central", "Ours", "count"),
    Column("low", "Ours, low", "count"),
    Column("high", "Ours, high", "count"),
    Column("difference_pct", "Ours against theirs", "change_pct"),
    Column("publication", "Publication", "text"),
    Column("publisher", "Published by"),
    Column("why_different", "Why they differ"),
]


def _frame(here: Need) -> pd.DataFrame:
    return query("need__conditions", area_code=here.page.place.code, variant=here.variant)


def _sources(here: Need) -> tuple[str, ...]:
    split = ("ons_council_population",)
    return tuple(dict.fromkeys((*here.people_sources, *split, *RATES)))


def by_condition(here: Need) -> None:
    """NEE-6: expected people with each condition in the chosen year."""
    frame = _frame(here)
    now = frame[frame["mid_year"] == here.year]
    chosen = now[now["condition"] == here.page["condition"]]
    if chosen.empty:
        heading(f"Expected need in {here.place} is not held", here.page.spec.summary)
        here.page.control("view")
        missing(*scenario.no_residents(f"Expected need in {here.place}", year=here.year))
        _choices(here)
        return
    base = frame[frame["mid_year"] == here.base_year]
    row = _row(chosen)
    before = base[base["condition"] == row["condition"]]
    said = expected.expected(
        row, _row(before) if len(before) else None, place=here.place, when=here.when
    )
    heading(said.text, f"People aged 65 and over, {here.place}, mid-{here.year}")
    st.write(f"{row['description']} {expected.RANGES[row['range_kind']]}")
    here.page.control("view")
    if not here.variant:
        missing(*scenario.no_projection(here.council))
    _choices(here)
    _all_conditions(here, now, base)


def _choices(here: Need) -> None:
    with st.container(border=True):
        left, right = st.columns([1, 2])
        with left:
            here.page.control("year")
        with right:
            here.page.control("condition")


def _row(frame: pd.DataFrame) -> dict[str, Any]:
    return {str(name): value for name, value in frame.iloc[0].items()}


def _all_conditions(here: Need, now: pd.DataFrame, base: pd.DataFrame) -> None:
    years = f"from {here.base_year} to {here.year}"
    title = "People aged 65 and over with each condition or need"
    if len(base):
        title = expected.grows_most(now, base, place=here.place, years=years).text
    figure = Figure(
        "NEE-6",
        title,
        f"Expected people aged 65 and over by condition, {here.place}, mid-{here.year}",
        _sources(here),
        f"{expected.NOT_ADDED} {expected.SEXES}",
    )
    figure.head()
    drawn = now.assign(name=now["condition_name"])
    figure.chart(
        intervals.range_rows(drawn),
        intervals.range_rows_alt(drawn, measure=f"Expected people, mid-{here.year}"),
    )
    figure.data(now.assign(range_words=now["range_kind"].map(expected.RANGES)), CONDITIONS)


def through_the_years(here: Need) -> None:
    """NEE-7: expected people with the chosen condition, year by year."""
    frame = _frame(here)
    frame = frame[frame["condition"] == here.page["condition"]]
    if len(frame) < 2:
        return
    first, last = _row(frame), _row(frame.iloc[-1:])
    people = str(first["people_name"])
    if frame["is_projected"].any():
        first = _row(frame[frame["is_projected"]])
    figure = Figure(
        "NEE-7",
        expected.by_year(first, last, people=people, place=here.place).text,
        f"Expected {people} by mid-year, {here.place}",
        _sources(here),
        "The rates stay the same in every year; only residents change. Projections start from "
        "estimates rebased to the 2021 Census and do not join up with those before.",
    )
    figure.head()
    years = frame.rename(columns={"mid_year": "year"})
    measure = words.opening(people)
    figure.chart(
        intervals.range_years(years, y_title=measure),
        intervals.range_years_alt(years, measure=measure),
    )
    kinds = frame["is_projected"].map({True: "projected", False: "estimated"})
    figure.data(frame.assign(kind=kinds), YEARS)


def where_expected(here: Need) -> None:
    """NEE-8: expected people with the chosen condition in each area, on a map and in a list."""
    page = here.page
    level = page["level"]
    frame = query(
        "need__areas",
        council_code=page.council.code,
        within_code=page.place.code,
        area_level=level,
        condition=page["condition"],
        mid_year=here.year,
        variant=here.variant,
    )
    if len(frame) < 2:
        return
    conditions = _frame(here)
    chosen = conditions[conditions["condition"] == page["condition"]]
    people = str(_row(chosen)["people_name"])
    figure = Figure(
        "NEE-8",
        expected.most_expected(frame, people=people, place=here.place, level=level).text,
        f"Expected {people} by area, {here.place}, mid-{here.year}",
        (*_sources(here), "ons_lsoa_population", "ons_lsoa_boundaries"),
        "Projected years share the council's projection out by each area's share of every age "
        "band in the newest estimate: new housing is not known to it."
        if here.is_projected
        else "",
    )
    figure.head()
    with st.columns([2, 3])[0]:
        page.control("level")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _map(here, figure, frame, words.opening(people))
    with right:
        few = frame.head(10)
        table(few, [AREAS[0], NUMBERS[0], NUMBERS[3]], f"{len(few)} of {len(frame)}, most first")
    figure.data(frame, AREAS, f"All {len(frame):,} areas", sortable=True)


def _map(here: Need, figure: Figure, frame: pd.DataFrame, measure: str) -> None:
    """A map of areas shaded by their expected number."""
    level = here.page["level"]
    shown = frame.assign(
        value=frame["central"],
        value_text=[f"{measure}: {words.number(item)}" for item in frame["central"]],
    )
    alt = maps.area_map_alt(
        shown, measure=measure, level=level, place=here.place, write=words.number
    )
    classes = maps.classify(shown["value"], maps.Amounts(whole=True))
    area_map(here.page, figure, shown, classes, level=level, alt=alt)


def check_points(here: Need) -> None:
    """NEE-9: expected numbers published elsewhere for the council, beside ours."""
    frame = query("need__check_points", council_code=here.page.council.code)
    if frame.empty:
        return
    figure = Figure(
        "NEE-9",
        expected.beside_ours(frame, council=here.council).text,
        f"Numbers published elsewhere beside ours, {here.council}",
        ("reference_check_points", *_sources(here)),
        "The rates of the tool POPPI are not used: its terms do not allow it.",
    )
    figure.head()
    table(frame, [POINTS[0], POINTS[1], POINTS[2], POINTS[3], POINTS[6]])
    for why in dict.fromkeys(frame["why_different"]):
        st.write(why)
    figure.data(frame, POINTS, "Table with sources and ranges")
