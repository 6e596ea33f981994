"""Findings of the page Openings and closures: what opened, closed, went on, and how long."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words.findings import Finding, opening
from mps.words.numbers import counted, join, known, number, percent

Row = Mapping[str, Any]
FEW_HOMES = 5
"""With fewer care homes on either side, medians are not compared."""
NOTABLE_BEDS = 5
"""Medians closer than this are called about the same."""
MOST_NAMED = 3

_PERIODS = {"5": "in the five years to", "10": "in the ten years to", "2011": "from April 2011 to"}
NONE = {"opened": 0, "closed": 0, "closed_beds": 0, "opened_beds": 0}
"""A group in which nothing happened."""


def period_of(since: str, month: str) -> str:
    """Write a period as it stands in a sentence: "in the five years to March 2025"."""
    return f"{_PERIODS[since]} {month}"


def opened_and_closed(
    groups: Mapping[str, Row],
    *,
    place: str,
    period: str,
    what: tuple[str, str] = ("service", "services"),
) -> Finding:
    """Say what closed and opened: care homes with their beds first, then other services.

    `groups` has care_homes and other_services, each with opened, closed, opened_beds and
    closed_beds; a group that is absent had none. `what` names other services that
    stand alone, one and many.
    """
    homes = groups.get("care_homes", NONE)
    others = groups.get("other_services", NONE)
    parts = []
    if homes["closed"] or homes["opened"]:
        closed, opened = (
            homes_and_beds(homes[name], homes[f"{name}_beds"]) for name in ("closed", "opened")
        )
        if homes["closed"]:
            parts.append(f"{closed} closed in {place} {period} and {opened} opened")
        else:
            parts.append(f"{opened} opened in {place} {period} and none closed")
    if others["closed"] or others["opened"]:
        new, gone = (int(others[name]) for name in ("opened", "closed"))
        if parts:
            parts.append(f"of other services, {_or_none(new)} opened")
        else:
            first = counted(new, *what) if new else f"no {what[0]}"
            parts.append(f"{first} opened in {place} {period}")
        parts[-1] += f" and {_or_none(gone)} closed"
    if not parts:
        text = f"Nothing opened and nothing closed in {place} {period}"
        return Finding(text, "opened_and_closed", holds=False)
    return Finding(opening("; ".join(parts)), "opened_and_closed", holds=True)


def since_the_register(row: Row, *, unit: str, place: str, period: str) -> Finding:
    """Set what opened against what closed, in locations or in care home beds (`unit`)."""
    rule = "since_the_register"
    tail = "_beds" if unit == "beds" else ""
    opened, closed = int(row[f"opened{tail}"]), int(row[f"closed{tail}"])
    what = "care home beds" if unit == "beds" else "locations"
    if not opened and not closed:
        return Finding(f"No {what} opened or closed in {place} {period}", rule, holds=False)
    net = opened - closed
    end = f"{number(abs(net))} {'more' if net > 0 else 'fewer'} in all" if net else "as many"
    text = f"{number(opened)} {what} opened in {place} {period} and {number(closed)} closed: {end}"
    return Finding(text, rule, holds=True)


def stock_moved(frame: pd.DataFrame, *, place: str, unit: str, years: tuple[str, str]) -> Finding:
    """Name the kind of service that grew most and the one that shrank most.

    `frame` has a row per kind and year: service_type_name, before (the same in each year of a
    kind) and stock. `years` are the first and last date in words.
    """
    rule = "stock_moved"
    last = frame[frame["year"] == frame["year"].max()]
    moved = [
        (int(after) - int(before), str(name), int(before), int(after))
        for name, before, after in zip(
            last["service_type_name"], last["before"], last["stock"], strict=True
        )
    ]
    grown, shrunk = max(moved, default=None), min(moved, default=None)
    said = [
        f"{name} {verb} from {number(before)} to {number(after)}"
        for (change, name, before, after), verb, fits in (
            (grown, "grew", grown[0] > 0),
            (shrunk, "fell", shrunk[0] < 0),
        )
        if fits
    ] if grown and shrunk else []  # fmt: skip
    span = f"{place}, {years[0]} to {years[1]}"
    if not said:
        return Finding(f"No change in registered {unit} in {span}", rule, holds=False)
    said[1:] = [f"{text[:1].lower()}{text[1:]}" for text in said[1:]]
    return Finding(f"{' and '.join(said)} {unit}, {span}", rule, holds=True)


def ended_not_closed(ended: int, closed: int, *, place: str, period: str) -> Finding:
    """Say how many of the registrations that ended were closures."""
    rule = "ended_not_closed"
    if not ended:
        return Finding(f"No registration in {place} ended {period}", rule, holds=False)
    of = counted(ended, "registration", "registrations")
    if closed >= ended:
        every = "The one registration" if ended == 1 else f"All {of}"
        were = "was a closure" if ended == 1 else "were closures"
        text = f"{every} in {place} that ended {period} {were}"
        return Finding(text, rule, holds=False)
    text = (
        f"Of {of} in {place} that ended {period}, {number(closed)} "
        f"{'was a closure' if closed == 1 else 'were closures'}: in the other "
        f"{number(ended - closed)} care went on"
    )
    return Finding(text, rule, holds=True)


def still_open(points: pd.DataFrame) -> Finding:
    """Say what part of each group was still open at the highest age known for two of them.

    `points` is what `mps.analysis.survival_at` returns.
    """
    rule = "still_open"
    held = points[~points["is_thin"].astype(bool) & points["survival"].notna()]
    for age in sorted(held["years"].unique(), reverse=True):
        rows = held[held["years"] == age]
        if len(rows) > 1:
            said = [
                f"{percent(value * 100, 0)} of {str(name)[:1].lower()}{str(name)[1:]}"
                for name, value in zip(rows["group"], rows["survival"], strict=True)
            ]
            return Finding(f"After {age:g} years still open: {join(said)}", rule, holds=True)
    text = "Too few places, or too short a time, to compare how long they stay open"
    return Finding(text, rule, holds=False)


def giving_way(sizes: pd.DataFrame, *, place: str, period: str) -> Finding:
    """Say whether the homes that opened were larger than those that closed.

    `sizes` has set_name (Closed, Opened), band_code, location_count and median_beds.
    """
    rule = "giving_way"
    whole = sizes[sizes["band_code"] == "all"].set_index("set_name")
    closed, opened = (int(whole["location_count"].get(name, 0)) for name in ("Closed", "Opened"))
    if not closed and not opened:
        text = f"No care home with known beds opened or closed in {place} {period}"
        return Finding(text, rule, holds=False)
    if min(closed, opened) < FEW_HOMES:
        text = (
            f"{opening(homes_and_beds(closed))} closed in {place} and {homes_and_beds(opened)} "
            f"opened {period}: "
            "too few to say that small homes give way to large ones"
        )
        return Finding(text, rule, holds=False)
    before, after = (float(whole["median_beds"][name]) for name in ("Closed", "Opened"))
    answer = "larger" if after > before else "smaller"
    if abs(after - before) < NOTABLE_BEDS:
        answer = "about as large"
    text = (
        f"Care homes that opened in {place} {period} were {answer}: a median of {_median(after)} "
        f"beds, against {_median(before)} of those that closed"
    )
    return Finding(text, rule, holds=True)


def most_lost(areas: pd.DataFrame, *, place: str, period: str, by_beds: bool) -> Finding:
    """Name the area where most care home beds closed, or most locations when not `by_beds`.

    What opened there is not set against it.
    """
    rule = "most_lost"
    column, what = ("closed_beds", "care home beds") if by_beds else ("closed", "locations")
    losing = areas[areas[column] > 0]
    if losing.empty:
        return Finding(f"Nothing closed in {place} {period}", rule, holds=False)
    most = losing[column].max()
    names = sorted(losing.loc[losing[column] == most, "area_name"])
    if len(losing) == 1:
        return Finding(f"{number(most)} {what} closed in {names[0]} {period}", rule, holds=False)
    if len(names) > MOST_NAMED:
        where = counted(len(losing), "area", "areas")
        closed = "Care homes" if by_beds else "Locations"
        return Finding(f"{closed} closed in {where} of {place} {period}", rule, holds=False)
    each = " each" if len(names) > 1 else ""
    text = f"Most {what} closed in {join(names)}: {number(most)}{each} {period}"
    return Finding(text, rule, holds=True)


def stated_closures(frame: pd.DataFrame, *, place: str) -> Finding:
    """Quote a council's own paper on care homes closed and beds lost, where it states both.

    `frame` has label, value, period and note, as the query market__stated returns them.
    """
    rule = "stated_closures"
    homes = frame[frame["label"] == "Care homes closed"]
    beds = frame[frame["label"] == "Beds lost in care home closures"]
    if homes.empty or beds.empty:
        return Finding(f"Openings and closures in {place} are not held yet", rule, holds=False)
    note = str(beds["note"].iloc[0]).lower()
    about = "about " if "about" in note or "almost" in note else ""
    count = counted(int(homes["value"].iloc[0]), "care home", "care homes")
    text = (
        f"{count} with {about}{number(beds['value'].iloc[0])} beds closed in {place} in the "
        f"{homes['period'].iloc[0]}, its own paper says"
    )
    return Finding(text, rule, holds=True)


def about_change(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep the stated figures about what opened, closed or was lost, by their labels."""
    return frame[frame["label"].str.contains(r"clos|lost|opened|\bnew\b", case=False)]


def size_note(sizes: pd.DataFrame) -> str:
    """Warn when so few homes closed or opened that one of them moves the medians."""
    whole = sizes[(sizes["band_code"] == "all") & (sizes["set_name"] != "Registered now")]
    if whole["location_count"].min() >= 2 * FEW_HOMES:
        return ""
    return "Few homes closed or opened: one more or less would move these shares and medians."


def medians_in_words(sizes: pd.DataFrame) -> str:
    """Write the median size of each set of homes: "Median beds: closed 18.5, opened 17"."""
    whole = sizes[(sizes["band_code"] == "all") & (sizes["location_count"] > 0)]
    said = [
        f"{str(name).lower()} {_median(beds)}"
        for name, beds in zip(whole["set_name"], whole["median_beds"], strict=True)
    ]
    return f"Median number of beds: {', '.join(said)}."


def homes_and_beds(count: object, beds: object = 0, *, none: str = "none") -> str:
    """Count care homes with their beds: "3 care homes with 183 beds"; `none` for 0."""
    homes, held = int(known(count) or 0), int(known(beds) or 0)
    if not homes:
        return none
    said = counted(homes, "care home", "care homes")
    return f"{said} with {counted(held, 'bed', 'beds')}" if held else said


def _or_none(count: int) -> str:
    return number(count) if count else "none"


def _median(beds: object) -> str:
    return number(beds, 1).removesuffix(".0")
