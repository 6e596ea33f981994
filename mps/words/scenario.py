"""Words around a scenario: how it is worked out, what it starts with, and what is not held."""

from collections.abc import Mapping

import pandas as pd

from mps.words.findings import Finding
from mps.words.need import PEOPLE
from mps.words.numbers import counted, known, number

FORMULA = """
- **Users** = rate of use ÷ 100 × residents of the age group; in care homes ÷ (1 − share of
  residents the council does not pay for), because the rates count those it pays for.
- **Diverted** = users × share diverted by reablement (care homes and homecare); of what is left
  in care homes, × share diverted to extra care. Those are added to extra care.
- **Needed** = users − diverted; in care homes ÷ occupancy, because not every bed can be filled.
- **Gap** = needed − (there are + planned). Above 0 is short, below 0 is to spare.
- **Low and high** take the lowest and the highest published rate of use together with the lowest
  and the highest published share of self-funders. A number that you set yourself has no range.
"""

NO_SUPPLY: Mapping[str, str] = {
    "homecare": "The regulator lists homecare agencies, not how many people they can serve, so "
    "there is no supply to set this against.",
    "extra_care": "The regulator lists the care in extra care housing, not the homes, and no "
    "number of units is stated in a paper held here.",
    "nursing_home": "How many beds there are with nursing is not held: the count of 2022 does not "
    "tell the two kinds of care home apart.",
    "care_home": "How many beds there are without nursing is not held: the count of 2022 does not "
    "tell the two kinds of care home apart.",
}
"""Why what there is of a service is not held."""


def no_projection(council: str) -> tuple[str, str, str]:
    """Say that no future can be shown: what is missing, why, and how to load it."""
    return (
        f"Need in years to come in {council}",
        "No population projection is held for this council, so the newest estimate is shown and "
        "no future is made up.",
        "For those who run this site: add the council's rows of the projections by the Office for "
        "National Statistics to data/bundled/ons_population_projections (a county needs the sum "
        "of its districts) and run: python -m mps build",
    )


def no_residents(what: str, *, year: int) -> tuple[str, str, str]:
    """Say that no residents are held of the year, or of any (0): what, why, how to load them."""
    load = "For those who run this site: README, Add to it; then run: python -m mps build"
    if not year:
        return what, "The store holds no number of older residents for this place.", load
    why = f"No number of residents of mid-{year} is held for this area."
    return what, why, f"Choose another year. {load}"


def no_rate(service: str, council: str) -> str:
    """Ask for a rate of use where none is stated."""
    return (
        f"No published figure of {PEOPLE[service]} is held for {council}. Type a rate of use "
        "below to see what it would mean."
    )


def spread_of(low: object, high: object) -> str:
    """Write a range of shares or rates, "none published" without one."""
    first, last = known(low), known(high)
    if first is None or last is None:
        return "none published"
    return f"{first:g} to {last:g}"


def other_counts(frame: pd.DataFrame, *, council: str) -> Finding:
    """Say how many published figures of use are held, and of how many a rate can be worked out.

    `frame` has place_name and rate_per_100 (missing where no residents of the year are held).
    """
    own = frame[frame["place_name"] == council]
    if own.empty:
        text = f"No published figure of use is held for {council} itself"
        return Finding(text, "other_counts", holds=False)
    rated = int(own["rate_per_100"].notna().sum())
    text = (
        f"{counted(len(own), 'published figure', 'published figures')} of use held for {council}; "
        f"{number(rated)} with residents of the same year to set against"
    )
    return Finding(text, "other_counts", holds=True)


def rate_words(rate: object) -> str:
    """Write users per 100 residents to two decimals, "none stated" without a rate."""
    value = known(rate)
    return "none stated" if value is None else number(value, 2)
