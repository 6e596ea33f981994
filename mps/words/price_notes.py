"""What a reader must know of each figure of the page Price."""

import pandas as pd

from mps.words.numbers import join

HOURLY_NOTE = (
    "The diamond is the Homecare Association's minimum price, which is for all homecare, not for "
    "the service named. Where its year was not seen, the years before and after stand instead."
)
SELF_FUNDERS = (
    "A self-funder pays for the whole of the care; people who top up a council's fee are not "
    "counted."
)
WEEKLY_NOTE = (
    "Each chart has the rates of one paper; papers count differently, so they are not drawn on "
    "one axis. A diamond, where there is one, is a market average."
)
RESTATED_NOTE = (
    "A rate times the index of the chosen year over that of its own. GDP deflator and CPI follow "
    "all prices; care is mostly wages, which rose faster. The homecare minimum price is of the UK "
    "to 2022-23 and of England since: the two are not joined."
)
RISES_NOTE = "Averages of councils' reports; the rises follow on each other, so they multiply."
PREMIUM_NOTE = (
    "An illustration: the premium is an average of the country, printed without a year, and not "
    "what a home near here charges."
)
BESIDE_NOTE = (
    "A difference is worked out only where both are for the same unit and year and count alike "
    "enough; the last column says how they compare. Unit costs are never set against fees: they "
    "hold the council's own services and overheads."
)
FEES_NOTE = (
    "A fee for homes with nursing may leave out what the NHS pays for nursing: see the publisher's "
    "notes."
)
UNIT_COST_NOTE = (
    "Spending divided by care given: not a fee. The returns of 2013-14 and 2014-15 count "
    "differently and are never drawn together."
)
FAIR_PRICE = (
    "What care costs a provider here, its fair price or fair cost, is not held as a rate. Councils "
    "published median costs in reports of their own in 2022-23; no table of all of them was found. "
    "For those who run this site: add the medians to rates.csv in the council's folder."
)


def held_note(frame: pd.DataFrame, years: str = "financial_year") -> str:
    """Name the years of a series that were not seen, told by others, or whose year is inferred.

    `frame` has the year in the column `years`, rate_gbp and status.
    """
    missing = frame[frame["rate_gbp"].isna()]
    held = frame[frame["rate_gbp"].notna()]
    said = [
        (missing, "Not seen, so that the line is open: {}."),
        (held[held["status"] == "secondary"], "Told by others: {}."),
        (held[held["status"] == "uncertain"], "Year inferred: {}."),
    ]
    lines = [
        text.format(join(list(dict.fromkeys(map(str, rows[years])))))
        for rows, text in said
        if len(rows)
    ]
    return " ".join([*lines, "The table has a note for each year."])


def regions_note(shares: pd.DataFrame) -> str:
    """Name the regions that are held, and what is counted."""
    regions = shares[~shares["area_code"].isin(["E92000001"])]["area_name"]
    named = list(dict.fromkeys(regions))
    return f"Of the regions, held are {join(named)}. {SELF_FUNDERS}" if named else SELF_FUNDERS
