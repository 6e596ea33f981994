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
    kinds: str = "",
) -> Finding:
    """Say what closed and opened: care homes with their beds first, then other services.

    `groups` has care_homes and other_services, each with opened, closed, opened_beds and
    closed_beds; a group that is absent had none. `what` names other services that
    stand alone, one and many. `kinds` says which beds went on as another kind, where that is
    to be told here.
    """
    rule = "opened_and_closed"
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
        return Finding(f"{text}, but {kinds}" if kinds else text, rule, holds=False)
    if kinds:
        parts.append(f"{'another ' if homes['closed'] else ''}{kinds}")
    return Finding(opening("; ".join(parts)), rule, holds=True)


def since_the_register(
    row: Row, *, unit: str, place: str, period: str, ways: str = "splits and moves"
) -> Finding:
    """Set what opened against what closed, in locations or in care home beds (`unit`).

    `ways` names what else changes the number, which is added, so that both lead to the stock.
    """
    rule = "since_the_register"
    opened, closed, other = int(row["opened"]), int(row["closed"]), int(row["other_change"])
    one, many = "location", "locations"
    if unit == "beds":
        one, many, ways = "care home bed", "care home beds", f"resizing, {ways}"
        opened, closed = int(row["opened_beds"]), int(row["closed_beds"])
        other = int(row["other_bed_change"])
    more = f"{_more(other)} by {ways}" if other else ""
    if not opened and not closed:
        text = f"No {one} opened or closed in {place} {period}"
        return Finding(f"{text}: {more}" if more else text, rule, holds=False)
    what = one if opened < 2 else many
    text = f"{_few(opened, 'no')} {what} opened in {place} {period} and {_few(closed)} closed"
    net = opened - closed
    if net:
        text += f": {_more(net)}"
    if more:
        link = ":" if not net else ", and" if net * other > 0 else ", but"
        text += f"{link} {more}"
    return Finding(opening(text), rule, holds=True)


def stock_moved(frame: pd.DataFrame, *, place: str, unit: str, years: tuple[str, str]) -> Finding:
    """Name the kind of service that grew most and the one that shrank most.

    `frame` has a row per kind and year: service_type_name, before (the same in each year of a
    kind) and stock. `years` are the first and last date of the chart in words.
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
        what = "beds in care homes" if unit == "beds" else "registered locations"
        text = f"The same number of {what} in {place} in {years[1]} as in {years[0]}, of each kind"
        return Finding(text if len(last) > 1 else text.removesuffix(", of each kind"), rule, False)
    said[1:] = [f"{text[:1].lower()}{text[1:]}" for text in said[1:]]
    return Finding(f"{' and '.join(said)} {unit}, {span}", rule, holds=True)


def ended_not_closed(
    ended: int, closed: int, *, place: str, period: str, as_other: int = 0
) -> Finding:
    """Say how many of the registrations that ended were closures.

    `as_other` of them went on as a kind of service that was not chosen.
    """
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
        f"Of {of} in {place} that ended {period}, {_or_none(closed)} "
        f"{'was a closure' if closed == 1 else 'were closures'}: in "
    )
    same = ended - closed - as_other
    if not as_other:
        text += f"the other {number(same)} care went on"
    else:
        text += f"{number(same)} care went on, " if same else ""
        text += f"{number(as_other)} {'' if same else 'care '}went on as another kind"
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


def moved_most(
    areas: pd.DataFrame, *, place: str, period: str, by_beds: bool, what: str = "locations"
) -> Finding:
    """Name the area whose number changed most, up or down, by what opened less what closed.

    `areas` has area_name, opened and closed, or opened_beds and closed_beds when `by_beds`;
    `what` names the places that are counted when not.
    """
    rule = "moved_most"
    tail, what = ("_beds", "care home beds") if by_beds else ("", what)
    moved = areas[(areas[f"opened{tail}"] > 0) | (areas[f"closed{tail}"] > 0)]
    if moved.empty:
        return Finding(f"Nothing opened or closed in {place} {period}", rule, holds=False)
    net = moved[f"opened{tail}"] - moved[f"closed{tail}"]
    # Of a gain and a loss as large the loss is told: it is what a council must make good.
    most = net.min() if -net.min() >= net.max() else net.max()
    named = moved[net == most].sort_values("area_name")
    names = list(named["area_name"])
    if not most:
        text = f"As many {what} opened as closed in each area of {place} {period}"
        return Finding(text, rule, holds=False)
    if len(names) > MOST_NAMED:
        where = counted(len(moved), "area", "areas")
        text = f"{opening(what)} opened or closed in {where} of {place} {period}"
        return Finding(text, rule, holds=False)
    verb = "gained" if most > 0 else "lost"
    size = f"{_more(most)} each"
    if len(names) == 1:
        opened, closed = (int(named[f"{name}{tail}"].iloc[0]) for name in ("opened", "closed"))
        size = f"{_or_none(opened)} opened, {_or_none(closed)} closed"
    text = f"{join(names)} {verb} {'most ' if len(moved) > 1 else ''}{what} {period}: {size}"
    return Finding(text, rule, holds=len(moved) > 1)


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


def _few(count: int, none: str = "none") -> str:
    return {0: none, 1: "one"}.get(count, number(count))


def _more(change: int) -> str:
    return f"{_few(abs(change))} {'more' if change > 0 else 'fewer'}"


def _median(beds: object) -> str:
    return number(beds, 1).removesuffix(".0")
