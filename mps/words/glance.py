"""Findings of the page At a glance: size, growth, age, rural and deprived shares, the market."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words.findings import (
    CLEAR_POINTS,
    EVERYBODY,
    NOTABLE_POINTS,
    Against,
    Finding,
    gap,
    opening,
    the,
)
from mps.words.numbers import (
    counted,
    known,
    number,
    percent,
    rounded,
    signed_percent,
    whole_percent,
)


def older_share(
    share: float | None, *, place: str, group: str = "aged 65 and over", against: Against | None
) -> Finding:
    """State a group's share of all residents beside one comparator's.

    "Larger", "smaller" or "close to" follow from the shares as shown, to one decimal; under half a
    percentage point is close. Without a comparator the share stands alone.
    """
    if known(share) is None:
        text = f"The share of residents {group} in {the(place)} is not held"
        return Finding(text, "older_share", holds=False)
    plain = f"{percent(share)} of residents of {the(place)} are {group}"
    apart = gap(share, against.value if against else None)
    if against is None or apart is None:
        return Finding(plain, "older_share", holds=False)
    other = f"{the(against.name)} ({percent(against.value)})"
    if abs(apart) < NOTABLE_POINTS:
        return Finding(f"{plain}, close to {other}", "older_share", holds=True)
    word = "larger" if apart > 0 else "smaller"
    return Finding(f"{plain}, a {word} share than in {other}", "older_share", holds=True)


def growth(
    first: float | None,
    last: float | None,
    *,
    place: str,
    years: tuple[int, int],
    against: Against | None = None,
) -> Finding:
    """State how the whole population changed between two mid-years.

    `against` holds the comparator's change in percent over the same years, or None.
    """
    period = f"between mid-{years[0]} and mid-{years[1]}"
    before, after = known(first), known(last)
    if not before or after is None:
        text = f"The change in the population of {the(place)} {period} is not held"
        return Finding(text, "growth", holds=False)
    change = (after - before) / before * 100
    numbers = f"from {number(before)} to {number(after)}"
    if rounded(change) == 0:
        text = f"The population of {the(place)} hardly changed {period}: {numbers}"
        return Finding(text, "growth", holds=False)
    verb = "grew" if change > 0 else "fell"
    text = f"The population of {the(place)} {verb} by {percent(abs(change))} {period}, {numbers}"
    if against is not None and known(against.value) is not None:
        text += f" ({the(against.name)} {signed_percent(against.value)})"
    return Finding(text, "growth", holds=True)


def rural_share(frame: pd.DataFrame, *, place: str, group: str = "aged 65 and over") -> Finding:
    """Compare how many of a group, and of all residents, live in rural small areas.

    `frame` has a row per small area: is_rural, people, group_people.
    """
    if frame.empty:
        text = f"No rural-urban class is held for the small areas of {the(place)}"
        return Finding(text, "rural_share", holds=False)
    shares = _shares_within(frame, frame["is_rural"].astype(bool))
    if shares is None:
        text = f"No residents {group} are counted in {the(place)}"
        return Finding(text, "rural_share", holds=False)
    everyone, _ = shares
    if everyone in (0, 100):
        word = "No" if everyone == 0 else "Every"
        text = f"{word} small area (LSOA) of {the(place)} is classed as rural"
        return Finding(text, "rural_share", holds=False)
    text = _living("in rural areas", shares, place, group)
    return Finding(text, "rural_share", holds=True)


def deprived_share(
    frame: pd.DataFrame, *, place: str, group: str = "aged 65 and over", deciles: int = 2
) -> Finding:
    """Compare how many of a group, and of all residents, live in England's most deprived areas.

    `frame` has a row per small area: imd_decile (1 = most deprived), people, group_people.
    `deciles` is 1 for the most deprived tenth, 2 for the most deprived fifth.
    """
    part = {1: "tenth", 2: "fifth"}[deciles]
    words = f"England's most deprived {part} (IMD 2019)"
    held = frame.dropna(subset=["imd_decile"])
    if held.empty:
        text = f"No deprivation decile is held for the small areas of {the(place)}"
        return Finding(text, "deprived_share", holds=False)
    shares = _shares_within(held, held["imd_decile"] <= deciles)
    if shares is None:
        text = f"No residents {group} are counted in {the(place)}"
        return Finding(text, "deprived_share", holds=False)
    everyone, _ = shares
    if everyone in (0, 100):
        word = "No" if everyone == 0 else "Every"
        text = f"{word} small area (LSOA) of {the(place)} is in {words}"
        return Finding(text, "deprived_share", holds=False)
    text = _living(f"in small areas in {words}", shares, place, group)
    return Finding(text, "deprived_share", holds=True)


def _shares_within(frame: pd.DataFrame, within: "pd.Series[bool]") -> tuple[float, float] | None:
    """Return the percentage of all people, and of the group, in the chosen rows; None of none."""
    people, members = float(frame["people"].sum()), float(frame["group_people"].sum())
    if not people or not members:
        return None
    chosen = frame[within]
    return (
        float(chosen["people"].sum()) / people * 100,
        float(chosen["group_people"].sum()) / members * 100,
    )


def _living(where: str, shares: tuple[float, float], place: str, group: str) -> str:
    """Say how many of everybody (the first share) and of the group (the second) live somewhere."""
    everyone, members = shares
    if group == EVERYBODY:
        return opening(f"{whole_percent(everyone)} of residents of {the(place)} live {where}")
    who = f"{whole_percent(members)} of residents {group} in {the(place)}"
    return opening(f"{who} live {where}, {_beside(members, everyone)}")


def _beside(members: float, everyone: float) -> str:
    # Both are shown as whole percentages, so the words follow the whole percentages.
    mine, theirs = whole_percent(members), whole_percent(everyone)
    if mine == theirs:
        return "about the same share as of all residents"
    apart = abs(rounded(members, 0) - rounded(everyone, 0))
    if 0 < apart < CLEAR_POINTS and theirs[0].isdigit():
        return f"close to the {theirs} of all residents"
    return f"against {theirs} of all residents"


def market_at_a_glance(row: Mapping[str, Any], *, place: str, day: str) -> Finding:
    """State how many locations, care homes and beds a place had on the day of the list.

    `row` has location_count (missing for the count of 2022), home_count and bed_count (missing
    where not held). The condition: a number of homes or locations is held.
    """
    homes = counted(int(row["home_count"]), "care home", "care homes")
    beds = f" with {number(row['bed_count'])} beds" if known(row["bed_count"]) else ""
    if known(row["location_count"]) is None:
        text = f"{opening(the(place))} had {homes}{beds} in {day}"
        return Finding(text, "market_at_a_glance", holds=True)
    places = counted(int(row["location_count"]), "registered location", "registered locations")
    text = (
        f"{opening(the(place))} had {places} of adult social care on {day}, "
        f"{number(row['home_count'])} of them care homes{beds}"
    )
    return Finding(text, "market_at_a_glance", holds=True)
