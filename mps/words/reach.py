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
NO_ADDRESSES = (
    "The count of 2022 gives no addresses: the homes of a neighbourhood stand at the middle of "
    "its older residents, so distances are rough and none is told."
)
NEAR_BORDER_NOTE = (
    "Near the border the figure can be too low or too high: beds and people beyond it count only "
    "where they are held."
)
BORDER_HOVER = {True: "; the border is within reach", False: ""}


def method(supply: str) -> str:
    """Say how access is worked out, and what the count of beds does not tell."""
    return REACH_METHOD if supply == "register" else f"{REACH_METHOD} {NO_ADDRESSES}"


def homes_counted(frame: pd.DataFrame, council: str) -> str:
    """Say, to end a clause, that only the council's own homes count; empty where others do.

    `frame` has a row per small area: reaches_beyond.
    """
    if frame["reaches_beyond"].any():
        return ""
    return f" in {the(council)}'{'' if council.endswith('s') else 's'} own homes"


def reach_tiles(
    frame: pd.DataFrame, reach: str, *, council: str, is_council: bool, supply: str
) -> list[tuple[str, str, tuple[str, ...]]]:
    """Label, number and lines of the tiles; `frame` has a row per small area of the place.

    `council` is the name of the council, which the place is itself where `is_council` says so.
    Distances are told for the register only: the count of 2022 has no addresses.
    """
    people = frame["people_75_plus"]
    mean = (frame["beds_per_1000"] * people).sum() / people.sum()
    far = people[frame["beds_within"] == 0].sum()
    first: tuple[str, str, tuple[str, ...]] = (
        "Access, mean of its small areas",
        number(mean),
        (f"{council} {number(frame['council_per_1000'].iloc[0])}",),
    )
    if is_council:
        rate = 1000 * frame["council_beds"].iloc[0] / people.sum()
        first = ("Beds per 1,000 residents aged 75+", number(rate), ())
    low, high = (number(frame["beds_per_1000"].agg(which)) for which in ("min", "max"))
    tiles = [
        first,
        ("Access, lowest and highest small area", f"{low} to {high}", ()),
        (f"Residents aged 75+ without a bed within {reach}", number(far),
         (f"of {number(people.sum())}",)),
    ]  # fmt: skip
    if supply == "register":
        where = "" if frame["reaches_beyond"].any() else f" in {council}"
        farthest = f"{number(frame['nearest_km'].max(), 1)} km"
        tiles.append((f"Farthest from a care home{where}", farthest, ()))
    return tiles


def border_lede(frame: pd.DataFrame) -> str:
    """Say that most small areas have the border within reach; empty where most have not."""
    near = int(frame["is_near_border"].sum())
    if 2 * near <= len(frame):
        return ""
    areas = counted(len(frame), "small area", "small areas")
    who = f"{near:,} of {areas}" if near < len(frame) else f"all {areas}"
    who = "this small area" if len(frame) == 1 else who
    return f"; the council's border is within reach of {who}"


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


def least_reach(frame: pd.DataFrame, *, place: str, council: str) -> Finding:
    """Name the small areas with the lowest access to beds.

    `frame` has a row per small area of the place, the lowest first: area_name, beds_per_1000,
    council_per_1000, reaches_beyond.
    """
    if frame.empty:
        return Finding(f"Access to beds in {the(place)} is not held", "least_reach", False)
    whole = frame["council_per_1000"].iloc[0]
    last = frame.head(MOST_NAMED)
    per = "per 1,000 residents aged 75 and over"
    beds = f"ccess to care home beds{homes_counted(frame, council)}"
    if len(frame) <= MOST_NAMED or last["beds_per_1000"].max() >= whole:
        amount = _span(frame["beds_per_1000"])
        text = f"A{beds} from {the(place)}: {amount} {per}, {number(whole)} from"
        return Finding(f"{text} {the(council)}", "least_reach", holds=False)
    text = (
        f"Lowest a{beds}: {named(list(last['area_name']))}, {_span(last['beds_per_1000'])} {per}, "
        f"against {number(whole)} in {the(council)}"
    )
    return Finding(text, "least_reach", holds=True)


def many_and_far(frame: pd.DataFrame, *, place: str, council: str) -> Finding:
    """Count the small areas with many older residents and few beds within reach.

    `frame` has a row per small area of the place: area_name, people_75_plus, has_most_people,
    has_least_reach, reaches_beyond.
    """
    both = frame[frame["has_most_people"].astype(bool) & frame["has_least_reach"].astype(bool)]
    beds = f"few care home beds within reach{homes_counted(frame, council)}"
    if both.empty:
        text = f"No small area of {the(place)} has both many residents aged 75 and over and {beds}"
        return Finding(text, "many_and_far", holds=False)
    top = top_rows(both, "people_75_plus")[0]
    what = counted(len(both), "small area", "small areas")
    text = (
        f"{what} of {the(place)} {'has' if len(both) == 1 else 'have'} many residents aged 75 and "
        f"over but {beds}; {top['area_name']} has most such residents, "
        f"{number(top['people_75_plus'])}"
    )
    return Finding(text, "many_and_far", holds=True)


def people_far(frame: pd.DataFrame, *, place: str, council: str) -> Finding:
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
    return Finding(f"{text}{homes_counted(frame, council)}", "people_far", holds=True)


def _span(rates: pd.Series) -> str:
    """Write the lowest and the highest of some values: "16 to 35"; one where they are alike."""
    low, high = (number(rates.agg(which)) for which in ("min", "max"))
    return low if low == high else f"{low} to {high}"
