"""Findings on the size of care homes that closed beside that of those that opened."""

import pandas as pd

from mps.words.changes import homes_and_beds
from mps.words.findings import Finding, opening
from mps.words.numbers import number

FEW_HOMES = 5
"""With fewer care homes on either side, medians are not compared."""
NOTABLE_BEDS = 5
"""Medians closer than this are called about the same."""


def giving_way(sizes: pd.DataFrame, *, place: str, period: str) -> Finding:
    """Say whether the homes that opened were larger than those that closed.

    `sizes` has set_name (Closed, Opened), band_code, location_count and median_beds.
    """
    rule = "giving_way"
    whole = sizes[sizes["band_code"] == "all"].set_index("set_name")
    closed, opened = (int(whole["location_count"].get(name, 0)) for name in ("Closed", "Opened"))
    if not closed and not opened:
        text = f"No care home with known beds opened or closed in {place} {period}"
        return Finding(text, rule, holds=False)
    if min(closed, opened) < FEW_HOMES:
        text = (
            f"{opening(homes_and_beds(closed))} closed in {place} and {homes_and_beds(opened)} "
            f"opened {period}: "
            "too few to say that small homes give way to large ones"
        )
        return Finding(text, rule, holds=False)
    before, after = (float(whole["median_beds"][name]) for name in ("Closed", "Opened"))
    answer = "larger" if after > before else "smaller"
    if abs(after - before) < NOTABLE_BEDS:
        answer = "about as large"
    text = (
        f"Care homes that opened in {place} {period} were {answer}: a median of {_median(after)} "
        f"beds, against {_median(before)} of those that closed"
    )
    return Finding(text, rule, holds=True)


def size_note(sizes: pd.DataFrame) -> str:
    """Warn when so few homes closed or opened that one of them moves the medians."""
    whole = sizes[(sizes["band_code"] == "all") & (sizes["set_name"] != "Registered now")]
    if whole["location_count"].min() >= 2 * FEW_HOMES:
        return ""
    return "Few homes closed or opened: one more or less would move these shares and medians."


def medians_in_words(sizes: pd.DataFrame) -> str:
    """Write the median size of each set of homes: "Median beds: closed 18.5, opened 17"."""
    whole = sizes[(sizes["band_code"] == "all") & (sizes["location_count"] > 0)]
    said = [
        f"{str(name).lower()} {_median(beds)}"
        for name, beds in zip(whole["set_name"], whole["median_beds"], strict=True)
    ]
    return f"Median number of beds: {', '.join(said)}."


def _median(beds: object) -> str:
    return number(beds, 1).removesuffix(".0")
