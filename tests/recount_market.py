"""The care market once more, straight from the bundled files, by rules written anew."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from math import asin, cos, exp, radians, sin, sqrt
from typing import NamedTuple

from tests.recount import BUNDLED, Area, areas, people, rows_of

OLDHAM, BATH = "E08000004", "E06000022"
FILES = {
    OLDHAM: BUNDLED / "cqc_api_locations" / "locations_2025.csv",
    BATH: BUNDLED / "cqc_directory" / "directory_2014.csv",
}
DAYS = {OLDHAM: "28 March 2025", BATH: "19 October 2014"}
KINDS = {
    "Nursing homes": "Care home with nursing",
    "Residential homes": "Care home without nursing",
    "Homecare agencies": "Homecare",
    "Supported housing": "Extra care",
    "Supported living": "Supported living",
    "Shared lives": "Shared lives",
}
YEAR = 2020


class Listed(NamedTuple):
    """One registered location."""

    code: str
    name: str
    provider: str
    kinds: tuple[str, ...]
    clients: frozenset[str]
    beds: int | None
    is_home: bool
    lsoa: str
    lat: float
    lon: float


@cache
def listed(council: str) -> tuple[Listed, ...]:
    """The registered social care locations of a council."""
    return tuple(
        _one(row)
        for row in rows_of(FILES[council])
        if council == BATH
        or (row["location_type"], row["registration_status"]) == ("Social Care Org", "Registered")
    )


def _one(row: dict[str, str]) -> Listed:
    kinds = [KINDS[name] for name in KINDS if name in row["service_types"].split("|")]
    if kinds[:2] == ["Care home with nursing", "Care home without nursing"]:
        kinds = [kinds[0], *kinds[2:]]
    is_home = any(kind.startswith("Care home") for kind in kinds)
    beds = row.get("bed_count", "")
    return Listed(
        code=row["location_id"],
        name=row["location_name"],
        provider=row["provider_id"],
        kinds=tuple(kinds),
        clients=frozenset(name.lower() for name in row["specialisms"].split("|")),
        beds=int(beds) if beds and is_home else None,
        is_home=is_home,
        lsoa=row["lsoa_code"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
    )


def inside(area: Area, chosen: Iterable[Listed]) -> list[Listed]:
    """Those in an area."""
    return [one for one in chosen if one.lsoa in area.lsoas]


def beds_of(chosen: Iterable[Listed]) -> int:
    return sum(one.beds or 0 for one in chosen)


def by_provider(chosen: Iterable[Listed]) -> dict[str, list[Listed]]:
    found: dict[str, list[Listed]] = defaultdict(list)
    for one in chosen:
        found[one.provider].append(one)
    return found


def hhi(weights: Iterable[int]) -> float:
    """The sum of squared shares in percent."""
    held = list(weights)
    return sum((100 * weight / sum(held)) ** 2 for weight in held)


@cache
def beds_of_2022(council: str) -> dict[str, int]:
    """Beds by neighbourhood in the count of 2022."""
    path = BUNDLED / "care_home_beds_msoa" / "care_home_beds_msoa_2022.csv"
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["council_code"] == council]
    return {row["msoa_code"]: int(row["bed_count"]) for row in rows}


def beds_by_msoa(council: str, supply: str) -> dict[str, int]:
    """Beds by neighbourhood, 0 where there is none."""
    if supply == "msoa_2022":
        return beds_of_2022(council)
    counts: Counter[str] = Counter()
    for one in listed(council):
        counts[msoa_of(one.lsoa)] += one.beds or 0
    codes = [area.code for area in areas().values()
             if (area.council, area.level) == (council, "msoa")]  # fmt: skip
    return {code: counts[code] for code in codes}


@cache
def _lookup() -> dict[str, dict[str, str]]:
    rows = rows_of(BUNDLED / "ons_lsoa_lookup" / "lsoa_lookup.csv")
    return {row["lsoa_code"]: row for row in rows}


def msoa_of(lsoa: str) -> str:
    return _lookup()[lsoa]["msoa_code"]


def older(code: str) -> int:
    """Residents aged 75 and over."""
    return people(code, YEAR, "75_plus")


def highest(values: dict[str, float]) -> set[str]:
    """The quarter with the highest values, without those that would make it larger by a tie."""
    return {
        code for code in values
        if 1 + sum(other > values[code] for other in values.values()) <= len(values) // 4
    }  # fmt: skip


def lowest(values: dict[str, float]) -> set[str]:
    return highest({code: -value for code, value in values.items()})


def km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance by the haversine, on a sphere of 6,371.0088 km."""
    up, across = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    half = sin(up) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(across) ** 2
    return 2 * 6371.0088 * asin(sqrt(half))


@cache
def reach(council: str, reach_km: float) -> dict[str, float]:
    """Two-step floating catchment with Gaussian decay: beds per 1,000 by small area.

    Small areas of all held councils share the homes, as people beyond the border do.
    """
    points = {code: (float(row["centroid_lat"]), float(row["centroid_lon"]))
              for code, row in _lookup().items()}  # fmt: skip
    scores = dict.fromkeys(
        (code for code, row in _lookup().items() if row["council_code"] == council), 0.0
    )
    for home in listed(council):
        if not home.beds:
            continue
        weights = {}
        for code, (lat, lon) in points.items():
            if abs(lat - home.lat) < 0.2 and abs(lon - home.lon) < 0.3:
                away = km(lat, lon, home.lat, home.lon)
                if away <= reach_km:
                    edge = exp(-0.5)
                    weights[code] = (exp(-0.5 * (away / reach_km) ** 2) - edge) / (1 - edge)
        wanted = sum(weight * older(code) for code, weight in weights.items())
        for code, weight in weights.items():
            if code in scores:
                scores[code] += 1000 * weight * home.beds / wanted
    return scores


def nearest_home(council: str, kind: str) -> Counter[str]:
    """Residents aged 75 and over of the small areas nearest to each home of a kind."""
    homes = [one for one in listed(council) if kind in one.kinds]
    found: Counter[str] = Counter()
    for code, row in _lookup().items():
        if row["council_code"] == council:
            lat, lon = float(row["centroid_lat"]), float(row["centroid_lon"])
            first = min(homes, key=lambda one: km(lat, lon, one.lat, one.lon))
            found[first.code] += older(code)
    return found
