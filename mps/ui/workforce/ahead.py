"""What rates mean in posts, and the jobs it would take to keep step with older residents."""

from typing import Any

import pandas as pd
import streamlit as st

from mps import charts, words
from mps.analysis import workforce as method
from mps.ui.figures import Figure
from mps.ui.parts import missing
from mps.ui.tables import columns, table
from mps.ui.workforce.what import Row, Workforce, first_row
from mps.words import staff_posts

POSTS = columns(
    ("what", "What"), ("result", "Result"), ("formula", "Formula"), ("inputs", "From"),
)  # fmt: skip
RANGE = columns(
    ("age_group_name", "In step with residents aged"), ("base_people", "Residents then", "count"),
    ("people", "Residents in the year asked", "count"), ("growth_pct", "Change", "change_pct"),
    ("jobs_per_1000", "Jobs per 1,000 residents", "decimal"), ("jobs", "Jobs needed", "count"),
)  # fmt: skip
EVERY = columns(
    ("age_group_name", "In step with residents aged"), ("mid_year", "Year", "year"),
    ("people", "Residents", "count"), ("basis", "Residents are"),
    ("growth_pct", "Change since the start", "change_pct"),
    ("jobs_per_1000", "Jobs per 1,000 residents at the start", "decimal"),
    ("jobs", "Jobs needed", "count"),
)  # fmt: skip
FORMULA = (
    "Jobs needed = jobs per 1,000 residents of an age group in the starting year × residents of "
    "that group in a later year / 1,000. The groups 65, 75 and 85 and over give three answers: "
    "the lowest, the middle one and the highest are the range. It assumes that need by age, the "
    "kind of care and hours per job stay as they are, and that care for younger adults grows in "
    "step."
)
JOIN = "projection: does not join the estimates"


def in_posts(market: Workforce) -> None:
    """WOR-5: vacant posts, leavers and days lost, each with its formula and inputs."""
    newest = dict(market.newest["council"])
    printed = market.stated[market.stated["indicator"] == "turnover_rate"]
    printed = printed[printed["council_value"].notna()]
    if len(printed):
        row = printed.iloc[-1]
        newest["turnover_rate_stated"] = {
            **newest.get("turnover_rate", {}), "value": row["council_value"],
            "period": row["period"], "indicator_name": row["indicator_name"],
        }  # fmt: skip
    rows = staff_posts.in_posts(newest)
    if not rows:
        return
    used = [newest[name]["source_id"] for name in newest if name in staff_posts.USED]
    if len(printed):
        used.append("council_workforce")
    figure = Figure(
        "WOR-5",
        staff_posts.posts_meant(rows, place=market.council).text,
        f"Rates turned into posts, {market.council}; each row names its formula and dates",
        tuple(dict.fromkeys(used)),
        "Worked out here from the figures named in each row. Where jobs and rate are of different "
        "years the result is a guide only.",
    )
    figure.head()
    frame = pd.DataFrame(rows)
    table(frame, POSTS)
    worker = "sickness_days_per_worker"
    beside = staff_posts.sickness_beside(
        rows, market.newest["england"].get(worker), market.newest["region"].get(worker)
    )
    if beside:
        st.write(beside)
    figure.download(frame, POSTS)
    figure.source_line()


def needed(market: Workforce) -> None:
    """WOR-7: the jobs that keep step with residents aged 65, 75 and 85 and over."""
    people = market.older_people
    if people.empty:
        missing(
            f"Care jobs that {market.council} will need",
            words.not_loaded_projection(market.council, "The Office for National Statistics"),
            "For those who run this site: add them to data/bundled/ons_population_projections "
            "and run `python -m mps build`. This page then shows how many jobs keep step.",
        )
        return
    jobs, year = market.page.number("jobs"), int(market.page.number("year") or 0)
    base_year = int(market.page.number("jobs_year") or 0)
    held = base_year in set(people["mid_year"])
    found = method.jobs_needed(people, base_year=base_year, jobs=jobs) if held else None
    row = None
    if found is not None:
        ranged = method.needed_range(found)
        same = ranged[ranged["mid_year"] == year]
        row = first_row(same) if len(same) else None
    said = staff_posts.jobs_keeping_step(
        row, place=market.council, year=year, base_year=base_year, jobs=jobs
    )
    used = people[people["mid_year"].isin((base_year, year))]
    figure = Figure(
        "WOR-7",
        said.text,
        f"Care jobs in step with older residents, {market.council}, {base_year} to {year}, "
        f"low, central and high",
        tuple(dict.fromkeys([*used["source_id"], *_jobs_source(market, jobs)])),
        "A projection says what follows if recent trends go on; it is not a forecast.",
    )
    figure.head()
    _controls(market, jobs)
    if found is None:
        st.write(staff_posts.year_not_held(base_year, people))
        figure.source_line()
        return
    _answer(market, figure, found, row, year, base_year, jobs)


def _jobs_source(market: Workforce, jobs: float | None) -> list[str]:
    """The dataset of the number of jobs, where the number in use is the one held."""
    held = staff_posts.jobs_of(market.newest["council"])
    return [str(held["source_id"])] if held and held["value"] == jobs else []


def _controls(market: Workforce, jobs: float | None) -> None:
    """Draw what the user can set, and say where the number of jobs comes from."""
    for place, name in zip(st.columns(3), ("jobs", "jobs_year", "year"), strict=True):
        with place:
            market.page.control(name)
    held = staff_posts.jobs_of(market.newest["council"])
    st.write(staff_posts.start_in_words(held, jobs, market.council))


def _answer(
    market: Workforce,
    figure: Figure,
    found: pd.DataFrame,
    row: Row | None,
    year: int,
    base_year: int,
    jobs: float | None,
) -> None:
    """Draw the three lines, and show the year asked and the formula."""
    column, unit = ("growth_pct", "%") if jobs is None else ("jobs", "people")
    options: dict[str, Any] = {
        "x": "mid_year", "y": column, "series": "line", "unit": unit,
        "y_title": staff_posts.axis_name(jobs, base_year),
        "breaks": [charts.Break(2021.0, JOIN, dashed_after=True)] if base_year < 2021 else [],
    }  # fmt: skip
    shown = staff_posts.named_lines(found)
    figure.chart(charts.series_lines(shown, **options), charts.series_lines_alt(shown, **options))
    if row is not None and year > base_year:
        st.write(staff_posts.range_in_words(row, year, jobs))
        shown_columns = RANGE if jobs is not None else RANGE[:-2]
        rows = staff_posts.asked_year(found, year)
        table(rows, shown_columns, f"Mid-{base_year} to mid-{year}")
    st.write(FORMULA)
    beside = staff_posts.beside_paper(market.stated, market.quoted, market.region)
    if beside:
        st.write(beside)
    figure.data(staff_posts.growth_table(found), EVERY, "Table of all years", sortable=True)
