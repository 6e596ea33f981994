"""Findings about care home beds: how many there are beside the people who may need them."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import pandas as pd

from mps.words.findings import Against, Finding, opening, the
from mps.words.numbers import known, number, rounded
from mps.words.supply import MOST_NAMED, Scope, client_note, named

RATE_CLASSES = ("None", "Under 50", "50 to 99", "100 to 199", "200 or more")
"""Classes of beds per 1,000 residents aged 75 and over."""
_RATE_LIMITS = (50, 100, 200)

PEOPLE_IN_NEED: Mapping[str, str] = {
    "75_plus": "residents aged 75 and over",
    "85_plus": "residents aged 85 and over",
    "dementia": "expected people with dementia",
}
"""The kinds of need as they follow a number."""

OWN_AREA_ONLY = (
    "Homes also take people from other areas, so beds per resident of an area say where beds "
    "are, not who fills them: see Within reach."
)


def beds_named(scope: Scope, supply: str) -> str:
    """Name the beds that a figure counts: "care home beds", "beds in care homes with nursing"."""
    if supply != "register":
        return "care home beds"
    return f"{scope.beds} (client group {scope.client.lower()})" if scope.client else scope.beds


def need_without_beds(frame: pd.DataFrame, *, need: str, place: str, beds: str) -> Finding:
    """Name areas with much need and few beds.

    `frame` has a row per neighbourhood of the place: area_name, bed_count, has_most_need and
    has_fewest_beds, both judged among all neighbourhoods of the council. `beds` names the beds.
    """
    rule = "need_without_beds"
    much = frame[frame["has_most_need"].astype(bool)]
    both = much[much["has_fewest_beds"].astype(bool)]
    what = f"with most {PEOPLE_IN_NEED[need]}"
    if much.empty:
        text = f"No neighbourhood (MSOA) of {the(place)} is among the council's quarter {what}"
        return Finding(text, rule, holds=False)
    none = both[both["bed_count"] == 0]
    have = f"few {beds}" if none.empty else f"no {beds}"
    if len(much) == 1:
        said = f"has {have}" if len(both) else f"is not among those with fewest {beds}"
        text = f"{much['area_name'].iloc[0]} is among the neighbourhoods (MSOAs) {what} and {said}"
        return Finding(text, rule, holds=bool(len(both)))
    of = f"the {len(much)} neighbourhoods (MSOAs) of {the(place)} {what}"
    if both.empty:
        return Finding(f"None of {of} is among those with fewest {beds}", rule, holds=False)
    shown = both if none.empty else none
    verb = "has" if len(shown) == 1 else "have"
    names = named(list(shown["area_name"][:MOST_NAMED]))
    among = f", among them {names}" if len(shown) > MOST_NAMED else f": {names}"
    return Finding(f"Of {of}, {len(shown)} {verb} {have}{among}", rule, holds=True)


def beds_for_older(
    frame: pd.DataFrame,
    *,
    place: str,
    when: str,
    beds: str,
    against: Sequence[Against] = (),
) -> Finding:
    """State beds per 1,000 residents aged 75 and over, beside places it can be read against.

    `frame` has a row per neighbourhood of the place: bed_count, people_75_plus. `when` reads
    "in 2022" or "on 28 March 2025"; `beds` names the beds.
    """
    count, people = frame["bed_count"].sum(), frame["people_75_plus"].sum()
    if not known(people) or known(count) is None:
        text = f"{opening(beds)} per resident of {the(place)} are not held"
        return Finding(text, "beds_for_older", holds=False)
    rate = number(1000 * count / people)
    text = f"{opening(the(place))} had {rate} {beds} per 1,000 residents aged 75 and over"
    said = [f"{the(item.name)} {number(item.value)}" for item in against if known(item.value)]
    if said:
        text += f" ({', '.join(said)})"
    text += f" {when}"
    none = int((frame["bed_count"] == 0).sum())
    if len(frame) > 1 and none:
        text += f"; {none} of its {len(frame)} neighbourhoods had none"
    return Finding(text, "beds_for_older", holds=True)


def bed_tiles(frame: pd.DataFrame, need: str) -> list[tuple[str, str]]:
    """Label and number of the tiles about beds; `frame` is that of `need_without_beds`."""
    beds, people = frame["bed_count"].sum(), frame["people_75_plus"].sum()
    tiles = [
        ("Care home beds", number(beds)),
        ("Per 1,000 residents aged 75 and over", number(1000 * beds / people)),
        (opening(PEOPLE_IN_NEED[need]), number(frame["need_people"].sum())),
        ("Neighbourhoods without a bed", f"{(frame['bed_count'] == 0).sum()} of {len(frame)}"),
    ]
    return tiles


def bed_filter_note(scope: Scope, supply: str) -> str:
    """Say which filters the beds of a figure cannot honour, or what a client group's beds are."""
    if supply != "register" and (scope.service is not None or scope.client):
        return (
            "The service type and client group are not used here: the count of 2022 has all care "
            "homes and does not tell them apart."
        )
    if not scope.about_beds:
        return (
            f"Beds are those of all care homes: the service type {scope.kind} has none of its own "
            "and is not used here."
        )
    return client_note(scope)


def rate_class(rate: object) -> str | None:
    """Name the class of a number of beds per 1,000, one of `RATE_CLASSES`."""
    value = known(rate)
    if value is None:
        return None
    if value == 0:
        return RATE_CLASSES[0]
    return RATE_CLASSES[bisect_right(_RATE_LIMITS, rounded(value, 0)) + 1]


def compared_note(totals: pd.DataFrame) -> str:
    """Say that the region's and England's values are not held, where they are not."""
    if "region" in set(totals["place_level"]):
        return ""
    return (
        "The region's and England's values appear here once the lists of all their councils are "
        "loaded."
    )
