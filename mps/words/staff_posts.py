"""What rates of the workforce mean in posts, and the jobs that older residents will take."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mps.analysis import workforce
from mps.words.findings import Finding
from mps.words.numbers import about, known, number, percent, rounded, signed_percent
from mps.words.staff_said import when

Row = Mapping[str, Any]

# Of the numbers of jobs that may be held, the best first.
JOBS = ("jobs", "filled_posts", "people_working")
USED = (*JOBS, "vacancy_rate", "turnover_rate", "recruited_within_sector", "sickness_days")
"""The indicators that posts are worked out from."""
SICKNESS = "Days lost to sickness per job"
_STAFF = {"jobs": "jobs", "filled_posts": "filled posts", "people_working": "staff"}


def jobs_of(newest: Mapping[str, Row]) -> Row | None:
    """The newest number of jobs, else of filled posts, else of people working; None without."""
    held = [newest[name] for name in JOBS if name in newest]
    return max(held, key=lambda row: row["period_year"], default=None)


def in_posts(newest: Mapping[str, Row]) -> list[dict[str, object]]:
    """Work out posts from rates: what, value, result, formula, inputs; empty without jobs.

    `newest` has the council's newest figures by indicator, as the query workforce__newest gives
    them, and turnover_rate_stated where the council's own paper prints a rate.
    """
    jobs = jobs_of(newest)
    if jobs is None:
        return []
    return [*_vacant(jobs, newest), *_leaving(jobs, newest), *_sick(jobs, newest)]


def _vacant(jobs: Row, newest: Mapping[str, Row]) -> list[dict[str, object]]:
    """Vacant posts, where the jobs are all posts and where they are the filled ones."""
    if "vacancy_rate" not in newest:
        return []
    base, used = float(jobs["value"]), newest["vacancy_rate"]
    rate = float(used["value"])
    within = _worked(
        "Vacant posts", workforce.vacant_posts(base, rate),
        f"{number(base)} × {_rate(rate)} / 100", jobs, used,
    )  # fmt: skip
    formula = f"{number(base)} × {_rate(rate)} / (100 − {_rate(rate)})"
    if jobs["indicator"] == "jobs":
        name = "Vacant posts, if all the jobs are filled ones"
        besides = workforce.vacant_besides(base, rate)
        return [within, _worked(name, besides, formula, jobs, used)]
    name = "Vacant posts besides the filled ones"
    return [_worked(name, workforce.vacant_besides(base, rate), formula, jobs, used)]


def _leaving(jobs: Row, newest: Mapping[str, Row]) -> list[dict[str, object]]:
    """Leavers at each rate held, and how many who replace them are new to the sector."""
    base, rates = float(jobs["value"]), _turnovers(newest)
    rows = [
        _worked(
            f"Leavers a year, at the rate of {one['period']}",
            workforce.leavers(base, float(one["value"])),
            f"{number(base)} × {_rate(one['value'])} / 100", jobs, one,
        )
        for one in rates
    ]  # fmt: skip
    if rates and (within := newest.get("recruited_within_sector")):
        gone, share = workforce.leavers(base, float(rates[0]["value"])), float(within["value"])
        rows.append(
            _worked(
                "New to the sector a year, if each leaver is replaced",
                workforce.from_outside(gone, share),
                f"{number(gone)} × (100 − {_rate(share)}) / 100", jobs, rates[0], within,
            )
        )  # fmt: skip
    return rows


def _sick(jobs: Row, newest: Mapping[str, Row]) -> list[dict[str, object]]:
    """Days lost to sickness per job."""
    if "sickness_days" not in newest:
        return []
    base, used = float(jobs["value"]), newest["sickness_days"]
    result = workforce.days_per_job(float(used["value"]), base)
    formula = f"{number(used['value'])} / {number(base)}"
    return [_worked(SICKNESS, result, formula, jobs, used, decimals=1)]


def _worked(
    what: str, value: float, formula: str, jobs: Row, *used: Row, decimals: int = 0
) -> dict[str, object]:
    amount = f"{number(jobs['value'])} {_STAFF[str(jobs['indicator'])]} ({when(jobs['period'])})"
    return {
        "what": what,
        "value": value,
        "result": number(value, decimals),
        "formula": formula,
        "inputs": "; ".join([amount, *map(_input, used)]),
    }


def _turnovers(newest: Mapping[str, Row]) -> list[Row]:
    """The rate the council's paper prints, and the newest published, where they are held."""
    held = [newest[name] for name in ("turnover_rate_stated", "turnover_rate") if name in newest]
    return [row for place, row in enumerate(held) if row not in held[:place]]


def _input(row: Row) -> str:
    unit = "%" if row["unit"] == "%" else f" {row['unit']}"
    value = _rate(row["value"])
    return f"{str(row['indicator_name']).lower()} {value}{unit} ({when(row['period'])})"


def _rate(value: Any) -> str:
    """A rate as printed: whole, or with one decimal."""
    return number(value, 1 if rounded(float(value)) % 1 else 0)


def posts_meant(rows: Sequence[Row], *, place: str) -> Finding:
    """Say how many posts are vacant and how many staff leave in a year."""
    rule = "posts_meant"
    vacant = [row for row in rows if str(row["what"]).startswith("Vacant posts")]
    gone = [row for row in rows if str(row["what"]).startswith("Leavers a year")]
    said = []
    if vacant:
        said.append(f"{about(vacant[0]['value'])} vacant posts")
    if gone:
        said.append(f"{about(gone[0]['value'])} leavers a year")
    if not said:
        text = f"What rates mean in posts cannot be worked out for {place}"
        return Finding(text, rule, holds=False)
    return Finding(f"In posts, the rates of {place} mean {' and '.join(said)}", rule, holds=True)


def sickness_beside(rows: Sequence[Row], england: Row | None, region: Row | None) -> str:
    """Set days of sickness per job beside those per worker elsewhere; empty where not held."""
    own = [row for row in rows if row["what"] == SICKNESS]
    others = [
        f"{row['area_name']} {number(row['value'], 1)} ({row['period']})"
        for row in (region, england)
        if row is not None
    ]
    if not own or not others:
        return ""
    return (
        f"{own[0]['result']} days per job are not quite days per worker, as one person may have "
        f"two jobs; per worker: {', '.join(others)}."
    )


def jobs_keeping_step(
    row: Row | None, *, place: str, year: int, base_year: int, jobs: float | None
) -> Finding:
    """Say between how many jobs, or by how much more, keep step with older residents.

    `row` is that year's row of `mps.analysis.workforce.needed_range`.
    """
    rule = "jobs_keeping_step"
    if row is None or year <= base_year:
        text = f"To see the care jobs {place} will need, choose a year after {base_year}"
        return Finding(text, rule, holds=False)
    low, high = row["low_pct"], row["high_pct"]
    share = f"{signed_percent(low, 0)} to {signed_percent(high, 0)}"
    if percent(low, 0) == percent(high, 0):
        share = signed_percent(low, 0)
    if known(jobs) is None:
        text = f"To keep step with older residents care jobs in {place} change by {share}"
        return Finding(f"{text} from {base_year} to {year}", rule, holds=True)
    text = (
        f"To keep step with older residents {place} needs {about(row['low_jobs'])} to "
        f"{number(_three(row['high_jobs']))} care jobs in {year}, {number(jobs)} in {base_year}"
    )
    return Finding(f"{text} ({share})", rule, holds=True)


def _three(value: object) -> float:
    """A number to three figures, as `about` gives it, without the word."""
    return float(about(value).removeprefix("about ").replace(",", ""))


def beside_paper(stated: pd.DataFrame, quoted: pd.DataFrame, region: str) -> str:
    """Set the growth that the council's paper prints for the region beside ours, and say why not.

    Empty where the paper prints none. `stated` is what the query workforce__stated returns,
    `quoted` what workforce__quoted returns.
    """
    held = stated[stated["region_value"].notna()].set_index("indicator")
    if "jobs_growth_needed" not in held.index:
        return ""
    growth = float(held["region_value"]["jobs_growth_needed"])
    text = f"The council's own paper of 2018 prints {held['region_printed']['jobs_growth_needed']} "
    if "jobs_needed" not in held.index:
        return f"{text}by 2030, for the {region}."
    total = float(held["region_value"]["jobs_needed"])
    text += f"({number(total)} jobs) by 2030, for the {region}: another place, from older "
    text += "projections and an earlier start, so it is no check to the digit. Whether "
    text += f"{number(total)} is all jobs or the rise it does not say. As all jobs it means "
    text += f"{number(_three(total / (1 + growth / 100)))} to start from ({number(total)} / "
    text += f"{1 + growth / 100:.2f})"
    now = quoted[(quoted["indicator"] == "jobs") & (quoted["area_level"] == "region")]
    sure = now[now["status"] != "uncertain"]
    if len(sure):
        row = sure.iloc[-1]
        text += f", near the {number(row['value'])} jobs quoted for {row['period']}"
    return f"{text}; so it is read here as all jobs."


def growth_table(needed: pd.DataFrame) -> pd.DataFrame:
    """Name the estimate or the projection that each year's residents come from."""
    basis = needed["is_projected"].map({True: "projection", False: "estimate"})
    return needed.assign(basis=basis)


def axis_name(jobs: float | None, base_year: int) -> str:
    """Name the axis of a chart of jobs needed, or of their growth where no jobs are known."""
    return "Care jobs needed" if jobs is not None else f"Change in care jobs since {base_year}, %"


def named_lines(needed: pd.DataFrame) -> pd.DataFrame:
    """Name the line of each age group."""
    return needed.assign(line="Aged " + needed["age_group_name"])


def asked_year(needed: pd.DataFrame, year: int) -> pd.DataFrame:
    """Keep a year's rows, each with the residents of the starting year as base_people."""
    first = needed[needed["mid_year"] == needed["mid_year"].min()]
    base = first.set_index("age_from")["people"]
    rows = needed[needed["mid_year"] == year]
    return rows.assign(base_people=rows["age_from"].map(base))


def range_in_words(row: Row, year: int, jobs: float | None) -> str:
    """Say low, central and high for the year asked."""
    ends = ("low", "central", "high")
    said = [f"{end} {signed_percent(row[f'{end}_pct'])}" for end in ends]
    if jobs is not None:
        numbers = [about(row[f"{end}_jobs"]) for end in ends]
        said = [f"{text}, {amount} jobs" for text, amount in zip(said, numbers, strict=True)]
    return f"In {year}: {'; '.join(said)}."


def start_in_words(held: Row | None, jobs: float | None, place: str) -> str:
    """Say where the number of jobs comes from, or that none is held and what to do."""
    if jobs is None:
        return (
            f"How many care jobs there are in {place} is not held, so growth in percent is shown. "
            "Write a number to see jobs."
        )
    if held is None or float(held["value"]) != jobs:
        return "The number of jobs is yours."
    what = _STAFF[str(held["indicator"])]
    who = "the council's own paper" if held["status"] == "stated" else "Skills for Care"
    return f"The {number(jobs)} {what} are those of {who} ({when(held['period'])})."


def year_not_held(year: int, people: pd.DataFrame) -> str:
    """Say which years a calculation can start from, where the one asked is not held."""
    years = sorted(set(people["mid_year"]))
    projected = people[people["is_projected"]]["mid_year"]
    estimated = [one for one in years if one < projected.min()]
    spans = f"{projected.min()} to {projected.max()}"
    if estimated:
        spans = f"{estimated[0]} to {estimated[-1]} and {spans}"
    return f"Residents of mid-{year} are not held. Choose a year of {spans}."
