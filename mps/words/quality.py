"""Words of the page Quality: ratings by the regulator, their age, and how they move."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mps.words.findings import Finding, opening, the
from mps.words.numbers import counted, join, known, number, whole_percent
from mps.words.ratings import RATING_KINDS, Noun
from mps.words.tiles import long_date

ENOUGH = 10
"""Groups with fewer rated locations than this are shown, but no sentence compares them."""
_CLEAR = 5.0  # percentage points by which a group called the lowest is below the next
_PERCENT_FROM = 10  # rated locations, below which a percentage says less than the count
_GOOD = ("outstanding", "good")
_LOW = ("requires_improvement", "inadequate")


def rated_good(row: Mapping[str, Any], *, place: str, noun: Noun) -> Finding:
    """Say how many of the rated are good or outstanding, and how many have no rating.

    `row` has location_count, rated_count, good_count, without_count, inherited_count and
    good_pct. Where nothing is rated, that is said instead.
    """
    rule = "rated_good"
    total, rated, good, without = (
        int(row[name]) for name in ("location_count", "rated_count", "good_count", "without_count")
    )
    where = f"{noun.whom} in {the(place)}"
    if not total:
        return Finding(f"No registered {noun.one}{where} is on the list", rule, holds=False)
    if not rated:
        text = (
            f"The one registered {noun.one}{where} has no rating of its own"
            if total == 1
            else f"None of {total:,} registered {noun.many}{where} has a rating of its own"
        )
        return Finding(text, rule, holds=False)
    if rated == 1:
        word = "is" if good else "is not"
        text = f"The one rated {noun.one}{where} {word} good or outstanding"
    elif good == rated:
        text = f"All {rated:,} rated {noun.many}{where} are good or outstanding"
    else:
        share = f" ({whole_percent(row['good_pct'])})" if rated >= _PERCENT_FROM else ""
        verb = "is" if good == 1 else "are"
        some = f"{good:,}" if good else "None"
        text = f"{some} of {rated:,} rated {noun.many}{where}{share} {verb} good or outstanding"
    if without:
        own = " of its own" if without == 1 else " of their own"
        verb = "has" if without == 1 else "have"
        text += f"; {without:,} more {verb} no rating{own if row['inherited_count'] else ''}"
    return Finding(text, rule, holds=True)


def without_lines(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The kinds of no rating, each with its count, those with none left out."""
    kinds = (
        ("inherited_count", "inherited"),
        ("not_rated_count", "not_rated"),
        ("no_published_count", "no_published_rating"),
        ("not_held_count", "not_held"),
    )
    lines = [f"{RATING_KINDS[kind].name}: {int(row[name]):,}" for name, kind in kinds if row[name]]
    return (*lines, f"of {counted(int(row['location_count']), 'location', 'locations')}")


def lowest_rated(frame: pd.DataFrame, *, what: str) -> Finding:
    """Name the group clearly lowest in its share good or outstanding, else give the range.

    `frame` has a row per group and rating class: group_name, rating_class, location_count;
    `what` reads after "by", as "kind of service". Groups of fewer than `ENOUGH` rated locations
    are passed over: one rating moves their share too far.
    """
    rule, over = "lowest_rated", f"{what} with {ENOUGH} or more ratings"
    held = sorted(
        (good / rated * 100, name, good, rated)
        for name, (good, rated) in _groups(frame).items()
        if rated >= ENOUGH and name != "All kinds of service"
    )
    if len(held) < 2:
        return Finding(f"Ratings by {what}", rule, holds=False)
    share, name, good, rated = held[0]
    if held[1][0] - share >= _CLEAR:
        text = (
            f"{name}: {good:,} of {rated:,} rated are good or outstanding, the lowest share of "
            f"any {over}"
        )
        return Finding(text, rule, holds=True)
    low, high = whole_percent(share), whole_percent(held[-1][0])
    span = low if low == high else f"{low} to {high}"
    return Finding(f"{span} are good or outstanding in each {over}", rule, holds=False)


def weakest_question(frame: pd.DataFrame) -> Finding:
    """Name the key question most often rated below good; `frame` as for `lowest_rated`."""
    rule = "weakest_question"
    groups = {name: counts for name, counts in _groups(frame).items() if name != "Overall"}
    rated = max((n for _, n in groups.values()), default=0)
    below = {name: n - good for name, (good, n) in groups.items()}
    most = max(below.values(), default=0)
    if not rated:
        return Finding("No key question has a rating", rule, holds=False)
    if not most:
        return Finding("No key question is rated below good", rule, holds=False)
    names = [name for name, count in below.items() if count == most]
    if len(names) > 2:
        return Finding("Ratings by key question", rule, holds=False)
    verb = "is the key question" if len(names) == 1 else "are the key questions"
    each = "" if len(names) == 1 else " each"
    text = f"{join(names)} {verb} most often below good: {most:,} of {rated:,} ratings{each}"
    return Finding(text, rule, holds=True)


def rating_age(row: Mapping[str, Any]) -> Finding:
    """Say the median age of the ratings, and how many are of five years or more.

    `row` has dated_count, median_age_years and over_5_count.
    """
    dated, old = int(row["dated_count"]), int(row["over_5_count"])
    if dated < 2:
        text = "One rating has a date" if dated else "No rating has a date"
        return Finding(text, "rating_age", holds=False)
    if not old:
        tail = "none is five years old or more"
    elif old == dated:
        tail = f"all {dated:,} are five years old or more"
    else:
        tail = f"{old:,} of {dated:,} {'is' if old == 1 else 'are'} five years old or more"
    text = f"The median rating is {number(row['median_age_years'], 1)} years old; {tail}"
    return Finding(text, "rating_age", holds=True)


def rating_moves(frame: pd.DataFrame) -> Finding:
    """Say how many locations' ratings rose, fell and stayed; `frame` has way, location_count."""
    ways = frame.groupby("way")["location_count"].sum()
    rose, fell, same = (int(ways.get(way, 0)) for way in ("rose", "fell", "same"))
    total = rose + fell + same
    if not total:
        text = "No earlier ratings of these locations are held"
        return Finding(text, "rating_moves", holds=False)
    if total == 1:
        word = "rose" if rose else "fell" if fell else "stayed the same"
        text = f"The rating of the one location rated twice or more {word}"
        return Finding(text, "rating_moves", holds=True)
    text = (
        f"Of {total:,} locations rated twice or more, {rose:,} rose, {fell:,} fell and "
        f"{same:,} stayed the same"
    )
    return Finding(text, "rating_moves", holds=True)


def rated_against(frame: pd.DataFrame) -> Finding:
    """Set the share good or outstanding of the place against those of the others held.

    `frame` has group_name, rated_count and good_pct, the place's rows first.
    """
    places = frame.drop_duplicates("group_name").to_dict("records")
    held = [row for row in places if (known(row["rated_count"]) or 0) >= ENOUGH]
    if len(held) < 2 or held[0] is not places[0]:
        return Finding("Ratings beside those of other places", "rated_against", holds=False)
    own, *others = [f"{whole_percent(row['good_pct'])} in {the(row['group_name'])}" for row in held]
    text = f"{own} are good or outstanding of those rated, against {join(others)}"
    return Finding(text, "rated_against", holds=True)


def comparators_missing(rows: Sequence[Mapping[str, Any]]) -> str:
    """Say which places to compare with are left out, and how much of each is held.

    `rows` have area_name, held_count, council_count and is_complete.
    """
    parts = [
        f"{the(row['area_name'])} (ratings of {int(row['held_count']):,} of its "
        f"{int(row['council_count']):,} councils are held)"
        for row in rows
        if not row["is_complete"]
    ]
    verb = "is" if len(parts) == 1 else "are"
    return opening(f"{join(parts)} {verb} left out.") if parts else ""


def compared_days(rows: Sequence[Mapping[str, Any]]) -> str:
    """Date the lists behind the places that are compared with; nothing where none is.

    `rows` have area_name, is_complete, listed_from and listed_to.
    """
    parts = []
    for row in rows:
        if row["is_complete"]:
            first, last = long_date(row["listed_from"]), long_date(row["listed_to"])
            days = first if first == last else f"{first} to {last}"
            parts.append(f"{the(row['area_name'])}: lists of {days}")
    return opening(f"{'; '.join(parts)}.") if parts else ""


def rated_list(row: Mapping[str, Any], *, place: str, noun: Noun) -> Finding:
    """Title the list of locations: how many are rated and how many are not; `row` as above."""
    total, rated = int(row["location_count"]), int(row["rated_count"])
    where = f"{noun.whom} in {the(place)}"
    if not total:
        return Finding(f"No registered {noun.one}{where} is listed", "rated_list", holds=False)
    text = (
        f"{total:,} registered {noun.of(total)}{where}: {rated:,} with a rating, "
        f"{total - rated:,} without"
    )
    return Finding(text, "rated_list", holds=True)


def oldest_rating(row: Mapping[str, Any]) -> str:
    """Say which rating is the oldest; `row` has location_name, rating_name, published_date."""
    return (
        f"The oldest: {row['location_name']}, {row['rating_name'].lower()} since "
        f"{long_date(row['published_date'])}."
    )


def checked_before(frame: pd.DataFrame, *, place: str, noun: Noun) -> Finding:
    """Say when the listed locations were last checked; `frame` has last_check_date."""
    days = frame["last_check_date"].dropna()
    where = f"{noun.whom} in {the(place)}"
    if days.empty:
        text = f"{counted(len(frame), f'registered {noun.one}', f'registered {noun.many}')}{where}"
        return Finding(text, "checked_before", holds=False)
    if len(days) == 1:
        text = f"The one listed {noun.one}{where} was last checked on {long_date(days.iloc[0])}"
    else:
        text = (
            f"{len(days):,} listed {noun.many}{where} were last checked between "
            f"{long_date(days.min())} and {long_date(days.max())}"
        )
    return Finding(text, "checked_before", holds=True)


def _groups(frame: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Good or outstanding, and rated, of each group in the order of the frame."""
    groups: dict[str, tuple[int, int]] = {}
    columns = (frame["group_name"], frame["rating_class"], frame["location_count"])
    for name, rating, count in zip(*columns, strict=True):
        good, rated = groups.get(name, (0, 0))
        if rating in (*_GOOD, *_LOW):
            groups[name] = (good + int(count) * (rating in _GOOD), rated + int(count))
        else:
            groups.setdefault(name, (0, 0))
    return groups
