"""Findings of the page Openings and closures: what opened, closed, went on, and how long."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words.findings import Finding, opening
from mps.words.numbers import counted, join, known, number, percent

Row = Mapping[str, Any]
MOST_NAMED = 3
MOST_DRAWN = 12

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
        nothing = [f"Nothing opened and nothing closed in {place} {period}", kinds]
        return Finding(", but ".join(filter(None, nothing)), rule, holds=False)
    return Finding(opening("; ".join(filter(None, [*parts, kinds]))), rule, holds=True)


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
    ended: int, closed: int, *, place: str, period: str, on: Mapping[str, int] | None = None
) -> Finding:
    """Say how many of the registrations that ended were closures.

    `on` says how many of them went on otherwise than among what is counted, by where or as
    what: {"as another kind": 1}.
    """
    rule = "ended_not_closed"
    if not ended:
        return Finding(f"No registration in {place} ended {period}", rule, holds=False)
    of = counted(ended, "registration", "registrations")
    said = {how: count for how, count in (on or {}).items() if count}
    same = ended - closed - sum(said.values())
    said = {"": same, **said} if same else said
    every = "the one registration" if ended == 1 else f"all {of}"
    when = f"in {place} that ended {period}"
    if closed >= ended:
        were = "was a closure" if ended == 1 else "were closures"
        return Finding(opening(f"{every} {when} {were}"), rule, holds=False)
    if not closed and len(said) == 1:
        return Finding(f"In {every} {when} care went on {next(iter(said))}".rstrip(), rule, True)
    were = "was a closure" if closed == 1 else "were closures"
    (how, count), *others = said.items()
    first = number(count) if others else f"the other {_few(count)}"
    parts = [f"in {first} care went on {how}".rstrip()]
    parts += [f"{number(count)} went on {how}" for how, count in others]
    text = f"Of {of} {when}, {_or_none(closed)} {were}: {', '.join(parts)}"
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
            after = "one year" if age == 1 else f"{age:g} years"
            return Finding(f"After {after} still open: {join(said)}", rule, holds=True)
    text = "Too few places, or too short a time, to compare how long they stay open"
    return Finding(text, rule, holds=False)


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
    net = (moved[f"opened{tail}"] - moved[f"closed{tail}"]).astype(int)
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


def areas_to_draw(areas: pd.DataFrame, *, by_beds: bool) -> pd.DataFrame:
    """Keep the areas that a chart of net changes draws, with the change as value.

    With `by_beds` these are all in which beds opened or closed, else the twelve that changed
    most. `areas` is what the query changes__areas returns.
    """
    if by_beds:
        homes = areas[(areas["closed_beds"] > 0) | (areas["opened_beds"] > 0)]
        return homes.assign(value=homes["net_beds"])
    size = areas["net_locations"].abs()
    ranked = areas.assign(value=areas["net_locations"], size=size)
    ranked = ranked.sort_values(["size", "closed", "opened"], ascending=False, kind="stable")
    return ranked.drop(columns="size").head(MOST_DRAWN)


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
