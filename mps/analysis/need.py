"""Expected need: published rates applied to residents, and totals shared out to small areas.

With N_i the residents of cell i (an age group and sex for which a rate r_i is published), the
expected number is the sum of N_i x r_i. Two kinds of range are carried through:

Intervals (`interval`). Rates of different cells come from different people, so their sampling
errors are independent. The bounds l_i and u_i of the cells are combined by the method of variance
estimates recovery (Zou and Donner 2008, Statistics in Medicine 27, 1693-1702), in quadrature and
on each side by itself, because the intervals of small shares are lopsided:

    low  = sum N_i r_i - sqrt(sum (N_i (r_i - l_i))^2)
    high = sum N_i r_i + sqrt(sum (N_i (u_i - r_i))^2)

Adding all lower and all upper bounds would say that every study missed on the same side.

Editions (`editions`). The lowest and the highest of several surveys are not sampling intervals,
and a survey that finds less finds less at every age: the bounds of all cells are added up.

Neither knows of errors in the number of residents or of local differences.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

OPEN_BAND = 90
"""The band of age that is open-ended: 90 and over."""

Numbers = npt.NDArray[np.float64]


def apportion(weights: Numbers, totals: Numbers) -> Numbers:
    """Share each total out among areas in proportion to their weights (the share method).

    `weights` has shape (areas, groups): residents of each area by group in the newest year held,
    0 or more. `totals` has shape (groups, years): the published projection of the whole. Returns
    people of shape (areas, groups, years); over areas they add up to the totals, whatever the
    weights add up to. Each area thus keeps its share of each age group (Smith, Tayman and Swanson
    2013, A Practitioner's Guide to State and Local Population Projections, chapter 8).

    Raises ValueError for a weight that is negative or missing, for shapes that do not fit, and
    for a group of which no area has anybody though the total is above 0.
    """
    weights, totals = np.asarray(weights, float), np.asarray(totals, float)
    if weights.ndim != 2 or totals.ndim != 2 or weights.shape[1] != totals.shape[0]:
        raise ValueError(f"Weights of shape {weights.shape} do not fit totals of {totals.shape}.")
    if not (weights >= 0).all():
        raise ValueError("A weight is negative or missing.")
    sums = weights.sum(axis=0)
    if (totals[sums == 0] != 0).any():
        raise ValueError("A group has a total but no area with anybody of it.")
    shares = np.divide(weights, sums, out=np.zeros_like(weights), where=sums > 0)
    people: Numbers = shares[:, :, np.newaxis] * totals[np.newaxis, :, :]
    return people


def expected_people(people: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """Return the expected number of people with each condition, with its range.

    `people` has a row per place: columns are pairs (age_from, sex) of five-year bands from 65 to
    90 (and over) and males or females; its index names the places. `rates` has a row per cell:
    condition, age_from, age_to (missing for an open group), sex (persons, males or females),
    rate_pct, lower_pct, upper_pct (missing without a range) and range_kind (interval, editions
    or none; the same for all cells of a condition).

    Returns a row per place and condition, places in order: the index's levels as columns, then
    condition, low, central, high (people, not rounded; low and high NaN without a range). Ages
    for which a condition has no rate are not counted. Raises ValueError where an age group cuts
    a five-year band, where the cells of a condition overlap, and for a rate outside its range.
    """
    rates = rates.reset_index(drop=True)
    cells = _cells([(int(pair[0]), str(pair[1])) for pair in people.columns], rates)
    _judge(cells, rates)
    found = []
    for condition, rows in rates.groupby("condition", sort=False):
        counts = people.to_numpy(float) @ cells[:, rows.index]
        bounds = _bounds(counts, rows)
        part = pd.DataFrame(dict(zip(("low", "central", "high"), bounds, strict=True)))
        part.index = people.index
        found.append(part.assign(condition=condition).set_index("condition", append=True))
    if not found:
        return pd.DataFrame(columns=[*people.index.names, "condition", "low", "central", "high"])
    return pd.concat(found).reset_index()


def _cells(columns: Sequence[tuple[int, str]], rates: pd.DataFrame) -> Numbers:
    """Return which bands and sexes (rows) make up which cell (columns), as 0 and 1."""
    age = np.array([band for band, _ in columns])[:, np.newaxis]
    sex = np.array([name for _, name in columns])[:, np.newaxis]
    first = rates["age_from"].to_numpy(float)
    last = rates["age_to"].astype(float).fillna(np.inf).to_numpy()
    ends = np.where(age == OPEN_BAND, np.inf, age + 4)
    touches = (ends >= first) & (age <= last)
    if (touches & ((age < first) | (ends > last))).any():
        raise ValueError("An age group of the rates cuts a five-year band.")
    sexes = rates["sex"].to_numpy(str)
    within: Numbers = (touches & ((sexes == "persons") | (sex == sexes))).astype(float)
    return within


def _judge(cells: Numbers, rates: pd.DataFrame) -> None:
    """Refuse cells that count somebody twice and rates that lie outside their range."""
    for condition, rows in rates.groupby("condition"):
        if (cells[:, rows.index].sum(axis=1) > 1).any():
            raise ValueError(f"The rates of {condition} count some people twice.")
    low, high = rates["lower_pct"].astype(float), rates["upper_pct"].astype(float)
    outside = (low > rates["rate_pct"]) | (high < rates["rate_pct"])
    if outside.any():
        raise ValueError(f"A rate of {rates.loc[outside, 'condition'].iloc[0]} is not in its range")


def _bounds(counts: Numbers, rows: pd.DataFrame) -> tuple[Numbers, Numbers, Numbers]:
    """Return low, central and high of one condition; `counts` has shape (places, cells)."""
    rate, low, high = (
        rows[name].to_numpy(float) / 100 for name in ("rate_pct", "lower_pct", "upper_pct")
    )
    central = counts @ rate
    kind = rows["range_kind"].iloc[0]
    if kind == "interval":
        below = np.sqrt(((counts * (rate - low)) ** 2).sum(axis=1))
        above = np.sqrt(((counts * (high - rate)) ** 2).sum(axis=1))
        return central - below, central, central + above
    if kind == "editions":
        return counts @ low, central, counts @ high
    missing = np.full(len(counts), np.nan)
    return missing, central, missing
