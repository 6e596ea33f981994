"""Oldham's ratings once more, straight from the bundled files, by rules written anew."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from statistics import median
from typing import NamedTuple

from tests.recount import BUNDLED, rows_of

DAY = date(2025, 3, 28)
FOUR = ("Outstanding", "Good", "Requires improvement", "Inadequate")
CLASSES = dict(
    zip(FOUR, ("outstanding", "good", "requires_improvement", "inadequate"), strict=True)
)
QUESTIONS = ("Safe", "Effective", "Caring", "Responsive", "Well-led")
KINDS = {
    "Nursing homes": "nursing_home",
    "Residential homes": "care_home",
    "Homecare agencies": "homecare",
    "Supported housing": "extra_care",
    "Supported living": "supported_living",
    "Shared lives": "shared_lives",
}


class Rated(NamedTuple):
    """One registered location: its ratings by domain, their day, and the one before."""

    code: str
    name: str
    kinds: frozenset[str]
    clients: frozenset[str]
    provider: str
    beds: int
    is_home: bool
    lsoa: str
    now: dict[str, str]
    day: date | None
    before: str


@cache
def locations() -> dict[str, Rated]:
    """Oldham's registered social care organisations by number."""
    ratings: dict[str, list[dict[str, str]]] = {}
    for row in rows_of(BUNDLED / "cqc_api_ratings" / "ratings_2025.csv"):
        ratings.setdefault(row["location_id"], []).append(row)
    return {
        row["location_id"]: _rated(row, ratings.get(row["location_id"], []))
        for row in rows_of(BUNDLED / "cqc_api_locations" / "locations_2025.csv")
        if row["location_type"] == "Social Care Org" and row["registration_status"] == "Registered"
    }


def _rated(row: dict[str, str], ratings: list[dict[str, str]]) -> Rated:
    # An assessment under the newer framework takes the place of the rating before it.
    assessed = [one for one in ratings if one["rating_set"] == "assessment"]
    current = assessed or [
        one
        for one in ratings
        if one["rating_set"] == "currentRatings" and one["service_group"] == "Overall"
    ]
    now = {one["domain"]: one["rating"] for one in current}
    days = [one["published_date"] for one in current if one["domain"] == "Overall"]
    day = date.fromisoformat(days[0]) if days and days[0] else None
    earlier = [
        (one["published_date"], one["rating"])
        for one in ratings
        if one["rating_set"] != "assessment"
        and one["service_group"] == one["domain"] == "Overall"
        and one["rating"] in FOUR
        and day is not None
        and one["published_date"] < day.isoformat()
    ]
    kinds = {KINDS[kind] for kind in row["service_types"].split("|") if kind in KINDS}
    return Rated(
        code=row["location_id"],
        name=row["location_name"],
        kinds=frozenset(kinds - {"care_home"} if "nursing_home" in kinds else kinds),
        clients=frozenset(row["specialisms"].split("|")),
        provider=row["provider_id"],
        beds=int(row["bed_count"] or 0),
        is_home=row["is_care_home"] == "Y",
        lsoa=row["lsoa_code"],
        now=now,
        day=day,
        before=max(earlier)[1] if earlier else "",
    )


def rated(chosen: Iterable[Rated]) -> list[Rated]:
    """Those with one of the four ratings."""
    return [one for one in chosen if one.now.get("Overall") in FOUR]


def good(chosen: Iterable[Rated]) -> list[Rated]:
    """Those that are good or outstanding."""
    return [one for one in chosen if one.now.get("Overall") in FOUR[:2]]


def years(one: Rated) -> float:
    """Age of the rating on the day of the register, in years of 365.25 days."""
    assert one.day is not None
    return (DAY - one.day).days / 365.25


def median_years(chosen: Iterable[Rated]) -> float:
    """Median age of the ratings."""
    return median(years(one) for one in rated(chosen))
