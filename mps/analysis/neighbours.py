"""Like-for-like neighbours: councils put in order of how much alike published facts make them.

The method is the one that public comparisons of councils share. CIPFA's Nearest Neighbours Model
(Chartered Institute of Public Finance and Accountancy, since the 1990s) and the statistical
nearest neighbours of the Office for National Statistics ("Clustering similar local authorities
and statistical nearest neighbours in the UK, methodology", 2025) both standardise facts about
an area, not about how its council acts, to a mean of 0 and a standard deviation of 1, and take
the Euclidean distance:

    z(i, k) = (x(i, k) - mean of k) / standard deviation of k
    d(i, j) = sqrt( sum over k of w(k) * (z(i, k) - z(j, k))**2 / sum over k of w(k) )

Here the facts and the weights w are open. Dividing by the sum of the weights makes a distance of
1 mean "one standard deviation apart in the usual fact", however many facts there are and however
large the weights. The distance says nothing about what a council does well.

Missing values have one rule: nothing is filled in. A fact is used when its weight is above 0, the
chosen council has it, and at least half of the councils with any weighted fact have it. A council
has a distance when it has every fact that is used.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

LEAST_COVERAGE = 0.5
"""Part of the councils that must have a fact before it is used."""
MOST_NEIGHBOURS = 15
"""As many as CIPFA lists for each council."""


@dataclass(frozen=True)
class Neighbours:
    """The councils in order of likeness to one of them, and what the order rests on.

    `distances` has council_code and distance (0 or more, no unit), the nearest first, the chosen
    council left out. `used` are the facts that took part. `left_out` says of each other fact with
    a weight why it did not: "not held" for the chosen council, or "few" councils have it.
    `without` are the councils that have no distance, because they lack a fact that is used.
    """

    distances: pd.DataFrame
    used: tuple[str, ...]
    left_out: Mapping[str, str]
    without: tuple[str, ...]

    @property
    def nearest(self) -> list[str]:
        """The codes of the neighbours: the 15 nearest, but never more than half of the others."""
        count = min(MOST_NEIGHBOURS, len(self.distances) // 2)
        return [str(code) for code in self.distances["council_code"].head(count)]


def neighbours(
    facts: pd.DataFrame,
    chosen: str,
    weights: Mapping[str, float],
    *,
    logarithm: Collection[str] = (),
) -> Neighbours:
    """Put councils in order of their distance from the chosen one.

    `facts` has a row per council, its code as index, and a column per fact, numbers, missing
    where not held. `weights` has a number of 0 or more for each fact to be used; a fact without
    one has 0. Facts named in `logarithm` (sizes, above 0) are compared by their logarithm, so that
    twice as many is the same step anywhere. Councils at equal distance stand by their code.

    Raises ValueError for a negative or missing weight, a repeated code, or a size of 0 or less.
    """
    _judge(facts, weights, logarithm)
    named = [name for name in facts.columns if weights.get(str(name), 0) > 0]
    any_held = facts[named].dropna(how="all")
    left_out = {}
    for name in named:
        if chosen not in facts.index or not facts.loc[[chosen], name].notna().all():
            left_out[name] = "not held"
        elif any_held[name].notna().mean() < LEAST_COVERAGE:
            left_out[name] = "few"
    used = tuple(name for name in named if name not in left_out)
    if not used:
        empty = pd.DataFrame({"council_code": [], "distance": []})
        return Neighbours(empty, (), left_out, tuple(sorted(set(facts.index) - {chosen})))
    whole = standardised(facts[list(used)], logarithm).dropna()
    weight = np.array([weights[name] for name in used], dtype=float)
    apart = (whole - whole.loc[chosen]).to_numpy() ** 2
    distance = np.sqrt(apart @ weight / weight.sum())
    found = pd.DataFrame({"council_code": whole.index, "distance": distance})
    found = found[found["council_code"] != chosen]
    found = found.sort_values(["distance", "council_code"]).reset_index(drop=True)
    without = tuple(sorted(set(facts.index) - set(whole.index)))
    return Neighbours(found, used, left_out, without)


def standardised(facts: pd.DataFrame, logarithm: Collection[str] = ()) -> pd.DataFrame:
    """Return each fact as z-scores over all councils that have it: mean 0, deviation 1.

    The standard deviation is that of the councils held (divided by n). A fact without any spread
    is 0 for all.
    """
    shown = facts.astype(float)
    for name in logarithm:
        if name in shown:
            shown[name] = np.log10(shown[name])
    deviation = shown.std(ddof=0)
    # Equal values may differ by the binary error of their mean: that is no spread.
    flat = deviation <= 1e-12 * shown.abs().max().clip(lower=1)
    scores: pd.DataFrame = (shown - shown.mean()) / deviation.mask(flat, np.inf)
    return scores


def _judge(facts: pd.DataFrame, weights: Mapping[str, float], logarithm: Collection[str]) -> None:
    if not facts.index.is_unique:
        twice = sorted(set(facts.index[facts.index.duplicated()]))
        raise ValueError(f"These councils have two rows of facts: {twice}.")
    wrong = {name: weight for name, weight in weights.items() if not 0 <= weight < np.inf}
    if wrong:
        raise ValueError(f"Weights are numbers of 0 or more; these are not: {wrong}.")
    for name in logarithm:
        if name in facts and (facts[name] <= 0).any():
            raise ValueError(f"{name} is a size and must be above 0 for every council.")
