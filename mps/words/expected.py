"""Findings about expected need: people with a condition, how many, where, and from when to when."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words.findings import Finding, areas_of, no_area, opening, the
from mps.words.need import spread
from mps.words.numbers import known, number, percent, rounded, signed_percent

Row = Mapping[str, Any]

RANGES: Mapping[str, str] = {
    "interval": "The range is the 95% interval of the rates.",
    "editions": "The range is from the lowest to the highest of several surveys; it is not an "
    "interval of chance.",
    "none": "No range of this rate is published.",
}
"""What the range of each kind of rate is."""

NOT_ADDED = (
    "One person may have several conditions: the numbers must not be added up. They say what "
    "published rates of England would mean here, and know nothing of local differences."
)
SEXES = (
    "Below the council, and in projected years, people are not held by sex: the council's own "
    "split of each five-year band serves."
)


def expected(row: Row, base: Row | None, *, place: str, when: str) -> Finding:
    """Say how many people with a condition are expected, and how many more than in the base year.

    `row` and `base` have people_name, central, low, high and mid_year; `base` is None without one.
    """
    count = number(row["central"])
    text = f"{count} {row['people_name']}{spread(row['low'], row['high'])} are expected in "
    text += f"{the(place)} {when}"
    if base is not None and base["mid_year"] != row["mid_year"] and known(base["central"]):
        text += f", {_change(row, base)} {base['mid_year']}"
    return Finding(text, "expected", holds=True)


def _change(row: Row, base: Row) -> str:
    change = rounded(row["central"], 0) - rounded(base["central"], 0)
    if not change:
        return "as many as in"
    share = signed_percent(100 * row["central"] / base["central"] - 100, 0)
    return f"{number(abs(change))} {'more' if change > 0 else 'fewer'} ({share}) than in"


def grows_most(now: pd.DataFrame, base: pd.DataFrame, *, place: str, years: str) -> Finding:
    """Name the condition that grows fastest of those expected, from the base year.

    Both frames have condition, condition_name and central, a row per condition; `years` reads
    "from 2022 to 2030".
    """
    rule = "grows_most"
    both = now.merge(base[["condition", "central"]], on="condition", suffixes=("", "_before"))
    both = both[both["central_before"] > 0]
    if both.empty or now["mid_year"].iloc[0] == base["mid_year"].iloc[0]:
        return Finding(f"People aged 65 and over in {the(place)} with each condition", rule, False)
    both = both.assign(growth=100 * both["central"] / both["central_before"] - 100)
    top = both.sort_values(["growth", "condition_name"], ascending=[False, True]).iloc[0]
    if rounded(top["growth"], 0) <= 0:
        text = f"No condition is expected to grow in {the(place)} {years}"
        return Finding(text, rule, holds=False)
    name = str(top["condition_name"])
    text = f"Fastest growing in {the(place)} {years}: {name[:1].lower()}{name[1:]}"
    return Finding(f"{text}, {signed_percent(top['growth'], 0)}", rule, holds=True)


def most_expected(frame: pd.DataFrame, *, people: str, place: str, level: str) -> Finding:
    """Name the area with most expected people, and its share of the whole.

    `frame` has area_name and central, a row per area.
    """
    rule = "most_expected"
    if frame.empty:
        return no_area(level, rule)
    ordered = frame.sort_values(["central", "area_name"], ascending=[False, True])
    top, whole = ordered.iloc[0], float(frame["central"].sum())
    text = f"{top['area_name']} has most: {number(top['central'])} {people}"
    if len(frame) > 1 and whole:
        share = percent(100 * top["central"] / whole, 0)
        areas = f"{len(frame)} {areas_of(level, len(frame))}"
        text += f", {share} of those in {the(place)} and its {areas}"
    return Finding(opening(text), rule, holds=True)


def beside_ours(frame: pd.DataFrame, *, council: str) -> Finding:
    """Say how far expected numbers published elsewhere lie from ours.

    `frame` has value and central (missing where ours is not held), a row per published number.
    """
    rule = "beside_ours"
    held = frame[frame["central"].notna()]
    if held.empty:
        text = f"No expected number published elsewhere can be set beside ours for {council}"
        return Finding(text, rule, holds=False)
    above = int((held["value"] > held["central"].round()).sum())
    of = "the one number" if len(held) == 1 else f"{len(held)} numbers"
    if above == len(held):
        verb = "is" if len(held) == 1 else "are all"
        text = f"{opening(of)} published elsewhere for {council} {verb} above ours"
    elif not above:
        verb = "is" if len(held) == 1 else "are"
        text = f"{opening(of)} published elsewhere for {council} {verb} not above ours"
    else:
        text = f"Of {of} published elsewhere for {council}, {above} are above ours"
        text = text.replace(", 1 are", ", 1 is")
    return Finding(text, rule, holds=True)


def by_year(first: Row, last: Row, *, people: str, place: str) -> Finding:
    """Say how the expected number changes from one year to another; rows have central, mid_year."""
    rule = "by_year"
    before, after = (rounded(row["central"], 0) for row in (first, last))
    if before == after or first["mid_year"] == last["mid_year"]:
        text = f"Expected {people} in {the(place)}: {number(after)} in {last['mid_year']}"
        return Finding(text, rule, holds=False)
    verb = "rise" if after > before else "fall"
    text = (
        f"Expected {people} in {the(place)} {verb} from {number(before)} in {first['mid_year']} "
        f"to {number(after)} in {last['mid_year']}"
    )
    return Finding(text, rule, holds=True)
