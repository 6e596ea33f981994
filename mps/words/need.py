"""Findings of the page Need and gap: expected need, use of services, and what is short."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words.findings import Finding, opening, the
from mps.words.numbers import counted, join, known, number, percent, rounded, signed_percent

Row = Mapping[str, Any]

BEDS: Mapping[str, tuple[str, str]] = {
    "nursing_home": ("nursing bed", "nursing beds"),
    "care_home": ("bed without nursing", "beds without nursing"),
    "care_homes": ("care home bed", "care home beds"),
    "homecare": ("person with homecare", "people with homecare"),
    "extra_care": ("extra care unit", "extra care units"),
}
"""What each service is counted in, one and many."""

PEOPLE: Mapping[str, str] = {
    "nursing_home": "people in care homes with nursing",
    "care_home": "people in care homes without nursing",
    "care_homes": "people in care homes",
    "homecare": "people with homecare",
    "extra_care": "people in extra care",
}
"""Who uses each service, as they follow a number."""


def on(year: object, *, projected: bool) -> str:
    """Write a mid-year as it stands in a sentence: "in 2030", "in mid-2020"."""
    return f"in {year}" if projected else f"in mid-{year}"


def amount(count: object, service: str) -> str:
    """Count what a service is counted in: "579 nursing beds"."""
    return counted(int(rounded(known(count) or 0.0, 0)), *BEDS[service])


def spread(low: object, high: object) -> str:
    """Write a range in brackets, empty without one: " (402 to 1,111)"."""
    first, last = number(low), number(high)
    if known(low) is None or known(high) is None or first == last:
        return ""
    return f" ({first} to {last})"


def short_or_spare(gap: object) -> str:
    """Write a gap in words: "193 short", "24 to spare", "as many as needed"."""
    value = rounded(known(gap) or 0.0, 0)
    if not value:
        return "as many as needed"
    return f"{number(abs(value))} {'short' if value > 0 else 'to spare'}"


def gap_in_words(row: Row) -> str:
    """Write a gap with its range in words: "193 short (24 to spare to 725 short)"."""
    central = short_or_spare(row["gap_central"])
    ends = [short_or_spare(row[f"gap_{bound}"]) for bound in ("low", "high")]
    return central if ends[0] == ends[1] else f"{central} (from {ends[0]} to {ends[1]})"


def service_answer(
    row: Row, base: Row | None, *, place: str, service: str, when: str, moved: bool
) -> Finding:
    """Say how many beds or places are short in a year, or needed where supply is not held.

    `row` and `base` have needed_*, gap_* (as `mps.analysis.service_gap` returns) and year; `base`
    is the year growth is counted from, None without one. `when` reads "in 2030"; `moved` says
    that a reader has changed an assumption.
    """
    rule = "service_answer"
    told = "With your assumptions" if moved else "If use stays the same"
    if known(row["needed_central"]) is None:
        text = f"No rate of use is stated for {PEOPLE[service].split(' ', 2)[2]} in {place}"
        return Finding(text, rule, holds=False)
    needed = amount(row["needed_central"], service)
    range_ = spread(row["needed_low"], row["needed_high"])
    if known(row["gap_central"]) is not None:
        gap = rounded(float(row["gap_central"]), 0)
        one_many = amount(abs(gap), service)
        said = f"is {one_many} short" if gap > 0 else f"has {one_many} to spare"
        if not gap:
            said = f"has as many {BEDS[service][1]} as it needs"
        text = f"{told}, {the(place)} {said} {when}{_range_of_gap(row)}"
        return Finding(text, rule, holds=True)
    verb = "would have" if service == "homecare" else "needs"
    text = f"{told}, {the(place)} {verb} {needed} {when}{range_}"
    if base is not None and known(base["needed_central"]) is not None:
        text += f", {_more(row, base)} {base['year']}{' on the same ones' if moved else ''}"
    return Finding(text, rule, holds=True)


def _range_of_gap(row: Row) -> str:
    low, high = (short_or_spare(row[f"gap_{bound}"]) for bound in ("low", "high"))
    return "" if low == high else f" (from {low} to {high})"


def _more(row: Row, base: Row) -> str:
    """Compare a year with its base as both are shown, in whole numbers."""
    change = rounded(row["needed_central"], 0) - rounded(base["needed_central"], 0)
    if not change:
        return "as many as in"
    return f"{number(abs(change))} {'more' if change > 0 else 'fewer'} than in"


def diversion(row: Row, other: Row, *, service: str, diverted: bool) -> str:
    """Say what reablement and extra care change.

    `row` is the scenario shown. When it diverts people, `other` is the same without diversion;
    when not, `other` is the same with one in ten diverted.
    """
    if known(row["needed_central"]) is None or known(other["needed_central"]) is None:
        return ""
    here, there = rounded(row["needed_central"], 0), rounded(other["needed_central"], 0)
    if service == "extra_care":
        if not diverted:
            return (
                f"If one in ten people who would live in a care home lived in extra care instead, "
                f"{amount(there, service)} would be needed, {number(there - here)} more."
            )
        return (
            f"Without anybody diverted to extra care it would be {amount(there, service)}, "
            f"{number(here - there)} fewer."
        )
    if diverted:
        return (
            f"Without reablement and extra care taking their share it would be "
            f"{amount(there, service)}, {number(there - here)} more."
        )
    way = "reablement" if service == "homecare" else "reablement or extra care"
    return (
        f"If {way} took one in ten of them, it would be {amount(there, service)}, "
        f"{number(here - there)} fewer."
    )


def both_kinds(row: Row, *, place: str, when: str) -> str:
    """Say how care homes of both kinds together stand, where one kind's beds are not held.

    `row` has needed_*, supply_by_then and gap_* of both kinds; empty where they cannot be told.
    """
    if known(row["gap_central"]) is None:
        return ""
    needed = number(row["needed_central"]) + spread(row["needed_low"], row["needed_high"])
    return (
        f"With and without nursing together, {the(place)} needs {needed} care home beds {when}; "
        f"there are {number(row['supply_by_then'])}: {gap_in_words(row)}."
    )


def residents_line(row: Row, base: Row | None) -> str:
    """Say how the residents a rate is over change from the base year."""
    if base is None or base["year"] == row["year"] or not known(base["residents"]):
        return ""
    change = 100 * row["residents"] / base["residents"] - 100
    return f"{signed_percent(change, 0)} since {base['year']}"


def all_services(frame: pd.DataFrame, *, place: str, when: str) -> Finding:
    """Name the services that are short over their whole range, those that are not, and the rest.

    `frame` has a row per service: service, gap_low, gap_central and gap_high (missing where they
    cannot be told). Care homes of both kinds are named where the kinds are not both known.
    """
    rule = "all_services"
    held = frame[frame["gap_central"].notna()]
    if {"nursing_home", "care_home"} <= set(held["service"]):
        held = held[held["service"] != "care_homes"]
    if held.empty:
        text = f"What is short in {the(place)} {when} cannot be told: what there is is not held"
        return Finding(text, rule, holds=False)
    short = held[held["gap_low"].round() > 0]
    enough = held[held["gap_high"].round() <= 0]
    unsure = held.drop([*short.index, *enough.index])
    parts = []
    if len(short):
        named = [amount(gap, name) for name, gap in _pairs(short)]
        parts.append(f"is short of {join(named)}")
    if len(enough):
        parts.append(f"has enough {join([BEDS[name][1] for name, _ in _pairs(enough)])}")
    if len(unsure):
        named = [BEDS[name][1] for name, _ in _pairs(unsure)]
        parts.append(f"may or may not have enough {join(named)}")
    text = f"{opening(when)} {the(place)} {join(parts)}"
    return Finding(text, rule, holds=True)


def service_grows(first: Row, last: Row, *, place: str, service: str) -> Finding:
    """Say how what is needed of a service changes from one year to another."""
    rule = "service_grows"
    if known(first["needed_central"]) is None or first["year"] == last["year"]:
        return Finding(f"Need of {BEDS[service][1]} in {the(place)} by year", rule, holds=False)
    before, after = (rounded(row["needed_central"], 0) for row in (first, last))
    if before == after:
        text = f"{opening(the(place))} needs as many {BEDS[service][1]} in {last['year']} as in"
        return Finding(f"{text} {first['year']}: {number(after)}", rule, holds=False)
    verb = "rise" if after > before else "fall"
    text = (
        f"{opening(BEDS[service][1])} needed in {the(place)} {verb} from {number(before)} in "
        f"{first['year']} to {number(after)} in {last['year']}"
    )
    return Finding(text, rule, holds=True)


def areas_short(frame: pd.DataFrame, *, place: str, service: str, when: str) -> Finding:
    """Name the area most short of a service, else the one that needs most of it.

    `frame` has area_name, needed_central and gap_central (missing where supply is not held).
    """
    rule = "areas_short"
    held = frame[frame["needed_central"].notna()]
    if held.empty:
        text = f"No number of {BEDS[service][1]} can be told for the areas of {the(place)}"
        return Finding(text, rule, holds=False)
    gaps = held[held["gap_central"].notna()]
    if len(gaps):
        top = gaps.sort_values(["gap_central", "area_name"], ascending=[False, True]).iloc[0]
        if rounded(top["gap_central"], 0) > 0:
            said = f"{number(top['gap_central'])} short {when}, most among {len(gaps)} areas"
            if len(gaps) == 1:
                said = f"{number(top['gap_central'])} short {when}"
            text = f"{top['area_name']} is {said}: {BEDS[service][1]} against its own residents"
            return Finding(text, rule, holds=True)
        text = f"No area of {the(place)} is short of {BEDS[service][1]} {when}"
        return Finding(text, rule, holds=False)
    top = held.sort_values(["needed_central", "area_name"], ascending=[False, True]).iloc[0]
    whole = known(held["needed_central"].sum()) or 0.0
    share = 100 * top["needed_central"] / whole if whole else 0.0
    text = (
        f"{top['area_name']} needs {amount(top['needed_central'], service)} {when}, "
        f"{percent(share, 0)} of what its {len(held)} areas need"
    )
    if len(held) == 1:
        text = f"{top['area_name']} needs {amount(top['needed_central'], service)} {when}"
    return Finding(text, rule, holds=True)


def _pairs(frame: pd.DataFrame) -> list[tuple[str, float]]:
    return list(zip(frame["service"], frame["gap_central"], strict=True))
