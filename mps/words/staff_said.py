"""Words around the figures of the page Workforce: dates, sources, comparators, what is missing."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mps.words.market import IMPORT
from mps.words.numbers import counted, known, number, percent
from mps.words.stated import stated_value

Row = Mapping[str, Any]

SERIES: Mapping[str, str] = {
    "oflog": "Office for Local Government, to 2022-23",
    "ascof_6a": "ASCOF measure 6A, from 2023-24",
}
"""The two series of turnover, as a table names them."""
BREAK = "from 2023-24 a new series"
MEANING = (
    "Turnover is the share of staff who left their job in the year; many go to another job in care."
)
BREAK_IN_WORDS = (
    "The lines are broken on purpose: to 2022-23 they show the series of the Office for Local "
    "Government, from 2023-24 measure 6A of the Adult Social Care Outcomes Framework. The two do "
    "not compare: a step from one to the other says nothing of the staff."
)
WHY_BLANK: Mapping[str, str] = {
    "not_published": "the publisher gives none",
    "c": "suppressed by the publisher",
    "x": "not available, says the publisher",
    "z": "does not apply, says the publisher",
}
SAID: Mapping[str, str] = {
    "published": "as published",
    "stated": "a council's paper",
    "official": "Skills for Care itself",
    "secondary": "quoted by others",
    "uncertain": "quoted by others, not confirmed",
}
"""How sure a figure is, by its status."""


def vacancies_in_words(newest: Mapping[str, Row], england: Mapping[str, Row], place: str) -> str:
    """Answer whether there are staff: vacancies of the place, else of England, with their date.

    Both are rows of the query workforce__newest by indicator.
    """
    rate = newest.get("vacancy_rate") or newest.get("vacancy_rate_care_homes")
    said = [f"How many care posts in {place} are vacant is not held."]
    if rate:
        what = "posts in care homes" if "homes" in rate["indicator"] else "care posts"
        value = stated_value(rate["value"], "%")
        said = [f"{value} of {what} in {place} were vacant in {_of(rate)}."]
    other = england.get("vacancy_rate")
    if other:
        value = stated_value(other["value"], "%")
        said.append(f"Of all care posts in England {value} were in {_of(other)}.")
    return " ".join(said)


def _of(row: Row) -> str:
    who = {"stated": "the council's own paper says", "official": "says Skills for Care"}
    told = who.get(str(row["status"]), "as quoted from Skills for Care")
    if row["source_id"] == "skills_for_care_la":
        told = who["official"]
    return f"{row['period']}, {told}"


def value_and_period(row: Row | None) -> tuple[str, str]:
    """Write a figure with its unit, and its period; "not held" where there is none."""
    if row is None:
        return "not held", ""
    unit = str(row["unit"])
    whole = unit if unit.startswith(("%", "£")) else ""
    value = stated_value(row["value"], whole) if whole else number(row["value"], row["decimals"])
    return value, str(row["period"])


def tile_line(name: str, row: Row | None) -> str:
    """Write a comparator below a tile: "England 6.6% (August 2017)"; nothing where not held."""
    if row is None:
        return ""
    value, period = value_and_period(row)
    return f"{name} {value} ({when(period)})"


def when(period: object) -> str:
    """Write the period of a figure so that "not stated" can be understood by itself."""
    return "period not stated" if period == "not stated" else str(period)


def not_loaded(place: str, held: Sequence[str]) -> tuple[str, str, str]:
    """What is not available of the workforce, why, and how to load it: for `mps.ui.missing`.

    `held` are the names of what is known of the place from other sources.
    """
    older = "Newer figures of jobs" if held else "Jobs"
    what = f"{older}, vacancies, sickness, pay and nationality of care staff in {place}"
    why = (
        "Skills for Care publishes them for every council each year, but its licence does not let "
        "this site ship the file."
    )
    how = (
        "For those who run this site: download the local authority data (XLSX) from [Skills for "
        "Care](https://www.skillsforcare.org.uk/Adult-Social-Care-Workforce-Data/"
        f"workforceintelligence/) and run `{IMPORT}`. This page then shows them."
    )
    return what, why, how


def ascof_missing(place: str) -> tuple[str, str, str]:
    """What is missing where a council's ASCOF rate is not held, for `mps.ui.missing`."""
    return (
        f"Staff turnover in {place} since 2023-24",
        "The Department of Health and Social Care publishes it for every council as ASCOF measure "
        "6A; this council's is not among the rates held here.",
        "For those who run this site: download the [ASCOF time series]"
        "(https://www.gov.uk/government/collections/"
        f"adult-social-care-outcomes-framework-ascof) and run `{IMPORT}`.",
    )


def recruits_in_words(rows: Mapping[str, Mapping[str, Row]], abroad: pd.DataFrame) -> str:
    """Say where new staff come from: within the sector, and from abroad."""
    said = []
    own = rows.get("council", {}).get("recruited_within_sector")
    if own:
        said.append(
            f"{percent(own['value'], 0)} of new starters came from within the sector in "
            f"{own['period']}; the paper does not name the place."
        )
    held = abroad.sort_values("period_year")
    if len(held):
        steps = [f"{number(v)} in {p}" for v, p in zip(held["value"], held["period"], strict=True)]
        said.append(
            f"In England {' and '.join(steps)} came to the United Kingdom for a job in care."
        )
    return " ".join(said)


def councils_held(count: object) -> str:
    """Say for how many councils a rate is held."""
    return f"Held for {counted(int(known(count) or 0), 'council', 'councils')}."


def in_middle_half(row: Row) -> str:
    """Say in short where a rate lies among all: "above the middle half of councils"."""
    value, low, high = row["value"], row["quarter_pct"], row["three_quarters_pct"]
    where = "above" if value > high else "below" if value < low else "within"
    return f"{where} the middle half of councils"


def opening_care(indicator_name: object) -> str:
    """The kind of care in the name of an indicator, with a capital: "Homecare"."""
    care = str(indicator_name).removeprefix("Staff turnover in ")
    return care[:1].upper() + care[1:]


def not_told_apart(service: object) -> str:
    """Say that the rates do not tell the chosen kind of service apart."""
    return f"The rates do not tell {str(service).lower()} apart, so every kind of care is shown."


def kinds_missing(place: str, year: str, count: object) -> tuple[str, str, str]:
    """What is missing where rates by kind of care are not held, for `mps.ui.missing`."""
    return (
        f"Staff turnover by kind of care in {place}",
        f"LG Inform gives it by council; held here for {year} are "
        f"{counted(int(known(count) or 0), 'council', 'councils')} and England.",
        "For those who run this site: add the council's rows to "
        "data/bundled/lgi_turnover_by_care_type and run `python -m mps build`, or load the file "
        f"of Skills for Care: `{IMPORT}`.",
    )


def plain_percent(value: object) -> str:
    """Write a percentage with the decimals it was printed with: 17%, 10.1%."""
    return stated_value(value, "%")
