"""A service whose price falls over time beside one whose price stays.

The case: supported living starts dearer or cheaper than a care home and becomes cheaper as a
person needs less support, while the care home's price stays (Rotherham Council, Cabinet report of
17 October 2022, section 6.3). The price falls in a straight line from `start` to `left` over
`fall_years` and then stays; without a fall it stays at `start`. With t in years from the first
week, S = start, E = left, Y = fall_years, the cost of one place up to t is 52 times

    S t - (S - E) t^2 / (2 Y)                    while t <= Y
    S Y - (S - E) Y / 2 + E (t - Y)              after that

A year is 52 weeks, as in the councils' own sums. Prices are those of one year: no inflation, and
nothing for what else changes with the service, such as rent or what a resident pays.
"""

from dataclasses import dataclass

import pandas as pd

WEEKS = 52


@dataclass(frozen=True)
class StepDown:
    """What is compared, in pounds a week, years and people.

    `start` and `left` are the falling service's price for one person in the first week and when
    it has fallen; `other` is the price that stays. `fall_years` is how long the fall takes, 0
    for a price that does not fall. `years` is how long both are looked at, `people` how many
    places there are.
    """

    start: float
    left: float
    other: float
    fall_years: float
    years: int
    people: int = 1

    def __post_init__(self) -> None:
        """Raise ValueError for amounts below 0, a price that rises, or no years or people."""
        if min(self.start, self.left, self.other, self.fall_years) < 0:
            raise ValueError("Prices and years cannot be below 0.")
        if self.left > self.start:
            raise ValueError("The price must not rise: what is left is above the start.")
        if self.years < 1 or self.people < 1:
            raise ValueError("At least one year and one person are needed.")


def cost_until(case: StepDown, time: float) -> float:
    """Return what one place of the falling service costs from the start to `time` years, in £."""
    if not case.fall_years:
        return WEEKS * case.start * time
    falling = min(time, case.fall_years)
    drop = case.start - case.left
    spent = case.start * falling - drop * falling**2 / (2 * case.fall_years)
    return WEEKS * (spent + case.left * (time - falling))


def year_by_year(case: StepDown) -> pd.DataFrame:
    """Return the cost of each year and of all years so far, for all places, in pounds.

    One row per year from 1: year, falling_gbp, other_gbp, difference_gbp (falling less other:
    negative where the falling service costs less) and difference_so_far_gbp.
    """
    ends = range(1, case.years + 1)
    falling = [case.people * (cost_until(case, end) - cost_until(case, end - 1)) for end in ends]
    frame = pd.DataFrame({"year": list(ends), "falling_gbp": falling})
    frame["other_gbp"] = case.people * WEEKS * case.other
    frame["difference_gbp"] = frame["falling_gbp"] - frame["other_gbp"]
    frame["difference_so_far_gbp"] = frame["difference_gbp"].cumsum()
    return frame


def break_even_years(case: StepDown) -> float | None:
    """Return after how many years the falling service has cost no more in all than the other.

    0 where it is never dearer; None where it never catches up. Solves cost up to t = 52 R t with
    R the other's price: t = 2 Y (S - R) / (S - E) within the fall, else
    t = Y (S - E) / (2 (R - E)).
    """
    above = case.start - case.other
    if above <= 0:
        return 0.0
    drop = case.start - case.left
    if not case.fall_years or not drop:
        return None
    within = 2 * case.fall_years * above / drop
    if within <= case.fall_years:
        return within
    below = case.other - case.left
    return case.fall_years * drop / (2 * below) if below > 0 else None


def break_even_price(case: StepDown) -> float | None:
    """Return the weekly price to which the service must fall to cost the same over all years.

    None where it costs no more without any fall, and where even a fall to nothing is not enough.
    `left` of the case is not used. With H years: E = (R H - S Y / 2) / (H - Y / 2) where the fall
    ends within them, else E = S - 2 Y (S - R) / H.
    """
    above = case.start - case.other
    if above <= 0 or not case.fall_years:
        return None
    if case.fall_years <= case.years:
        half = case.fall_years / 2
        needed = (case.other * case.years - case.start * half) / (case.years - half)
    else:
        needed = case.start - 2 * case.fall_years * above / case.years
    return needed if needed >= 0 else None
