"""Findings about market structure: in how few hands it is."""

from typing import Any

import pandas as pd

from mps.words.findings import Finding, areas_of, opening, the
from mps.words.numbers import counted, join, known, number, percent
from mps.words.supply import MOST_NAMED, Scope

HIGH_INDEX = 2000
TEN = 10
INDEX_MEANING = (
    "The Herfindahl-Hirschman index adds up the squared shares of all providers: 10,000 is one "
    "provider alone, 5,000 two equal ones, 1,000 ten equal ones. Above 1,000 a market may be "
    "called concentrated and above 2,000 highly concentrated by guidelines that the competition "
    "authorities used until 2021. They are a yardstick here only: a council's area is not a "
    "market as those guidelines define one."
)
GROUPS_APART = "Providers of one group of companies are counted apart."
NAMES_NOTE = (
    "Where the list gives no name, a provider is called by the largest of its homes or services "
    f"in the council; its number at the regulator has a column of its own. {GROUPS_APART}"
)


def largest_provider(providers: pd.DataFrame, scope: Scope) -> Finding:
    """State what part the largest provider has, by beds where they are the measure.

    `providers` has a row per provider: provider_label, location_count, bed_count, their shares
    location_share_pct and bed_share_pct, total_locations, total_beds.
    """
    if providers.empty:
        text = f"No registered provider{scope.fitting} is listed in {the(scope.place)}"
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


def measure(providers: pd.DataFrame, scope: Scope) -> tuple[str, str]:
    """The column by which providers are compared, and what it counts."""
    if scope.about_beds and known(providers["total_beds"].iloc[0]):
        return "bed_count", scope.beds
    return "location_count", scope.locations


def _kinds(name: str) -> str:
    return name.lower().replace("care home", "care homes", 1)
