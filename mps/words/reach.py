"""Findings about access: where care home beds are within reach of few older people."""

import pandas as pd

from mps.words.findings import Finding, the
from mps.words.numbers import counted, number, percent
from mps.words.supply import MOST_NAMED, named, top_rows

REACH_METHOD = (
    "How it is worked out: each care home shares its beds among all residents aged 75 and over "
    "within reach, near ones counting more than far ones; each small area then adds up its share "
    "of the homes it can reach. This is the two-step floating catchment method (Luo and Wang, "
    "2003) with Gaussian distance decay (Dai, 2010), as the crow flies from where people of the "
    "small area live."
)
NEAR_BORDER_NOTE = (
    "Near the border the figure can be too low or too high: beds and people beyond it count only "
    "where they are held."
)
BORDER_WORDS = {True: "within reach", False: "beyond reach"}
"""Whether the council's border lies within reach of a small area, for a table."""
BORDER_HOVER = {True: "; the border is within reach", False: ""}


def reach_tiles(
    frame: pd.DataFrame, reach: str, *, council: str
) -> list[tuple[str, str, tuple[str, ...]]]:
    """Label, number and lines of the tiles; `frame` has a row per small area of the place.

    `council` is the name of the council an area is read against, empty for the council itself.
    """
    whole = f"{council} {number(frame['council_per_1000'].iloc[0])}"
    people = frame["people_75_plus"]
    mean = (frame["beds_per_1000"] * people).sum() / people.sum()
    far = people[frame["beds_within"] == 0].sum()
    return [
        (f"Beds within {reach} per 1,000 residents aged 75+", number(mean),
         (whole,) if council else ()),
        ("Lowest and highest small area",
         f"{number(frame['beds_per_1000'].min())} to {number(frame['beds_per_1000'].max())}", ()),
        (f"Residents aged 75+ without a bed within {reach}", number(far),
         (f"of {number(people.sum())}",)),
        ("Farthest from a care home", f"{number(frame['nearest_km'].max(), 1)} km", ()),
    ]  # fmt: skip


def border_sentence(frame: pd.DataFrame, *, reach: str) -> str:
    """Say how many small areas have the border within reach, and what follows."""
    near = int(frame["is_near_border"].sum())
    if not near:
        return f"No small area here has the council's border within {reach}."
    areas = counted(len(frame), "small area", "small areas")
    verb = "has" if near == 1 else "have"
    who = f"{near:,} of {areas}" if near < len(frame) else f"All {areas}"
    who = "The small area" if len(frame) == 1 else who
    return f"{who} {verb} the council's border within {reach}. {NEAR_BORDER_NOTE}"


def least_reach(frame: pd.DataFrame, *, reach: str, place: str, council: str) -> Finding:
    """Name the small areas with fewest beds within reach.

    `frame` has a row per small area of the place, the lowest first: area_name, beds_per_1000,
    council_per_1000.
    """
    if frame.empty:
        return Finding(f"Beds within reach of {the(place)} are not held", "least_reach", False)
    whole = frame["council_per_1000"].iloc[0]
    last = frame.head(MOST_NAMED)
    per = "per 1,000 residents aged 75 and over"
    if len(frame) <= MOST_NAMED or last["beds_per_1000"].max() >= whole:
        low, high = (number(frame["beds_per_1000"].agg(which)) for which in ("min", "max"))
        amount = low if low == high else f"{low} to {high}"
        text = f"Beds within {reach} of {the(place)}: {amount} {per}, {number(whole)} in"
        return Finding(f"{text} {the(council)}", "least_reach", holds=False)
    low, high = (number(last["beds_per_1000"].agg(which)) for which in ("min", "max"))
    amount = low if low == high else f"{low} to {high}"
    text = (
        f"Fewest care home beds are within {reach} of {named(list(last['area_name']))}: {amount} "
        f"{per}, against {number(whole)} in {the(council)}"
    )
    return Finding(text, "least_reach", holds=True)


def many_and_far(frame: pd.DataFrame, *, place: str) -> Finding:
    """Count the small areas with many older residents and few beds within reach.

    `frame` has a row per small area of the place: area_name, people_75_plus, has_most_people,
    has_least_reach.
    """
    both = frame[frame["has_most_people"].astype(bool) & frame["has_least_reach"].astype(bool)]
    if both.empty:
        text = (
            f"No small area of {the(place)} has both many residents aged 75 and over and few care "
            "home beds within reach"
        )
        return Finding(text, "many_and_far", holds=False)
    top = top_rows(both, "people_75_plus")[0]
    what = counted(len(both), "small area", "small areas")
    text = (
        f"{what} of {the(place)} {'has' if len(both) == 1 else 'have'} many residents aged 75 and "
        f"over but few care home beds within reach; {top['area_name']} has most, "
        f"{number(top['people_75_plus'])}"
    )
    return Finding(text, "many_and_far", holds=True)


def people_far(frame: pd.DataFrame, *, place: str) -> Finding:
    """State how many residents aged 75 and over live where many do and few beds are in reach.

    `frame` is that of `many_and_far`.
    """
    both = frame["has_most_people"].astype(bool) & frame["has_least_reach"].astype(bool)
    people, everyone = frame.loc[both, "people_75_plus"].sum(), frame["people_75_plus"].sum()
    if not people:
        text = f"Residents of {the(place)} aged 75 and over and beds within reach, by small area"
        return Finding(text, "people_far", holds=False)
    where = counted(int(both.sum()), "small area", "small areas")
    share = percent(100 * people / everyone)
    text = f"{number(people)} residents aged 75 and over, {share} of those in {the(place)}, "
    text += f"live in the {where} with many of them and few beds within reach"
    return Finding(text, "people_far", holds=True)
