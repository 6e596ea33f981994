"""Findings of the page Price about unit costs, packages, prices of other years, self-funders."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words.findings import Finding, opening
from mps.words.numbers import join, known, number, percent, pounds, pounds_and_pence
from mps.words.price import PER, SERVICES

Row = Mapping[Any, Any]

AGES = {"65_plus": "65 and over", "18_64": "18 to 64", "18_plus": "all adults"}
PROVISION = {
    "all": "",
    "own": "the council's own",
    "others": "by others",
    "council_supported": "paid for by the council only",
}


def unit_name(row: Row) -> str:
    """Name a unit cost: service, age, group of people, and who provides it."""
    parts = [SERVICES[row["service_code"]], AGES[row["age_group"]]]
    if row["definition_code"] == "unit_cost_2014_15":
        parts.append(str(row["label"]).split(", ")[1])  # the support reason, as it is called
    elif isinstance(row["client_name"], str) and row["client_group"] != "older_people":
        parts.append(str(row["client_name"]).lower())
    parts.append(PROVISION[row["provision"]])
    if "excluding those wholly supported by the NHS" in row["label"]:
        parts.append("without those the NHS pays for")
    if "at 31 March" in row["label"]:
        parts.append("for each person at 31 March")
    return ", ".join(filter(None, parts))


def leading(costs: pd.DataFrame, level: str) -> pd.DataFrame:
    """Put the unit costs first that most readers ask for: older people, homes with and without.

    `costs` is of one return and one unit; those without a value at the area level are left out.
    """
    own = costs[(costs["area_level"] == level) & costs["rate_gbp"].notna()]
    ranks = {
        "provision": ["all", "others", "own", "council_supported"],
        "age_group": ["65_plus", "18_plus", "18_64"],
        "client_group": ["older_people", "physical_disability", "dementia"],
        "service_code": ["homecare", "care_home", "nursing_home", "care_homes"],
    }
    kept = costs[costs["name"].isin(own["name"])]
    places = {
        f"{column}_place": kept[column].map(
            lambda code, order=order: order.index(code) if code in order else len(order)
        )
        for column, order in ranks.items()
    }
    return kept.assign(**places).sort_values([*places, "rate_key"])


def unit_cost(costs: pd.DataFrame, *, place: str) -> Finding:
    """Say the first unit cost that is held of the council and of England.

    `costs` has name, area_level, financial_year, per and rate_gbp, of one return and one unit.
    """
    rule = "unit_cost"
    wide = costs.pivot_table(index="name", columns="area_level", values="rate_gbp", sort=False)
    wide = wide.reindex(columns=["council", "england"]).dropna(subset=["england"])
    if wide.empty:
        return Finding(f"No unit cost of {place} is held for this choice", rule, holds=False)
    first = costs.iloc[0]
    own, england = wide.iloc[0]
    name = f"{str(wide.index[0])[:1].lower()}{str(wide.index[0])[1:]}"
    what = f"{opening(PER[first['per']])} of care"
    if known(own) is None:
        text = f"{what} cost {pounds_and_pence(england)} in England in {first['financial_year']}"
        return Finding(f"{text} ({name}); {place}'s is not held", rule, holds=False)
    return Finding(
        f"{what} cost {place} {pounds_and_pence(own)} in {first['financial_year']} ({name}), "
        f"England {pounds_and_pence(england)}",
        rule,
        holds=True,
    )


def restated(rows: pd.DataFrame, *, to_year: str) -> Finding:
    """Say what the newest rate would be in prices of another year, by each index held.

    `rows` is the result of `analysis.rates.in_prices_of` with service and per of each rate.
    """
    rule = "restated"
    moved = rows[rows["from_year"] != to_year]
    held = moved[moved[["rate_gbp_restated", "low_gbp_restated"]].notna().any(axis=1)]
    if held.empty:
        text = f"No rate of this choice can be told in other prices than its own, of {to_year}"
        return Finding(text, rule, holds=False)
    first = held.iloc[0].to_dict()
    said = [
        f"{money(row, '_restated')} by the {row['index_name']}"
        for row in held[held["rate_id"] == first["rate_id"]].to_dict("records")
    ]
    return Finding(
        f"{money(first, '')} {PER[first['per']]} of {first['from_year']} would be "
        f"{join(said)} in {to_year}",
        rule,
        holds=True,
    )


def money(row: Row, tail: str) -> str:
    """Write the amount or the range of a row; `tail` is the end of its columns' names."""
    if known(row[f"rate_gbp{tail}"]) is not None:
        return pounds_and_pence(row[f"rate_gbp{tail}"])
    low, high = row[f"low_gbp{tail}"], row[f"high_gbp{tail}"]
    return f"{pounds_and_pence(low)} to {pounds_and_pence(high)}"


def not_joined(row: Row, *, geographies: Mapping[str, str]) -> str:
    """Say why the minimum price does not carry a rate from one year into another.

    `geographies` gives the geography of each financial year in which a price is held.
    """
    for year in (row["from_year"], row["to_year"]):
        if year not in geographies:
            return f"no price of {year} seen"
    return f"{geographies[row['from_year']]} then, {geographies[row['to_year']]} since: not joined"


def packages(rows: pd.DataFrame, totals: pd.DataFrame) -> Finding:
    """Set the sum of quantities times rates against the total that the paper prints.

    `rows` has quantity, rate_gbp and value_gbp; `totals` label and value.
    """
    rule = "packages"
    worked = float((rows["quantity"] * rows["rate_gbp"]).sum())
    printed = float(rows["value_gbp"].sum())
    match = totals[(totals["value"] - printed).abs() < 1]
    if rows.empty or match.empty:
        return Finding("What the packages of the paper are worth", rule, holds=False)
    same = abs(worked - printed) < len(rows)
    tail = "as the paper prints" if same else f"the paper prints {pounds(printed)}"
    return Finding(
        f"Hours and weeks times their rates make {pounds(worked)} for a year's new packages, "
        f"{tail}",
        rule,
        holds=True,
    )


def self_funders(shares: pd.DataFrame) -> Finding:
    """Say the newest share of England's care home residents who pay for all of their care."""
    rule = "self_funders"
    england = shares[(shares["area_code"] == "E92000001") & (shares["care_homes"] == "all")]
    held = england.dropna(subset=["self_funder_pct"])
    if held.empty:
        return Finding("The share of self-funders is not held", rule, holds=False)
    row = held.iloc[0]
    regions = shares[(shares["edition"] == row["edition"]) & (shares["area_code"] != "E92000001")]
    regions = regions.dropna(subset=["self_funder_pct"]).sort_values("self_funder_pct")
    text = (
        f"{percent(row['self_funder_pct'])} of care home residents in England paid for all of "
        f"their care in {row['edition']}"
    )
    if len(regions) > 1:
        low, high = regions.iloc[0], regions.iloc[-1]
        text += (
            f", from {percent(low['self_funder_pct'])} in the {low['area_name']} to "
            f"{percent(high['self_funder_pct'])} in the {high['area_name']}"
        )
    return Finding(text, rule, holds=True)


def share_name(row: Row) -> str:
    """Name a place in a list of shares, and the kind of homes where it is not all."""
    kind = "" if row["care_homes"] == "all" else ", homes for older people"
    return f"{row['area_name']}{kind}, {row['edition']}"


def stated_premium(stated: pd.DataFrame) -> str:
    """Put what a paper prints about self-funders into one title; plain where it prints little."""
    by_id = {str(row["figure_id"]).split("-", 2)[-1]: row for row in stated.to_dict("records")}
    said = [
        text.format(number(known(by_id[name]["value"])))
        for name, text in _STATED.items()
        if name in by_id
    ]
    if not said:
        return "What the council's own papers print about people who pay"
    return f"The council's paper says that {join(said)}"


_STATED = {
    "self-funders-premium": "self-funders are charged about {}% more than councils",
    "self-funders-other-beds": "about {}% of the beds are taken by others than the council",
    "self-funders-top-ups": "{} places across the country are topped up",
}
