"""Findings and words of the page Price: what is paid, beside what, and how it moved."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.analysis.rates import Beside, compounded, gap
from mps.words.findings import Finding, the
from mps.words.numbers import join, known, percent, pounds_and_pence, signed_percent

Row = Mapping[Any, Any]

STATUS: Mapping[str, str] = {
    "paper": "in the council's own paper",
    "official": "on the council's own site",
    "publisher": "from the publisher",
    "secondary": "told by others: check before use",
    "uncertain": "year inferred: check before use",
    "not_seen": "not seen",
    "not_calculated": "not calculated by the publisher",
}
"""Where a figure was seen, in words."""

SERVICES: Mapping[str, str] = {
    "homecare": "Homecare",
    "care_home": "Care homes without nursing",
    "nursing_home": "Care homes with nursing",
    "care_homes": "Care homes with and without nursing",
    "care_homes_and_homecare": "Care homes and intensive homecare",
    "direct_payments": "Direct payments",
    "supported_living": "Supported living",
    "care_home_65_plus": "Care homes without nursing, 65 and over",
    "nursing_home_65_plus": "Care homes with nursing, 65 and over",
    "care_home_18_64": "Care homes without nursing, 18 to 64",
    "nursing_home_18_64": "Care homes with nursing, 18 to 64",
}
"""Services of the national sources, in words."""

PER = {"hour": "an hour", "week": "a week"}
NOT_PRINTED = "not printed"
MINIMUM = "Homecare minimum price"


def amount(row: Row) -> str:
    """Write a rate as its paper gives it: an amount, a range, a change, or that none is printed."""
    if known(row["rate_gbp"]) is not None:
        return pounds_and_pence(row["rate_gbp"])
    if known(row["low_gbp"]) is not None:
        return f"{pounds_and_pence(row['low_gbp'])} to {pounds_and_pence(row['high_gbp'])}"
    if known(row["change_pct"]) is not None:
        return signed_percent(row["change_pct"])
    return NOT_PRINTED


def service_of(row: Row) -> str:
    """Name what a rate is for: "Homecare (mental health)"; of a change, the fees that changed."""
    if row["definition_code"] == "agreed_change":
        return str(row["label"]).partition(",")[0]
    if not isinstance(row["client_group"], str):
        return str(row["service_name"])
    return f"{row['service_name']} ({str(row['client_name']).lower()})"


def in_words(rates: pd.DataFrame) -> pd.DataFrame:
    """Add to rates of the query price__rates what each is for, its amount and where it was seen.

    The columns are what, amount and seen, all text.
    """
    rows = rates.to_dict("records")
    return rates.assign(
        what=pd.Series([service_of(row) for row in rows], dtype=object),
        amount=pd.Series([amount(row) for row in rows], dtype=object),
        seen=rates["status"].map(STATUS),
    )


def doubtful(status: str) -> str:
    """Mark in brackets a figure that was not seen at its own source; nothing for others."""
    return {"secondary": " (told by others)", "uncertain": " (year inferred)"}.get(status, "")


def rates_paid(rates: pd.DataFrame, minimum: pd.DataFrame, *, place: str) -> Finding:
    """Lead with what the council pays: by the hour beside the minimum price, else by the week.

    `rates` are rows of the query price__rates, the newest first; `minimum` rows of
    price__minimum. Without any amount a change of rates is told, and without that what is
    missing.
    """
    rule = "rates_paid"
    paid = rates[rates["is_paid_by_council"]]
    hourly = paid[(paid["per"] == "hour") & paid[["rate_gbp", "low_gbp"]].notna().any(axis=1)]
    if len(hourly):
        return Finding(_hourly(hourly.iloc[0].to_dict(), minimum, place), rule, holds=True)
    weekly = paid[(paid["per"] == "week") & paid["rate_gbp"].notna()]
    if len(weekly):
        return Finding(_weekly(weekly, place), rule, holds=True)
    changes = paid[paid["change_pct"].notna()]
    if len(changes):
        return Finding(_changed(changes, place), rule, holds=True)
    stated = paid[paid["definition_code"] == "stated_in_words"]
    if len(stated):
        text = f"{place} says in words how it pays for {_lower(stated['service_name'].iloc[0])}"
        return Finding(f"{text}, but prints no rate", rule, holds=False)
    return Finding(f"What {place} pays for care is not held yet", rule, holds=False)


def _hourly(row: Row, minimum: pd.DataFrame, place: str) -> str:
    what = f"{amount(row)} an hour for {_lower(service_of(row))}{doubtful(row['status'])}"
    if known(row["rate_gbp"]) is None:
        more = gap(row["high_gbp"], row["low_gbp"]).pct
        dear = f"the dearest hour cost {percent(more, 0)} more than the cheapest"
        return f"{place} paid {what}, {row['period']}: {dear}"
    text = f"{place} paid {what} in {row['financial_year']}"
    same = minimum[minimum["financial_year"] == row["financial_year"]]["rate_gbp"].dropna()
    if row["service_type"] != "homecare" or same.empty:
        return text
    return f"{text}, {above(row['rate_gbp'], same.iloc[0])} the homecare minimum price"


def above(rate: float, benchmark: float) -> str:
    """Say how far a rate is from a benchmark: "£1.25 below", "£1.25 above", "the same as"."""
    difference = gap(rate, benchmark).difference
    if abs(difference) < 0.005:
        return "the same as"
    return f"{pounds_and_pence(abs(difference))} {'above' if difference > 0 else 'below'}"


def _weekly(weekly: pd.DataFrame, place: str) -> str:
    newest = weekly.iloc[0]
    same = weekly[
        (weekly["financial_year"] == newest["financial_year"])
        & (weekly["definition_code"] == newest["definition_code"])
    ]
    low, high = same["rate_gbp"].min(), same["rate_gbp"].max()
    money = pounds_and_pence(high)
    if low != high:
        money = f"{pounds_and_pence(low)} to {money}"
    verb = {"standard_rate": "sets", "paper_estimate": "expected to pay"}.get(
        newest["definition_code"], "paid on average"
    )
    return (
        f"{place} {verb} {money} a week for {_services(same)}{doubtful(newest['status'])}, "
        f"{newest['period']}"
    )


def _services(rates: pd.DataFrame) -> str:
    """Name the kinds of service of several rates: "care homes with and without nursing"."""
    codes = list(dict.fromkeys(rates["service_type"]))
    if {"care_home", "nursing_home"} <= set(codes):
        codes = ["care_homes", *(code for code in codes if not str(code).endswith("_home"))]
    names = dict(zip(rates["service_type"], rates["service_name"], strict=True))
    return join([_lower(SERVICES.get(str(code), names.get(code))) for code in codes])


def _changed(changes: pd.DataFrame, place: str) -> str:
    said = [
        f"{percent(row['change_pct'])} ({_lower(str(row['label']).partition(',')[0])})"
        for row in changes.to_dict("records")
    ]
    year = changes["financial_year"].iloc[0]
    return f"{place} raised its fees by {join(said)} in {year}; the rates themselves are not held"


def _lower(text: object) -> str:
    return str(text)[:1].lower() + str(text)[1:]


def reference_name(item: Beside, geography: str) -> str:
    """Name a minimum price beside a rate: its year, its geography, and whether it is the same."""
    return f"minimum price {item.year}, {the_uk(geography)}"


def the_uk(geography: str) -> str:
    """Shorten the United Kingdom where a name must fit a narrow chart."""
    return "UK" if geography == "United Kingdom" else geography


def minimum_price(minimum: pd.DataFrame) -> Finding:
    """Say how the minimum price moved over the years of its newest geography.

    `minimum` has financial_year, geography and rate_gbp; gaps are left out.
    """
    rule = "minimum_price"
    held = minimum.dropna(subset=["rate_gbp"])
    if held.empty:
        return Finding("No homecare minimum price is held", rule, holds=False)
    last = held.iloc[-1]
    same = held[held["geography"] == last["geography"]]
    first = same.iloc[0]
    now = f"{pounds_and_pence(last['rate_gbp'])} in {last['financial_year']}"
    if len(same) < 2:
        return Finding(f"The homecare minimum price was {now}", rule, holds=False)
    rise = gap(last["rate_gbp"], first["rate_gbp"]).pct
    verb = "rose" if rise > 0 else "fell"
    return Finding(
        f"The homecare minimum price in {the(last['geography'])} {verb} by "
        f"{percent(abs(rise), 0)}, from {pounds_and_pence(first['rate_gbp'])} in "
        f"{first['financial_year']} to {now}",
        rule,
        holds=True,
    )


def nursing_care(nursing: pd.DataFrame) -> Finding:
    """Say what the NHS pays for nursing in a care home, and what it paid the year before.

    `nursing` has label, financial_year, is_final and rate_gbp; a rate that was replaced within
    its year is left out.
    """
    rule = "nursing_care"
    held = nursing[nursing["is_final"] & nursing["label"].str.contains("standard")]
    held = held.dropna(subset=["rate_gbp"]).sort_values("financial_year")
    if len(held) < 2:
        return Finding("NHS-funded nursing care is not held in two years", rule, holds=False)
    before, last = held.iloc[-2], held.iloc[-1]
    change = above(last["rate_gbp"], before["rate_gbp"])
    return Finding(
        f"The NHS pays {pounds_and_pence(last['rate_gbp'])} a week towards nursing in a care "
        f"home in {last['financial_year']}, {change} the rate of {before['financial_year']}",
        rule,
        holds=True,
    )


def fee_rises(uplifts: pd.DataFrame) -> Finding:
    """Say how fees of the first service rose in England, year by year and in all.

    `uplifts` has service_code, financial_year and uplift_pct, the service to tell first.
    """
    rule = "fee_rises"
    if uplifts.empty:
        return Finding("No rise of fees in England is held for this choice", rule, holds=False)
    code = uplifts["service_code"].iloc[0]
    rows = uplifts[uplifts["service_code"] == code].sort_values("financial_year")
    *earlier, last = rows["uplift_pct"]
    text = (
        f"Fees for {_lower(SERVICES[code])} in England rose by {percent(last)} on average in "
        f"{rows['financial_year'].iloc[-1]}"
    )
    if earlier:
        text += f", after {join(list(map(percent, earlier)))}"
        text += f": {percent(compounded(rows['uplift_pct']))} over the {_count(len(rows))} years"
    return Finding(text, rule, holds=True)


def _count(number: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six")
    return words[number] if number < len(words) else str(number)


def fees_reported(fees: pd.DataFrame, *, place: str) -> Finding:
    """Say the council's reported fee, beside the others of its region where those are held.

    `fees` has area_name, is_own, service_code, financial_year, per and rate_gbp.
    """
    rule = "fees_reported"
    held = fees.dropna(subset=["rate_gbp"])
    own = held[held["is_own"]]
    if own.empty:
        near = "" if held.empty else f"; of its region {_named(held)}"
        return Finding(f"{place}'s reported fees are not held{near}", rule, holds=False)
    said = [
        f"{pounds_and_pence(row['rate_gbp'])} {PER[row['per']]} for "
        f"{_lower(SERVICES[row['service_code']])}"
        for row in own.head(2).to_dict("records")
    ]
    year = own["financial_year"].iloc[0]
    return Finding(f"{place} reported fees of {join(said)} in {year}", rule, holds=True)


def _named(fees: pd.DataFrame) -> str:
    names = list(dict.fromkeys(fees.loc[fees["area_code"] != "E92000001", "area_name"]))
    if not names:
        return "no other is held"
    if len(names) > 3:
        return f"{len(names)} councils are held"
    return f"{join(names)} {'is' if len(names) == 1 else 'are'} held"
