"""The care workforce in posts, and the jobs it would take to keep step with older residents.

Rates are percentages from 0 to 100. Definitions are those of Skills for Care: a vacancy rate is
vacant posts over filled and vacant posts together; turnover is leavers of the last twelve months
over staff; sickness is days lost in a year over staff.

Jobs needed hold constant the number of jobs per 1,000 residents of an age group, as Skills for
Care does in its workforce projections ("if the workforce grows proportionally to the projected
number of people aged 65 and over"). It is done here for the residents aged 65, 75 and 85 and over
apart: most care goes to the oldest, but not all, so the three together give a range. Care for
people under 65 is taken to grow in step.
"""

import pandas as pd

BASE_GROUPS = (65, 75, 85)


def vacant_posts(posts: float, vacancy_pct: float) -> float:
    """Return the vacant among filled and vacant posts: posts x rate / 100."""
    return posts * vacancy_pct / 100


def vacant_besides(filled: float, vacancy_pct: float) -> float:
    """Return the vacant posts on top of `filled` ones: filled x rate / (100 - rate).

    Raises ValueError for a rate of 100 or more, which would leave no post filled.
    """
    if vacancy_pct >= 100:
        raise ValueError(f"A vacancy rate of {vacancy_pct}% leaves no post filled.")
    return filled * vacancy_pct / (100 - vacancy_pct)


def leavers(jobs: float, turnover_pct: float) -> float:
    """Return how many staff leave their job in a year: jobs x rate / 100."""
    return jobs * turnover_pct / 100


def from_outside(starters: float, within_pct: float) -> float:
    """Return how many starters come from outside the sector: starters x (100 - rate) / 100."""
    return starters * (100 - within_pct) / 100


def days_per_job(days: float, jobs: float) -> float:
    """Return the days lost to sickness for each job: days / jobs.

    Raises ValueError where there are no jobs to share the days.
    """
    if jobs <= 0:
        raise ValueError("Days can be shared among one job or more.")
    return days / jobs


def jobs_needed(people: pd.DataFrame, *, base_year: int, jobs: float | None = None) -> pd.DataFrame:
    """Return the jobs that keep step with each age group of residents, by year.

    `people` has age_from, mid_year and people (residents of that age and over), a row per group
    and year; other columns are kept. `jobs` is the number of jobs in `base_year`; None where it
    is not known, and then only the growth is returned.

    Adds growth_pct (change of the group since the base year in percent, which is also the change
    of the jobs), jobs_per_1000 (jobs per 1,000 residents of the group in the base year, the same
    for all years) and jobs (jobs_per_1000 x people / 1,000). Years before the base year are left
    out.

    Raises ValueError when the base year is not held for a group, or its residents are none.
    """
    base = people[people["mid_year"] == base_year].set_index("age_from")["people"]
    groups = set(people["age_from"])
    if set(base.index) != groups or (base <= 0).any():
        raise ValueError(f"Residents of mid-{base_year} are not held for every age group.")
    found = people[people["mid_year"] >= base_year].copy()
    start = found["age_from"].map(base)
    found["growth_pct"] = found["people"] / start * 100 - 100
    found["jobs_per_1000"] = float("nan") if jobs is None else jobs / start * 1000
    found["jobs"] = found["jobs_per_1000"] * found["people"] / 1000
    return found.reset_index(drop=True)


def needed_range(needed: pd.DataFrame) -> pd.DataFrame:
    """Return low, central and high for each year: least, middle and most of the age groups.

    `needed` is what `jobs_needed` returns. Returns mid_year, low_pct, central_pct and high_pct
    (growth since the base year), low_jobs, central_jobs and high_jobs (NaN without jobs).
    """
    years = needed.groupby("mid_year")
    ends = {"low": "min", "central": "median", "high": "max"}
    growth = {f"{name}_pct": years["growth_pct"].agg(how) for name, how in ends.items()}
    jobs = {f"{name}_jobs": years["jobs"].agg(how) for name, how in ends.items()}
    return pd.DataFrame({**growth, **jobs}).reset_index()
