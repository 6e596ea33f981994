"""Findings about market structure: in how few hands it is, and what an exit would take."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words.findings import Finding, areas_of, opening, the
from mps.words.numbers import counted, join, known, number, percent
from mps.words.supply import MOST_NAMED, RATED, WELL_RATED, Scope, one_kind, plural_kind

HIGH_INDEX = 2000
TEN = 10
INDEX_MEANING = (
    "The Herfindahl-Hirschman index adds up the squared shares of all providers: 10,000 is one "
    "provider alone, 5,000 two equal ones, 1,000 ten equal ones. Above 1,000 a market may be "
    "called concentrated and above 2,000 highly concentrated by guidelines that the competition "
    "authorities used until 2021. They are a yardstick here only: a council's area is not a "
    "market as those guidelines define one."
)
ARITHMETIC = (
    "This is arithmetic on the register, not a forecast, and says nothing about the health of any "
    "provider."
)
NAMES_NOTE = (
    "Where the list gives no name, a provider is shown by its number at the regulator. Providers "
    "of one group of companies are counted apart."
)
NEAREST_NOTE = (
    "Distances are as the crow flies. A location that is near may be full: the register does not "
    "say which places are free."
)
WHEN_NAMES = {False: "Now", True: "Without it"}


def largest_provider(providers: pd.DataFrame, scope: Scope) -> Finding:
    """State what part the largest provider has, by beds where they are the measure.

    `providers` has a row per provider: provider_label, location_count, bed_count, their shares
    location_share_pct and bed_share_pct, total_locations, total_beds.
    """
    if providers.empty:
        text = f"No registered provider of this choice is listed in {the(scope.place)}"
        return Finding(text, "largest_provider", holds=False)
    count = counted(len(providers), "provider", "providers")
    column, unit = measure(providers, scope)
    top = providers[providers[column] == providers[column].max()]
    total = providers["total_beds" if column == "bed_count" else "total_locations"].iloc[0]
    share = providers["bed_share_pct" if column == "bed_count" else "location_share_pct"].max()
    if len(top) > MOST_NAMED or len(top) == len(providers):
        text = f"{opening(the(scope.place))} has {count} with {number(total)} {unit}"
        return Finding(text, "largest_provider", holds=False)
    amount = f"{number(top[column].iloc[0])} of {number(total)} {unit} ({percent(share)})"
    who = "The largest of" if len(top) == 1 else f"The {len(top)} largest of"
    verb = "has" if len(top) == 1 else "each have"
    text = f"{who} {count} in {the(scope.place)} {verb} {amount}"
    return Finding(text, "largest_provider", holds=True)


def ten_largest(providers: pd.DataFrame, scope: Scope) -> Finding:
    """State what part the ten largest providers have together.

    `providers` is that of `largest_provider`.
    """
    column, unit = measure(providers, scope) if len(providers) else ("location_count", "")
    if (providers[column].fillna(0) > 0).sum() <= TEN:
        what = counted(len(providers), "provider", "providers")
        text = f"{opening(the(scope.place))}: {what} by size"
        return Finding(text, "ten_largest", holds=False)
    shares = providers["bed_share_pct" if column == "bed_count" else "location_share_pct"]
    part = percent(shares.nlargest(TEN).sum())
    text = f"The ten largest of {len(providers):,} providers have {part} of {unit}"
    return Finding(text, "ten_largest", holds=True)


def few_hands(structure: pd.DataFrame, *, place: str) -> Finding:
    """Name the kinds of service whose index is above 2,000, and the least concentrated one.

    `structure` has a row per kind: group (its name), providers, hhi (by locations) and bed_hhi
    (by beds, missing where there are none).
    """
    by_locations = structure["hhi"] > HIGH_INDEX
    by_beds = structure["bed_hhi"] > HIGH_INDEX
    high = structure[by_locations | by_beds]
    if high.empty:
        text = f"No kind of service in {the(place)} has an index above {HIGH_INDEX:,}"
        return Finding(text, "few_hands", holds=False)
    names = [
        _kinds(str(name)) + ("" if several else " (by beds)")
        for name, several in zip(high["group"], by_locations[high.index], strict=True)
    ]
    verb = "is" if len(high) == 1 and not names[0].startswith("care homes") else "are"
    text = f"{opening(join(names))} {verb} in few hands in {the(place)}"
    spread = structure[~by_locations & ~by_beds].sort_values("hhi")
    if not spread.empty:
        row = spread.iloc[0]
        kind = _kinds(str(row["group"]))
        verb = "are" if kind.startswith("care homes") else "is"
        text += f"; {kind} {verb} spread over {int(row['providers'])} providers"
    return Finding(text, "few_hands", holds=True)


def single_providers(choice: pd.DataFrame, *, level: str, place: str) -> Finding:
    """State where most areas depend on one provider.

    `choice` has a row per kind: service_type_name, area_count, none_count, one_count.
    """
    held = choice[choice["one_count"] > 0]
    if held.empty:
        text = f"No {areas_of(level, 1)} of {the(place)} depends on one provider alone"
        return Finding(text, "single_providers", holds=False)
    row = held.sort_values("one_count", ascending=False, kind="stable").iloc[0]
    total, one, none = (int(row[name]) for name in ("area_count", "one_count", "none_count"))
    kind = _kinds(str(row["service_type_name"]))
    verb, lack = ("has" if count == 1 else "have" for count in (one, none))
    text = (
        f"{one} of {total} {areas_of(level, total)} of {the(place)} {verb} only one provider "
        f"of {kind}; {none} {lack} none"
    )
    return Finding(text, "single_providers", holds=True)


def index_words(hhi: Any, band: str) -> Any:
    """Write an index with what it is called; None where there is none."""
    return f"{number(hhi)}, {band}" if band else None


def no_beds(kind: str, said: Any) -> Any:
    """Say that a kind of service has no beds, where nothing is said of them and it has none."""
    return said or (None if kind.startswith("Care home") else "no beds")


def structure_tiles(
    providers: pd.DataFrame, scope: Scope
) -> list[tuple[str, str, tuple[str, ...]]]:
    """Label, number and lines of the tiles; `providers` is that of `largest_provider`."""
    column, unit = measure(providers, scope)
    share = "bed_share_pct" if column == "bed_count" else "location_share_pct"
    single = int((providers["location_count"] == 1).sum())
    tiles: list[tuple[str, str, tuple[str, ...]]] = [
        ("Providers", number(len(providers)), ()),
        ("With one location here", number(single), ()),
        ("Share of the largest", percent(providers[share].max()), (f"of {unit}",)),
    ]
    if (providers[column].fillna(0) > 0).sum() > TEN:
        part = percent(providers[share].nlargest(TEN).sum())
        tiles.append(("Share of the ten largest", part, (f"of {unit}",)))
    return tiles


def exit_tiles(leaving: pd.DataFrame, loss: pd.DataFrame) -> list[tuple[str, str, tuple[str, ...]]]:
    """Label, number and lines of the tiles about what would go.

    `leaving` has a row per location: bed_count, people_nearest; `loss` is that of `exit_loss`.
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
        tiles.append((label, percent(share), ()))
    people = leaving["people_nearest"].sum(min_count=1)
    if known(people) is not None:
        lines = ("to whom it is the nearest of its kind",)
        tiles.append(("Residents aged 75+", number(people), lines))
    return tiles


def leaver_name(leaving: pd.DataFrame, code: str) -> str:
    """Name who leaves: the location by its name, a provider by its own and its one location's.

    `leaving` has a row per location: location_id, location_name, provider_label.
    """
    first = leaving.iloc[0]
    if first["location_id"] == code:
        return str(first["location_name"])
    if len(leaving) == 1:
        return f"{first['provider_label']} ({first['location_name']})"
    return str(first["provider_label"])


def exit_loss(loss: pd.DataFrame, *, leaver: str, scope: Scope) -> Finding:
    """State what would go, for the kind of service that would lose most beds, else locations.

    `loss` has a row per kind: service_type_name, lost_beds, bed_count, bed_share_pct,
    lost_locations, location_count, location_share_pct.
    """
    if loss.empty:
        text = f"{leaver} has no registered location of this choice in {the(scope.place)}"
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
    part = f"{number(row['lost_locations'])} of {number(row['location_count'])} {kind}"
    return f"{part}{where} ({percent(row['location_share_pct'])})"


def nearest_other(nearest: pd.DataFrame, *, leaver: str) -> Finding:
    """Name the nearest other location of the same kind to the first location that would go.

    `nearest` has a row per leaving and other location: location_name, kind_name, other_name, km.
    """
    if nearest.empty:
        text = f"No other location of the same kind is held within 30 km of {leaver}"
        return Finding(text, "nearest_other", holds=False)
    row = nearest.iloc[0]
    away = "at the same place" if row["km"] < 0.05 else f"{number(row['km'], 1)} km away"
    text = (
        f"The nearest other {one_kind(str(row['kind_name']))} to {row['location_name']} is "
        f"{row['other_name']}, {away}"
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
    if not rated or not left:
        which = (
            "no other rated location of its kinds would remain"
            if rated
            else ("ratings of its kinds of service are not held")
        )
        return Finding(f"{opening(which)} in {the(place)}", "ratings_after", holds=False)
    text = (
        f"Without it, {left_well} of {left} rated locations of its kinds in {the(place)} would be "
        f"good or outstanding; now {well} of {rated} are"
    )
    return Finding(text, "ratings_after", holds=True)


def largest_loss(ranking: pd.DataFrame, scope: Scope) -> Finding:
    """Name the provider whose exit would take most beds of one kind, else most locations.

    `ranking` has a row per provider and kind, the largest loss first: provider_label and the
    columns `lost` needs.
    """
    rule = "largest_loss"
    if ranking.empty:
        text = f"No registered provider of this choice is listed in {the(scope.place)}"
        return Finding(text, rule, holds=False)
    column = "lost_beds" if known(ranking["lost_beds"].iloc[0]) else "lost_locations"
    first = ranking.iloc[0]
    kind = ranking["service_type_name"] == first["service_type_name"]
    top = ranking[kind & (ranking[column] == first[column])]
    if len(top) > MOST_NAMED:
        text = f"What would go with each provider, {scope.place}"
        return Finding(text, rule, holds=False)
    what = "beds" if column == "lost_beds" else "locations"
    names = join([str(name) for name in top["provider_label"]])
    each = " each" if len(top) > 1 else ""
    same = lost(top.to_dict("records")[0])
    return Finding(f"Most {what} would go with {names}: {same}{each}", rule, holds=True)


def measure(providers: pd.DataFrame, scope: Scope) -> tuple[str, str]:
    """The column by which providers are compared, and what it counts."""
    if scope.about_beds and known(providers["total_beds"].iloc[0]):
        return "bed_count", scope.beds
    return "location_count", scope.locations


def _kinds(name: str) -> str:
    return name.lower().replace("care home", "care homes", 1)


def _well_rated(frame: pd.DataFrame) -> tuple[int, int]:
    """How many locations are rated good or outstanding, and how many are rated at all."""
    held = frame[frame["rating_class"].isin(RATED)]
    well = held.loc[held["rating_class"].isin(WELL_RATED), "location_count"].sum()
    return int(well), int(held["location_count"].sum())
