"""What each rate of the page Price can be read against, row by row, and why."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from mps.analysis.rates import beside, gap
from mps.words.numbers import MINUS, known, percent, pounds_and_pence
from mps.words.price import MINIMUM, doubtful, the_uk

Row = Mapping[Any, Any]
COLUMNS = (
    "what", "amount", "period", "against", "benchmark_gbp", "difference_gbp", "difference_pct",
    "why", "paper",
)  # fmt: skip

BESIDE_NOTE = (
    "A difference is worked out only where both are for the same unit and year and count alike "
    "enough; the last column says how they compare. Unit costs are never set against fees: they "
    "hold the council's own services and overheads."
)
FEES_NOTE = (
    "Read from a preview of the official table. A fee for homes with nursing below that for homes "
    "without probably leaves out NHS-funded nursing care."
)
UNIT_COST_NOTE = (
    "Spending divided by care given: not a fee. The returns of 2013-14 and 2014-15 count "
    "differently and are never drawn together."
)
FAIR_PRICE = (
    "What care costs a provider here is not held: councils published median costs in 2022-23 in "
    "their own fair cost of care reports, and no national table of them was found. The B&NES "
    "statement of 2018 prints £600,000 more for care homes after its own exercise of 2016, and no "
    "price. For those who run this site: add the medians to rates.csv in the council's folder."
)
ALL_HOMECARE = "The minimum price is for all homecare; the rate is for the service named."
OTHER_YEAR = "No minimum price of {year} was seen: this one is of another year, so no difference."
ON_TOP = "The NHS pays it on top: together the home receives {total} a week."
NOT_STATED = "Whether the rate holds it is not stated, so no difference."
MARKET = "What homes of the region charged on average, whoever paid; from the same source."
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


def title(rows: pd.DataFrame, *, place: str) -> str:
    """Say in how many comparisons the council's rate is below, or that none can be made."""
    known_rows = rows[rows["difference_gbp"].notna() & (rows["difference_gbp"] != "")]
    if known_rows.empty:
        return f"No rate of {place} can be set against a benchmark of its own year"
    first = known_rows.iloc[0]
    side = "below" if str(first["difference_gbp"]).startswith(MINUS) else "above"
    size = str(first["difference_gbp"]).lstrip(f"+{MINUS}")
    share = percent(abs(float(first["difference_pct"])))
    what = str(first["what"])
    return (
        f"{what} in {place}, {first['period']}: {first['amount']}, {size} or {share} {side} the "
        f"{str(first['against'])[:1].lower()}{str(first['against'])[1:]}"
    )


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
    line |= {"against": against, "benchmark_gbp": value, "difference_gbp": "", "why": why}
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
