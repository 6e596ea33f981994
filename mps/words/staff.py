"""Findings of the page Workforce: who left, where a council stands, which care loses most."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words.findings import NOTABLE_POINTS, Against, Finding, gap, opening, the
from mps.words.numbers import known, percent
from mps.words.staff_said import SERIES
from mps.words.stated import stated_value

Row = Mapping[str, Any]


def staff_leaving(
    value: object, *, place: str, period: str, against: Against | None, middle_of: int = 0
) -> Finding:
    """Say what share of staff left, and whether it is more or fewer than the comparator's.

    `middle_of` is the number of councils where the comparator is their median, else 0.
    """
    rule = "staff_leaving"
    if known(value) is None:
        text = f"How many care staff leave their job in {place} is not held"
        return Finding(text, rule, holds=False)
    text = f"{percent(value)} of care staff in {place} left their job in {period}"
    points = gap(value, against.value) if against else None
    if against is None or points is None:
        return Finding(text, rule, holds=False)
    whom = f"the median of {middle_of} councils" if middle_of else the(against.name)
    how = "more than in" if points >= NOTABLE_POINTS else "fewer than in"
    if middle_of:
        how = "above" if points >= NOTABLE_POINTS else "below"
    if abs(points) < NOTABLE_POINTS:
        how = "close to" if middle_of else "about as many as in"
    return Finding(f"{text}, {how} {whom} ({percent(against.value)})", rule, holds=True)


def turnover_ranged(frame: pd.DataFrame, *, place: str) -> Finding:
    """Say between which rates turnover moved in each series, and what the newest is.

    `frame` has series_id, period, period_year and value of the place alone.
    """
    rule = "turnover_ranged"
    held = frame[frame["value"].notna()].sort_values("period_year")
    parts = []
    for series in SERIES:
        rows = held[held["series_id"] == series]
        if len(rows) > 1:
            low, high = rows["value"].min(), rows["value"].max()
            first, last = rows["period"].iloc[0], rows["period"].iloc[-1]
            parts.append(f"from {percent(low)} to {percent(high)} in {first} to {last}")
        elif len(rows) == 1:
            parts.append(f"{percent(rows['value'].iloc[0])} in {rows['period'].iloc[0]}")
    if not parts:
        return Finding(f"Staff turnover in {place} is not held", rule, holds=False)
    text = f"Staff turnover in {place}: {parts[0]}"
    if len(parts) > 1:
        text += f"; in the newer series {parts[1]}"
    return Finding(text, rule, holds=True)


def stands_among(frame: pd.DataFrame, *, place: str) -> Finding:
    """Say how many other councils have a lower, or a higher, rate than the chosen one.

    `frame` is what the query workforce__position returns.
    """
    rule = "stands_among"
    own = frame[frame["is_chosen"]]
    if own.empty or len(frame) < 2:
        return Finding(f"No rates of other councils are held beside {place}", rule, holds=False)
    row = own.iloc[0]
    others, lower = len(frame) - 1, int(row["lower_count"])
    higher = int((frame["value"] > row["value"]).sum())
    way, count = ("higher", lower) if lower >= higher else ("lower", higher)
    text = (
        f"Staff turnover in {place} was {way} than in {count} of {others} other councils in "
        f"{row['period']}"
    )
    return Finding(text, rule, holds=True)


def place_in_spread(row: Row) -> str:
    """Say whether a rate lies above, within or below the middle half of councils."""
    value, low, high = row["value"], row["quarter_pct"], row["three_quarters_pct"]
    where = "above" if value > high else "below" if value < low else "within"
    return (
        f"That is {where} the middle half of councils, which runs from {percent(low)} to "
        f"{percent(high)}."
    )


def kinds_of_care(frame: pd.DataFrame, *, place: str, service: str = "") -> Finding:
    """Say in which kind of care turnover is furthest from England's, or of the chosen kind.

    `frame` is what the query workforce__care_types returns; `service` names the chosen kind of
    service where the rates tell it apart, and then its rows alone are spoken of.
    """
    rule = "kinds_of_care"
    rows = frame[frame["is_chosen"]] if service else frame
    own = rows[rows["area_level"] == "council"].set_index("indicator")
    england = rows[rows["area_level"] == "england"].set_index("indicator")
    period = "" if rows.empty else str(rows["period"].iloc[0])
    both = [code for code in own.index if code in england.index]
    if both:
        points = {code: abs(own["value"][code] - england["value"][code]) for code in both}
        most = max(both, key=points.__getitem__)
        what = care_of(own["indicator_name"][most])
        text = (
            f"{percent(own['value'][most])} of staff in {what} left their job in {place} in "
            f"{period}; in England {percent(england['value'][most])}"
        )
        if len(both) > 1:
            text = f"Furthest from England: {text}"
        return Finding(text, rule, holds=True)
    if len(england):
        most = str(england["value"].idxmax())
        what = care_of(england["indicator_name"][most])
        text = f"{percent(england['value'][most])} of staff in {what} left their job in England"
        return Finding(f"{text} in {period}; {place}'s rate is not held", rule, holds=False)
    text = f"Staff turnover by kind of care is not held for {place}"
    return Finding(text, rule, holds=False)


def care_of(indicator_name: object) -> str:
    """The kind of care in the name of an indicator: "homecare" of "Staff turnover in homecare"."""
    return str(indicator_name).removeprefix("Staff turnover in ")


def vacancies_moved(frame: pd.DataFrame) -> Finding:
    """Say what share of England's posts is vacant in the newest year, against the highest held.

    `frame` has value, period and period_year of one indicator, England's vacancy rate.
    """
    rule = "vacancies_moved"
    held = frame[frame["value"].notna()].sort_values("period_year")
    if held.empty:
        return Finding("Vacancies in England are not held", rule, holds=False)
    last = held.iloc[-1]
    value = stated_value(last["value"], "%")
    text = f"{value} of care posts in England were vacant in {last['period']}"
    top = held.sort_values("value", kind="stable").iloc[-1]
    if top["value"] <= last["value"]:
        return Finding(text, rule, holds=False)
    return Finding(
        f"{text}, down from {stated_value(top['value'], '%')} in {top['period']}", rule, True
    )


def stated_beside(frame: pd.DataFrame, *, place: str, region: str) -> Finding:
    """Say what a council's paper prints of vacancies beside region and England.

    `frame` is what the query workforce__stated returns.
    """
    rule = "stated_beside"
    rows = frame[frame["indicator"] == "vacancy_rate"]
    rows = rows[rows["council_value"].notna()]
    neutral = f"What papers of {place} print of the care workforce"
    if rows.empty:
        return Finding(neutral, rule, holds=False)
    row = rows.iloc[0]
    others = [
        (name, row[column])
        for name, column in ((the(region), "region_value"), ("England", "england_value"))
        if known(row[column]) is not None
    ]
    if not others:
        return Finding(neutral, rule, holds=False)
    beside = " and ".join(f"{stated_value(value, '%')} in {name}" for name, value in others)
    value = stated_value(row["council_value"], "%")
    text = f"{value} of care jobs in {place} were vacant in {row['period']}"
    return Finding(f"{text}, against {beside}, its paper says", rule, holds=True)


def origin(rows: Mapping[str, Mapping[str, Row]], *, place: str, region: str) -> Finding:
    """Say how many staff come from other countries of the European Union, here and elsewhere.

    `rows` has for council, region and england the newest figures by indicator.
    """
    rule = "origin"
    named = (("council", place), ("region", the(region)), ("england", "England"))
    said = [
        f"{percent(row['value'], 0)} in {name} ({row['period']})"
        for level, name in named
        if (row := rows.get(level, {}).get("eu_nationality"))
    ]
    if not said:
        return Finding(f"Where care staff in {place} come from is not held", rule, holds=False)
    text = f"Care staff from other countries of the European Union: {', '.join(said)}"
    return Finding(opening(text), rule, holds="eu_nationality" in rows.get("council", {}))
