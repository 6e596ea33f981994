"""Findings about an exit: what would go with a provider or location, and who is near."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words.findings import Finding, opening, the
from mps.words.numbers import join, known, number, percent
from mps.words.structure import GROUPS_APART
from mps.words.supply import MOST_NAMED, RATED, WELL_RATED, Scope, one_kind, plural_kind

ARITHMETIC = (
    "This is arithmetic on the register, not a forecast, and says nothing about the health of any "
    "provider."
)
RANKING_NOTE = f"{ARITHMETIC} {GROUPS_APART}"
NEAREST_NOTE = (
    "Distances are as the crow flies. A location that is near may be full: the register does not "
    "say which places are free. Those beyond the council's border appear only where the lists of "
    f"their councils are held. {GROUPS_APART}"
)
WHEN_NAMES = {False: "Now", True: "Without it"}
_UNNAMED = ("Provider of ", "Individual provider of ")


def within_sentence(label: str) -> str:
    """Name a provider within a sentence: "the provider of Royton House", "Anchor Trust"."""
    return f"the {label[:1].lower()}{label[1:]}" if label.startswith(_UNNAMED) else label


def exit_tiles(
    leaving: pd.DataFrame, loss: pd.DataFrame, council: str
) -> list[tuple[str, str, tuple[str, ...]]]:
    """Label, number and lines of the tiles about what would go.

    `leaving` has a row per location: bed_count, people_nearest, reaches_beyond (whether homes
    beyond the council's border are held); `loss` is that of `exit_loss`.
    """
    tiles: list[tuple[str, str, tuple[str, ...]]] = [
        ("Locations that would go", number(len(leaving)), ())
    ]
    beds = leaving["bed_count"].sum(min_count=1)
    if known(beds) is not None:
        tiles.append(("Beds that would go", number(beds), ()))
    rows = loss.sort_values(["lost_beds", "lost_locations"], ascending=False).to_dict("records")
    for row in rows[:1]:
        by_beds = known(row["lost_beds"])
        share = row["bed_share_pct"] if by_beds else row["location_share_pct"]
        what = "beds in " if by_beds else ""
        label = f"Share of {what}{plural_kind(str(row['service_type_name']))}"
        tiles.append((label, percent(share), _rest(row) if by_beds else ()))
    people = leaving["people_nearest"].sum(min_count=1)
    if known(people) is not None:
        where = "" if leaving["reaches_beyond"].any() else f" in {the(council)}"
        lines = (f"to whom it is the nearest of its kind{where}",)
        tiles.append(("Residents aged 75+", number(people), lines))
    return tiles


def _rest(row: Mapping[Any, Any]) -> tuple[str, ...]:
    """Say how many beds of a kind the homes would have that stay."""
    homes = int(row["location_count"]) - int(row["lost_locations"])
    if not homes:
        return ()
    beds = number(row["bed_count"] - row["lost_beds"])
    if homes == 1:
        return (f"the other home has {beds} beds",)
    return (f"the other {homes:,} have {beds} beds together",)


def leaver_name(leaving: pd.DataFrame, code: str) -> str:
    """Name who leaves: the location by its name, a provider by its own and its one location's.

    `leaving` has a row per location: location_id, location_name, provider_label.
    """
    first = leaving.iloc[0]
    if first["location_id"] == code:
        return str(first["location_name"])
    label = str(first["provider_label"])
    if len(leaving) > 1 or label.startswith(_UNNAMED):
        return within_sentence(label)
    return f"{label} ({first['location_name']})"


def exit_loss(loss: pd.DataFrame, *, leaver: str, scope: Scope) -> Finding:
    """State what would go, for the kind of service that would lose most beds, else locations.

    `loss` has a row per kind: service_type_name, lost_beds, bed_count, bed_share_pct,
    lost_locations, location_count, location_share_pct.
    """
    if loss.empty:
        who = opening(leaver)
        text = f"{who} has no registered location{scope.fitting} in {the(scope.place)}"
        return Finding(text, "exit_loss", holds=False)
    beds = loss[loss["lost_beds"].fillna(0) > 0]
    if beds.empty:
        order = loss.sort_values("lost_locations", ascending=False, kind="stable")
    else:
        order = beds.sort_values("lost_beds", ascending=False, kind="stable")
    what = lost(order.to_dict("records")[0], scope.place)
    text = f"If {leaver} left, {what} would go"
    return Finding(text, "exit_loss", holds=True)


def lost(row: Mapping[Any, Any], place: str = "") -> str:
    """Say what would go of one kind: "146 of 402 beds in care homes with nursing (36.3%)"."""
    where = f" in {the(place)}" if place else ""
    kind = plural_kind(str(row["service_type_name"]))
    if known(row["lost_beds"]):
        part = f"{number(row['lost_beds'])} of {number(row['bed_count'])} beds in {kind}"
        return f"{part}{where} ({percent(row['bed_share_pct'])})"
    if row["location_count"] == 1:
        return f"the only {one_kind(str(row['service_type_name']))}{where}"
    part = f"{number(row['lost_locations'])} of {number(row['location_count'])} {kind}"
    return f"{part}{where} ({percent(row['location_share_pct'])})"


def nearest_other(nearest: pd.DataFrame, *, leaver: str, council: str) -> Finding:
    """Name the nearest other location of the same kind to the first location that would go.

    `nearest` has a row per leaving and other location: location_name, kind_name, other_name, km,
    is_beyond (whether the other lies in another council).
    """
    if nearest.empty:
        text = f"No other location of the same kind is held within 30 km of {leaver}"
        return Finding(text, "nearest_other", holds=False)
    row = nearest.iloc[0]
    away = "at the same place" if row["km"] < 0.05 else f"{number(row['km'], 1)} km away"
    where = "" if row["is_beyond"] else f" in {the(council)}"
    other = f"{row['other_name']}{f', outside {the(council)}' if row['is_beyond'] else ''}"
    text = (
        f"The nearest other {one_kind(str(row['kind_name']))}{where} to {row['location_name']} is "
        f"{other}, {away}"
    )
    return Finding(text, "nearest_other", holds=True)


def ratings_after(ratings: pd.DataFrame, *, place: str) -> Finding:
    """Set the part rated good or outstanding now beside the part without the leaver.

    `ratings` has a row per rating class, before and after: is_after, rating_class,
    location_count.
    """
    after = ratings[ratings["is_after"].astype(bool)]
    before = ratings[~ratings["is_after"].astype(bool)]
    (well, rated), (left_well, left) = _well_rated(before), _well_rated(after)
    if not rated:
        return Finding(_unrated(before, place), "ratings_after", holds=False)
    if not left:
        text = f"No other rated location of its kinds would remain in {the(place)}"
        return Finding(text, "ratings_after", holds=False)
    text = (
        f"Without it, {left_well} of {left} rated locations of its kinds in {the(place)} would be "
        f"good or outstanding; now {well} of {rated} are"
    )
    return Finding(text, "ratings_after", holds=True)


def _unrated(before: pd.DataFrame, place: str) -> str:
    """Say why no location of the leaver's kinds has a rating: none is published, or none held."""
    count = int(before["location_count"].sum())
    classes = set(before["rating_class"])
    if not count or "not_held" in classes:
        return f"Ratings of its kinds of service are not held in {the(place)}"
    what = "published rating" if classes == {"no_published_rating"} else "rating of its own"
    if count == 1:
        return f"The only location of its kind in {the(place)} has no {what}"
    return f"None of the {count:,} locations of its kinds in {the(place)} has a {what}"


def largest_loss(ranking: pd.DataFrame, scope: Scope) -> Finding:
    """Name the provider whose exit would take most beds of one kind, else most locations.

    `ranking` has a row per provider and kind, the largest loss first: provider_label and the
    columns `lost` needs.
    """
    rule = "largest_loss"
    if ranking.empty:
        text = f"No registered provider{scope.fitting} is listed in {the(scope.place)}"
        return Finding(text, rule, holds=False)
    column = "lost_beds" if known(ranking["lost_beds"].iloc[0]) else "lost_locations"
    first = ranking.iloc[0]
    kind = ranking["service_type_name"] == first["service_type_name"]
    top = ranking[kind & (ranking[column] == first[column])]
    if len(top) > MOST_NAMED:
        text = f"What would go with each provider, {scope.place}"
        return Finding(text, rule, holds=False)
    what = "beds" if column == "lost_beds" else "locations"
    names = join([within_sentence(str(name)) for name in top["provider_label"]])
    each = " each" if len(top) > 1 else ""
    same = lost(top.to_dict("records")[0])
    return Finding(f"Most {what} would go with {names}: {same}{each}", rule, holds=True)


def _well_rated(frame: pd.DataFrame) -> tuple[int, int]:
    """How many locations are rated good or outstanding, and how many are rated at all."""
    held = frame[frame["rating_class"].isin(RATED)]
    well = held.loc[held["rating_class"].isin(WELL_RATED), "location_count"].sum()
    return int(well), int(held["location_count"].sum())
