"""Rates of pay for care: in the prices of another year, beside a benchmark, rises compounded.

A rate compares with another only when both are of one definition and one unit (an hour or a
week). The functions here are told what to compare; they never pick a pair by themselves.
"""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

RATE_COLUMNS = ("rate_gbp", "low_gbp", "high_gbp")
_RESTATED = (
    "rate_id", "index_code", "index_name", "from_year", "to_year", "ratio",
    *(f"{name}_restated" for name in RATE_COLUMNS),
)  # fmt: skip


def in_prices_of(rates: pd.DataFrame, indices: pd.DataFrame, to_year: str) -> pd.DataFrame:
    """Carry each rate from its own year into the prices of another, by each index.

    `rates` has rate_id, financial_year ("2016-17") and rate_gbp, low_gbp, high_gbp in pounds,
    any of them missing. `indices` has index_code, index_name, stretch, financial_year and
    index_value (any base). Two years of an index compare only within one stretch, for an index
    whose scope changed: across, and where a year is not held, the result is missing.

    Returns a row per rate and index, in the order of both: rate_id, index_code, index_name,
    from_year, to_year, ratio, rate_gbp_restated, low_gbp_restated, high_gbp_restated. The ratio
    is the index of `to_year` over that of the rate's year, and a restated amount the amount
    times the ratio. Source of the method: HM Treasury, "GDP deflators: user guide".
    """
    names = indices.drop_duplicates("index_code")[["index_code", "index_name"]]
    pairs = rates.merge(names, how="cross")
    keys = ["index_code", "financial_year"]
    before = indices[[*keys, "stretch", "index_value"]]
    after = indices.loc[
        indices["financial_year"] == to_year, ["index_code", "stretch", "index_value"]
    ]
    joined = pairs.merge(before, on=keys, how="left").merge(
        after, on=["index_code", "stretch"], how="left", suffixes=("", "_to")
    )
    joined["ratio"] = joined["index_value_to"] / joined["index_value"]
    joined["to_year"] = to_year
    for name in RATE_COLUMNS:
        joined[f"{name}_restated"] = joined[name] * joined["ratio"]
    restated: pd.DataFrame = joined.rename(columns={"financial_year": "from_year"})[list(_RESTATED)]
    return restated.reset_index(drop=True)


class Gap(NamedTuple):
    """A rate beside a benchmark: the benchmark, and how far the rate is above it.

    Amounts in pounds for the same unit; `pct` is the difference as a percentage of the
    benchmark, negative where the rate is below.
    """

    benchmark: float
    difference: float
    pct: float


def gap(rate: float, benchmark: float) -> Gap:
    """Tell how far a rate is above (or, negative, below) a benchmark of the same unit and year.

    Raises ValueError for a benchmark that is not above 0.
    """
    if not benchmark > 0:
        raise ValueError(f"A benchmark must be above 0, not {benchmark}.")
    return Gap(benchmark, rate - benchmark, (rate / benchmark - 1) * 100)


class Beside(NamedTuple):
    """A benchmark's value in or next to a year: the year, the value, whether it is that year."""

    year: str
    value: float
    is_same_year: bool


def beside(benchmark: pd.DataFrame, year: str) -> list[Beside]:
    """Find the benchmark of a year, or where that is not held those of the years around it.

    `benchmark` has financial_year and rate_gbp; rows without a value are gaps and are never
    filled. Returns one row where the year is held; else the last held before and the first held
    after, as far as there are any, marked as not of that year.
    """
    held = benchmark.dropna(subset=["rate_gbp"]).sort_values("financial_year")
    rows = list(zip(held["financial_year"], held["rate_gbp"].astype(float), strict=True))
    same = [Beside(str(one), value, True) for one, value in rows if one == year]
    if same:
        return same
    earlier = [Beside(str(one), value, False) for one, value in rows if one < year][-1:]
    later = [Beside(str(one), value, False) for one, value in rows if one > year][:1]
    return earlier + later


def compounded(changes: Iterable[float]) -> float:
    """Add up yearly changes as they follow on each other, in and out in per cent.

    10 and then 5 make 15.5: each rise is on what the one before left. Nothing makes 0.
    """
    factor = 1.0
    for change in changes:
        factor *= 1 + change / 100
    return (factor - 1) * 100
