"""The scenario: its controls in one block, every input in force, and the figures behind them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from mps import words
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.frame import OFFERS
from mps.ui.need.what import SERVICES, Need
from mps.ui.tables import Column
from mps.words import need, scenario

INPUTS = [
    Column("input", "Input"),
    Column("value", "In force"),
    Column("start", "Starts with"),
    Column("range", "Range"),
    Column("source", "Source"),
]
USE = [
    Column("service_name", "Service"),
    Column("place_name", "Place"),
    Column("period", "Period"),
    Column("rate_text", "Per 100 residents"),
    Column("age_group_name", "Residents aged"),
    Column("used", "Used"),
    Column("numerator", "Published figure", "count"),
    Column("numerator_unit", "Unit"),
    Column("people", "People", "count"),
    Column("residents", "Residents", "count"),
    Column("mid_year", "Residents of mid-", "year"),
    Column("publisher", "Published by"),
    Column("publication", "Publication"),
    Column("status", "Status"),
    Column("note", "Note"),
]


def controls(here: Need) -> None:
    """Everything a reader may move, in one block."""
    page = here.page
    with st.container(border=True):
        st.subheader("Change the year, the service or an assumption", anchor=False)
        left, right = st.columns([1, 3])
        with left:
            page.control("year")
        with right:
            if here.asked_service in SERVICES:
                st.write(f"Service, from the filter beside: **{_name(here)}**")
            else:
                page.control("focus")
        if len(OFFERS.options(page.spec.choice("variant"), page.council.code)[0]) > 1:
            page.control("variant")
        first = [f"use_{here.service}"]
        if here.is_whole:
            first += [f"places_{here.service}", f"planned_{here.service}"]
        _row(here, first)
        _row(here, ["occupancy", "self_funders", "reablement", "extra_care"])
        if here.service not in ("nursing_home", "care_home"):
            st.write("Occupancy and self-funders are those of care homes and change nothing here.")


def _row(here: Need, names: list[str]) -> None:
    for name, column in zip(names, st.columns(4), strict=False):
        with column:
            here.page.control(name)


def _name(here: Need) -> str:
    found = here.now.loc[here.now["service"] == here.service, "service_name"]
    return str(found.iloc[0])


def every_input(here: Need) -> None:
    """NEE-4: every input of the scenario with its source, and the formulas."""
    rows = _inputs(here)
    changed = [row for row in rows if row["value"] != row["start"]]
    title = (
        f"{words.counted(len(changed), 'input', 'inputs')} of the scenario changed"
        if changed
        else "Every input of the scenario is at its starting value"
    )
    figure = Figure(
        "NEE-4",
        title,
        f"Inputs in force and what they start with, {here.place}",
        ("reference_usage_rates", "reference_scenario_defaults"),
        "The address of this page holds the whole scenario; the download holds its inputs.",
    )
    figure.head()
    with st.expander("How the gap is worked out"):
        st.markdown(scenario.FORMULA)
    stated = query("need__own_shares", council_code=here.page.council.code)
    for label, value, period in zip(
        stated["label"], stated["value"], stated["period"], strict=True
    ):
        st.write(
            f"{here.council}'s own paper says, for {period}: {label[:1].lower()}{label[1:]}, "
            f"{words.percent(value, 0)}. It is not used unless you type it."
        )
    figure.data(pd.DataFrame(rows), INPUTS, "Table of every input")


def _inputs(here: Need) -> list[dict[str, Any]]:
    """A row per input: in force, start, range and source."""
    figures = _figures(here)
    used = figures[figures["is_used"]].set_index("service_code")
    origin = dict(zip(used.index, used["publisher"] + ", " + used["period"], strict=True))
    own = here.now[here.now["service"].isin(SERVICES)]
    rows = [_use_row(here, row, origin) for row in own.to_dict("records")]
    for name in SERVICES if here.is_whole else ():
        rows.append(_plain(here, f"planned_{name}", "Planned: " + need.BEDS[name][1], "planned"))
    for code in ("occupancy", "self_funders", "reablement", "extra_care"):
        rows.append(_plain(here, code, here.defaults[code]["default_name"], code))
    return rows


def _use_row(here: Need, row: dict[Any, Any], origin: Mapping[str, str]) -> dict[str, Any]:
    name = row["service"]
    is_set = here.is_set(f"use_{name}")
    ages = row["age_group"].replace("_plus", "+")
    range_ = scenario.spread_of(row["rate_low"], row["rate_high"])
    return {
        "input": f"{row['service_name']}: users per 100 residents aged {ages}",
        "value": _written(here.page.number(f"use_{name}")),
        "start": _written(here.start(f"use_{name}")),
        "range": "none: set by you" if is_set else range_,
        "source": "set by you" if is_set else origin.get(name, "none stated"),
    }


def _plain(here: Need, choice: str, label: str, code: str) -> dict[str, Any]:
    start = here.defaults[code]
    unit = "%" if start["default_code"] != "planned" else ""
    is_set = here.is_set(choice)
    published = f"{start['publisher']}, {start['period']}" if start["period"] else "starting value"
    return {
        "input": label,
        "value": _written(here.page.number(choice), unit),
        "start": _written(here.start(choice), unit),
        "range": "none: set by you"
        if is_set
        else scenario.spread_of(start["lowest"], start["highest"]),
        "source": "set by you" if is_set else published,
    }


def _written(value: float | None, unit: str = "") -> str:
    return "empty" if value is None else f"{value:g}{unit}".replace("-", "\N{MINUS SIGN}")


def _figures(here: Need) -> pd.DataFrame:
    return query("need__usage", council_code=here.page.council.code)


def figures_of_use(here: Need) -> None:
    """NEE-5: every published figure of use held for the council, and England's."""
    frame = _figures(here)
    frame = frame.assign(
        used=frame["is_used"].map({True: "yes", False: "no"}),
        rate_text=[scenario.rate_words(rate) for rate in frame["rate_per_100"]],
    )
    figure = Figure(
        "NEE-5",
        scenario.other_counts(frame, council=here.council).text,
        f"Published figures of use as rates per 100 residents, {here.council} and England",
        ("reference_usage_rates", *here.people_sources),
        "Weeks of care in a year are turned into people living there all year. A council's figures "
        "count those it pays for; England's residents of care homes are of all ages and payers.",
    )
    figure.head()
    figure.data(frame, USE, "Table of every figure", sortable=True)
