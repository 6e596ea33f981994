"""What each rate of the page Price can be read against, row by row, and why."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from mps.analysis.rates import beside, gap
from mps.words.numbers import MINUS, known, percent, pounds_and_pence
from mps.words.price import MINIMUM, doubtful, the_uk
from mps.words.price_said import spans

Row = Mapping[Any, Any]
COLUMNS = (
    "what", "amount", "period", "against", "benchmark_gbp", "difference_gbp", "difference_pct",
    "why", "paper",
)  # fmt: skip

ALL_HOMECARE = "The minimum price is for all homecare; the rate is for the service named."
OTHER_YEAR = "No minimum price of {year} was seen: this one is of another year, so no difference."
ON_TOP = "The NHS pays it on top: together the home receives {total} a week."
NOT_STATED = "Whether the rate holds it is not stated, so no difference."
MARKET = "What homes of the region charged on average, whoever paid; from the same source."
NO_DIFFERENCE = "not worked out"
NOTHING = "No benchmark of its year and kind is held."


def comparisons(
    paid: pd.DataFrame, rates: pd.DataFrame, minimum: pd.DataFrame, nursing: pd.DataFrame
) -> pd.DataFrame:
    """A row for each rate the council pays and each thing it can be read against.

    `paid` are the rates with an amount, `rates` all that are held of the council (for market
    averages), `minimum` and `nursing` the national ones. A difference is missing where the two
    do not count alike; `why` says so. A rate without any benchmark has one row that says so.
    """
    rows = []
    for rate in paid.to_dict("records"):
        found = list(_against(rate, rates, minimum, nursing))
        rows += found or [_line(rate, "nothing held", None, NOTHING)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def title(rows: pd.DataFrame, minimum: pd.DataFrame, paid: pd.DataFrame, *, place: str) -> str:
    """Say the first comparison that can be made; empty where none can.

    A difference comes first, then a range that reaches across the minimum price, then what a
    home receives with NHS-funded nursing care on top of the council's rate.
    """
    told = rows[rows["difference_pct"].notna()]
    if len(told):
        row = told.iloc[0]
        side = "below" if row["difference_pct"] < 0 else "above"
        size = str(row["difference_gbp"]).lstrip(f"+{MINUS}")
        share = percent(abs(row["difference_pct"]))
        return (
            f"{row['what']} in {place}, {row['period']}: {row['amount']}, {size} or {share} "
            f"{side} the {_lower(row['against'])}"
        )
    ranges = paid[(paid["per"] == "hour") & paid["low_gbp"].notna()]
    for rate in ranges.to_dict("records"):
        if found := spans(rate, minimum):
            return f"{found}: {place}, {rate['period']}"
    with_nursing = rows[rows["why"].str.startswith(ON_TOP.partition("{")[0])]
    for line in with_nursing.head(1).to_dict("records"):
        total = str(line["why"]).removeprefix(ON_TOP.partition("{")[0]).removesuffix(" a week.")
        return (
            f"With NHS-funded nursing care on top, {place}'s {line['amount']} for a "
            f"{_lower(line['what'])} comes to {total} a week, {line['period']}"
        )
    return ""


def _lower(text: object) -> str:
    return str(text)[:1].lower() + str(text)[1:]


def _against(
    rate: Row, rates: pd.DataFrame, minimum: pd.DataFrame, nursing: pd.DataFrame
) -> Iterator[dict[str, Any]]:
    if rate["per"] == "hour" and rate["service_type"] == "homecare":
        places = dict(zip(minimum["financial_year"], minimum["geography"], strict=True))
        for item in beside(minimum, rate["financial_year"]):
            name = f"{MINIMUM} {item.year}, {the_uk(places[item.year])}"
            other = OTHER_YEAR.format(year=rate["financial_year"])
            yield _line(rate, name, item.value, ALL_HOMECARE if item.is_same_year else other,
                        compare=item.is_same_year)  # fmt: skip
    if rate["service_type"] == "nursing_home":
        yield from _nursing_care(rate, nursing)
    same = rates[
        (rates["definition_code"] == "market_average")
        & (rates["service_type"] == rate["service_type"])
        & (rates["financial_year"] == rate["financial_year"])
        & (rates["paper"] == rate["paper"])
    ]
    for row in same.to_dict("records"):
        name = f"Market average, {row['place']}, {row['period']}{doubtful(row['status'])}"
        yield _line(rate, name, row["rate_gbp"], MARKET, compare=True)


def _nursing_care(rate: Row, nursing: pd.DataFrame) -> Iterator[dict[str, Any]]:
    held = nursing[nursing["is_final"] & nursing["label"].str.contains("standard")]
    same = held[held["financial_year"] == rate["financial_year"]].dropna(subset=["rate_gbp"])
    for value in same["rate_gbp"].head(1):
        total = pounds_and_pence(rate["rate_gbp"] + value)
        why = ON_TOP.format(total=total) if rate["nursing_care"] == "on_top" else NOT_STATED
        name = f"NHS-funded nursing care {rate['financial_year']}, standard rate"
        yield _line(rate, name, value, why)


def _line(
    rate: Row, against: str, value: float | None, why: str, *, compare: bool = False
) -> dict[str, Any]:
    """One row; a range is compared at both ends, in words, and has no percentage."""
    line = {name: rate[name] for name in ("what", "amount", "period", "paper")}
    line |= {
        "against": against,
        "benchmark_gbp": value,
        "difference_gbp": NO_DIFFERENCE,
        "why": why,
    }
    line["difference_pct"] = None
    if compare and value is not None and known(rate["rate_gbp"]) is not None:
        found = gap(float(rate["rate_gbp"]), value)
        line["difference_gbp"] = signed_pence(found.difference)
        line["difference_pct"] = found.pct
    return line


def signed_pence(value: float) -> str:
    """Write a difference with its sign and its pence: +£1.25 or −£1.25."""
    written = pounds_and_pence(value)
    return f"+{written}" if value > 0 and not written.startswith(MINUS) else written
