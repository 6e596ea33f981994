"""Need of services against supply, under assumptions that a reader may move.

For each service, year and bound (low, central, high), with rate the number of people who use the
service per 100 residents of an age group:

    users    = rate / 100 x residents, for care homes / (1 - self-funders)
    diverted = users x reablement for care homes and homecare;
               of what is left, the share extra_care of care homes
    people   = users - diverted; in extra care + those diverted to it from care homes
    needed   = people / occupancy for care homes, else people
    gap      = needed - (supply + planned)

The low bound takes the low rate and the lowest share of self-funders, the high bound the highest
of both: the widest range that the published figures leave.

A gap above 0 is a shortage, below 0 there is more than needed. Rates of care homes count those
that the council pays for: dividing by one less the share of self-funders adds those who pay for
themselves. Reablement comes first, because it comes before a lasting service is chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

CARE_HOMES = ("nursing_home", "care_home")
EXTRA_CARE = "extra_care"
HELPED_BY_REABLEMENT = (*CARE_HOMES, "homecare")
BOUNDS = ("low", "central", "high")


@dataclass(frozen=True)
class Assumptions:
    """What a scenario assumes; shares are per cent, 0 to 100.

    `occupancy_pct` is the share of beds that are filled (above 0), `self_funders_pct` the share
    of residents of care homes who pay for themselves (below 100) and `self_funders_range` its
    lowest and highest (None: no range), `reablement_pct` and `extra_care_pct` the shares of users
    diverted. `planned` holds beds or places that will be added (negative: lost) by service.
    """

    occupancy_pct: float
    self_funders_pct: float
    self_funders_range: tuple[float, float] | None = None
    reablement_pct: float = 0.0
    extra_care_pct: float = 0.0
    planned: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse shares for which the arithmetic has no meaning."""
        if not 0 < self.occupancy_pct <= 100:
            raise ValueError(f"Occupancy must be above 0 and at most 100, not {self.occupancy_pct}")
        low, high = self.self_funders_range or (self.self_funders_pct, self.self_funders_pct)
        if not 0 <= low <= self.self_funders_pct <= high < 100:
            raise ValueError("The share of self-funders must be in its range, and that in 0 to 99.")
        for share in (self.reablement_pct, self.extra_care_pct):
            if not 0 <= share <= 100:
                raise ValueError(f"A share diverted must be from 0 to 100, not {share}.")

    def payers(self, bound: str) -> float:
        """Return the share of residents, 0 to 1, that the council pays for, by bound."""
        low, high = self.self_funders_range or (self.self_funders_pct, self.self_funders_pct)
        share = {"low": low, "central": self.self_funders_pct, "high": high}[bound]
        return 1 - share / 100


def service_gap(services: pd.DataFrame, assumed: Assumptions) -> pd.DataFrame:
    """Return people, needed beds or places, supply and gap of each service, with their range.

    `services` has a row per place, year and service, in columns place, year (any labels),
    service (nursing_home, care_home, homecare, extra_care; once per place and year), residents
    (of the age group the rate is over), rate, rate_low, rate_high (users per 100 residents; NaN
    where none is stated) and supply (beds or places; NaN where not held).

    Returns the rows in the same order with, for each bound, users_* (before anybody is
    diverted), people_* and needed_*, and with planned, supply_by_then and gap_* (NaN where the
    rate or the supply is). In extra care those diverted to it count even where no rate is
    stated. Raises ValueError where a low rate is above, or a high one below, the central.
    """
    frame = services.reset_index(drop=True)
    wrong = (frame["rate_low"] > frame["rate"]) | (frame["rate_high"] < frame["rate"])
    if wrong.any():
        raise ValueError(f"The rate of {frame.loc[wrong, 'service'].iloc[0]} is not in its range.")
    in_home = frame["service"].isin(CARE_HOMES)
    reabled = frame["service"].isin(HELPED_BY_REABLEMENT) * assumed.reablement_pct / 100
    moved = in_home * assumed.extra_care_pct / 100
    filled = (assumed.occupancy_pct / 100) ** in_home.astype(float)
    frame["planned"] = [float(assumed.planned.get(name, 0.0)) for name in frame["service"]]
    frame["supply_by_then"] = frame["supply"] + frame["planned"]
    names = {"low": "rate_low", "central": "rate", "high": "rate_high"}
    for bound, name in names.items():
        rate = frame[name].fillna(frame["rate"])
        users = rate / 100 * frame["residents"] / assumed.payers(bound) ** in_home.astype(float)
        lasting = users * (1 - reabled)
        people = lasting * (1 - moved) + _moved_in(frame, lasting * moved)
        frame[f"users_{bound}"] = users
        frame[f"people_{bound}"] = people
        frame[f"needed_{bound}"] = people / filled
        frame[f"gap_{bound}"] = frame[f"needed_{bound}"] - frame["supply_by_then"]
    return frame


def homes_together(frame: pd.DataFrame) -> pd.DataFrame:
    """Add up the two kinds of care home, a row per place and year.

    `frame` is what `service_gap` returns. `supply` of a kind may be missing: `supply_together`
    (a column, the same in both rows of a place and year) serves then, NaN where not held.
    Returns place, year, users_*, people_*, needed_*, supply, planned, supply_by_then and gap_*;
    NaN where a part is missing.
    """
    homes = frame[frame["service"].isin(CARE_HOMES)]
    keys = ["place", "year"]
    amounts = [f"{what}_{bound}" for what in ("users", "people", "needed") for bound in BOUNDS]
    grouped = homes.groupby(keys, sort=False)
    # Both kinds must be known: one alone is not all care homes.
    total = grouped[[*amounts, "planned"]].sum(min_count=len(CARE_HOMES))
    total["supply"] = grouped["supply_together"].first()
    total["supply_by_then"] = total["supply"] + total["planned"]
    for bound in BOUNDS:
        total[f"gap_{bound}"] = total[f"needed_{bound}"] - total["supply_by_then"]
    return total.reset_index()


def _moved_in(frame: pd.DataFrame, moved: "pd.Series[float]") -> "pd.Series[float]":
    """Return for each row of extra care who is diverted to it in its place and year, else 0."""
    keys = [frame["place"], frame["year"]]
    everybody = moved.groupby(keys).transform("sum")
    return everybody.where(frame["service"] == EXTRA_CARE, 0.0)
