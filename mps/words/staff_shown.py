"""Frames of the page Workforce made ready for charts and tables: names, words, what is drawn."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mps.words.findings import the
from mps.words.numbers import join, known, percent
from mps.words.staff_said import SAID, SERIES, WHY_BLANK, value_and_period

Row = Mapping[str, Any]

COMPARATOR = "Median of councils, then England"
_PLACES = ("council", "region", "england")


def turnover_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Name each row's place and series, its line on the chart, and why a rate is missing.

    The median of councils and England are one line, which the break cuts between the two.
    `is_drawn` marks what a chart shows: rates of the newer series only where the council has one.
    """
    area = frame["area_name"].where(frame["area_level"] != "median", "Median of councils")
    newer = frame[(frame["area_level"] == "council") & (frame["series_id"] == "ascof_6a")]
    joint = COMPARATOR if newer["value"].notna().any() else "Median of councils"
    line = area.where(~frame["area_level"].isin(("median", "england")), joint)
    drawn = frame["value"].notna()
    if joint != COMPARATOR:
        drawn &= frame["series_id"] == "oflog"
    why = frame["status"].map(WHY_BLANK).where(frame["value"].isna(), "").fillna("not available")
    return frame.assign(
        area=area, line=line, series=frame["series_id"].map(SERIES), why=why, is_drawn=drawn
    )


def turnover_subtitle(frame: pd.DataFrame, place: str, region: str) -> str:
    """Name measure, places and period of the chart of turnover."""
    shown = turnover_rows(frame)
    shown = shown[shown["is_drawn"]]
    text = f"Staff who left their job as a share of staff, {place}, with the median of councils"
    if shown.empty:
        return text
    if shown["series_id"].nunique() == 1:
        return f"{text}, {shown['period'].min()} to {shown['period'].max()}"
    others = [the(region)] if (shown["area_level"] == "region").any() else []
    return f"{text} to 2022-23 and {join([*others, 'England'])} from 2023-24"


def later_rates(frame: pd.DataFrame) -> str:
    """Give England's rates of the newer series where the council has none; they do not compare."""
    rows = frame[(frame["series_id"] == "ascof_6a") & (frame["area_level"] == "england")]
    rows = rows[rows["value"].notna()]
    if rows.empty:
        return "The series has ended."
    rates = [f"{percent(v)} in {p}" for v, p in zip(rows["value"], rows["period"], strict=True)]
    return (
        f"The series has ended. A newer one, which does not compare, gives England {join(rates)}."
    )


def printed_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Add what the paper prints for council, region and England as text, or that it does not."""
    said = {f"{place}_said": frame[f"{place}_printed"].fillna("not printed") for place in _PLACES}
    return frame.assign(**said, note=frame["note"].fillna(""), url=frame["url"].fillna(""))


def by_reach(frame: pd.DataFrame) -> Mapping[str, pd.DataFrame]:
    """Part printed figures into those of the council beside others, alone, and of others only."""
    own = frame["council_printed"].notna()
    others = frame["region_printed"].notna() | frame["england_printed"].notna()
    return {
        "beside": frame[own & others],
        "alone": frame[own & ~others],
        "others": frame[~own],
    }


def columns_held(frame: pd.DataFrame) -> list[str]:
    """The columns of a table of printed figures, without a place for which nothing is printed."""
    places = [f"{place}_said" for place in _PLACES if frame[f"{place}_printed"].notna().any()]
    return ["indicator_name", *places, "period"]


def compared(frame: pd.DataFrame, council: str, region: str) -> pd.DataFrame:
    """Keep the percentages that a paper prints for its council and for another place, as bars."""
    rates = frame[(frame["unit"] == "%") & frame["council_value"].notna()]
    rates = rates[rates["region_value"].notna() | rates["england_value"].notna()]
    places = ((council, "council_value"), (region, "region_value"), ("England", "england_value"))
    bars = [
        {"group_name": row["indicator_name"], "place_name": name, "share_pct": row[column]}
        for row in rates.to_dict("records")
        for name, column in places
        if known(row[column]) is not None
    ]
    return pd.DataFrame(bars, columns=["group_name", "place_name", "share_pct"])


def nationality_bars(frame: pd.DataFrame, indicators: Sequence[str]) -> pd.DataFrame:
    """Keep the nationalities of a table of figures, as bars by group and place."""
    rows = frame[frame["indicator"].isin(indicators)]
    names = {
        "british_nationality": "British",
        "eu_nationality": "Other EU",
        "non_eu_nationality": "Outside the EU",
    }
    bars = pd.DataFrame(
        {
            "group_name": rows["indicator"].map(names),
            "place_name": rows["area_name"],
            "share_pct": rows["value"],
            "order": rows["indicator"].map({name: at for at, name in enumerate(indicators)}),
        }
    )
    return bars.sort_values("order", kind="stable")


def told(rows: Sequence[Row]) -> pd.DataFrame:
    """Make a table of figures with value in words and how sure each is."""
    frame = pd.DataFrame([dict(row) for row in rows])
    return frame.assign(said=figures(frame), sure=frame["status"].map(SAID))


def figures(frame: pd.DataFrame) -> list[str]:
    """Write each row's value with its unit; in words where the publisher gives none."""
    rows = frame.to_dict("records")
    return [_figure({str(name): row[name] for name in row}) for row in rows]


def _figure(row: Row) -> str:
    if known(row["value"]) is None:
        return WHY_BLANK.get(str(row["status"]), "not available")
    return value_and_period(row)[0]


def places_of(frame: pd.DataFrame) -> str:
    """Name the places of a table of figures: "Rotherham and England"."""
    return join([the(str(name)) for name in dict.fromkeys(frame["area_name"])])
