"""Beds within reach of where people live: the two-step floating catchment area method.

Luo and Wang (2003, Environment and Planning B 30, 865-884), with the Gaussian distance decay of
Dai (2010, Health and Place 16, 1038-1052). With d the distance and d0 the reach,

    G(d) = (exp(-(d / d0)^2 / 2) - exp(-1/2)) / (1 - exp(-1/2))   for d <= d0, else 0

falls from 1 at no distance to 0 at the reach. Step one shares each home's beds among the people
who can reach it: R = beds / sum of people x G(d). Step two adds up, for each small area, what
the homes in its reach offer: score = 1,000 x sum of R x G(d), beds per 1,000 people.

So a bed counts once: score x people / 1,000, summed over all areas, is the number of beds in
homes that anybody can reach. Distances are great-circle (haversine) on a sphere of 6,371.0088 km,
as the crow flies: shorter than by road, and blind to rivers.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

EARTH_KM = 6371.0088
# Pairs of an area and a home looked at in one go: 4 million doubles are 32 MB, and about four
# such arrays are alive at once.
PAIRS_AT_ONCE = 4_000_000
_COLUMNS = ("lsoa_code", "beds_per_1000", "beds_within", "nearest_km")
_EDGE = np.exp(-0.5)

Numbers = npt.NDArray[np.float64]


def access_to_beds(supply: pd.DataFrame, demand: pd.DataFrame, *, reach_km: float) -> pd.DataFrame:
    """Return, for each small area, the beds within reach of its people.

    `supply` has a row per home: lon, lat (degrees, WGS84), beds (0 or more). `demand` has a row
    per small area: lsoa_code (unique), lon, lat (of its population centre), people (0 or more,
    of the ages that matter). `reach_km` is the distance beyond which a home does not count.

    Returns a row per small area in the order of `demand`: lsoa_code, beds_per_1000 (the score:
    beds per 1,000 people, weighted by distance and by how many people share each home; 0 with
    no home in reach), beds_within (beds of homes at most `reach_km` away, unweighted) and
    nearest_km (to the nearest home of any distance; NaN when there is no home at all).

    Leave out homes whose place or beds are not known and say how many: a missing number raises
    ValueError here, as do negative numbers, a repeated lsoa_code and a reach of 0 or less.
    """
    if not reach_km > 0:
        raise ValueError(f"The reach must be above 0 km, not {reach_km}.")
    _judge(supply, "supply", "beds")
    _judge(demand, "demand", "people")
    if demand["lsoa_code"].duplicated().any():
        twice = demand.loc[demand["lsoa_code"].duplicated(), "lsoa_code"].iloc[0]
        raise ValueError(f"{twice} is in the demand more than once.")
    beds, people = supply["beds"].to_numpy(float), demand["people"].to_numpy(float)
    homes, areas = _on_sphere(supply), _on_sphere(demand)
    count, homes_count = len(areas), len(homes)
    wanted = np.zeros(homes_count)
    for rows, columns, km in _pairs_in_reach(areas, homes, reach_km):
        wanted += np.bincount(columns, people[rows] * decay(km, reach_km), homes_count)
    offered = np.divide(beds, wanted, out=np.zeros(homes_count), where=wanted > 0)
    score, within = np.zeros(count), np.zeros(count)
    for rows, columns, km in _pairs_in_reach(areas, homes, reach_km):
        score += np.bincount(rows, offered[columns] * decay(km, reach_km), count)
        within += np.bincount(rows, beds[columns], count)
    values = (demand["lsoa_code"].to_list(), score * 1000, within, _nearest(areas, homes))
    return pd.DataFrame(dict(zip(_COLUMNS, values, strict=True)))


def decay(km: Numbers, reach_km: float) -> Numbers:
    """Return the Gaussian weight of each distance: 1 at 0 km, 0 at the reach and beyond."""
    weight: Numbers = (np.exp(-0.5 * (km / reach_km) ** 2) - _EDGE) / (1 - _EDGE)
    return np.maximum(weight, 0.0)


def _judge(frame: pd.DataFrame, what: str, amount: str) -> None:
    """Refuse a missing or impossible number, naming the column and the first row."""
    limits = {"lon": (-180.0, 180.0), "lat": (-90.0, 90.0), amount: (0.0, np.finfo(float).max)}
    for column, (low, high) in limits.items():
        wrong = ~frame[column].astype(float).between(low, high)
        if wrong.any():
            raise ValueError(
                f"{int(wrong.sum())} of {len(frame)} rows of the {what} have no usable "
                f"{column}; the first is row {frame.index[wrong][0]}."
            )


def _on_sphere(frame: pd.DataFrame) -> Numbers:
    """Return points as unit vectors, of shape (rows, 3)."""
    lon = np.radians(frame["lon"].to_numpy(float))
    lat = np.radians(frame["lat"].to_numpy(float))
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _blocks(areas: Numbers, homes: Numbers) -> Iterator[tuple[int, Numbers]]:
    """Yield the cosines of the angles between some areas and all homes, a block at a time."""
    size = max(PAIRS_AT_ONCE // max(len(homes), 1), 1)
    for start in range(0, len(areas) if len(homes) else 0, size):
        yield start, areas[start : start + size] @ homes.T


def _pairs_in_reach(
    areas: Numbers, homes: Numbers, reach_km: float
) -> Iterator[tuple[npt.NDArray[Any], npt.NDArray[Any], Numbers]]:
    """Yield areas, homes and kilometres of the pairs within reach, a block at a time."""
    # Cosines lose the last metres; pairs slightly beyond are taken and then measured exactly.
    least = np.cos(min((reach_km + 0.01) / EARTH_KM, np.pi)) - 1e-15
    for start, cosines in _blocks(areas, homes):
        rows, columns = np.nonzero(cosines >= least)
        rows += start
        km = _km(areas[rows], homes[columns])
        near = km <= reach_km
        yield rows[near], columns[near], km[near]


def _nearest(areas: Numbers, homes: Numbers) -> Numbers:
    nearest = np.full(len(areas), np.nan)
    for start, cosines in _blocks(areas, homes):
        here = areas[start : start + len(cosines)]
        nearest[start : start + len(here)] = _km(here, homes[cosines.argmax(axis=1)])
    return nearest


def _km(one: Numbers, other: Numbers) -> Numbers:
    """Return the great-circle distance of each pair, by the haversine.

    It is a quarter of the square of the chord, and keeps the digits that the cosine loses.
    """
    haversine = ((one - other) ** 2).sum(axis=1) / 4
    distance: Numbers = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(haversine, 1.0)))
    return distance
