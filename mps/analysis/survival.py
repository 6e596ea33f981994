"""How long lives last when some have not ended yet and some were not seen from their start.

The product-limit estimator of Kaplan and Meier (1958, Journal of the American Statistical
Association 53, 457-481). At each age t at which lives end,

    S(t) = S(just before t) x (1 - d / n)

where d lives end at t, out of n that were under way and in view just before t. A life still
going on when it was last seen (right censoring) counts in n up to that age. A life that came
into view at some age above 0 (late entry, left truncation) counts in n only after that age, as
it would not be in the data had it ended before (Tsai, Jewell and Wang 1987, Biometrika 74,
883-886). At equal ages ends come first, then censorings, then entries.

The 95% interval is the log-log one (Kalbfleisch and Prentice, The Statistical Analysis of
Failure Time Data, section 1.4), which stays between 0 and 1:

    S(t) ^ exp(+-1.96 x sqrt(V) / ln S(t)),   V = sum over ends so far of d / (n (n - d))

V being Greenwood's formula for the variance of ln S.
"""

from collections.abc import Sequence
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

LEAST_AT_RISK = 5
"""Below so many lives at risk one end moves the curve by over a fifth: it is marked as thin."""
GROUP = "group"
CURVE_COLUMNS = (
    GROUP, "years", "at_risk", "events", "censored", "survival", "lower", "upper", "is_thin",
)  # fmt: skip
Numbers = npt.NDArray[Any]
_Z = NormalDist().inv_cdf(0.975)


def survival_curve(frame: pd.DataFrame, *, least_at_risk: int = LEAST_AT_RISK) -> pd.DataFrame:
    """Return the survival curve of each group, a row for each age at which anything happens.

    `frame` has a row per life: entry_years (age in years when it came into view, 0 for those
    seen from the start), end_years (age when it ended or was last seen), is_event (True when it
    ended, False when it was going on) and, where groups are wanted, group; without that column
    all rows are one group, "All". Groups keep the order of the frame.

    Returns group, years (age), at_risk (lives in view just before that age; in a group's first
    row, those that entered then), events and censored (lives that ended, or were last seen, at
    that age), survival (0 to 1, the part still going on after that age), lower and upper (95%
    interval, NaN while nothing has ended and once nothing is left) and is_thin. A group's first
    row is its earliest entry, with survival 1.

    `is_thin` marks where the curve should no longer be shown: from the first end that happened
    with fewer than `least_at_risk` at risk, as every later value rests on it, and after the last
    age with that many at risk.

    Raises ValueError for a missing age, a negative age, a blank is_event or group, and a row
    that leaves at or before the age at which it enters.
    """
    _judge(frame)
    named = frame if GROUP in frame else frame.assign(**{GROUP: "All"})
    curves = [
        _curve(named[named[GROUP] == name], name, least_at_risk)
        for name in dict.fromkeys(named[GROUP])
    ]
    return pd.concat(curves, ignore_index=True) if curves else _empty()


def median_life(curve: pd.DataFrame) -> pd.DataFrame:
    """Return each group's median: the first age at which survival is a half or less.

    `curve` is what `survival_curve` returned. Returns group, lives (that entered), events,
    median_years with lower_years and upper_years (95%: the first ages at which the interval's
    limits are a half or less, after Brookmeyer and Crowley 1982) and is_thin (True when the
    median lies on the thin part of the curve). What was not reached is NaN, and is_thin is then
    False.
    """
    rows = []
    for name in dict.fromkeys(curve[GROUP]):
        part = curve[curve[GROUP] == name]
        reached = part[part["survival"] <= 0.5 + 1e-12]
        rows.append(
            {
                GROUP: name,
                "lives": int(part["events"].sum() + part["censored"].sum()),
                "events": int(part["events"].sum()),
                "median_years": _first_age(part, "survival"),
                "lower_years": _first_age(part, "lower"),
                "upper_years": _first_age(part, "upper"),
                "is_thin": bool(reached["is_thin"].iloc[0]) if len(reached) else False,
            }
        )
    columns = [GROUP, "lives", "events", "median_years", "lower_years", "upper_years", "is_thin"]
    return pd.DataFrame(rows, columns=columns)


def survival_at(curve: pd.DataFrame, years: Sequence[float]) -> pd.DataFrame:
    """Return survival at given ages, with the number at risk there, for each group.

    `curve` is what `survival_curve` returned. Returns a row per group and age: group, years,
    at_risk (lives in view just before that age), survival, lower, upper, is_thin. Before a
    group's earliest entry and beyond the last age seen, survival is NaN (0 once all have ended).
    """
    rows = []
    for name in dict.fromkeys(curve[GROUP]):
        part = curve[curve[GROUP] == name].reset_index(drop=True)
        rows += [{GROUP: name, **_at(part, float(age))} for age in years]
    columns = [GROUP, "years", "at_risk", "survival", "lower", "upper", "is_thin"]
    return pd.DataFrame(rows, columns=columns)


def _judge(frame: pd.DataFrame) -> None:
    """Refuse rows that are not lives, naming how many and the first."""
    entry, end = frame["entry_years"].astype(float), frame["end_years"].astype(float)
    blank = frame["is_event"].isna()
    if GROUP in frame:
        blank = blank | frame[GROUP].isna()
    faults: dict[str, pd.Series[bool]] = {
        "have no entry_years or end_years": ~((entry < np.inf) & (end < np.inf)),
        "enter at an age below 0": entry < 0,
        "leave at or before the age at which they enter": end <= entry,
        "do not say whether the life ended, or to which group it belongs": blank,
    }
    for fault, which in faults.items():
        if which.any():
            first = frame.index[which][0]
            raise ValueError(
                f"{int(which.sum())} of {len(frame)} rows {fault}; the first is row {first}: "
                f"entry_years {entry[first]:g}, end_years {end[first]:g}."
            )


def _curve(rows: pd.DataFrame, name: object, least_at_risk: int) -> pd.DataFrame:
    entry = np.sort(rows["entry_years"].to_numpy(float))
    end = rows["end_years"].to_numpy(float)
    ended = rows["is_event"].to_numpy(bool)
    years = np.unique(np.concatenate([entry, end]))
    at_risk = np.searchsorted(entry, years, "left") - np.searchsorted(np.sort(end), years, "left")
    at_risk[0] = np.searchsorted(entry, years[0], "right")
    events, leaving = _count(end[ended], years), _count(end, years)
    survival = np.cumprod(
        1 - np.divide(events, at_risk, out=np.zeros(len(years)), where=events > 0)
    )
    left = at_risk - events
    part = np.zeros(len(years))
    np.divide(events, at_risk * left, out=part, where=(events > 0) & (left > 0))
    lower, upper = _interval(survival, np.cumsum(part))
    return pd.DataFrame(
        {
            GROUP: [name] * len(years),
            "years": years,
            "at_risk": at_risk,
            "events": events,
            "censored": leaving - events,
            "survival": survival,
            "lower": lower,
            "upper": upper,
            "is_thin": _thin(at_risk, events, least_at_risk),
        }
    )


def _count(ages: Numbers, years: Numbers) -> Numbers:
    """Count how many of the ages fall on each of the years."""
    ordered = np.sort(ages)
    return np.searchsorted(ordered, years, "right") - np.searchsorted(ordered, years, "left")


def _interval(survival: Numbers, variance: Numbers) -> tuple[Numbers, Numbers]:
    """Return the log-log interval; NaN where survival is 1 or 0 and it has no meaning."""
    inside = (survival > 0) & (survival < 1)
    held = np.where(inside, survival, 0.5)
    spread = _Z * np.sqrt(variance) / np.log(held)
    lower, upper = held ** np.exp(-spread), held ** np.exp(spread)
    return np.where(inside, lower, np.nan), np.where(inside, upper, np.nan)


def _thin(at_risk: Numbers, events: Numbers, least: int) -> Numbers:
    few = at_risk < least
    rests_on_few = np.logical_or.accumulate(few & (events > 0))
    enough_later = np.logical_or.accumulate(~few[::-1])[::-1]
    return rests_on_few | ~enough_later


def _first_age(part: pd.DataFrame, column: str) -> float:
    reached = part.loc[part[column] <= 0.5 + 1e-12, "years"]
    return float(reached.iloc[0]) if len(reached) else float("nan")


def _at(part: pd.DataFrame, age: float) -> dict[str, object]:
    """Read a curve at one age: the last row up to it, and the risk set of the next."""
    ages = part["years"].to_numpy(float)
    row, coming = int(np.searchsorted(ages, age, "right")) - 1, int(np.searchsorted(ages, age))
    at_risk = int(part["at_risk"].iloc[coming]) if coming < len(ages) and row >= 0 else 0
    if row < 0:
        return {"years": age, "at_risk": at_risk, "survival": np.nan, "lower": np.nan,
                "upper": np.nan, "is_thin": True}  # fmt: skip
    found = part.iloc[row]
    unseen = coming == len(ages) and found["survival"] > 0
    read = {
        name: np.nan if unseen else float(found[name]) for name in ("survival", "lower", "upper")
    }
    # Between two rows the risk set is the coming row's, which may be thin when this row is not.
    thin = (
        bool(found["is_thin"]) or unseen or bool(part["is_thin"].iloc[min(coming, len(ages) - 1)])
    )
    return {"years": age, "at_risk": at_risk, **read, "is_thin": thin}


def _empty() -> pd.DataFrame:
    return pd.DataFrame({column: [] for column in CURVE_COLUMNS})
