"""Findings of the page Services and providers: who is there, where, for what."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from mps.words.findings import Finding, areas_of, opening, the
from mps.words.numbers import counted, join, known, number

MOST_NAMED = 3
RATED = ("outstanding", "good", "requires_improvement", "inadequate")
WELL_RATED = ("outstanding", "good")
BED_KINDS = ("nursing_home", "care_home")


REGISTERED_WHERE = (
    "A location counts where it is registered: homecare and supported living are given in "
    "people's homes, often in other areas than that of the office."
)
FIRST_KIND = "A location with several kinds of service is drawn as the first of them."
SEVERAL_KINDS = "A location with several kinds of service is counted under each."


class Scope(NamedTuple):
    """What a figure counts: the place, the day of the list, and the filters.

    `service` is a row of the query market__service, None for all; `client` the name of a client
    group, empty for all.
    """

    place: str
    day: str
    service: Mapping[str, Any] | None = None
    client: str = ""

    @property
    def kind(self) -> str:
        """The kind of service that is counted, within a sentence; empty for all."""
        if self.service is None:
            return ""
        if self.service["is_counted"] or not self.service["is_regulated"]:
            return str(self.service["service_type_name"]).lower()
        return str(self.service["counted_with"]).lower().replace(" and ", " or ")

    @property
    def fitting(self) -> str:
        """Words after what is counted where a filter is chosen: " of this choice"; else empty."""
        return " of this choice" if self.service is not None or self.client else ""

    @property
    def about_beds(self) -> bool:
        """Whether beds are what the chosen service is measured by."""
        return self.service is None or self.service["service_type_code"] in BED_KINDS

    @property
    def beds(self) -> str:
        """The beds that are counted: "care home beds" or "beds in care homes with nursing"."""
        if self.service is None or not self.about_beds:
            return "care home beds"
        return f"beds in {plural_kind(self.kind)}"

    @property
    def locations(self) -> str:
        """The locations that are counted: "registered locations" or "locations with homecare"."""
        return "registered locations" if self.service is None else plural_kind(self.kind)

    @property
    def tail(self) -> str:
        """The chosen client group, to end a finding; empty for all."""
        return f" (client group: {self.client.lower()})" if self.client else ""

    @property
    def filters(self) -> str:
        """The chosen filters, to follow a measure in a subtitle; empty for none."""
        named = [self.kind] if self.service is not None else []
        named += [f"client group {self.client.lower()}"] if self.client else []
        return f" ({', '.join(named)})" if named else ""


def one_kind(name: str) -> str:
    """Name one location of a kind: "care home with nursing", "location with homecare"."""
    low = name.lower()
    return low if low.startswith("care home") else f"location with {low}"


def plural_kind(name: str) -> str:
    """Name locations of a kind after a number: "care homes with nursing", "homecare services"."""
    low = name.lower()
    if low.startswith("care home"):
        return low.replace("care home", "care homes", 1)
    return f"locations with {low}"


def market_size(total: Mapping[Any, Any], types: pd.DataFrame, scope: Scope) -> Finding:
    """State how many locations, homes and beds the list has.

    `total` has location_count, home_count, bed_count and beds_unknown of the place; `types` a row
    per kind: service_type_code, location_count.
    """
    count, place = int(total["location_count"]), scope.place
    tail = f" on {scope.day}{scope.tail}"
    if not count:
        text = f"No registered location{scope.fitting} was listed in {the(place)}{tail}"
        return Finding(text, "market_size", holds=False)
    if scope.service is not None and not scope.about_beds:
        what = counted(count, "registered location", "registered locations")
        text = f"{what} in {the(place)} offered {scope.kind}{tail}"
        return Finding(text, "market_size", holds=True)
    parts = [_homes(total, scope)] if total["home_count"] else []
    if scope.service is None:
        visiting = int(types.loc[types["service_type_code"] == "homecare", "location_count"].sum())
        if visiting:
            parts.append(counted(visiting, "location with homecare", "locations with homecare"))
    parts = parts or [counted(count, "registered location", "registered locations")]
    return Finding(f"{opening(the(place))} had {join(parts)}{tail}", "market_size", holds=True)


def named(names: Sequence[object]) -> str:
    """Join names of areas; where one has a comma of its own, semicolons part them."""
    told = [str(name) for name in names]
    return "; ".join(told) if len(told) > 1 and any("," in name for name in told) else join(told)


def client_note(scope: Scope) -> str:
    """Say what beds are with a chosen client group; nothing without one."""
    if not scope.client or not scope.about_beds:
        return ""
    return (
        f"Beds are all beds of the homes that list {scope.client.lower()} with the regulator, not "
        "only beds for that group."
    )


def by_beds(frame: pd.DataFrame, scope: Scope) -> bool:
    """Whether beds are the measure: the choice is about care homes and some beds are held."""
    return bool(scope.about_beds and known(frame["bed_count"].sum()))


def bed_words(row: Mapping[Any, Any]) -> str:
    """Write the beds of a kind of service, and why there are none."""
    if not row["is_care_home"]:
        return "none"
    return number(row["bed_count"]) if known(row["bed_count"]) is not None else "not held"


def area_with_most(areas: pd.DataFrame, *, level: str, scope: Scope) -> Finding:
    """Name the areas with most beds or, where beds are not the measure, most locations.

    `areas` has area_name, location_count and bed_count.
    """
    column, unit = "location_count", scope.locations
    if by_beds(areas, scope):
        column, unit = "bed_count", scope.beds
    top = top_rows(areas, column) if len(areas) > 1 else []
    if not 0 < len(top) <= MOST_NAMED:
        text = f"{opening(unit)} by {areas_of(level, 1)}, {scope.place}"
        return Finding(text, "area_with_most", holds=False)
    names = named([row["area_name"] for row in top])
    each = " each" if len(top) > 1 else ""
    text = f"Most {unit} are in {names}: {number(top[0][column])}{each}"
    return Finding(text, "area_with_most", holds=True)


def market_tiles(
    totals: Sequence[Mapping[Any, Any]], scope: Scope, ratings: Sequence[str]
) -> list[tuple[str, str, tuple[str, ...]]]:
    """Label, number and lines of the tiles.

    `totals` are the place and what it is read against, `ratings` the rating class of each
    location. A chosen kind of service needs no count of care homes: its locations are those.
    """
    own, others = totals[0], totals[1:]
    names = {"location_count": "Registered locations", "provider_count": "Providers"}
    if scope.service is None:
        names = {"location_count": names["location_count"], "home_count": "Care homes",
                 "bed_count": "Beds in care homes", **names}  # fmt: skip
    elif scope.about_beds:
        names["bed_count"] = "Beds"
    tiles = [
        (label, number(own[name]), _beds_beside(own, others) if name == "bed_count" else
         _council_beside(name, others))
        for name, label in names.items()
    ]  # fmt: skip
    rated = [rating for rating in ratings if rating in RATED]
    if scope.service is not None and rated:
        well = sum(rating in WELL_RATED for rating in rated)
        of = (f"of {len(rated):,} that have a rating of their own",)
        tiles.append(("Good or outstanding", number(well), of))
    return tiles


def _beds_beside(own: Mapping[Any, Any], others: Sequence[Mapping[Any, Any]]) -> tuple[str, ...]:
    rate = own["beds_per_1000"]
    if known(rate) is None:
        return ()
    lines = [f"{number(rate)} per 1,000 residents aged 75+"]
    lines += [
        f"{row['place_name']} {number(row['beds_per_1000'])}"
        for row in others
        if known(row["beds_per_1000"]) is not None
    ]
    if own["beds_unknown"]:
        lines.append(f"beds of {counted(int(own['beds_unknown']), 'home', 'homes')} not held")
    return tuple(lines)


def _council_beside(name: str, others: Sequence[Mapping[Any, Any]]) -> tuple[str, ...]:
    return tuple(
        f"{row['place_name']} {number(row[name])}"
        for row in others
        if row["place_level"] == "council"
    )


def hover_lines(row: Mapping[Any, Any]) -> str:
    """What stands below a location's name under the pointer on a map: service, beds, rating."""
    beds = f"{number(row['bed_count'])} beds" if known(row["bed_count"]) else ""
    lines = (row["service_names"], beds, row["rating_name"], row["postcode"])
    return "<br>".join(str(line) for line in lines if isinstance(line, str) and line)


def homes_named(count: int, kind: str) -> str:
    """Name a kind of care home after a number: "care homes with nursing"."""
    return kind if count == 1 else kind.replace("care home", "care homes", 1)


def _homes(total: Mapping[Any, Any], scope: Scope) -> str:
    homes, beds = int(total["home_count"]), known(total["bed_count"])
    named = scope.kind if scope.service is not None else "care home"
    what = f"{homes:,} {homes_named(homes, named)}"
    if beds is None:
        return what
    missing = int(total["beds_unknown"])
    rest = f" (beds of {missing:,} not held)" if missing else ""
    return f"{what} with {number(beds)} beds{rest}"


def top_rows(frame: pd.DataFrame, column: str) -> list[dict[Any, Any]]:
    """The rows that share the highest value above 0, as records."""
    held = frame[frame[column].fillna(0) > 0]
    if held.empty:
        return []
    rows: list[dict[Any, Any]] = held[held[column] == held[column].max()].to_dict("records")
    return rows
