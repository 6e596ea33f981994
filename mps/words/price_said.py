"""Titles, tiles and notes of the page Price, and its rows as they are shown."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mps.analysis.rates import beside, compounded, gap
from mps.analysis.step_down import StepDown, year_by_year
from mps.words.numbers import counted, join, known, percent, pounds, pounds_and_pence
from mps.words.price import (
    MINIMUM,
    PER,
    SERVICES,
    above,
    amount,
    doubtful,
    service_of,
)
from mps.words.price_costs import money, not_joined
from mps.words.step_down import STAYS

Row = Mapping[Any, Any]


def hourly_title(rows: pd.DataFrame, minimum: pd.DataFrame) -> str:
    """Say where the first rate or range stands beside the minimum price, where one is held."""
    row = rows.iloc[0].to_dict()
    what = f"{amount(row)} an hour for {_lower(service_of(row))}"
    if row["service_type"] != "homecare":
        return what
    if known(row["rate_gbp"]) is None:
        return spans(row, minimum) or what
    same = minimum[minimum["financial_year"] == row["financial_year"]]["rate_gbp"].dropna()
    if same.empty:
        return what
    side = above(row["rate_gbp"], same.iloc[0])
    if side == "the same as":
        return f"The hourly rate is the minimum price of {row['financial_year']}"
    share = percent(abs(gap(row["rate_gbp"], same.iloc[0]).pct))
    return f"The hourly rate is {share} {side.split()[-1]} the minimum price of its year"


def spans(row: Row, minimum: pd.DataFrame) -> str:
    """Say that a range reaches from below to above the minimum prices beside it; else nothing."""
    found = beside(minimum, row["financial_year"])
    if not found or not all(row["low_gbp"] < item.value < row["high_gbp"] for item in found):
        return ""
    named = join([f"{pounds_and_pence(item.value)} in {item.year}" for item in found])
    return f"The rates reach from below the minimum price to above it ({named})"


def weekly_title(rows: pd.DataFrame) -> str:
    """Say the lowest and the highest weekly rate that the council pays in the newest paper."""
    paid = rows[rows["is_paid_by_council"]]
    if paid.empty:
        return "Weekly prices that others pay"
    same = paid[paid["paper"] == paid["paper"].iloc[0]].sort_values("rate_gbp")
    low, high = same.iloc[0], same.iloc[-1]
    text = f"{pounds_and_pence(high['rate_gbp'])} a week for {_lower(str(high['what']))}"
    if low["rate_gbp"] < high["rate_gbp"]:
        return (
            f"From {pounds_and_pence(low['rate_gbp'])} a week for {_lower(str(low['what']))} to "
            f"{pounds_and_pence(high['rate_gbp'])} for {_lower(str(high['what']))}"
        )
    return text


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def short_kind(row: Row) -> str:
    """Name a rate's kind as it stands beside its amount: "average", "market average"."""
    kinds = {
        "paper_average": "average",
        "paper_estimate": "estimate",
        "paper_range": "range",
        "standard_rate": "the council's rate",
        "market_average": f"market average, {row['place']}",
    }
    return f"{kinds.get(row['definition_code'], 'rate')}{doubtful(row['status'])}"


def stated_in_words(rates: pd.DataFrame) -> list[str]:
    """What papers say of rates without printing one, each with its date."""
    rows = rates[rates["definition_code"] == "stated_in_words"].to_dict("records")
    return [f"{row['paper']}, {row['section']}: {_lower(row['note'])}" for row in rows]


def without_amounts(rates: pd.DataFrame, *, place: str) -> str:
    """Title a table of rates of which no amount is held."""
    changes = rates[rates["change_pct"].notna()]
    if len(changes):
        return f"{place} says by how much its fees changed, not what they are"
    return f"What is said of rates in {place}, without an amount it pays"


def rate_tiles(
    rates: pd.DataFrame, minimum: pd.DataFrame
) -> list[tuple[str, str, tuple[str, ...]]]:
    """Tiles of what the council pays, the hour first, each with its year and a benchmark."""
    paid = rates[rates["is_paid_by_council"]]
    paid = paid[paid[["rate_gbp", "low_gbp", "change_pct"]].notna().any(axis=1)]
    said = []
    for row in paid.to_dict("records"):
        lines = [f"{row['per']}ly rate, {row['period']}{doubtful(row['status'])}"]
        same = minimum[minimum["financial_year"] == row["financial_year"]]["rate_gbp"].dropna()
        if row["per"] == "hour" and row["service_type"] == "homecare" and len(same):
            lines.append(f"minimum price that year {pounds_and_pence(same.iloc[0])}")
        if row["nursing_care"] == "on_top":
            lines.append("NHS-funded nursing care is paid on top")
        if known(row["change_pct"]) is not None:
            lines = [f"change of the rate, {row['period']}"]
        said.append((service_of(row), amount(row), tuple(lines)))
    return said


def national_tiles(
    minimum: pd.DataFrame, nursing: pd.DataFrame, uplifts: pd.DataFrame
) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Tiles of what is national, each under its dataset: minimum price, nursing care, fee rises."""
    said: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    held = minimum.dropna(subset=["rate_gbp"])
    if len(held):
        row = held.iloc[-1]
        said["homecare_minimum_price"] = (
            f"{MINIMUM}, {row['geography']}",
            pounds_and_pence(row["rate_gbp"]),
            (f"an hour, {row['financial_year']}",),
        )
    rates = nursing[nursing["label"].str.contains("standard") & nursing["is_final"]]
    rates = rates.dropna(subset=["rate_gbp"])
    if len(rates):
        row = rates.iloc[-1]
        said["nhs_funded_nursing_care"] = (
            "NHS-funded nursing care, England",
            pounds_and_pence(row["rate_gbp"]),
            (f"a week, standard rate, {row['financial_year']}",),
        )
    if len(uplifts):
        row = uplifts[uplifts["service_code"] == uplifts["service_code"].iloc[0]].iloc[-1]
        said["dhsc_msif_uplifts"] = (
            f"Rise of fees, {SERVICES[row['service_code']].lower()}, England",
            percent(row["uplift_pct"]),
            (f"on average, {row['financial_year']}",),
        )
    return said


def contract_title(totals: pd.DataFrame) -> str:
    """Say the largest value that the paper prints for the contract, and for what time."""
    top = totals.sort_values("value").iloc[-1]
    return f"The contract is put at up to {pounds(top['value'])} over {top['period']}"


def restated_title(rows: pd.DataFrame, year: str) -> str:
    """Title the table of rates in prices of another year."""
    held = rows["rate_gbp_restated"].notna() | rows["low_gbp_restated"].notna()
    count = rows.loc[held, "rate_id"].nunique()
    if not count:
        return f"No rate can be told in prices of {year}"
    return f"{counted(count, 'rate', 'rates')} in prices of {year}"


def by_index(rows: pd.DataFrame, *, geographies: Mapping[str, str]) -> pd.DataFrame:
    """One row per rate with a column per index: the restated amount, or why there is none."""
    wide: dict[str, dict[str, Any]] = {}
    for row in rows.to_dict("records"):
        line = wide.setdefault(
            str(row["rate_id"]), {name: row[name] for name in ("what", "period", "amount", "per")}
        )
        line[str(row["index_code"])] = _restated(row, geographies)
    frame = pd.DataFrame(wide.values())
    return frame.fillna("not used: it is of homecare")


def _restated(row: Row, geographies: Mapping[str, str]) -> str:
    if known(row["ratio"]) is None:
        if row["index_code"] == "homecare_minimum_price":
            return not_joined(row, geographies=geographies)
        return f"index of {row['from_year']} or {row['to_year']} not held"
    return money(row, "_restated")


def with_total(wide: pd.DataFrame, years: Sequence[str]) -> pd.DataFrame:
    """Add what the rises of all years come to together; missing where one is."""
    total = wide[list(years)].apply(
        lambda row: compounded(row) if row.notna().all() else math.nan, axis=1
    )
    return wide.assign(all_years=total)


def years_differ(row: Row, carried: pd.DataFrame) -> str:
    """Say what the care home's price would be in the year of the other price, where they differ."""
    if row["supported_year"] == row["residential_year"]:
        return ""
    held = carried.dropna(subset=["rate_gbp_restated"])
    held = held[held["index_code"] != "homecare_minimum_price"]
    text = f"The two prices are of different years, {row['supported_year']} and "
    text += str(row["residential_year"])
    if held.empty:
        return f"{text}."
    said = [
        f"{pounds_and_pence(one['rate_gbp_restated'])} by the {one['index_name']}"
        for one in held.to_dict("records")
    ]
    return f"{text}: in prices of {row['supported_year']} the care home would be {join(said)}."


def case_title(cases: Mapping[str, StepDown]) -> str:
    """Say what all years come to, for the two ends of what may happen to the price."""
    said = []
    for name in (next(iter(cases)), list(cases)[-1]):
        total = year_by_year(cases[name])["difference_gbp"].sum()
        side = "more" if total > 0 else "less"
        if_so = "its price stays" if name == STAYS else f"it {name}"
        said.append(f"{pounds(abs(total))} {side} if {if_so}")
    years = counted(next(iter(cases.values())).years, "year", "years")
    text = join(list(dict.fromkeys(said)))
    return f"Over {years} supported living costs {text}"


def shares_title(drawn: pd.DataFrame, council: Row) -> str:
    """Say whether the share of the council's own region is held, and what it is."""
    own = drawn[drawn["is_own_region"]]
    if own.empty:
        return "The share of the council's own region is not held; England and two regions are"
    return (
        f"{percent(own['value'].iloc[0])} in the council's own region, "
        f"{own['area_name'].iloc[0]}, pay for all of their care"
    )


def premium_title(homes: pd.DataFrame, share: float) -> str:
    """Say what a premium would make of the first care home rate."""
    rate = homes["rate_gbp"].iloc[0]
    return (
        f"With a premium of about {percent(share, 0)}, {pounds_and_pence(rate)} {PER['week']} "
        f"would be {pounds_and_pence(rate * (1 + share / 100))}"
    )


def cap_title(caps: pd.DataFrame, *, place: str) -> str:
    """Say the newest cap on what a person pays, and the one before."""
    rows = caps.sort_values("financial_year", ascending=False)
    newest = rows.iloc[0]
    text = f"{place} charges one person at most {pounds_and_pence(newest['rate_gbp'])} a week"
    text += f", {newest['period']}"
    if len(rows) > 1:
        rise = gap(newest["rate_gbp"], rows.iloc[1]["rate_gbp"]).pct
        side = "more" if rise > 0 else "less"
        text += f", {percent(abs(rise), 0)} {side} than before"
    return text
